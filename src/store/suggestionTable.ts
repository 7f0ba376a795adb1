import type { DatabaseSync } from 'node:sqlite';
import type { ShownSuggestion } from '../domain/shownSuggestion.ts';

/** Keeps the first day of each account and product line. */
export function addShownSuggestions(database: DatabaseSync, shown: readonly ShownSuggestion[]): void {
  const put = database.prepare(
    `insert into suggestion_shown (account_id, product_line, shown_on)
     values (?, ?, ?)
     on conflict do nothing`
  );
  for (const { accountId, productLine, shownOn } of shown) put.run(accountId, productLine, shownOn);
}

/** All that were ever put forward, by account and product line. */
export function readShownSuggestions(database: DatabaseSync): readonly ShownSuggestion[] {
  const statement = database.prepare('select account_id, product_line, shown_on from suggestion_shown order by account_id, product_line');
  return statement.all().map((row) => ({
    accountId: String(row['account_id']),
    productLine: String(row['product_line']),
    shownOn: String(row['shown_on'])
  }));
}
