import type { RecommendationAnswer } from '../../domain/recommendationAnswer.ts';
import { dayNumber } from '../../soql/calendar.ts';
import type { FactStore } from '../../store/factStore.ts';

/** What tasks about answers are made from. */
export type FollowUpFacts = {
  /** Of the last year, by id. */
  readonly answers: readonly RecommendationAnswer[];
  /** Keys of our tasks, open or closed. */
  readonly taskKeys: ReadonlySet<string>;
  /** Owner of each account. */
  readonly accountOwners: ReadonlyMap<string, string>;
  /** Users who can be given a task, by id; `names` are user name and name. */
  readonly activeUsers: ReadonlyMap<string, readonly string[]>;
  /** Queues by id, with their names. */
  readonly queues: ReadonlyMap<string, readonly string[]>;
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
  const owners = await read('Account', 'select "Id" as id, "OwnerId" as owner from "Account"');
  const users = await read('User', 'select "Id" as id, "Username" as username, "Name" as name from "User" where "IsActive" order by "Id"');
  const queues = await read(
    'Group',
    `select "Id" as id, "DeveloperName" as username, "Name" as name from "Group" where "Type" = 'Queue' order by "Id"`
  );
  return {
    answers: answers.map((row) => ({
      id: String(row['id']),
      accountId: String(row['account']),
      ...(row['contact'] === null ? {} : { contactId: String(row['contact']) }),
      score: Number(row['score']),
      on: dayNumber(String(row['answered']))
    })),
    taskKeys: new Set(tasks.map((row) => String(row['key']))),
    accountOwners: new Map(owners.map((row) => [String(row['id']), String(row['owner'])])),
    activeUsers: new Map(users.map(named)),
    queues: new Map(queues.map(named))
  };
}

function named(row: Awaited<ReturnType<FactStore['rows']>>[number]): readonly [string, readonly string[]] {
  return [String(row['id']), [String(row['username']), String(row['name'])]];
}
