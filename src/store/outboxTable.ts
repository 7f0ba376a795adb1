import type { DatabaseSync } from 'node:sqlite';
import type { OutboxEntry, OutboxItem } from './stateStore.ts';

/** Puts a run's whole write set in the place of what stands in the outbox; unfinished changes keep run id and attempts. */
export function replaceOutbox(database: DatabaseSync, runId: string, items: readonly OutboxItem[]): void {
  const generation = Number(database.prepare('select coalesce(max(generation), 0) + 1 as next from outbox').get()?.['next']);
  const put = database.prepare(
    `insert into outbox (run_id, generation, object, operation, external_id, key, account_id, row)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (object, key) do update
     set run_id = iif(outbox.state = 'done', excluded.run_id, outbox.run_id),
         attempts = iif(outbox.state = 'done', 0, outbox.attempts),
         generation = excluded.generation,
         operation = excluded.operation,
         external_id = excluded.external_id,
         account_id = excluded.account_id,
         row = excluded.row,
         state = 'waiting',
         error_code = null,
         error_message = null`
  );
  for (const item of items) {
    put.run(runId, generation, item.object, item.operation, item.externalId ?? null, item.key, item.accountId, JSON.stringify(item.row));
  }
  database.prepare('delete from outbox where generation < ?').run(generation);
}

/** Entries to send, by account. */
export function readWaiting(database: DatabaseSync, limit: number): readonly OutboxEntry[] {
  const statement = database.prepare(
    `select *
     from outbox
     where state in ('waiting', 'sent')
     order by account_id, id
     limit ?`
  );
  return statement.all(limit).map(toEntry);
}

/** Entries that the org refused, by account. */
export function readParked(database: DatabaseSync): readonly OutboxEntry[] {
  return database.prepare("select * from outbox where state = 'parked' order by account_id, id").all().map(toEntry);
}

/** Marks entries that are on their way. */
export function markSent(database: DatabaseSync, ids: readonly number[]): void {
  const statement = database.prepare("update outbox set state = 'sent', attempts = attempts + 1 where id = ?");
  for (const id of ids) statement.run(id);
}

/** Marks entries that the org took. */
export function markDone(database: DatabaseSync, ids: readonly number[]): void {
  const statement = database.prepare("update outbox set state = 'done', error_code = null, error_message = null where id = ?");
  for (const id of ids) statement.run(id);
}

/** Marks entries that the org refused, with its reason. */
export function markParked(
  database: DatabaseSync,
  failures: readonly { readonly id: number; readonly code: string; readonly message: string }[]
): void {
  const statement = database.prepare("update outbox set state = 'parked', error_code = ?, error_message = ? where id = ?");
  for (const { id, code, message } of failures) statement.run(code, message, id);
}

function toEntry(row: { readonly [column: string]: unknown }): OutboxEntry {
  const entry = {
    id: Number(row['id']),
    runId: String(row['run_id']),
    attempts: Number(row['attempts']),
    state: row['state'] as OutboxEntry['state'],
    object: String(row['object']),
    operation: row['operation'] as OutboxEntry['operation'],
    key: String(row['key']),
    accountId: String(row['account_id']),
    row: JSON.parse(String(row['row'])) as OutboxEntry['row']
  };
  return {
    ...entry,
    ...(typeof row['external_id'] === 'string' ? { externalId: row['external_id'] } : {}),
    ...(typeof row['error_code'] === 'string' ? { errorCode: row['error_code'] } : {}),
    ...(typeof row['error_message'] === 'string' ? { errorMessage: row['error_message'] } : {})
  };
}
