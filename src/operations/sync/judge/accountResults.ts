import type { RunReportJson } from '../../../domain/resultJson.ts';
import { resultState } from '../../../scoring/resultState.ts';
import { accountDetail, coveragePercent } from '../../../whitespace/accountDetail.ts';
import type { Assessment } from '../../../whitespace/assessAccounts.ts';
import { flagsOf } from '../../../whitespace/flags.ts';
import { withBlockers } from '../../../whitespace/holdBlockers.ts';
import { withBeginning } from '../../../whitespace/holdsBegin.ts';
import { totalsOf } from '../../../whitespace/totals.ts';
import type { AccountResults, RecordsInput } from '../../../writeback/records.ts';
import type { AccountHistory } from '../../history/runHistory.ts';
import type { Gathered } from './gatherInput.ts';
import { shownFacts } from './shownFacts.ts';

/** What was found about one customer (pure). */
export function accountResults(gathered: Gathered, assessment: Assessment, i: number): AccountResults {
  const { input } = gathered;
  const scorecards = assessment.scorecards
    .filter(({ population }) => population[i] === 1)
    .map((scorecard) => ({
      key: scorecard.key,
      detail: accountDetail(input, scorecard, i),
      coveragePercent: coveragePercent(scorecard, i)
    }));
  const cells = withBlockers(assessment.cellsOf(i), scorecards, input.settings);
  return {
    accountId: input.accounts[i] ?? '',
    scorecards,
    cells,
    totals: totalsOf(cells),
    holds: assessment.holdsOf(i),
    flags: flagsOf(input, assessment, i),
    facts: shownFacts(gathered, i)
  };
}

/** Results of customers whom no run has judged before, with holds from the day that the past tells. */
export function withFirstHolds(
  { settings, held }: Pick<RecordsInput, 'settings' | 'held'>,
  results: readonly AccountResults[],
  { points }: Pick<AccountHistory, 'points'>
): readonly AccountResults[] {
  const known = new Set(held.flatMap(({ object, accountId }) => (object === 'Headroom_Account_Summary__c' ? [accountId] : [])));
  const isNew = ({ accountId, holds = [] }: AccountResults): boolean => holds.length > 0 && !known.has(accountId);
  if (!results.some(isNew)) return results;
  const weeks = Map.groupBy(points, ({ accountId, scorecard }) => `${accountId}:${scorecard}`);
  return results.map((account) =>
    isNew(account)
      ? withBeginning(account, settings.riskRules, (scorecard) => weeks.get(`${account.accountId}:${scorecard}`) ?? [])
      : account
  );
}

/** Results with what changed in them since about a week and about a month before. */
export function withChanges(account: AccountResults, { changes }: Pick<AccountHistory, 'changes'>): AccountResults {
  const scorecards = account.scorecards.map((result) => {
    const changed = changes(result.key, account.accountId, result.detail);
    return changed === undefined ? result : { ...result, detail: { ...result.detail, changed } };
  });
  return { ...account, scorecards };
}

/** Customers by scorecard and by what their results say. */
export function scoredCounts({ scorecards }: Pick<Assessment, 'scorecards'>): RunReportJson['scored'] {
  const counts: Record<string, ScoredCount> = {};
  for (const { key, population, result } of scorecards) {
    for (const [i, isIn] of population.entries())
      if (isIn === 1) countState((counts[key] ??= { accounts: 0, notEnough: 0, tooNew: 0 }), result.state[i]);
  }
  return counts;
}

type ScoredCount = { accounts: number; notEnough: number; tooNew: number; excluded?: number };

function countState(count: ScoredCount, state: number | undefined): void {
  const word = resultState(state);
  if (word === 'scored') count.accounts += 1;
  else if (word === 'too_new') count.tooNew += 1;
  else if (word === 'excluded') count.excluded = (count.excluded ?? 0) + 1;
  else count.notEnough += 1;
}
