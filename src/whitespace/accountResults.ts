import type { CellJson, Detail } from '../domain/resultJson.ts';
import { accountDetail } from './accountDetail.ts';
import type { Assessment } from './assessAccounts.ts';
import type { AssessInput } from './assessInput.ts';
import { totalsOf } from './totals.ts';
import type { WhitespaceTotals } from './totals.ts';

/** What was found about one customer, ready to be written. */
export type AccountResult = {
  readonly accountId: string;
  readonly scorecards: readonly { readonly key: string; readonly detail: Detail }[];
  readonly cells: readonly CellJson[];
  readonly totals: WhitespaceTotals;
};

/**
 * Results of one account: its detail on each scorecard whose population it is in, its cells and their totals.
 *
 * @param i  place of the account
 * @returns  undefined for an account that is no customer
 */
export function accountResult(input: AssessInput, assessment: Assessment, i: number): AccountResult | undefined {
  if ((input.customers[i] ?? 0) === 0) {
    return undefined;
  }
  const cells = assessment.cells[i] ?? [];
  const scorecards = assessment.scorecards
    .filter((scorecard) => scorecard.population[i] === 1)
    .map((scorecard) => ({ key: scorecard.key, detail: accountDetail(input, scorecard, i) }));
  return { accountId: input.accounts[i] ?? '', scorecards, cells, totals: totalsOf(cells) };
}
