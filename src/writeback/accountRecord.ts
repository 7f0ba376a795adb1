import type { HeldRecord } from './changes.ts';
import type { DesiredRecord } from './desired.ts';
import type { FieldValue } from './equalValue.ts';
import type { AccountResults, RecordContext } from './records.ts';
import { changeOf } from './resultRecord.ts';

const writtenFields = [
  'Headroom_Score__c',
  'Headroom_Band__c',
  'Headroom_Change__c',
  'Headroom_Coverage__c',
  'Headroom_Changed_At__c',
  'Headroom_Whitespace_Amount__c',
  'Headroom_Whitespace_Count__c',
  'Headroom_Decision_Date__c'
] as const;

type WrittenField = (typeof writtenFields)[number];

/**
 * The fields of ours on the account itself, from the headline scorecard; only written where the settings say so.
 *
 * The chance of leaving and the renewal priority stay untouched: they need a calibrated model.
 */
export function accountRecord(context: RecordContext, account: AccountResults): DesiredRecord {
  const { headline } = context.settings.general;
  const { detail, coveragePercent = null } = account.scorecards.find((one) => one.key === headline) ?? {};
  const change = changeOf(detail, context.history(headline, account.accountId));
  const score = detail?.score ?? null;
  return {
    object: 'Account',
    key: account.accountId,
    accountId: account.accountId,
    fields: {
      Headroom_Score__c: score,
      Headroom_Band__c: context.settings.bands.find((band) => band.key === detail?.band)?.title.slice(0, 80) ?? null,
      Headroom_Change__c: change?.by ?? null,
      Headroom_Coverage__c: coveragePercent,
      Headroom_Changed_At__c: context.asOf.instant,
      Headroom_Whitespace_Amount__c: account.totals.amount ?? null,
      Headroom_Whitespace_Count__c: account.totals.open,
      Headroom_Decision_Date__c: account.facts.decisionOn ?? null
    } satisfies Record<WrittenField, FieldValue>
  };
}

/**
 * Accounts that still show what we wrote although they are customers no more, with these fields empty: their other records are
 * deleted, and a score that nobody keeps up to date must not stay behind. Fields that we never write are left alone. Pure.
 *
 * @param customers  ids of the accounts that are judged
 */
export function leftAccounts(held: readonly HeldRecord[], customers: ReadonlySet<string>): readonly DesiredRecord[] {
  const left = held.filter(({ object, key, fields }) => {
    return object === 'Account' && !customers.has(key) && writtenFields.some((name) => (fields[name] ?? null) !== null);
  });
  const fields = Object.fromEntries(writtenFields.map((name) => [name, null]));
  return left.map(({ key }) => ({ object: 'Account', key, accountId: key, fields }));
}
