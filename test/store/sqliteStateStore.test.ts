import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openState } from '../../src/store/openState.ts';
import { openStateStore } from '../../src/store/sqliteStateStore.ts';
import { describeStateStore, orgId } from './stateStoreConformance.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-state-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (org = orgId) => openStateStore({ folder, orgId: org });
const path = () => join(folder, `state-${orgId}.sqlite`);

describeStateStore('SQLite', { open, clean: () => Promise.resolve() });

describe('the SQLite file', () => {
  it('and its folder are closed to everybody else', async () => {
    const store = await open();
    await store.saveCursor({ object: 'Case', coveredTo: 'x', columnsHash: 'y', filter: '', generation: 1 });
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect((await stat(`${path()}-wal`)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await store.close();
  });

  it('is refused when others may read it', async () => {
    await (await open()).close();
    await chmod(path(), 0o644);
    await expect(open()).rejects.toMatchObject({ name: 'StoreUnreadable' });
  });

  it('that cannot be made is named', async () => {
    await symlink(join(folder, 'nowhere', 'state'), path());
    await expect(open()).rejects.toMatchObject({ name: 'StoreUnreadable', values: [path(), expect.stringContaining('EEXIST')] });
  });

  it('gets a migration that it lacks below the newest one', async () => {
    await (await open()).close();
    const database = new DatabaseSync(path());
    database.exec('delete from migration where number = 4');
    database.close();
    await (await open()).close();
    const again = new DatabaseSync(path());
    expect(again.prepare('select name from migration where number = 4').get()).toEqual({ name: '0004_lease.sql' });
    again.close();
  });

  it('of a later version is left alone', async () => {
    const migrations = await readdir(join(import.meta.dirname, '../../src/store/migrations'));
    const newest = Math.max(...migrations.map((name) => Number(name.slice(0, 4))));
    await (await open()).close();
    const database = new DatabaseSync(path());
    database.exec("insert into migration (number, name) values (9999, '9999_later.sql')");
    database.close();
    await expect(open()).rejects.toMatchObject({ name: 'StoreNewer', values: [path(), '9999', String(newest)] });
  });

  it('of the first version keeps its points', async () => {
    const database = new DatabaseSync(path());
    database.exec('create table migration (number integer not null primary key, name text not null) strict');
    database.exec("insert into migration values (1, '0001_state.sql')");
    database.exec(await readFile(join(import.meta.dirname, '../../src/store/migrations/0001_state.sql'), 'utf8'));
    database.exec("insert into history values ('vendor_risk', '001A', '2026-W01', '2026-01-05', 71.5)");
    database.close();
    await chmod(path(), 0o600);
    const store = await open();
    expect(await store.accountHistory('001A')).toEqual([
      {
        ...{ scorecard: 'vendor_risk', accountId: '001A', week: '2026-W01', takenOn: '2026-01-05', score: 71.5, plain: 71.5 },
        ...{ coverage: null, band: null, version: null, rebuilt: false }
      }
    ]);
    await store.close();
  });

  it('of another org is refused', async () => {
    await (await open()).close();
    const database = new DatabaseSync(path());
    database.exec("update org set org_id = '00DLOCAL00000022HA'");
    database.close();
    await expect(open()).rejects.toMatchObject({ name: 'WrongOrg', values: ['00DLOCAL00000022HA', orgId] });
  });

  it('that is no database is named', async () => {
    await writeFile(path(), 'no database at all, but long enough to be looked at '.repeat(50), { mode: 0o600 });
    await expect(open()).rejects.toMatchObject({ name: 'StoreUnreadable' });
  });

  it('has the schema of the snapshot once all migrations ran', async () => {
    await (await open()).close();
    const database = new DatabaseSync(path());
    const rows = database.prepare('select sql from sqlite_schema where sql is not null order by type desc, name').all();
    database.close();
    const snapshot = await readFile(join(import.meta.dirname, 'schema.snapshot.sql'), 'utf8');
    expect(rows.map((row) => `${String(row['sql'])};\n`).join('\n')).toBe(snapshot);
  });
});

/**
 * A process that has begun to take the lease: its transaction is open until somebody waits for the file, and a little longer.
 *
 * Its data: the path of the file, and a number in shared memory that becomes 1 once somebody is about to write.
 */
const takesTheLease = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(workerData.path);
  database.exec('begin immediate');
  database.exec("update lease set token = token + 1, holder = 'other', held_until = '2026-11-22T11:00:00.000Z'");
  parentPort.postMessage('begun');
  Atomics.wait(workerData.asked, 0, 0);
  Atomics.wait(workerData.asked, 0, 1, 300);
  database.exec('commit');
  database.close();
`;

describe('a holder of the lease', () => {
  it('that loses it while it waits for the file writes nothing', async () => {
    const store = await open();
    await store.takeLease('first', '2026-11-22T10:00:00.000Z', '2026-11-22T10:00:30.000Z');
    const asked = new Int32Array(new SharedArrayBuffer(4));
    const other = new Worker(takesTheLease, { eval: true, workerData: { path: path(), asked } });
    await once(other, 'message');
    const ended = once(other, 'exit');
    Atomics.store(asked, 0, 1);
    Atomics.notify(asked, 0);
    const cursor = { object: 'Case', coveredTo: '2026-11-22T10:00:00.000Z', columnsHash: 'h', filter: '', generation: 1 };
    await expect(store.saveCursor(cursor)).rejects.toMatchObject({ name: 'LeaseLost', values: ['other'] });
    await ended;
    expect(await store.cursor('Case')).toBeUndefined();
    await store.close();
  });
});

describe('what the SQLite file says it has kept', () => {
  it('is on the disk: a commit waits for it', () => {
    const database = openState(path(), orgId);
    // 2 is FULL. Source: https://www.sqlite.org/pragma.html#pragma_synchronous
    expect(database.prepare('pragma synchronous').get()).toEqual({ synchronous: 2 });
    database.close();
  });
});
