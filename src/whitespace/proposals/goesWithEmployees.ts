import { rankCorrelation } from '../../statistics/rankCorrelation.ts';
import type { Owner } from './owner.ts';
import { quartilesOf } from './quartiles.ts';

/** Fewer pairs tell nothing. */
const fewestPairs = 10;

/** Customers whose number of employees is not known would have no target: they have to be few. */
const leastKnown = 0.8;

/**
 * Whether the quantity goes with the number of employees, so that a target per employee describes owners better than a fixed one.
 *
 * True where four of five owners say how many employees they have, at least 10 of them; the lower end of the 95% interval of
 * Spearman's rank correlation is above 0; and dividing by employees brings owners closer together: the upper quartile is a
 * smaller multiple of the lower one per employee than it is of the quantity.
 *
 * Source: docs/METHODS.md, "Product lines proposed".
 */
export function goesWithEmployees(owners: readonly Owner[]): boolean {
  const known = owners.flatMap(({ quantity, employees }) => (employees === undefined ? [] : [{ quantity, employees }]));
  if (known.length < fewestPairs || known.length < leastKnown * owners.length) return false;
  const quantities = known.map(({ quantity }) => quantity);
  const correlation = rankCorrelation(
    quantities,
    known.map(({ employees }) => employees)
  );
  if (correlation === undefined || correlation.low <= 0) return false;
  const perEmployee = known.map(({ quantity, employees }) => quantity / employees);
  return spreadOf(perEmployee) < spreadOf(quantities);
}

/** How many times the lower quartile the upper one is. */
function spreadOf(values: readonly number[]): number {
  const { low, high } = quartilesOf(values);
  return high / low;
}
