import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of a Markdown table by column heading; backticks around a cell are taken off. */
export type TableRow = Readonly<Record<string, string>>;

const folder = process.env['HEADROOM_SHARED'] ?? join(import.meta.dirname, '..', '..', '..', 'shared');
const file = join(folder, 'DEFAULTS.md');

/** The document that the default records are written from; undefined where it is not at hand. */
export const defaultsText = existsSync(file) ? readFileSync(file, 'utf8') : undefined;

/** All tables of one numbered section, in order. */
export function tablesOfSection(text: string, number: number): readonly (readonly TableRow[])[] {
  const sections = text.split(/^## /m);
  const section = sections.find((candidate) => candidate.startsWith(`${number}. `)) ?? '';
  return tablesOf(section);
}

/** All tables of a text. */
export function tablesOf(text: string): readonly (readonly TableRow[])[] {
  const blocks = text.split(/\n(?!\|)/).map((block) => block.split('\n').filter((line) => line.startsWith('|')));
  return blocks.filter((lines) => lines.length > 2).map(([head = '', , ...rows]) => rows.map((row) => toRow(cells(head), cells(row))));
}

function cells(line: string): readonly string[] {
  return line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim());
}

function toRow(head: readonly string[], row: readonly string[]): TableRow {
  return Object.fromEntries(head.map((name, index) => [name, (row[index] ?? '').replace(/^`([^`]*)`$/, '$1')]));
}

/** A cell that says nothing becomes null, as an empty field of a record is. */
export function orNull(cell: string | undefined): string | null {
  return cell === undefined || cell === '' || cell === '-' ? null : cell;
}
