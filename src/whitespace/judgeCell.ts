import type { CellJson, WhitespaceStatus } from '../domain/resultJson.ts';
import type { ProductLine } from '../domain/settings.ts';
import type { CellFacts, MeasuredCell } from './cellFacts.ts';
import { withWorth } from './cellWorth.ts';
import { levelOf, targetOf } from './level.ts';

/**
 * Status, level, target and amount of one whitespace cell.
 *
 * The status is the first that holds: not eligible (retired, not sold to such customers, or the line it needs first is not
 * owned), no rule, unknown, covered, on hold, opportunity open, not a fit, has competitor, partly used, open.
 *
 * Source: docs/METHODS.md, "Whitespace status".
 */
export function judgeCell(line: ProductLine, facts: CellFacts): CellJson {
  const owned = facts.owned(line.key);
  const own = Number.isNaN(owned) ? null : owned;
  const bare = (st: WhitespaceStatus, because?: string): CellJson => ({
    ...{ k: line.key, st, lvl: null, own, tgt: null, amt: null },
    ...(facts.rule === undefined ? {} : { rule: facts.rule.key }),
    ...(because === undefined ? {} : { because }),
    ...facts.ownedHow
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
  // Where what is counted comes to nothing, nothing is missing, by whatever basis the rule judges.
  const lvl = target.base !== undefined && target.quantity === 0 ? 'green' : levelOf(facts.rule, own, target.quantity);
  const measured = {
    ...{ k: line.key, lvl, own, tgt: target.quantity, rule: facts.rule.key },
    ...(target.base === undefined ? {} : { base: target.base }),
    ...facts.ownedHow
  };
  return withWorth(line, facts, { ...measured, st: statusOf(measured, facts) });
}

function notEligible(line: ProductLine, facts: CellFacts): 'retired' | 'not_sold_here' | 'needs_first' | undefined {
  if (line.retiredOn !== undefined && line.retiredOn.slice(0, 10) <= facts.today) {
    return 'retired';
  }
  if (facts.eligible === false) {
    return 'not_sold_here';
  }
  return line.needsFirst !== undefined && facts.owned(line.needsFirst) <= 0 ? 'needs_first' : undefined;
}

/** What is needed first may be owned or not: nobody knows, so nothing is proposed. */
function neededUnknown(line: ProductLine, facts: CellFacts): boolean {
  return line.needsFirst !== undefined && Number.isNaN(facts.owned(line.needsFirst));
}

function statusOf(cell: MeasuredCell, facts: CellFacts): WhitespaceStatus {
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
