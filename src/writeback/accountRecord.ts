import type { DesiredRecord } from './desired.ts';
import type { AccountResults, RecordContext } from './records.ts';
import { changeOf } from './resultRecord.ts';

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
    }
  };
}
