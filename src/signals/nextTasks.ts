import { plain, sql } from '../soql/sqlText.ts';
import { rowsFor } from './rowsFor.ts';
import type { SignalContext } from './signalContext.ts';

/** An open task of an account. */
export type OpenTask = {
  readonly id: string;
  /** Calendar day; absent = no due date. */
  readonly due?: string;
  /** What is to be done, of a task of ours only: what people write into theirs stays there. */
  readonly subject?: string;
};

/**
 * The open task of each account that is due first, in the order of the accounts; one without a due date comes last, ties
 * are decided by id. Nothing where the org keeps no tasks or they were not pulled.
 */
export async function readNextTasks(context: SignalContext): Promise<readonly (OpenTask | undefined)[]> {
  const next = new Array<OpenTask | undefined>(context.accounts.length).fill(undefined);
  const asked = rowsFor(context, { object: 'Task', accountPath: 'AccountId', filter: 'IsClosed = false' });
  const dueField = asked?.reader.path('', asked.source.object, 'ActivityDate');
  if (!asked || !dueField) return next;
  const { query, reader, source } = asked;
  const due = query.column(dueField);
  const keyField = reader.path('', source.object, 'Headroom_Key__c');
  const subjectField = reader.path('', source.object, 'Subject');
  const isOurs = keyField ? sql`${query.column(keyField)} is not null` : plain('false');
  const subject = subjectField ? sql`case when ${isOurs} then ${query.column(subjectField)} end` : plain('cast(null as varchar)');
  const order = sql`${due} asc nulls last, ${query.id}`;
  const statement = sql`select place.place as place, first(${query.id} order by ${order}) as id,
  cast(first(${due} order by ${order}) as varchar) as due, first(${subject} order by ${order}) as subject
${query.body()}
group by 1`;
  for (const row of await context.facts.rows(statement.text, statement.parameters)) {
    const { id, due: day, subject: words } = row;
    next[Number(row['place'])] = {
      id: String(id),
      ...(typeof day === 'string' ? { due: day.slice(0, 10) } : {}),
      ...(typeof words === 'string' ? { subject: words } : {})
    };
  }
  return next;
}
