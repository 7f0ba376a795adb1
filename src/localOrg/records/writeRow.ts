import type { SqlValue, StoredRow } from '../database.ts';
import type { OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import { duplicateValue } from './checkRow.ts';

const texts = new Map<string, string>();

/** The SQL of a write, kept by object and columns: mass writes repeat it row by row. */
function sqlOf(object: string, columns: readonly string[], isNew: boolean): string {
  const key = `${object}:${isNew}:${columns.join()}`;
  let text = texts.get(key);
  if (!text) {
    text = isNew
      ? `insert into ${quoted(object)} (${columns.map(quoted).join(', ')}) values (${columns.map(() => '?').join(', ')})`
      : `update ${quoted(object)} set ${columns.map((name) => `${quoted(name)} = ?`).join(', ')} where "Id" = ?`;
    texts.set(key, text);
  }
  return text;
}

/** Writes a new row, or the changed columns of an old one. Also used for rows that the org writes by itself. */
export function writeRow(context: OrgContext, object: OrgObject, row: StoredRow, old: StoredRow | undefined): void {
  const columns = old ? Object.keys(row).filter((name) => (row[name] ?? null) !== (old[name] ?? null)) : Object.keys(row);
  const values: SqlValue[] = columns.map((name) => row[name] ?? null);
  if (columns.length === 0) return;
  const sql = sqlOf(object.name, columns, old === undefined);
  if (old) values.push(row['Id'] ?? null);
  try {
    context.org.database.statement(sql).run(...values);
    context.org.events.publish(context.org, context.user.id, { object, row, ...(old ? { old } : {}) });
  } catch (error) {
    throw duplicateValue(context, object, row, error);
  }
}
