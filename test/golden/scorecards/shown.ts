import type { Detail, FlagJson } from '../../../src/domain/resultJson.ts';

/** What one run says of one account on one scorecard, in the words of `expected.json`. */
export type Shown = {
  readonly state: Detail['state'];
  readonly score: number | null;
  readonly computed: number | null;
  readonly plain: number | null | undefined;
  readonly band: string | null;
  readonly since: string;
  /** `red, night 1`; null = the band is that of the score. */
  readonly next: string | null;
  /** Percent, two decimals. */
  readonly coverage: number;
  /** Readings observed of those in use. */
  readonly readings: string;
  readonly worst: string | null;
  readonly points: Readonly<Record<string, number | null>>;
  readonly contributions: Readonly<Record<string, number>>;
  readonly effects: Readonly<Record<string, number>>;
  readonly missing: Readonly<Record<string, string>>;
  /** `59 since 2026-11-16`, with `acts` and `ending, night 1` where so. */
  readonly rules: Readonly<Record<string, string>>;
  /** Of survey measures: `1 answered, own 100, few`. */
  readonly surveys: Readonly<Record<string, string>>;
  /** By id: whether it changes anything. */
  readonly overrides: Readonly<Record<string, boolean>>;
  readonly detail: Detail;
};

/** A result in the words of `expected.json`. */
export function shownOf(detail: Detail, since: string): Shown {
  const { measures, next } = detail;
  const by = <Value>(pick: (measure: Detail['measures'][number]) => Value): Readonly<Record<string, Value>> =>
    Object.fromEntries(measures.map((measure) => [measure.k, pick(measure)]));
  return {
    state: detail.state,
    score: detail.score,
    computed: detail.computed,
    plain: detail.plain,
    band: detail.band,
    since,
    next: next === undefined ? null : `${next.band}, night ${next.runs}`,
    coverage: Math.round(detail.coverage * 10_000) / 100,
    readings: `${detail.readings} of ${detail.inUse}`,
    worst: detail.worst,
    points: by(({ pts }) => pts),
    contributions: by(({ con }) => con),
    effects: by(({ eff }) => eff),
    missing: Object.fromEntries(measures.flatMap(({ k, miss }) => (miss === undefined ? [] : [[k, miss]]))),
    rules: Object.fromEntries(
      detail.rules.map(({ k, to, since: from, acts, ends }) => [
        k,
        [`${to} since ${from}`, ...(acts ? ['acts'] : []), ...(ends === undefined ? [] : [`ending, night ${ends.runs}`])].join(', ')
      ])
    ),
    surveys: Object.fromEntries(
      measures.flatMap(({ k, sv }) => (sv === undefined ? [] : [[k, `${sv.n} answered, own ${sv.raw}${sv.few === true ? ', few' : ''}`]]))
    ),
    overrides: Object.fromEntries((detail.overrides ?? []).map(({ id, acts }) => [id, acts])),
    detail
  };
}

/** A disagreement in the words of `expected.json`. */
export function flagWords(flag: FlagJson): string {
  switch (flag.k) {
    case 'scorecards':
      return `${flag.high} over ${flag.low}`;
    case 'groups':
      return `${flag.scorecard}: ${flag.high} over ${flag.low}`;
    case 'pulse':
      return `pulse ${flag.side} than ${flag.scorecard} since ${flag.since}`;
  }
}
