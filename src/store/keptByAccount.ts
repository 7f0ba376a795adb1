import type { FactStore } from './factStore.ts';

/**
 * Derived values of accounts beside the facts, which a run over some accounts reads without reading all: they go when the file goes.
 */
const table = 'kept_by_account';

/** Accounts whose values go into one statement. */
const accountsAtOnce = 1000;

/** Replaces all values of a name. */
export async function keepByAccount(facts: FactStore, name: string, values: Iterable<readonly [string, unknown]>): Promise<void> {
  await facts.rows(`create table if not exists ${table} (name varchar, account_id varchar, json varchar)`);
  await facts.rows(`delete from ${table} where name = ?`, [name]);
  let rows: { account_id: string; json: string }[] = [];
  for (const [account_id, value] of values) {
    rows.push({ account_id, json: JSON.stringify(value) });
    if (rows.length === accountsAtOnce) {
      await addRows(facts, name, rows);
      rows = [];
    }
  }
  await addRows(facts, name, rows);
}

async function addRows(
  facts: FactStore,
  name: string,
  rows: readonly { readonly account_id: string; readonly json: string }[]
): Promise<void> {
  await facts.rows(
    `insert into ${table}
     select ?, account_id, json
     from (select unnest(from_json(?, '[{"account_id":"varchar","json":"varchar"}]'), recursive := true))`,
    [name, JSON.stringify(rows)]
  );
}

/** Values of accounts as JSON text; those without one are absent. */
export async function keptByAccount(facts: FactStore, name: string, accounts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await facts.rows(
    `select account_id, json
     from ${table}
     where name = ? and account_id in (select unnest(from_json(?, '["varchar"]')))`,
    [name, JSON.stringify(accounts)]
  );
  return new Map(rows.map((row) => [String(row['account_id']), String(row['json'])]));
}
