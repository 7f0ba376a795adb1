import type { RecommendationAnswer } from '../../domain/recommendationAnswer.ts';
import { dayNumber } from '../../soql/calendar.ts';
import type { FactStore } from '../../store/factStore.ts';
import { readTaskOwners } from '../taskOwners.ts';
import type { TaskOwners } from '../taskOwners.ts';

/** What tasks about answers are made from. */
export type FollowUpFacts = TaskOwners & {
  /** Of the last year, by id. */
  readonly answers: readonly RecommendationAnswer[];
  /** Keys of our tasks, open or closed. */
  readonly taskKeys: ReadonlySet<string>;
};

const answerObject = 'Headroom_Survey_Response__c';
const daysBack = 365;

const answersSql = `
select "Id" as id, "Account__c" as account, "Contact__c" as contact, "Score__c" as score, "Answered_On__c" as answered
from "${answerObject}"
where upper("Kind__c") = 'NPS'
  and "Score__c" between 0 and 10
  and ("Scale_Max__c" is null or "Scale_Max__c" = 10)
  and "Answered_On__c" <= cast(? as date)
  and "Answered_On__c" > cast(? as date) - ${daysBack}
order by "Id"`;

/** Reads answers, tasks and owners from the fact store; a table that was not pulled is empty. */
export async function readFollowUpFacts(facts: FactStore, today: string): Promise<FollowUpFacts> {
  const tables = await facts.tables();
  const read = async (object: string, sql: string, parameters: readonly string[] = []): ReturnType<FactStore['rows']> =>
    tables.has(object) ? facts.rows(sql, parameters) : [];
  const answers = await read(answerObject, answersSql, [today, today]);
  const tasks = await read('Task', `select "Headroom_Key__c" as key from "Task" where "Headroom_Key__c" like 'survey:%'`);
  return {
    answers: answers.map((row) => ({
      id: String(row['id']),
      accountId: String(row['account']),
      ...(row['contact'] === null ? {} : { contactId: String(row['contact']) }),
      score: Number(row['score']),
      on: dayNumber(String(row['answered']))
    })),
    taskKeys: new Set(tasks.map((row) => String(row['key']))),
    ...(await readTaskOwners(facts))
  };
}
