import { hasRoom } from '../domain/hasRoom.ts';
import type { CellJson } from '../domain/resultJson.ts';
import { toCents } from './amount.ts';

/** What an account's cells add up to. */
export type WhitespaceTotals = {
  /** Open and partly used. */
  readonly open: number;
  readonly onHold: number;
  /**
   * Known amounts of the open ones that do not rest on the contract value; undefined when there are open ones and none has such an
   * amount.
   */
  readonly amount: number | undefined;
  /** As `amount`, with those that do. */
  readonly full: number | undefined;
};

/**
 * Counts and amount of an account's cells; partly used lines count as open. All amounts stand in the account's
 * currency, so the sum is never a mixed one.
 *
 * Source: docs/METHODS.md, "Whitespace totals".
 */
export function totalsOf(cells: readonly CellJson[]): WhitespaceTotals {
  const open = cells.filter(({ st }) => hasRoom(st));
  return {
    open: open.length,
    onHold: cells.filter((cell) => cell.st === 'Blocked_At_Risk').length,
    amount: sumOf(open.map((cell) => (cell.byValue ? null : cell.amt))),
    full: sumOf(open.map(({ amt }) => amt))
  };
}

/** Sum of what is known; undefined where nothing is, and 0 of nothing. */
function sumOf(amounts: readonly (number | null)[]): number | undefined {
  const known = amounts.filter((amount) => amount !== null);
  return amounts.length > 0 && known.length === 0 ? undefined : toCents(known.reduce((sum, amount) => sum + amount, 0));
}
