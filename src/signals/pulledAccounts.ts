import type { FactStore } from '../store/factStore.ts';

/** Ids of all accounts that were pulled, sorted: the order of every column of signals. */
export async function pulledAccounts(facts: FactStore): Promise<readonly string[]> {
  const rows = await facts.rows('select "Id" as id from "Account" order by "Id"');
  return rows.map((row) => String(row['id']));
}
