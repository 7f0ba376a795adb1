import type { DatabaseSync } from 'node:sqlite';
import { forgetRecord, ledgerWriter } from './ledgerTable.ts';
import { noteDelete } from './unconfirmedTable.ts';
import type { OutboxEntry, OutboxGroup, OutboxItem, OutboxPart, Refusal, WaitingLimit, Written } from './stateStore.ts';

/** Puts a write set in the place of what stands in the outbox, or in a part of it; unfinished changes keep run id and attempts. */
export function replaceOutbox(database: DatabaseSync, runId: string, items: readonly OutboxItem[], part: OutboxPart): void {
  const generation = Number(database.prepare('select coalesce(max(generation), 0) + 1 as next from outbox').get()?.['next']);
  const put = database.prepare(
    `insert into outbox (run_id, generation, object, operation, external_id, key, account_id, row, restores)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (object, key) do update
     set generation = excluded.generation,
         operation = excluded.operation,
         external_id = excluded.external_id,
         account_id = excluded.account_id,
         row = excluded.row,
         restores = excluded.restores,
         state = 'waiting'`
  );
  for (const item of items) {
    const { object, operation, externalId, key, accountId, row, restores } = item;
    put.run(runId, generation, object, operation, externalId ?? null, key, accountId, JSON.stringify(row), Number(restores === true));
  }
  const wait = database.prepare("update outbox set state = 'waiting' where state = 'parked' and id = ?");
  for (const id of part.again ?? []) wait.run(id);
  const others = part.notOf === undefined ? null : JSON.stringify(part.notOf);
  const accounts = part.accounts === undefined ? [] : [JSON.stringify(part.accounts)];
  const statement = database.prepare(
    `delete from outbox
     where generation < ?
     and id not in (select value from json_each(?))
     and (? is null or account_id not in (select value from json_each(?)))
     and (? is null or (operation = 'insert') = ?)
     ${part.accounts === undefined ? '' : 'and account_id in (select value from json_each(?))'}`
  );
  const inserts = part.inserts === undefined ? null : Number(part.inserts);
  statement.run(generation, JSON.stringify(part.stay ?? []), others, others, inserts, inserts, ...accounts);
}

/** Takes out what a run put in and nobody has tried to send. */
export function withdraw(database: DatabaseSync, runId: string): void {
  database.prepare("delete from outbox where run_id = ? and state = 'waiting' and attempts = 0").run(runId);
}

/** Entries to send, by account. */
export function readWaiting(database: DatabaseSync, limit: number | WaitingLimit): readonly OutboxEntry[] {
  const { entries: most, group, mostText = Infinity, isSent, accounts } = typeof limit === 'number' ? { entries: limit } : limit;
  const statement = database.prepare(
    `select *
     from outbox
     where state in ('waiting', 'sent')
     and (? is null or state = 'sent')
     and (? is null or (object = ? and operation = ?))
     ${accounts === undefined ? '' : 'and account_id in (select value from json_each(?))'}
     order by account_id, id
     limit ?`
  );
  const object = group?.object ?? null;
  const entries: OutboxEntry[] = [];
  let text = 0;
  const among = accounts === undefined ? [] : [JSON.stringify(accounts)];
  for (const row of statement.iterate(isSent === true ? 1 : null, object, object, group?.operation ?? null, ...among, most)) {
    entries.push(toEntry(row));
    text += String(row['row']).length;
    if (text >= mostText) break;
  }
  return entries;
}

/** Entries to send, counted by object and operation. @param inserts  only records to create, or only others; absent = all */
export function readWaitingGroups(database: DatabaseSync, inserts?: boolean): readonly OutboxGroup[] {
  const statement = database.prepare(
    `select object, operation, max(external_id) as external_id, count(*) as count
     from outbox
     where state in ('waiting', 'sent')
     and (? is null or (operation = 'insert') = ?)
     group by object, operation
     order by object, operation`
  );
  const wanted = inserts === undefined ? null : Number(inserts);
  return statement.all(wanted, wanted).map((row) => ({
    object: String(row['object']),
    operation: row['operation'] as OutboxGroup['operation'],
    ...(typeof row['external_id'] === 'string' ? { externalId: row['external_id'] } : {}),
    count: Number(row['count'])
  }));
}

/** Entries that the org refused, by account. @param accounts  absent = of all */
export function readParked(database: DatabaseSync, accounts?: readonly string[]): readonly OutboxEntry[] {
  const some = accounts === undefined ? '' : 'and account_id in (select value from json_each(?))';
  const statement = database.prepare(`select * from outbox where state = 'parked' ${some} order by account_id, id`);
  return statement.all(...(accounts === undefined ? [] : [JSON.stringify(accounts)])).map(toEntry);
}

/** Marks entries that are on their way. */
export function markSent(database: DatabaseSync, ids: readonly number[]): void {
  const statement = database.prepare("update outbox set state = 'sent', attempts = attempts + 1 where id = ?");
  for (const id of ids) statement.run(id);
}

/**
 * Takes entries out that the org took, or that are of no use any more, and keeps in the ledger what was written.
 *
 * @param at  the org's clock at its answer; absent = a pull has shown them already
 */
export function markWritten(database: DatabaseSync, written: readonly Written[], at?: string): void {
  const statement = database.prepare('delete from outbox where id = ?');
  const save = ledgerWriter(database, at);
  for (const { id, entry, gone } of written) {
    statement.run(id);
    if (entry !== undefined) save(entry);
    if (gone !== undefined) forgetRecord(database, gone.object, gone.key);
    if (gone?.byUs === true && at !== undefined) noteDelete(database, { object: gone.object, id: gone.key, at });
  }
}

/** Marks entries that the org refused, with its reason. */
export function markParked(database: DatabaseSync, refusals: readonly Refusal[]): void {
  const statement = database.prepare(
    `update outbox
     set state = 'parked',
         refusals = refusals + 1,
         error_code = ?,
         error_message = ?,
         parked_on = ?,
         cause = ?
     where id = ?`
  );
  for (const { id, code, message, on, cause } of refusals) statement.run(code, message, on ?? null, cause ?? null, id);
}

function toEntry(row: { readonly [column: string]: unknown }): OutboxEntry {
  const entry = {
    id: Number(row['id']),
    runId: String(row['run_id']),
    attempts: Number(row['attempts']),
    refusals: Number(row['refusals']),
    state: row['state'] as OutboxEntry['state'],
    object: String(row['object']),
    operation: row['operation'] as OutboxEntry['operation'],
    key: String(row['key']),
    accountId: String(row['account_id']),
    row: JSON.parse(String(row['row'])) as OutboxEntry['row']
  };
  return {
    ...entry,
    ...(row['restores'] === 1 ? { restores: true as const } : {}),
    ...(typeof row['external_id'] === 'string' ? { externalId: row['external_id'] } : {}),
    ...(typeof row['error_code'] === 'string' ? { errorCode: row['error_code'] } : {}),
    ...(typeof row['error_message'] === 'string' ? { errorMessage: row['error_message'] } : {}),
    ...(typeof row['parked_on'] === 'string' ? { parkedOn: row['parked_on'] } : {}),
    ...(typeof row['cause'] === 'string' ? { cause: row['cause'] } : {})
  };
}
