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

/**
 * SQL that makes an id of 15 characters one of 18 and leaves everything else alone: a letter for every five characters says
 * which of them are capitals.
 * Source: https://help.salesforce.com/s/articleView?id=000385585
 *
 * @param value  SQL of the id
 */
export function longId(value: string): string {
  const letter = (first: number): string => {
    const bits = [0, 1, 2, 3, 4].map((at) => `case when substr(${value}, ${first + at}, 1) between 'A' and 'Z' then ${2 ** at} else 0 end`);
    return `substr('ABCDEFGHIJKLMNOPQRSTUVWXYZ012345', 1 + ${bits.join(' + ')}, 1)`;
  };
  return `case when length(${value}) = 15 then ${value} || ${letter(1)} || ${letter(6)} || ${letter(11)} else ${value} end`;
}

/**
 * SQL that writes a whole number as JSON does, where it stands as Java writes it (`13.0`, `1.25E7`), and leaves all else alone:
 * values of any type come by Bulk in the one way and by REST in the other.
 *
 * @param value  SQL of the text
 */
export function plainNumber(value: string): string {
  const number = `try_cast(${value} as double)`;
  const isWhole = `regexp_full_match(${value}, '-?[0-9]+\\.0|-?[0-9]\\.[0-9]+E[0-9]+') and abs(${number}) < 1e15 and ${number} = trunc(${number})`;
  return `case when ${isWhole} then cast(cast(${number} as bigint) as varchar) else ${value} end`;
}
