import type { CellsJson } from '../domain/resultJson.ts';
import { hasOwnRecord, openCell } from './cellRecord.ts';
import type { DesiredRecord } from './desired.ts';
import { jsonText } from './jsonText.ts';
import { nextTaskFields } from './nextTask.ts';
import { resultKey } from './resultRecord.ts';
import type { AccountFacts, AccountResults, RecordContext } from './records.ts';

/** One account's summary: contract facts, whitespace totals, the cells that have no record of their own, pulse and disagreements. */
export function summaryRecord(context: RecordContext, account: AccountResults): DesiredRecord {
  const { accountId, totals } = account;
  const cells = account.cells.filter((cell) => !hasOwnRecord(cell)).map(openCell);
  return {
    object: 'Headroom_Account_Summary__c',
    key: accountId,
    accountId,
    fields: {
      Account__c: accountId,
      ...factFields(context, account.facts),
      Whitespace_Open_Count__c: totals.open,
      Whitespace_Hold_Count__c: totals.onHold,
      Whitespace_Amount__c: totals.amount ?? null,
      Whitespace_Full_Amount__c: totals.full ?? null,
      Cells__c: jsonText({ v: 1, cells: [...cells].sort((a, b) => (a.k < b.k ? -1 : 1)), ...holdsOf(account) }),
      Flags__c: account.flags === undefined ? null : jsonText(account.flags),
      'Headline__r.Key__c': headlineKey(context, account),
      'Settings_Version__r.Key__c': context.versionKeys.get('product_lines') ?? null,
      As_Of__c: context.asOf.instant
    }
  };
}

/** The result that lists show for the account; none where it is not in the population of the headline scorecard. */
function headlineKey({ settings }: RecordContext, { accountId, scorecards }: AccountResults): string | null {
  const { headline } = settings.general;
  return scorecards.some(({ key }) => key === headline) ? resultKey(accountId, headline) : null;
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
