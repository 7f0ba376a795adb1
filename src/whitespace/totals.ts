import type { CellJson } from '../domain/resultJson.ts';
import { toCents } from './amount.ts';

/** What an account's cells add up to. */
export type WhitespaceTotals = {
  /** Open and partly used. */
  readonly open: number;
  readonly onHold: number;
  /** Known amounts of the open ones; undefined when there are open ones and none has an amount. */
  readonly amount: number | undefined;
};

/**
 * Counts and amount of an account's cells; partly used lines count as open. All amounts stand in the account's
 * currency, so the sum is never a mixed one.
 *
 * Source: docs/METHODS.md, "Whitespace totals".
 */
export function totalsOf(cells: readonly CellJson[]): WhitespaceTotals {
  const open = cells.filter((cell) => cell.st === 'Open' || cell.st === 'Partly_Used');
  const amounts = open.flatMap((cell) => (cell.amt === null ? [] : [cell.amt]));
  return {
    open: open.length,
    onHold: cells.filter((cell) => cell.st === 'Blocked_At_Risk').length,
    amount: open.length > 0 && amounts.length === 0 ? undefined : toCents(amounts.reduce((sum, amount) => sum + amount, 0))
  };
}
