import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HealthError } from '../domain/healthError.ts';
import type { FactColumn, FactPage, FactRow } from './factStore.ts';
import { openFolder } from './openFolder.ts';

const headerBytes = 65_536;

/**
 * The columns of a page in the order of its header: read_csv takes columns by position, so the header decides.
 *
 * Throws BulkPageIncomplete when the header lacks a column or brings one that nobody asked for.
 */
export async function pageColumns(path: string, columns: readonly FactColumn[]): Promise<readonly FactColumn[]> {
  const names = await headerNames(path);
  const byName = new Map(columns.map((column) => [column.name.toLowerCase(), column]));
  const inFile = names.map((name) => {
    const column = byName.get(name.toLowerCase());
    if (column === undefined) throw new HealthError('BulkPageIncomplete', [path, `unexpected column ${name}`]);
    return column;
  });
  const present = new Set(inFile.map((column) => column.name));
  const missing = columns.filter((column) => !present.has(column.name));
  if (missing.length > 0) {
    throw new HealthError('BulkPageIncomplete', [path, `no column ${missing.map((column) => column.name).join(', ')}`]);
  }
  return inFile;
}

async function headerNames(path: string): Promise<readonly string[]> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    const text = buffer.toString('utf8', 0, bytesRead);
    const end = text.indexOf('\n');
    const line = (end < 0 ? text : text.slice(0, end)).replace(/\r$/, '').replace(/^\uFEFF/, '');
    return line.split(',').map((name) => name.replaceAll('"', ''));
  } finally {
    await file.close();
  }
}

/** A folder for rows on their way: what a killed process left there goes, since nobody else has this org's store open. */
export async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await openFolder(folder);
  return folder;
}

/** Does work with rows from REST as a page, so that both ways of reading end in one way of loading; the page goes after it. */
export async function withRowsPage<Result>(
  folder: string,
  content: { readonly columns: readonly FactColumn[]; readonly rows: readonly FactRow[] },
  work: (page: FactPage) => Promise<Result>
): Promise<Result> {
  const page = await writeRowsPage(folder, content.columns, content.rows);
  try {
    return await work(page);
  } finally {
    await rm(page.path, { force: true });
  }
}

/** Writes rows from REST as a page. */
export async function writeRowsPage(folder: string, columns: readonly FactColumn[], rows: readonly FactRow[]): Promise<FactPage> {
  const path = join(folder, `rows-${randomUUID()}.csv`);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.write(`${columns.map((column) => cell(column.name)).join(',')}\n`);
    for (let start = 0; start < rows.length; start += 1000) {
      const lines = rows.slice(start, start + 1000).map((row) => columns.map((column) => cell(row[column.name])).join(','));
      await file.write(`${lines.join('\n')}\n`);
    }
  } finally {
    await file.close();
  }
  return { path, rows: rows.length };
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '""';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}
