import type { CellJson, CellsJson, Detail, DetailMeasure } from '../domain/resultJson.ts';

/** Reasons that a list shows; a change of their order is worth a write. */
const reasonsShown = 3;

/**
 * What of a result's detail is worth a write, as canonical text.
 *
 * Left out is what only ages: values with a date they count from, points and weights (a shift of 0.1 shows in the
 * contribution), numbers of days in rules, `asOf`. Coverage counts in whole percent.
 */
export function comparableDetail(detail: Detail): string {
  return JSON.stringify({
    v: detail.v,
    state: detail.state,
    score: detail.score,
    computed: detail.computed,
    band: detail.band,
    coverage: Math.round(detail.coverage * 100),
    readings: detail.readings,
    inUse: detail.inUse,
    oldest: detail.oldest,
    worst: detail.worst,
    measures: detail.measures.map(comparableMeasure),
    reasons: firstReasons(detail.measures),
    rules: detail.rules.map(({ k, to, since, ids, acts }) => ({ k, to, since, ids, acts })),
    until: detail.fresh?.until
  });
}

function comparableMeasure(measure: DetailMeasure): object {
  return {
    k: measure.k,
    val: measure.on === undefined ? measure.val : undefined,
    on: measure.on,
    con: measure.con,
    miss: measure.miss,
    hid: measure.hid,
    ids: measure.ids
  };
}

/** Keys of the most negative effects, worst first, ties by key: the first three reasons. */
function firstReasons(measures: readonly DetailMeasure[]): readonly string[] {
  return measures
    .filter((measure) => measure.eff < 0)
    .sort((a, b) => a.eff - b.eff || (a.k < b.k ? -1 : 1))
    .slice(0, reasonsShown)
    .map((measure) => measure.k);
}

/** What of a whitespace cell is worth a write: everything but the ageing number of the rule that holds it. */
export function comparableCell(cell: CellJson): object {
  const { hold, ...rest } = cell;
  return sorted({ ...rest, ...(hold === undefined ? {} : { hold: { rule: hold.rule, since: hold.since, ids: hold.ids, all: hold.all } }) });
}

/** What of a summary's cells is worth a write. */
export function comparableCells(json: CellsJson): string {
  return JSON.stringify({ v: json.v, cells: json.cells.map(comparableCell) });
}

function sorted(value: { readonly [key: string]: unknown }): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
