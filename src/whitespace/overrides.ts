import type { Settings } from '../domain/settings.ts';
import type { EngineOverrides, EngineScorecard } from '../scoring/types.ts';
import type { OverrideFact } from '../domain/judgement.ts';
import type { AssessInput } from './assessInput.ts';

/** A human override that counts today. */
export type Override = {
  readonly id: string;
  readonly accountId: string;
  readonly scorecard: string;
  readonly kind: 'cap' | 'exclude' | 'points';
  /** Undefined = the whole scorecard. */
  readonly measure?: string;
  /** Cap or points, 0-100; undefined for exclude. */
  readonly to?: number;
  /** Calendar days: of its making, and the last one that it counts. */
  readonly since: string;
  readonly until: string;
  /** User id of the author. */
  readonly by: string;
};

/** What is wrong with an override that therefore counts for nothing; `value` is what stands there. */
export type WrongOverride = {
  readonly id: string;
  readonly accountId: string;
  readonly fault: 'Kind' | 'Subject' | 'Scorecard' | 'Measure' | 'Value';
  readonly value: string;
};

/** Overrides that count on the day of the run, the oldest first, and those that would but for a fault. */
export type Overrides = { readonly counting: readonly Override[]; readonly wrong: readonly WrongOverride[] };

/** What an override does, by the word of its picklist. */
export const overrideKinds: Readonly<Record<string, Override['kind']>> = { Cap: 'cap', Exclude: 'exclude', Points: 'points' };

/**
 * Judges human overrides: an override counts from the day of its making to the day on which it expires, both included.
 *
 * One that names a measure only belongs to the scorecard of that measure. One that names nothing known, or whose value is
 * empty or outside 0-100, counts for nothing; it is named so that somebody corrects it.
 *
 * Source: docs/METHODS.md, "Overrides".
 *
 * @param input  overrides as they were written, settings and day
 */
export function overridesOf(input: Pick<AssessInput, 'overrides' | 'settings' | 'asOf'>): Overrides {
  const today = input.asOf.today;
  const counting: Override[] = [];
  const wrong: WrongOverride[] = [];
  const rows = (input.overrides ?? []).filter((row) => row.createdOn <= today && today <= row.expiresOn);
  for (const row of [...rows].sort(byTime)) {
    const found = judgedRow(input.settings, row);
    if ('fault' in found) {
      wrong.push({ id: row.id, accountId: row.accountId, ...found });
    } else {
      counting.push(found);
    }
  }
  return { counting, wrong };
}

/**
 * Overrides of one scorecard as columns for the engine: the strictest cap, the newest points.
 *
 * @param overrides  the oldest first
 * @returns          undefined when nobody overruled the scorecard
 */
export function overrideColumns(input: AssessInput, model: EngineScorecard, overrides: readonly Override[]): EngineOverrides | undefined {
  const own = overrides.filter(({ scorecard }) => scorecard === model.key);
  if (own.length === 0) {
    return undefined;
  }
  const place = new Map(input.accounts.map((id, i) => [id, i]));
  const columnsOf = (measure: string | undefined): SubjectColumns => {
    const columns = emptyColumns(input.accounts.length);
    own.filter((one) => one.measure === measure).forEach((one) => enter(columns, one, place.get(one.accountId) ?? -1));
    return columns;
  };
  const whole = columnsOf(undefined);
  const touched = new Set(own.map(({ measure }) => measure));
  const measures = model.measures.map(({ key }) => (touched.has(key) ? columnsOf(key) : undefined));
  return {
    ...{ caps: whole.caps, scores: whole.points, excluded: whole.excluded },
    measureCaps: measures.map((columns) => columns?.caps),
    measurePoints: measures.map((columns) => columns?.points),
    measureExcluded: measures.map((columns) => columns?.excluded)
  };
}

type SubjectColumns = { readonly caps: Float64Array; readonly points: Float64Array; readonly excluded: Uint8Array };

function emptyColumns(accounts: number): SubjectColumns {
  const unknown = (): Float64Array => new Float64Array(accounts).fill(NaN);
  return { caps: unknown(), points: unknown(), excluded: new Uint8Array(accounts) };
}

function enter(columns: SubjectColumns, { kind, to = NaN }: Override, i: number): void {
  if (i < 0) {
    return;
  }
  if (kind === 'exclude') {
    columns.excluded[i] = 1;
  } else if (kind === 'points') {
    columns.points[i] = to;
  } else if (!((columns.caps[i] ?? NaN) <= to)) {
    columns.caps[i] = to;
  }
}

function judgedRow(settings: Settings, row: OverrideFact): Override | Pick<WrongOverride, 'fault' | 'value'> {
  const { id, accountId, createdOn: since, expiresOn: until, by } = row;
  const kind = overrideKinds[row.kind];
  const key = row.measure.trim();
  const measure = settings.measures.find((one) => one.key === key);
  const home = settings.groups.find((group) => group.key === measure?.group)?.scorecard;
  const named = row.scorecard.trim();
  const scorecard = named === '' ? home : named;
  if (kind === undefined) {
    return { fault: 'Kind', value: row.kind };
  }
  if (key === '' && named === '') {
    return { fault: 'Subject', value: '' };
  }
  if (named !== '' && !settings.scorecards.some((one) => one.key === named)) {
    return { fault: 'Scorecard', value: named };
  }
  if (scorecard === undefined || (key !== '' && home !== scorecard)) {
    return { fault: 'Measure', value: key };
  }
  const base = { id, accountId, scorecard, kind, since, until, by, ...(key === '' ? {} : { measure: key }) };
  if (kind === 'exclude') {
    return base;
  }
  const to = row.value ?? NaN;
  return to >= 0 && to <= 100 ? { ...base, to } : { fault: 'Value', value: row.value === undefined ? '' : String(row.value) };
}

function byTime(a: OverrideFact, b: OverrideFact): number {
  if (a.createdAt !== b.createdAt) {
    return a.createdAt < b.createdAt ? -1 : 1;
  }
  return a.id < b.id ? -1 : 1;
}
