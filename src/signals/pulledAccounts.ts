import type { FactStore } from '../store/factStore.ts';

/** Ids of accounts that were pulled, sorted: the order of every column of signals. @param among  absent = all */
export async function pulledAccounts(facts: FactStore, among?: readonly string[]): Promise<readonly string[]> {
  const some = among === undefined ? '' : `where "Id" in (select unnest(from_json(?, '["varchar"]')))`;
  const rows = await facts.rows(
    `select "Id" as id from "Account" ${some} order by "Id"`,
    among === undefined ? [] : [JSON.stringify(among)]
  );
  return rows.map((row) => String(row['id']));
}
