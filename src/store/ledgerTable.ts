import type { DatabaseSync } from 'node:sqlite';

/**
 * What the service last wrote into a record of the org, so that its own echo is told from an edit of somebody else.
 *
 * The org's replies to collections and Bulk jobs name no stamp, so the values themselves decide.
 */
export type LedgerEntry = {
  readonly object: string;
  /** The external key; the record id where the object has no key of ours (Account). */
  readonly key: string;
  /** 18 characters; absent = the reply named none. */
  readonly recordId?: string;
  readonly runId: string;
  /** Times in a row that the same values were written again, because somebody else had put others in their place. */
  readonly restored: number;
  /** Hash of each value written, by field: 8 characters of `writeback/valueHash`. */
  readonly hashes: Readonly<Record<string, string>>;
};

/** Keys behind one and up to another, as bytes compare; absent = from the first, to the last. */
export type KeySpan = { readonly after?: string; readonly upTo?: string };

const hashLength = 8;

/** What was written, and how: all fields that the service writes, or some; anew, or what it had written before. */
export type LedgerWrite = Omit<LedgerEntry, 'restored'> & { readonly isWhole: boolean; readonly restores: boolean };

/**
 * Saves what was written, entry by entry; statements are made once. A record of which only some fields were written keeps the
 * hashes of the others.
 *
 * @param at  the org's clock at its answer, from when on a pull has to show the writes; absent = one has
 */
export function ledgerWriter(database: DatabaseSync, at?: string): (entry: LedgerWrite) => void {
  const put = database.prepare(
    `insert into ledger (object, key, record_id, fields_id, hashes, run_id, restored, written_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (object, key) do update
     set record_id = coalesce(excluded.record_id, ledger.record_id),
         fields_id = excluded.fields_id,
         hashes = excluded.hashes,
         run_id = excluded.run_id,
         written_at = excluded.written_at,
         restored = iif(excluded.restored = 1, ledger.restored + 1, 0)`
  );
  const fieldsIds = new Map<string, number>();
  return (entry) => {
    const before = entry.isWhole ? undefined : readLedger(database, entry.object, [entry.key])[0];
    const hashes = { ...before?.hashes, ...entry.hashes };
    const fields = Object.keys(hashes).sort();
    const names = fields.join(' ');
    const fieldsId = fieldsIds.get(names) ?? idOfFields(database, names);
    fieldsIds.set(names, fieldsId);
    const text = fields.map((name) => hashes[name]).join('');
    put.run(entry.object, entry.key, entry.recordId ?? null, fieldsId, text, entry.runId, Number(entry.restores), at ?? null);
  };
}

function idOfFields(database: DatabaseSync, names: string): number {
  database.prepare('insert into ledger_fields (names) values (?) on conflict do nothing').run(names);
  return Number(database.prepare('select id from ledger_fields where names = ?').get(names)?.['id']);
}

/** Entries of an object, of some keys or of all, ordered by key. */
export function readLedger(database: DatabaseSync, object: string, keys?: readonly string[]): readonly LedgerEntry[] {
  // Two statements: with "all or some" in one, every question would walk through the whole object.
  const some = keys === undefined ? '' : 'and key in (select value from json_each(?))';
  const statement = database.prepare(
    `select key, record_id, run_id, restored, names, hashes
     from ledger
     join ledger_fields on id = fields_id
     where object = ? ${some}
     order by key`
  );
  const rows = keys === undefined ? statement.all(object) : statement.all(object, JSON.stringify(keys));
  return rows.map((row) => toEntry(object, row));
}

/** Forgets a record that was deleted. @param key  its key or its id */
export function forgetRecord(database: DatabaseSync, object: string, key: string): void {
  database.prepare('delete from ledger where object = ? and (key = ? or record_id = ?)').run(object, key, key);
}

/** Forgets records of an object that the org no longer has. @param keys  of those that it has in the span */
export function pruneLedger(database: DatabaseSync, object: string, keys: readonly string[], { after, upTo }: KeySpan = {}): void {
  const statement = database.prepare(
    `delete from ledger
     where object = ?
     and key > ?
     and (? is null or key <= ?)
     and key not in (select value from json_each(?))`
  );
  statement.run(object, after ?? '', upTo ?? null, upTo ?? null, JSON.stringify(keys));
}

function toEntry(object: string, row: { readonly [column: string]: unknown }): LedgerEntry {
  const text = String(row['hashes']);
  const names = String(row['names']).split(' ');
  const recordId = row['record_id'];
  return {
    object,
    key: String(row['key']),
    ...(typeof recordId === 'string' ? { recordId } : {}),
    runId: String(row['run_id']),
    restored: Number(row['restored']),
    hashes: Object.fromEntries(names.map((name, i) => [name, text.slice(i * hashLength, (i + 1) * hashLength)]))
  };
}
