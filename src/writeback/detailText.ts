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
 * A detail that may be shown to the customer: without record ids, queries, thresholds, who overruled what, what a
 * what-if needs, and what changed, which names both.
 */
export function shareableDetail({ changed: _changed, half: _half, ...detail }: Detail): Detail {
  return {
    ...detail,
    ...(detail.overrides === undefined ? {} : { overrides: [] }),
    measures: detail.measures.map(({ read: _read, ...measure }) => ({ ...measure, ids: [], q: '' })),
    rules: detail.rules.map(({ cond: _cond, ...rule }) => ({ ...rule, ids: [] }))
  };
}
