import type { CellJson, WhitespaceStatus } from '../domain/resultJson.ts';
import type { ProductLine } from '../domain/settings.ts';
import { gapAmount } from './amount.ts';
import type { CellFacts, MeasuredCell } from './cellFacts.ts';

/** Statuses in which the gap is worth an amount. */
const SELLABLE: readonly WhitespaceStatus[] = ['Open', 'Partly_Used', 'Open_Opportunity', 'Blocked_At_Risk', 'Not_A_Fit', 'Has_Competitor'];

/** What there is to know of a cell beside its status: what its gap is worth, by which motion it would be sold, what stands in the way. */
export function withWorth(line: ProductLine, facts: CellFacts, cell: MeasuredCell & { readonly st: WhitespaceStatus }): CellJson {
  const sellable = SELLABLE.includes(cell.st);
  const own = cell.own ?? 0;
  const tgt = cell.tgt ?? 0;
  const worth = sellable ? gapAmount(line.price, { gap: Math.max(0, tgt - own), target: tgt }, facts) : {};
  const motion = own > 0 ? line.motionWhenSome : line.motionWhenNone;
  return {
    ...cell,
    amt: worth.amount ?? null,
    ...(line.price.kind === 'contract_share' && worth.amount !== undefined ? { byValue: true } : {}),
    ...(worth.unitPrice === undefined ? {} : { unitPrice: worth.unitPrice }),
    ...(worth.because === undefined ? {} : { because: worth.because }),
    ...(sellable && motion !== undefined ? { motion } : {}),
    ...(cell.st === 'Blocked_At_Risk' && facts.hold !== undefined ? { hold: facts.hold } : {}),
    ...(facts.opportunity !== undefined && sellable ? { opp: { id: facts.opportunity } } : {}),
    ...(facts.competitor !== undefined && sellable ? { competitor: { id: facts.competitor } } : {}),
    ...(facts.feedback !== undefined ? { feedback: facts.feedback } : {})
  };
}
