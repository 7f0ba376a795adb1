import type { ExplainedScorecard, Explanation } from '../../domain/explanation.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { explainAnswers } from './explainAnswers.ts';
import { explainBetween } from './explainBetween.ts';
import type { BetweenDays } from './explainBetween.ts';
import { explainOverrides, explainPulse } from './explainJudgement.ts';
import { rowReader } from './explainReader.ts';
import { explainRun } from './explainRun.ts';
import { explainScorecards } from './explainScorecards.ts';
import { explainSummary } from './explainWhitespace.ts';
import { findAccount } from './findAccount.ts';
import { asOfMoment } from '../prepareRun.ts';

/**
 * Reads what the sync and people wrote about one account and returns it as a tree, nothing recomputed.
 *
 * Reads the org only, with the rights of the user who asks: what that user may not see is named in `hidden`.
 *
 * @param account  id of 15 or 18 characters, or the exact name
 * @param between  two days to compare, which takes the state of this machine; undefined = since a week and a month before
 * @throws HealthError AccountNotFound, AccountAmbiguous, NotScoredYet, DayInvalid, DaysNotInOrder, NoStateHere
 */
export async function explain(client: OrgClient, account: string, between?: BetweenDays): Promise<Explanation> {
  const reader = rowReader(client);
  const found = await findAccount(client, account);
  const scorecards = await explainScorecards(reader, found.id);
  const { flags, ...summary } = await explainSummary(reader, found.id);
  if (scorecards.length === 0 && summary.summary === undefined) throw new HealthError('NotScoredYet', [found.name]);
  const run = await explainRun(reader);
  const asOf = run?.startedAt ?? scorecards[0]?.asOf ?? '';
  const { orgId, timeZone } = client.identity;
  const { today } = asOfMoment(await client.now(), timeZone);
  const context = { account: found.id, timeZone, today, lastRunAt: asOf, warnings: run?.warnings ?? [] };
  const pulse = await explainPulse(reader, context);
  return {
    account: found,
    asOf,
    scorecards: between === undefined ? scorecards : await withChanges(scorecards, between, { id: found.id, orgId, timeZone }),
    ...(pulse === undefined ? {} : { pulse }),
    flags: flags?.flags ?? [],
    overrides: await explainOverrides(reader, context, scorecards),
    answers: await explainAnswers(reader, found.id, scorecards),
    ...(run === undefined ? {} : { run }),
    ...summary,
    hidden: reader.hidden()
  };
}

/** The scorecards with what changed between the days that were asked for. */
async function withChanges(
  scorecards: readonly ExplainedScorecard[],
  between: BetweenDays,
  account: { readonly id: string; readonly orgId: string; readonly timeZone: string }
): Promise<readonly ExplainedScorecard[]> {
  const newest =
    scorecards
      .map(({ asOf }) => asOf)
      .sort()
      .at(-1) ?? '';
  const settings = new Map(scorecards.map((scorecard) => [scorecard.key, scorecard.settings]));
  const today = newest === '' ? '' : asOfMoment(newest, account.timeZone).today;
  const changes = await explainBetween(between, { ...account, settings }, today);
  return scorecards.map((scorecard) => ({
    ...scorecard,
    between: changes.get(scorecard.key) ?? { none: 'no_reading', day: between.from }
  }));
}
