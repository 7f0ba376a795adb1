import type { CellJson, CellsJson, Detail, DetailMeasure, DetailRule } from '../domain/resultJson.ts';
import { jsonText } from './jsonText.ts';

/** Reasons that a list shows; a change of their order is worth a write. */
const reasonsShown = 3;

/**
 * What of a result's detail is worth a write, as canonical text.
 *
 * Left out is what only ages: values with a day they count from or to (the day itself counts), points and weights
 * (a shift of 0.1 shows in the contribution), `asOf`. Coverage counts in whole percent.
 */
export function comparableDetail(detail: Detail): string {
  return jsonText({
    v: detail.v,
    state: detail.state,
    score: detail.score,
    computed: detail.computed,
    plain: detail.plain,
    base: detail.base,
    over: detail.over,
    band: detail.band,
    next: detail.next,
    coverage: Math.round(detail.coverage * 100),
    readings: detail.readings,
    inUse: detail.inUse,
    oldest: detail.oldest,
    worst: detail.worst,
    measures: detail.measures.map(comparableMeasure),
    reasons: firstReasons(detail.measures),
    rules: detail.rules.map(comparableRule),
    half: detail.half,
    overrides: detail.overrides,
    until: detail.fresh?.until
  });
}

function comparableMeasure(measure: DetailMeasure): object {
  return {
    k: measure.k,
    // Answers of others move a drawn score a little; the account's own answers, or a contribution, are worth a write.
    val: measure.sv ? undefined : comparableValue(measure.val, measure.on),
    sv: measure.sv && { n: measure.sv.n, raw: measure.sv.raw },
    on: measure.on,
    isOverruled: measure.was !== undefined,
    con: measure.con,
    miss: measure.miss,
    hid: measure.hid,
    ids: measure.ids
  };
}

function comparableRule(rule: DetailRule): object {
  const { val, val2, on, by, on2, by2, ...rest } = rule;
  return {
    ...rest,
    ...{ on, by, on2, by2 },
    val: comparableValue(val, on ?? by),
    val2: comparableValue(val2, on2 ?? by2)
  };
}

/** A value that a reader counts from its day is no reason to write. */
function comparableValue(value: number | null | undefined, day: string | undefined): number | null | undefined {
  return day === undefined ? value : undefined;
}

/** Keys of the most negative effects, worst first, ties by key: the first three reasons. */
function firstReasons(measures: readonly DetailMeasure[]): readonly string[] {
  return measures
    .filter((measure) => measure.eff < 0)
    .sort((a, b) => a.eff - b.eff || (a.k < b.k ? -1 : 1))
    .slice(0, reasonsShown)
    .map((measure) => measure.k);
}

/**
 * What of a whitespace cell is worth a write: everything but a value of its hold that a reader counts from its day, and its place to
 * the owner, which stands in a field of its own. One more customer moves the counts behind what is said of a whole segment, so that
 * on other days than that of the week they are worth a write only where something begins or ceases to be said.
 */
export function comparableCell(cell: CellJson, isDue: boolean): object {
  const { hold, like, p, owns, est, ...rest } = cell;
  const said = isDue ? { like, p, owns, est } : { like: like !== undefined, p: p !== undefined, est: est !== undefined };
  return { ...rest, ...said, push: undefined, ...(hold === undefined ? {} : { hold: comparableHold(hold) }) };
}

function comparableHold({ val, ...hold }: NonNullable<CellJson['hold']>): object {
  return { ...hold, val: comparableValue(val, hold.on ?? hold.by) };
}

/** What of a summary's cells is worth a write. */
export function comparableCells(json: CellsJson, isDue: boolean): string {
  return jsonText({ v: json.v, cells: json.cells.map((cell) => comparableCell(cell, isDue)), holds: json.holds });
}
