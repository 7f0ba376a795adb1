import type { DatabaseSync } from 'node:sqlite';

/** What we wrote and no pull has shown: keys of records of one object, and ids of those that we deleted; both sorted. */
export type Unconfirmed = { readonly keys: readonly string[]; readonly deleted: readonly string[] };

/** What a pull has shown of one object: all that was written before an instant, and records of some keys besides. */
export type Shown = { readonly before: string; readonly keys: readonly string[] };

/** Notes a record that we deleted. @param at  the org's clock at its answer */
export function noteDelete(
  database: DatabaseSync,
  { object, id, at }: { readonly object: string; readonly id: string; readonly at: string }
): void {
  const statement = database.prepare(
    `insert into own_delete (object, id, deleted_at)
     values (?, ?, ?)
     on conflict (object, id) do update
     set deleted_at = excluded.deleted_at`
  );
  statement.run(object, id, at);
}

/** What no pull has shown of the writes before an instant; absent = of all. */
export function readUnconfirmed(database: DatabaseSync, object: string, before?: string): Unconfirmed {
  const until = before ?? null;
  const keys = database.prepare(
    `select key
     from ledger
     where object = ?
     and written_at is not null
     and (? is null or written_at < ?)
     order by key`
  );
  const deleted = database.prepare(
    `select id
     from own_delete
     where object = ?
     and (? is null or deleted_at < ?)
     order by id`
  );
  return {
    keys: keys.all(object, until, until).map(({ key }) => String(key)),
    deleted: deleted.all(object, until, until).map(({ id }) => String(id))
  };
}

/** Forgets that writes are unconfirmed; the ledger keeps what was written. */
export function confirmWrites(database: DatabaseSync, object: string, { before, keys }: Shown): void {
  const written = database.prepare(
    `update ledger
     set written_at = null
     where object = ?
     and written_at is not null
     and (written_at < ? or key in (select value from json_each(?)))`
  );
  written.run(object, before, JSON.stringify(keys));
  database.prepare('delete from own_delete where object = ? and deleted_at < ?').run(object, before);
}
