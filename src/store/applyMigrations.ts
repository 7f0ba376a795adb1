import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { HealthError } from '../domain/healthError.ts';

const folder = join(import.meta.dirname, 'migrations');

/**
 * Applies the numbered migrations that a state file lacks, each with its mark in one transaction.
 *
 * Migrations are only ever added. A file that knows more of them than this version is left alone: StoreNewer.
 */
export function applyMigrations(database: DatabaseSync, path: string): void {
  database.exec('create table if not exists migration (number integer not null primary key, name text not null) strict');
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
    .sort();
  const applied = Number(database.prepare('select coalesce(max(number), 0) as number from migration').get()?.['number']);
  if (applied > files.length) throw new HealthError('StoreNewer', [path, applied, files.length]);
  for (const name of files.slice(applied)) {
    database.exec('begin immediate');
    try {
      database.prepare('insert into migration (number, name) values (?, ?)').run(Number(name.slice(0, 4)), name);
      database.exec(readFileSync(join(folder, name), 'utf8'));
      database.exec('commit');
    } catch (error) {
      database.exec('rollback');
      throw error;
    }
  }
}
