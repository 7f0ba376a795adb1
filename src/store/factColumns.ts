import { createHash } from 'node:crypto';
import type { ColumnType, FactColumn } from './factStore.ts';

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  boolean: 'BOOLEAN',
  number: 'DOUBLE',
  money: 'DECIMAL(18,2)',
  date: 'DATE',
  instant: 'TIMESTAMP'
};

/** DuckDB's type for a column. */
export function sqlType(type: ColumnType): string {
  return sqlTypes[type];
}

/** A name as DuckDB takes it in every letter case and with every character. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Columns as they stand in the parentheses of a create table. */
export function columnDefinitions(columns: readonly FactColumn[]): string {
  return columns.map((column) => `${quoteName(column.name)} ${sqlType(column.type)}`).join(', ');
}

/** A text literal for the places where DuckDB takes no parameter. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Changes exactly when a column is added, dropped, moved or retyped. */
export function columnsHash(columns: readonly FactColumn[]): string {
  const text = columns.map((column) => `${column.name}:${column.type}`).join(',');
  return createHash('sha256').update(text).digest('hex');
}
