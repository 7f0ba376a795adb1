import type { ReviewedAccount, ReviewedOverride } from '../../domain/reviewResult.ts';
import type { OrgRecord } from '../../org/orgClient.ts';
import { dayText, epochDay } from '../../domain/day.ts';
import { numberOf, parentOf, textOf } from '../explain/explainJson.ts';
import { overrideKind } from '../explain/explainJudgement.ts';
import type { RowReader } from '../explain/explainReader.ts';

/** Days ahead in which an override ends that is listed. */
const daysAhead = 14;

const fields = [
  ...['Id', 'Account__c', 'Account__r.Name', 'Scorecard__c', 'Measure__c', 'Kind__c', 'Value__c', 'Reason__c', 'Expires_On__c'],
  'CreatedBy.Name'
];

/** Overrides whose last day is today or within 14 days, the first to end first. */
export async function reviewOverrides(
  reader: RowReader,
  accounts: ReadonlyMap<string, ReviewedAccount>,
  today: string
): Promise<readonly ReviewedOverride[]> {
  const last = dayText(epochDay(today) + daysAhead);
  const rest = `WHERE Expires_On__c >= ${today} AND Expires_On__c <= ${last} ORDER BY Expires_On__c, Id`;
  const records = await reader.rows({ object: 'Headroom_Health_Override__c', fields, rest });
  return records.map((record) => reviewedOverride(record, accounts, today));
}

function reviewedOverride(record: OrgRecord, accounts: ReadonlyMap<string, ReviewedAccount>, today: string): ReviewedOverride {
  const id = String(record['Account__c']);
  const name = textOf(parentOf(record, 'Account__r'), 'Name') ?? '';
  const until = textOf(record, 'Expires_On__c') ?? '';
  const measure = textOf(record, 'Measure__c');
  const value = numberOf(record, 'Value__c');
  return {
    account: accounts.get(id) ?? { id, name, manager: null, contractValue: null },
    id: String(record['Id']),
    kind: overrideKind(record),
    scorecard: textOf(record, 'Scorecard__c') ?? '',
    ...(measure === undefined ? {} : { measure }),
    ...(value === null ? {} : { value }),
    reason: textOf(record, 'Reason__c') ?? '',
    author: textOf(parentOf(record, 'CreatedBy'), 'Name') ?? '',
    until,
    daysLeft: epochDay(until) - epochDay(today)
  };
}
