import type { CellsJson, FlagsJson } from '../domain/resultJson.ts';
import { hasOwnRecord, openCell } from './cellRecord.ts';
import type { DesiredRecord } from './desired.ts';
import type { FieldValue } from './equalValue.ts';
import { jsonText } from './jsonText.ts';
import { nextTaskFields } from './nextTask.ts';
import { resultKey } from './resultRecord.ts';
import type { AccountFacts, AccountResults, RecordContext } from './records.ts';

/**
 * One account's summary: contract facts, whitespace totals, the cells that have no record of their own, pulse and disagreements.
 *
 * @param results  records of the account's results; the one on the headline scorecard is what lists show, where there is one
 */
export function summaryRecord(context: RecordContext, account: AccountResults, results: readonly DesiredRecord[]): DesiredRecord {
  const { accountId, totals } = account;
  const headline = results.find(({ key }) => key === resultKey(accountId, context.settings.general.headline));
  const cells = account.cells.filter((cell) => !hasOwnRecord(cell)).map(openCell);
  return {
    object: 'Headroom_Account_Summary__c',
    key: accountId,
    accountId,
    ...(context.isFirstOfWeek ? { due: true } : {}),
    fields: {
      Account__c: accountId,
      ...factFields(context, account.facts),
      Whitespace_Open_Count__c: totals.open,
      Whitespace_Hold_Count__c: totals.onHold,
      Whitespace_Amount__c: totals.amount ?? null,
      Whitespace_Full_Amount__c: totals.full ?? null,
      Cells__c: jsonText({ v: 1, cells: [...cells].sort((a, b) => (a.k < b.k ? -1 : 1)), ...holdsOf(account) }),
      Flags__c: account.flags === undefined ? null : jsonText(sinceBand(account.flags, headline?.fields['Band_Since__c'])),
      'Headline__r.Key__c': headline?.key ?? null,
      'Settings_Version__r.Key__c': context.versionKeys.get('product_lines') ?? null,
      As_Of__c: context.asOf.instant
    }
  };
}

/** Flags as of the band that the headline result shows: its day may lie before the first run, which the scores do not know. */
function sinceBand(flags: FlagsJson, bandSince: FieldValue | undefined): FlagsJson {
  const { pulse } = flags;
  if (pulse === undefined || typeof bandSince !== 'string') return flags;
  const since = bandSince > pulse.on ? bandSince : pulse.on;
  return { ...flags, flags: flags.flags.map((flag) => (flag.k === 'pulse' ? { ...flag, since } : flag)) };
}

function holdsOf({ holds = [] }: AccountResults): Pick<CellsJson, 'holds'> {
  return holds.length === 0 ? {} : { holds };
}

function factFields({ settings }: RecordContext, facts: AccountFacts): DesiredRecord['fields'] {
  return {
    Contract_Value__c: facts.contractValue ?? null,
    Contract_Value_Source__c: facts.contractValue === undefined ? null : (facts.contractValueSource ?? null),
    Decision_Date__c: facts.decisionOn ?? null,
    Notice_Days__c: facts.noticeDays ?? null,
    Month_To_Month__c: facts.monthToMonth,
    Success_Manager__c: facts.successManagerId ?? null,
    Last_Meeting_On__c: facts.lastMeetingOn ?? null,
    Next_Survey_On__c: facts.nextSurveyOn ?? null,
    ...nextTaskFields(settings, facts.nextTask),
    ...(facts.currency === undefined ? {} : { CurrencyIsoCode: facts.currency })
  };
}
