import type { CellJson, WhitespaceStatus } from '../domain/resultJson.ts';
import type { ProductLine, WhitespaceRule } from '../domain/settings.ts';
import { gapAmount } from './amount.ts';
import type { PriceBasis } from './amount.ts';
import { levelOf, targetOf } from './level.ts';
import type { TargetBases } from './level.ts';

/** Everything that is known of one product line for one account. */
export type CellFacts = TargetBases &
  PriceBasis & {
    /** Today, `2026-11-22`. */
    readonly today: string;
    /** The first rule of the line whose segment the account is in. */
    readonly rule: WhitespaceRule | undefined;
    readonly hold: CellJson['hold'] | undefined;
    readonly opportunity: string | undefined;
    /** The newest answer that still counts. */
    readonly feedback: CellJson['feedback'] | undefined;
    readonly competitor: string | undefined;
  };

/** A cell before its status, level known. */
type Measured = Pick<CellJson, 'k' | 'lvl' | 'own' | 'tgt' | 'rule' | 'base'>;

/** Statuses in which the gap is worth an amount. */
const SELLABLE: readonly WhitespaceStatus[] = ['Open', 'Partly_Used', 'Open_Opportunity', 'Blocked_At_Risk', 'Not_A_Fit', 'Has_Competitor'];

/**
 * Status, level, target and amount of one whitespace cell.
 *
 * The status is the first that holds: not eligible (retired, or the line it needs first is not owned), no rule,
 * unknown, covered, on hold, opportunity open, not a fit, has competitor, partly used, open.
 *
 * Source: docs/METHODS.md, "Whitespace status".
 */
export function judgeCell(line: ProductLine, facts: CellFacts): CellJson {
  const owned = facts.owned(line.key);
  const own = Number.isNaN(owned) ? null : owned;
  const bare = (st: WhitespaceStatus, because?: string): CellJson => ({
    ...{ k: line.key, st, lvl: null, own, tgt: null, amt: null },
    ...(facts.rule === undefined ? {} : { rule: facts.rule.key }),
    ...(because === undefined ? {} : { because })
  });
  const excluded = notEligible(line, facts);
  if (excluded !== undefined) {
    return bare('Not_Eligible', excluded);
  }
  if (facts.rule === undefined) {
    return bare('No_Rule');
  }
  if (own === null || neededUnknown(line, facts)) {
    return bare('Unknown', 'quantity');
  }
  const target = targetOf(facts.rule.target, facts);
  if (!target.ok) {
    return bare('Unknown', target.because);
  }
  const measured = {
    ...{ k: line.key, lvl: levelOf(facts.rule, own, target.quantity), own, tgt: target.quantity, rule: facts.rule.key },
    ...(target.base === undefined ? {} : { base: target.base })
  };
  return withAmount(line, facts, { ...measured, st: statusOf(measured, facts) });
}

function notEligible(line: ProductLine, facts: CellFacts): 'retired' | 'needs_first' | undefined {
  if (line.retiredOn !== undefined && line.retiredOn.slice(0, 10) <= facts.today) {
    return 'retired';
  }
  return line.needsFirst !== undefined && facts.owned(line.needsFirst) <= 0 ? 'needs_first' : undefined;
}

/** What is needed first may be owned or not: nobody knows, so nothing is proposed. */
function neededUnknown(line: ProductLine, facts: CellFacts): boolean {
  return line.needsFirst !== undefined && Number.isNaN(facts.owned(line.needsFirst));
}

function statusOf(cell: Measured, facts: CellFacts): WhitespaceStatus {
  if (cell.lvl === 'green') {
    return 'Covered';
  }
  if (facts.hold !== undefined) {
    return 'Blocked_At_Risk';
  }
  if (facts.opportunity !== undefined) {
    return 'Open_Opportunity';
  }
  if (facts.feedback !== undefined && facts.feedback.answer !== 'Has_Competitor') {
    return 'Not_A_Fit';
  }
  if (facts.feedback !== undefined || facts.competitor !== undefined) {
    return 'Has_Competitor';
  }
  return cell.lvl === 'yellow' ? 'Partly_Used' : 'Open';
}

function withAmount(line: ProductLine, facts: CellFacts, cell: Measured & { readonly st: WhitespaceStatus }): CellJson {
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
