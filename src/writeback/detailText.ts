import type { Detail, DetailMeasure } from '../domain/resultJson.ts';
import { jsonText } from './jsonText.ts';

/** Longest text of a detail; the field holds 32,768 characters, of which some are kept for later fields. */
const LONGEST = 30_000;

/** What goes where a detail is too long: first all but one sample of each measure, then all, then the queries. */
const STEPS: readonly ((measure: DetailMeasure) => DetailMeasure)[] = [
  (measure) => measure,
  (measure) => ({ ...measure, ids: measure.ids.slice(0, 1) }),
  (measure) => ({ ...measure, ids: [] }),
  (measure) => ({ ...measure, ids: [], q: '' })
];

/** A detail that fits into its field, and its text. */
export type FittedDetail = { readonly detail: Detail; readonly text: string };

/** A detail as the record holds it: sorted keys, at most 30,000 characters, samples go first. */
export function fittedDetail(detail: Detail): FittedDetail {
  let fitted: FittedDetail = { detail, text: '' };
  for (const step of STEPS) {
    const shorter = { ...detail, measures: detail.measures.map(step) };
    fitted = { detail: shorter, text: jsonText(shorter) };
    if (fitted.text.length <= LONGEST) {
      break;
    }
  }
  return fitted;
}

/**
 * A detail that may be shown to the customer: what the copy is made from and nothing else, so that a reader of this field alone
 * finds no rules (which may look at an internal scorecard), no overrides, points, weights, effects, record ids or queries, nor
 * what changed.
 */
export function shareableDetail({ v, asOf, state, score, best, band, coverage, readings, inUse, oldest, fresh, ...rest }: Detail): Detail {
  return {
    ...{ v, asOf, state, score, computed: score, best, band, coverage, readings, inUse, worst: null },
    ...(oldest === undefined ? {} : { oldest }),
    ...(fresh === undefined ? {} : { fresh }),
    groups: rest.groups.map((group) => ({ ...group, w: 0 })),
    measures: rest.measures.map(shareableMeasure),
    rules: []
  };
}

/** Without a trace of what a person made of it: a reading that somebody left out or gave points for does not count, as an unknown one. */
function shareableMeasure({ k, val, on, least, n, sv, hid, miss }: DetailMeasure): DetailMeasure {
  const told = miss === 'given' || miss === 'excluded' ? 'unknown' : miss;
  return {
    ...{ k, val, pts: null, w: 0, con: 0, eff: 0, n, ids: [], q: '' },
    ...(on === undefined ? {} : { on }),
    ...(least === undefined ? {} : { least }),
    ...(sv === undefined ? {} : { sv }),
    ...(hid === undefined ? {} : { hid }),
    ...(told === undefined ? {} : { miss: told })
  };
}
