import type { Database } from '../database.ts';
import { standardHistories } from '../standardObjects/histories.ts';
import { quoted } from './tables.ts';

/**
 * Values of histories that an earlier version kept as plain text become JSON, as they are kept now (`historyValue`). A repeat finds
 * nothing to do.
 */
export function upgradeHistories(database: Database): void {
  for (const { name } of standardHistories) {
    for (const column of ['OldValue', 'NewValue'].map(quoted)) {
      database.statement(`update ${quoted(name)} set ${column} = json_quote(${column}) where not json_valid(${column})`).run();
    }
  }
}
