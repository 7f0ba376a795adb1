import type { ProposedRule } from '../../domain/lineProposal.ts';
import { goesWithEmployees } from './goesWithEmployees.ts';
import type { Owner } from './owner.ts';
import { quartilesOf } from './quartiles.ts';
import { segmentsOf, valuesOf } from './segments.ts';
import type { ValuedOwner } from './segments.ts';

/** With fewer owners left outside all segments, the rule of everybody else rests on all owners. */
const fewestOthers = 3;

/**
 * The rules of a product line, from what its owners have: one for each segment that differs, then one for everybody else.
 *
 * Per employee where the quantity goes with the number of employees; owners that do not say theirs are then left out.
 *
 * Source: docs/METHODS.md, "Product lines proposed".
 *
 * @param owners  at least one
 */
export function proposeRules(owners: readonly Owner[]): readonly ProposedRule[] {
  const perEmployee = goesWithEmployees(owners);
  const valued = owners.flatMap((owner): readonly ValuedOwner[] => {
    if (!perEmployee) return [{ ...owner, value: owner.quantity }];
    return owner.employees === undefined ? [] : [{ ...owner, value: owner.quantity / owner.employees }];
  });
  const segments = segmentsOf(valued);
  const inSegments = new Set(segments.flatMap((segment) => segment.owners));
  const others = valued.filter((owner) => !inSegments.has(owner));
  const ruleOf = (of: readonly ValuedOwner[]): ProposedRule => ({ owners: of.length, quartiles: quartilesOf(valuesOf(of)), perEmployee });
  return [
    ...segments.map(({ segment, owners: of }) => ({ segment, ...ruleOf(of) })),
    ruleOf(others.length >= fewestOthers ? others : valued)
  ];
}
