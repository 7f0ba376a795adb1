import { hasRoom } from '../domain/hasRoom.ts';
import type { CellJson, WhitespaceStatus } from '../domain/resultJson.ts';
import type { Motion, ProductLine } from '../domain/settings.ts';
import { gapAmount, toCents } from './amount.ts';
import type { Amount } from './amount.ts';
import type { CellFacts, MeasuredCell } from './cellFacts.ts';

/** Statuses in which the gap is worth an amount. */
const SELLABLE: ReadonlySet<WhitespaceStatus> = new Set([
  ...(['Open', 'Partly_Used', 'Open_Opportunity', 'Blocked_At_Risk', 'Not_A_Fit', 'Has_Competitor'] as const)
]);

/**
 * What there is to know of a cell beside its status: what its gap is worth, by which motion it would be sold, what customers
 * alike did, what stands in the way.
 */
export function withWorth(line: ProductLine, facts: CellFacts, cell: MeasuredCell & { readonly st: WhitespaceStatus }): CellJson {
  const { feedback } = facts;
  if (!SELLABLE.has(cell.st)) {
    return { ...cell, amt: null, ...(feedback === undefined ? {} : { feedback }) };
  }
  const own = cell.own ?? 0;
  const tgt = cell.tgt ?? 0;
  const worth = gapAmount(line.price, { gap: Math.max(0, tgt - own), target: tgt }, facts);
  const byValue = line.price.kind === 'contract_share' && worth.amount !== undefined;
  return {
    ...cell,
    ...worthOf(worth, byValue),
    motion: motionOf(line, own, cell.family?.own ?? 0),
    ...suggestionOf(facts, cell, byValue ? undefined : worth.amount),
    ...obstaclesOf(facts, cell.st),
    ...(feedback === undefined ? {} : { feedback })
  };
}

/**
 * By which motion a gap would be sold: more to a customer who has some, a first time where another unit of the same company
 * has some, or a first time.
 *
 * Source: docs/METHODS.md, "Motion".
 *
 * @param own        quantity that the account owns
 * @param elsewhere  quantity that the rest of its hierarchy owns
 * @example          motionOf({ motionWhenNone: 'Cross-sell' }, 0, 12) // 'Expansion'
 */
export function motionOf(line: Pick<ProductLine, 'motionWhenNone' | 'motionWhenSome'>, own: number, elsewhere: number): Motion {
  if (own > 0) {
    return line.motionWhenSome ?? 'Upsell';
  }
  return elsewhere > 0 ? 'Expansion' : line.motionWhenNone;
}

/**
 * Likelihood of a purchase times the amount it would bring. Never a forecast, and never added to one.
 *
 * Source: docs/METHODS.md, "Weighted estimate".
 *
 * @param rate    share of customers alike that bought, 0-1
 * @param amount  a year, in the account's currency
 * @returns       rounded to cents
 * @example       weightedEstimate(11 / 64, 36000) // 6187.5
 */
export function weightedEstimate(rate: number, amount: number): number {
  return toCents(rate * amount);
}

function worthOf({ amount, unitPrice, low, high, because }: Amount, byValue: boolean): Pick<CellJson, 'amt'> {
  return {
    amt: amount ?? null,
    ...(byValue ? { byValue } : {}),
    ...(unitPrice === undefined ? {} : { unitPrice }),
    ...(low === undefined || high === undefined ? {} : { low, high }),
    ...(because === undefined ? {} : { because })
  };
}

/**
 * What customers alike own; likelihood, its reasons and the estimate only where the line could be sold today. Of a line that the
 * account owns nothing is said: what was tested is a first purchase, and those of the present week do not count there yet.
 */
function suggestionOf({ suggestion }: CellFacts, { st, own }: Pick<CellJson, 'st' | 'own'>, amount: number | undefined): Partial<CellJson> {
  const { like, p, owns } = own === null || own > 0 ? {} : (suggestion ?? {});
  const alike = like === undefined ? {} : { like };
  if (p === undefined || !hasRoom(st)) {
    return alike;
  }
  return {
    ...{ ...alike, p },
    ...(owns === undefined ? {} : { owns }),
    ...(amount === undefined ? {} : { est: weightedEstimate(p.rate, amount) })
  };
}

function obstaclesOf({ hold, opportunity, openCount = 1, competitor, lost }: CellFacts, st: WhitespaceStatus): Partial<CellJson> {
  return {
    ...(st === 'Blocked_At_Risk' && hold !== undefined ? { hold } : {}),
    ...(opportunity === undefined ? {} : { opp: { id: opportunity, ...(openCount > 1 ? { more: openCount - 1 } : {}) } }),
    ...(competitor === undefined ? {} : { competitor: { id: competitor } }),
    ...(lost === undefined ? {} : { lost })
  };
}
