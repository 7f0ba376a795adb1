import { dayText, epochDay } from '../../domain/day.ts';
import type { WaitingAnswer } from '../../domain/surveysResult.ts';
import type { OrgClient, OrgRecord } from '../../org/orgClient.ts';
import { followUps } from '../../surveys/followUps.ts';
import { customersOnly } from './surveyOccasions.ts';

const daysBack = 365;

/**
 * Recent answers of customers that ask for something and have no task yet, the newest first.
 *
 * Reads the org with the user's rights: answers of the last year to the question about recommendation, and the keys of
 * our tasks, open, closed or archived. Writes nothing.
 */
export async function waitingAnswers(client: OrgClient, today: number): Promise<readonly WaitingAnswer[]> {
  const rows = await client.query(
    [
      'SELECT Id, Account__c, Account__r.Name, Contact__c, Contact__r.Name, Score__c, Answered_On__c FROM Headroom_Survey_Response__c',
      "WHERE Kind__c = 'NPS' AND Score__c >= 0 AND Score__c <= 10 AND (Scale_Max__c = null OR Scale_Max__c = 10)",
      `AND Answered_On__c > ${dayText(today - daysBack)} AND Answered_On__c <= ${dayText(today)}`,
      `AND Account__c ${customersOnly}`
    ].join(' ')
  );
  const tasks = await client.query("SELECT Headroom_Key__c FROM Task WHERE Headroom_Key__c LIKE 'survey:%'", { deleted: true });
  const byId = new Map(rows.map((row) => [String(row['Id']), row]));
  const answers = rows.map((row) => ({
    id: String(row['Id']),
    accountId: String(row['Account__c']),
    ...(row['Contact__c'] ? { contactId: String(row['Contact__c']) } : {}),
    score: Number(row['Score__c']),
    on: epochDay(String(row['Answered_On__c']))
  }));
  return followUps(answers, new Set(tasks.map((task) => String(task['Headroom_Key__c']))), today).map(({ kind, answer }) => {
    const row = byId.get(answer.id);
    const contact = nameOf(row, 'Contact__r');
    return {
      kind,
      accountId: answer.accountId,
      account: nameOf(row, 'Account__r') ?? answer.accountId,
      ...(answer.contactId === undefined ? {} : { contactId: answer.contactId }),
      ...(contact === undefined ? {} : { contact }),
      responseId: answer.id,
      score: answer.score,
      answeredOn: dayText(answer.on)
    };
  });
}

function nameOf(row: OrgRecord | undefined, relationship: string): string | undefined {
  const name = (row?.[relationship] as OrgRecord | null | undefined)?.['Name'];
  return typeof name === 'string' ? name : undefined;
}
