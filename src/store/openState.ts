import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isDiskFull } from '../domain/diskFull.ts';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';
import { applyMigrations } from './applyMigrations.ts';

/** How long a statement waits for another process that writes. */
export const busyMs = 5000;

/**
 * Opens the state file of an org, makes it when absent, and brings its schema up to date.
 *
 * Throws StoreNewer for a schema of a later version, WrongOrg for the file of another org, StoreUnreadable for a file
 * that is damaged or that others may read.
 */
export function openState(path: string, orgId: string): DatabaseSync {
  return guardStore(path, () => {
    if (existsSync(path)) refuseShared(path);
    else makeFile(path);
    const database = new DatabaseSync(path, { timeout: busyMs });
    try {
      database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
      const check = database.prepare('pragma quick_check(1)').get();
      if (check?.['quick_check'] !== 'ok') throw new HealthError('StoreUnreadable', [path, String(check?.['quick_check'])]);
      applyMigrations(database, path);
      claimForOrg(database, orgId);
      chmodSync(path, 0o600);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  });
}

/** Runs work on a database and names its faults: busy, damaged, disk full. */
export function guardStore<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof HealthError) throw error;
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
    const busy = code === 5 || code === 6;
    if (busy) throw new HealthError('StoreBusy', [path], { cause: error });
    throw new HealthError(isDiskFull(error) ? 'StoreFull' : 'StoreUnreadable', [path, errorText(error)], { cause: error });
  }
}

/** Makes an empty file that only its owner can read; another process that was faster has made the same one. */
function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
}

function refuseShared(path: string): void {
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o077) !== 0) throw new HealthError('StoreUnreadable', [path, `others may read it (mode ${mode.toString(8)})`]);
}

function claimForOrg(database: DatabaseSync, orgId: string): void {
  database.prepare('insert into org (org_id) select ? where not exists (select * from org)').run(orgId);
  const row = database.prepare('select org_id from org').get();
  if (row?.['org_id'] !== orgId) throw new HealthError('WrongOrg', [String(row?.['org_id']), orgId]);
}
