import type { Comparison, LeaverCount, OutcomeRow, OutcomeTable } from '../domain/backtestResult.ts';
import type { Outcome } from './outcomeOf.ts';
import { riskRatio } from './riskRatio.ts';
import { wilsonInterval } from '../statistics/wilsonInterval.ts';

/** A customer of the first day: the band it stood in (null = no number) and what became of it. */
export type JudgedOutcome = { readonly band: string | null; readonly outcome: Outcome };

/** Fewer than this many that left, or that stayed, are not enough history for a ratio. */
const fewestOutcomes = 10;

/**
 * Leavers by band, with the interval of each share, and how much more often the worst band left than the others.
 *
 * Only customers who could leave are counted; those who were bound and those without a contract stand beside. The number
 * of outcomes is the smaller of those who left and those who stayed; below ten there is no ratio.
 * Source: docs/METHODS.md, "Leavers by band"; the limit of ten: after Peduzzi 1996.
 *
 * @param judged  one entry a customer, or a customer and period
 * @param bands   keys of all bands, worst first
 */
export function outcomeTable(judged: readonly JudgedOutcome[], bands: readonly string[]): OutcomeTable {
  const counts = new Map([...bands, null].map((band) => [band, countOf(judged.filter((one) => one.band === band))] as const));
  const ofBands = (keys: readonly string[]): LeaverCount => sumOf(keys.map((key) => counts.get(key) ?? none));
  const total = ofBands(bands);
  const enough = Math.min(total.left, total.of - total.left) >= fewestOutcomes;
  const [worst = '', ...others] = bands;
  const compare = (against: Comparison['against'], keys: readonly string[]): Comparison => {
    const pair = { worst: ofBands([worst]), other: ofBands(keys) };
    const ratio = enough ? riskRatio(pair.worst, pair.other) : undefined;
    return { against, ...pair, ...(ratio === undefined ? {} : { ratio }) };
  };
  const among = (outcome: Outcome): number => judged.filter((one) => one.outcome === outcome).length;
  return {
    rows: [...counts].map(([band, count]) => rowOf(band, count)),
    comparisons: others.length === 0 ? [] : [compare('others', others), compare('best', others.slice(-1))],
    total,
    enough,
    bound: { left: among('bound_left'), of: among('bound_left') + among('bound') },
    withoutContract: among('unknown')
  };
}

const none: LeaverCount = { left: 0, of: 0 };

function countOf(judged: readonly JudgedOutcome[]): LeaverCount {
  const left = judged.filter(({ outcome }) => outcome === 'left').length;
  return { left, of: left + judged.filter(({ outcome }) => outcome === 'stayed').length };
}

function sumOf(counts: readonly LeaverCount[]): LeaverCount {
  return counts.reduce((sum, { left, of }) => ({ left: sum.left + left, of: sum.of + of }), none);
}

function rowOf(band: string | null, count: LeaverCount): OutcomeRow {
  const share = count.of === 0 ? null : count.left / count.of;
  return { band, ...count, share, interval: wilsonInterval(count.left, count.of) ?? null };
}
