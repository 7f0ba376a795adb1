import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localConsumerKey, localOrgPaths } from '../../../src/commands/localOrgFolder.ts';
import { integrationUsername } from '../../../src/localOrg/seed/createOrg.ts';
import type { SyncRequest } from '../../../src/operations/sync/run/syncRequest.ts';
import { stateFile } from '../../../src/store/sqliteStateStore.ts';
import { companyContent, type CompanyContent } from '../killed/companyContent.ts';
import { openCompany, type Company } from '../openCompany.ts';
import { covers } from '../rows.ts';

describe('a machine', () => {
  let company: Company;
  let whole: CompanyContent;
  beforeAll(async () => {
    company = await openCompany();
    await loadAnew();
    whole = await companyContent(company);
  });
  afterAll(() => company.remove());

  const loadAnew = async (): Promise<unknown> => {
    await rm(company.dataFolder, { recursive: true, force: true });
    return company.sync({ sizes: { bulkFrom: 5, pageRows: 10 } });
  };
  const storeFolder = (): string => join(company.dataFolder, 'store');
  const statePath = (): string => stateFile({ folder: storeFolder(), orgId: company.org.orgId });
  const factsPath = (): string => join(storeFolder(), readdirSync(storeFolder()).find((name) => name.endsWith('.duckdb')) ?? 'none');
  /** Writes zeros over a part of a file, as a disk that lost a block does. */
  const damage = async (path: string): Promise<void> => {
    const { size } = await stat(path);
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(Math.min(size, 65_536)), 0, undefined, 0);
    await file.close();
  };
  /** Turns every bit around from a place of a file on: nothing there is as it was written. */
  const garble = async (path: string, fromByte: number): Promise<void> => {
    const whole = await readFile(path);
    await writeFile(
      path,
      whole.map((byte, at) => (at < fromByte ? byte : byte ^ 0xff))
    );
  };
  /** A sync in a process whose files cannot grow beyond so many KB: what a full disk is to it. */
  const syncWithLimit = (kilobytes: number): Promise<string> => {
    const signIn = { loginUrl: company.org.url, clientId: localConsumerKey, username: integrationUsername };
    const request = JSON.stringify({
      signIn: { ...signIn, ...localOrgPaths(dirname(company.dataFolder)) },
      dataFolder: company.dataFolder
    });
    const script = join(import.meta.dirname, 'limitedSync.ts');
    return new Promise((resolve, reject) => {
      const words = ['-c', `ulimit -f ${kilobytes}; exec "$0" "$1" "$2"`, process.execPath, script, request];
      execFile('bash', words, (error, stdout, stderr) => (error ? reject(new Error(stdout + stderr)) : resolve(stdout.trim())));
    });
  };

  it.each([8, 400])('whose disk is full at %i KB a file stops with the file, and goes on once there is room', async (kilobytes) => {
    covers([51]);
    await rm(company.dataFolder, { recursive: true, force: true });
    const end = JSON.parse(await syncWithLimit(kilobytes)) as { readonly error?: string; readonly values?: readonly string[] };
    expect(end).toMatchObject({ error: 'StoreFull', values: [expect.stringContaining(company.dataFolder), expect.any(String)] });
    expect(await company.sync({ sizes: { bulkFrom: 5, pageRows: 10 } })).toMatchObject({ status: 'done', writtenTotal: 0, failed: [] });
    expect(await companyContent(company)).toEqual(whole);
  });

  it('on which somebody else writes into the state stops with the file, and goes on when that is over', async () => {
    covers([51]);
    const other = new DatabaseSync(statePath());
    other.exec('begin immediate');
    try {
      await expect(company.sync()).rejects.toMatchObject({ name: 'StoreBusy', values: [statePath()] });
    } finally {
      other.exec('rollback');
      other.close();
    }
    expect(await company.sync()).toMatchObject({ status: 'done', writtenTotal: 0 });
  });

  it('that cannot even note in its state that a run failed says so in the org', async () => {
    covers([51]);
    // Runs are told apart by the second in which they began.
    await company.pass(60);
    const other = new DatabaseSync(statePath());
    const onStep: SyncRequest['onStep'] = (step) => {
      if (step === 'score_computed') other.exec('begin immediate');
    };
    try {
      await expect(company.sync({ onStep })).rejects.toMatchObject({ name: 'StoreBusy', values: [statePath()] });
    } finally {
      other.exec('rollback');
      other.close();
    }
    const [run] = await company.org.query('SELECT Status__c, Error__c FROM Headroom_Health_Run__c ORDER BY Started_At__c DESC LIMIT 1');
    expect(run).toMatchObject({ Status__c: 'Failed', Error__c: 'StoreBusy' });
    expect(await company.sync()).toMatchObject({ status: 'done', writtenTotal: 0 });
  });

  it('whose state is damaged stops with the file and writes nothing', async () => {
    covers([51]);
    await loadAnew();
    for (const end of ['-wal', '-shm']) await rm(`${statePath()}${end}`, { force: true });
    await damage(statePath());
    const { body } = await company.org.call('GET', '/services/headroom-local/requests?since=999999999');
    await expect(company.sync()).rejects.toMatchObject({ name: 'StoreUnreadable', values: [statePath(), expect.any(String)] });
    const since = await company.org.call('GET', `/services/headroom-local/requests?since=${body.next}`);
    const writes = (since.body.requests as { readonly method: string; readonly path: string }[]).filter(
      ({ method }) => !['GET', 'HEAD'].includes(method)
    );
    expect(writes.filter(({ path }) => !path.includes('/composite') && !path.includes('/oauth2/'))).toEqual([]);
  });

  it('whose facts are damaged stops with the file, and reads them anew once it is deleted', async () => {
    covers([51]);
    await loadAnew();
    const path = factsPath();
    await damage(path);
    await expect(company.sync()).rejects.toMatchObject({ name: 'StoreUnreadable', values: [path, expect.any(String)] });
    await rm(path);
    expect(await company.sync({ sizes: { bulkFrom: 5, pageRows: 10 } })).toMatchObject({ status: 'done', writtenTotal: 0 });
    expect(await companyContent(company)).toEqual(whole);
  });

  // DuckDB opens a file whose rows are damaged and says so when it reads them.
  it.each([
    ['in its second block', () => 8192],
    ['among its rows', (size: number) => Math.floor(size / 4)]
  ])('whose facts are damaged %s says so with the file in every command', async (_where, from) => {
    covers([51]);
    await loadAnew();
    const path = factsPath();
    await garble(path, from((await stat(path)).size));
    const unreadable = { name: 'StoreUnreadable', values: [path, expect.stringContaining('orrupt')] };
    await expect(company.sync({ full: true })).rejects.toMatchObject(unreadable);
    await expect(company.sync({ dryRun: true })).rejects.toMatchObject(unreadable);
  });
});

describe('a state', () => {
  let company: Company;
  beforeAll(async () => {
    company = await openCompany();
  });
  afterAll(() => company.remove());

  it('that takes no write set has the same changes scored again once it does', async () => {
    covers([3, 51]);
    await company.pass(60);
    const path = stateFile({ folder: join(company.dataFolder, 'store'), orgId: company.org.orgId });
    const [account] = await company.org.query("SELECT Id FROM Account WHERE Name = 'Alder Print'");
    await company.org.create('Case', { AccountId: account?.Id, Subject: 'On fire', Priority: 'High', Type: 'Problem', Origin: 'Email' });
    await company.pass(60);
    const other = new DatabaseSync(path);
    try {
      other.exec("create trigger full before insert on outbox begin select raise(abort, 'disk is full'); end");
      await expect(company.sync()).rejects.toMatchObject({ name: 'StoreFull', values: [path, 'disk is full'] });
      other.exec('drop trigger full');
    } finally {
      other.close();
    }
    const result = await company.sync();
    expect(result).toMatchObject({ status: 'done', scored: { kind: 'touched', accounts: 1 } });
    expect(result.writtenTotal).toBeGreaterThan(0);
  });
});
