import type { FlagJson, FlagsJson } from '../../domain/resultJson.ts';
import type { ReviewedAccount, ReviewedContradiction, ReviewedPulse, ReviewResult } from '../../domain/reviewResult.ts';
import type { OrgClient, OrgRecord } from '../../org/orgClient.ts';
import { numberOf, parentOf, readJsonIfAny, textOf } from '../explain/explainJson.ts';
import { rowReader } from '../explain/explainReader.ts';
import type { RowReader } from '../explain/explainReader.ts';
import { asOfMoment } from '../prepareRun.ts';
import { reviewOverrides } from './reviewOverrides.ts';
import { readPulses } from './reviewPulses.ts';
import { readScores } from './reviewScores.ts';
import type { Scores } from './reviewScores.ts';

const summaryFields = ['Account__c', 'Account__r.Name', 'Success_Manager__r.Name', 'Contract_Value__c', 'Flags__c'];
const currencyField = 'CurrencyIsoCode';

/** A customer whose judgements contradict one another. */
type Flagged = { readonly account: ReviewedAccount; readonly flags: FlagsJson };

/**
 * Lists what a leader should look at: customers whose pulse and score disagree, scorecards that contradict one another, and
 * overrides that end soon.
 *
 * Reads the org only, with the rights of the user who asks. Flags stand in a text that no query can filter, so the summary
 * of every customer is read, 2,000 a call.
 */
export async function review(client: OrgClient): Promise<ReviewResult> {
  const reader = rowReader(client);
  const { timeZone } = client.identity;
  const { today } = asOfMoment(await client.now(), timeZone);
  const summaries = await readSummaries(reader);
  const accounts = new Map(summaries.map(({ account }) => [account.id, account]));
  const flagged = summaries.flatMap(({ account, flags }) => (flags === undefined || flags.flags.length === 0 ? [] : [{ account, flags }]));
  const scores = await readScores(reader, flagged);
  return {
    on: today,
    pulses: await pulsesOf(reader, flagged, scores, timeZone),
    contradictions: flagged.flatMap(({ account, flags }) => flags.flags.flatMap((flag) => contradiction(account, flag, scores))),
    overrides: await reviewOverrides(reader, accounts, today),
    hidden: reader.hidden()
  };
}

type Summary = { readonly account: ReviewedAccount; readonly flags: FlagsJson | undefined };

/** The largest contract value first, then by name. */
async function readSummaries(reader: RowReader): Promise<readonly Summary[]> {
  const request = { object: 'Headroom_Account_Summary__c', fields: summaryFields, optional: [currencyField], rest: 'ORDER BY Account__c' };
  const summaries = (await reader.rows(request)).map((record) => ({
    account: reviewedAccount(record),
    flags: readJsonIfAny('flags', record['Flags__c'], {
      field: 'Flags__c',
      record: `Headroom_Account_Summary__c of ${String(record['Account__c'])}`
    })
  }));
  return summaries.sort(
    ({ account: a }, { account: b }) => (b.contractValue ?? -1) - (a.contractValue ?? -1) || (a.name < b.name ? -1 : 1)
  );
}

function reviewedAccount(record: OrgRecord): ReviewedAccount {
  const currency = textOf(record, currencyField);
  return {
    id: String(record['Account__c']),
    name: textOf(parentOf(record, 'Account__r'), 'Name') ?? '',
    manager: textOf(parentOf(record, 'Success_Manager__r'), 'Name') ?? null,
    contractValue: numberOf(record, 'Contract_Value__c'),
    ...(currency === undefined ? {} : { currency })
  };
}

async function pulsesOf(
  reader: RowReader,
  flagged: readonly Flagged[],
  scores: Scores,
  timeZone: string
): Promise<readonly ReviewedPulse[]> {
  const disagreeing = flagged.flatMap(({ account, flags }) =>
    flags.flags.flatMap((flag) => (flag.k === 'pulse' ? [{ account, flag, id: flags.pulse?.id }] : []))
  );
  const pulses = await readPulses(
    reader,
    disagreeing.flatMap(({ id }) => (id === undefined ? [] : [id])),
    timeZone
  );
  return disagreeing.map(({ account, flag, id }) => {
    const pulse = pulses.get(id ?? '');
    return {
      account,
      scorecard: scores.score(account.id, flag.scorecard),
      side: flag.side,
      since: flag.since,
      ...(pulse === undefined ? {} : { pulse })
    };
  });
}

function contradiction(account: ReviewedAccount, flag: FlagJson, scores: Scores): readonly ReviewedContradiction[] {
  switch (flag.k) {
    case 'scorecards':
      return [{ kind: 'scorecards', account, high: scores.score(account.id, flag.high), low: scores.score(account.id, flag.low) }];
    case 'groups': {
      const title = (key: string): string => scores.groupTitle(flag.scorecard, key);
      const scorecard = scores.score(account.id, flag.scorecard);
      return [{ kind: 'groups', account, scorecard, high: title(flag.high), low: title(flag.low) }];
    }
    case 'pulse':
      return [];
  }
}
