import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
    await store.saveCursor({ object: 'Case', coveredTo: 'x', columnsHash: 'y' });
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

  it('of a later version is left alone', async () => {
    await (await open()).close();
    const database = new DatabaseSync(path());
    database.exec("insert into migration (number, name) values (9, '0009_later.sql')");
    database.close();
    await expect(open()).rejects.toMatchObject({ name: 'StoreNewer', values: [path(), '9', '1'] });
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
