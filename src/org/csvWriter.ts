import type { RowToSave } from './orgClient.ts';

/** What Bulk 2.0 reads as "empty this field"; an empty cell means "leave it alone". */
const nullCell = '#N/A';

/** Columns of rows that do not all have the same fields, in the order in which they first appear. */
export function columnsOf(rows: readonly RowToSave[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/**
 * One line of CSV: an absent field is an empty cell, null and empty text are `#N/A`, everything else is quoted text.
 *
 * The line feed is part of the line.
 */
export function csvLine(columns: readonly string[], row: RowToSave): string {
  return `${columns.map((column) => csvCell(row[column])).join(',')}\n`;
}

/** The header line. */
export function csvHeader(columns: readonly string[]): string {
  return `${columns.map(quoted).join(',')}\n`;
}

/** Whether a row holds a text that Bulk 2.0 would read as null; such a row has to go another way. */
export function hasNullLookalike(row: RowToSave): boolean {
  return Object.values(row).includes(nullCell);
}

function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === undefined) return '';
  if (value === null || value === '') return nullCell;
  return quoted(String(value));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
