import type { Explanation } from '../domain/explanation.ts';
import { HealthError } from '../domain/healthError.ts';
import type { OrgClient } from '../org/orgClient.ts';
import { soqlText } from '../org/soqlText.ts';
import { explainAnswers } from './explainAnswers.ts';
import { explainOverrides, explainPulse } from './explainJudgement.ts';
import { rowReader } from './explainReader.ts';
import { explainRun } from './explainRun.ts';
import { explainScorecards } from './explainScorecards.ts';
import { explainSummary } from './explainWhitespace.ts';
import { asOfMoment } from './prepareRun.ts';

/**
 * Reads what the sync and people wrote about one account and returns it as a tree, nothing recomputed.
 *
 * Reads the org only, with the rights of the user who asks: what that user may not see is named in `hidden`.
 *
 * @param account  id of 15 or 18 characters, or the exact name
 * @throws HealthError AccountNotFound, NotScoredYet
 */
export async function explain(client: OrgClient, account: string): Promise<Explanation> {
  const reader = rowReader(client);
  const found = await findAccount(client, account);
  const scorecards = await explainScorecards(reader, found.id);
  const { flags, ...summary } = await explainSummary(reader, found.id);
  if (scorecards.length === 0 && summary.summary === undefined) throw new HealthError('NotScoredYet', [found.name]);
  const run = await explainRun(reader);
  const asOf = run?.startedAt ?? scorecards[0]?.asOf ?? '';
  const { timeZone } = client.identity;
  const { today } = asOfMoment(await client.now(), timeZone);
  const context = { account: found.id, timeZone, today, lastRunAt: asOf };
  const pulse = await explainPulse(reader, context);
  return {
    account: found,
    asOf,
    scorecards,
    ...(pulse === undefined ? {} : { pulse }),
    flags: flags?.flags ?? [],
    overrides: await explainOverrides(reader, context, scorecards),
    answers: await explainAnswers({ client, reader }, found.id, scorecards),
    ...(run === undefined ? {} : { run }),
    ...summary,
    hidden: reader.hidden()
  };
}

async function findAccount(client: OrgClient, account: string): Promise<{ readonly id: string; readonly name: string }> {
  const looksLikeId = /^001[0-9A-Za-z]{12}([0-9A-Za-z]{3})?$/.test(account);
  const where = `${looksLikeId ? 'Id' : 'Name'} = ${soqlText(account)}`;
  const [found] = await client.query(`SELECT Id, Name FROM Account WHERE ${where} LIMIT 1`);
  if (!found) throw new HealthError('AccountNotFound', [account]);
  return { id: String(found['Id']), name: String(found['Name']) };
}
