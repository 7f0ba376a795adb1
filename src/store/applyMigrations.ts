import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { HealthError } from '../domain/healthError.ts';

const folder = join(import.meta.dirname, 'migrations');

/**
 * Applies the numbered migrations that a state file lacks, each with its mark in one transaction.
 *
 * Migrations are only ever added. A file that knows one with a higher number than this version is left alone: StoreNewer.
 */
export function applyMigrations(database: DatabaseSync, path: string): void {
  database.exec('create table if not exists migration (number integer not null primary key, name text not null) strict');
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
    .sort();
  const newest = Math.max(0, ...files.map(numberOf));
  const marks = database.prepare('select number from migration').all();
  const applied = new Set(marks.map((row) => Number(row['number'])));
  const highest = Math.max(0, ...applied);
  if (highest > newest) throw new HealthError('StoreNewer', [path, highest, newest]);
  for (const name of files.filter((each) => !applied.has(numberOf(each)))) applyOne(database, name);
}

/** Does nothing where another process that opened the same file was faster. */
function applyOne(database: DatabaseSync, name: string): void {
  database.exec('begin immediate');
  try {
    const mark = database.prepare('insert into migration (number, name) values (?, ?) on conflict do nothing').run(numberOf(name), name);
    if (mark.changes > 0) database.exec(readFileSync(join(folder, name), 'utf8'));
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

function numberOf(name: string): number {
  return Number(name.slice(0, 4));
}
