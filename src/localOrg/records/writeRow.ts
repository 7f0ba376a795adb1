import type { SqlValue, StoredRow } from '../database.ts';
import type { OrgContext } from '../orgContext.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import { duplicateValue } from './checkRow.ts';

const insertTexts = new Map<string, string>();

function insertText(object: string, columns: readonly string[]): string {
  const key = `${object}:${columns.join()}`;
  let text = insertTexts.get(key);
  if (!text) {
    text = `insert into ${quoted(object)} (${columns.map(quoted).join(', ')}) values (${columns.map(() => '?').join(', ')})`;
    insertTexts.set(key, text);
  }
  return text;
}

/** Writes a new row, or the changed columns of an old one. Also used for rows that the org writes by itself. */
export function writeRow(context: OrgContext, object: OrgObject, row: StoredRow, old: StoredRow | undefined): void {
  const columns = old ? Object.keys(row).filter((name) => (row[name] ?? null) !== (old[name] ?? null)) : Object.keys(row);
  const values: SqlValue[] = columns.map((name) => row[name] ?? null);
  const sql = old
    ? `update ${quoted(object.name)} set ${columns.map((name) => `${quoted(name)} = ?`).join(', ')} where "Id" = ?`
    : insertText(object.name, columns);
  if (old) values.push(row['Id'] ?? null);
  if (columns.length === 0) return;
  try {
    context.org.database.statement(sql).run(...values);
  } catch (error) {
    throw duplicateValue(context, object, row, error);
  }
}
