import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pullObjects } from '../../../src/pull/pullObjects.ts';
import type { PullProgress } from '../../../src/pull/pullOptions.ts';
import type { PullPlan } from '../../../src/pull/pullPlan.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { FactStore } from '../../../src/store/factStore.ts';
import { openStateStore } from '../../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../../src/store/stateStore.ts';
import { ScriptedOrg, orgId } from '../org/scriptedOrg.ts';

let org: ScriptedOrg;
let folder: string;
let facts: FactStore;
let cursors: StateStore;

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  folder = await mkdtemp(join(tmpdir(), 'headroom-pull-'));
  facts = await openFactStore({ folder, orgId, memoryLimitMb: 256 });
  cursors = await openStateStore({ folder, orgId });
});

afterEach(async () => {
  await facts.close();
  await cursors.close();
  await org.stop();
  await rm(folder, { recursive: true, force: true });
});

const plan: PullPlan = {
  warnings: [],
  findings: [],
  objects: [
    {
      object: 'Account',
      columns: [
        { name: 'Id', type: 'text' },
        { name: 'Name', type: 'text' }
      ],
      archived: false
    },
    { object: 'Event', columns: [{ name: 'Id', type: 'text' }], where: 'IsDeleted = false', archived: true }
  ]
};

function answerQueries(accounts: number): void {
  org.on('GET /services/data', (asked) => ({
    json: [{ version: '68.0' }],
    headers: { date: 'Tue, 03 Nov 2026 04:05:06 GMT', 'x-path': asked.path }
  }));
  org.on('GET /query', ({ query }) => {
    const soql = query.get('q') ?? '';
    if (soql === 'SELECT COUNT() FROM Account') return { json: { totalSize: accounts, done: true, records: [] } };
    return { json: { totalSize: 1, done: true, records: [{ attributes: {}, Id: '001A', Name: 'Ä "b", c' }] } };
  });
  org.on('GET /queryAll', ({ query }) => {
    const isCount = query.get('q')?.startsWith('SELECT COUNT()') === true;
    return { json: { totalSize: 1, done: true, records: isCount ? [] : [{ attributes: {}, Id: '00UA' }] } };
  });
}

function answerBulk(text: string, rows: number): void {
  org.on('POST /jobs/query', { json: { id: '750A' } });
  org.on('GET /jobs/query/750A', { json: { state: 'JobComplete', numberRecordsProcessed: rows } });
  org.on('GET /results', {
    text,
    headers: { 'content-type': 'text/csv', 'sforce-numberofrecords': String(rows), 'sforce-locator': 'null' }
  });
  org.on('DELETE /jobs/query/750A', { status: 204 });
}

describe('pullObjects', () => {
  it('reads few rows by REST, archived ones among them, and moves the cursor to the clock before the reading', async () => {
    const client = await org.connect();
    answerQueries(1);
    const seen: PullProgress[] = [];
    const pulled = await pullObjects(plan, {
      client,
      facts,
      cursors,
      spoolFolder: join(folder, 'spool'),
      onProgress: (progress) => seen.push(progress)
    });
    expect(pulled.objects).toEqual([
      { object: 'Account', read: 'whole', because: 'first', way: 'rest', rows: 1, changed: 1, removed: 0 },
      { object: 'Event', read: 'whole', because: 'first', way: 'rest', rows: 1, changed: 1, removed: 0 }
    ]);
    expect(await facts.rows('select * from "Account"')).toEqual([{ Id: '001A', Name: 'Ä "b", c' }]);
    expect(await cursors.cursor('Account')).toEqual({
      object: 'Account',
      coveredTo: '2026-11-03T04:05:06.000Z',
      columnsHash: (await facts.applied('Account'))!.columnsHash,
      filter: '',
      generation: 1,
      comparedOn: '2026-11-03'
    });
    expect(seen.map((progress) => progress.objectsDone)).toEqual([1, 2]);
  });

  it('reads many rows by Bulk 2.0 and deletes the pages once they are loaded', async () => {
    const client = await org.connect();
    answerQueries(2000);
    answerBulk('"Id","Name"\n"001A","one\nline"\n"001B",""\n', 2);
    const pulled = await pullObjects(plan, { client, facts, cursors, spoolFolder: join(folder, 'spool') });
    expect(pulled.objects[0]).toMatchObject({ object: 'Account', rows: 2, way: 'bulk' });
    expect(await facts.rows('select "Name" as name from "Account" order by "Id"')).toEqual([{ name: 'one\nline' }, { name: null }]);
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
  });

  it('reads an object by REST whose Bulk pages are never whole', async () => {
    const client = await org.connect();
    answerQueries(2000);
    answerBulk('"Id","Name"\n"001A","one"\n', 2);
    const pulled = await pullObjects(plan, { client, facts, cursors, spoolFolder: join(folder, 'spool') });
    expect(pulled.objects[0]).toMatchObject({ object: 'Account', rows: 1, way: 'rest' });
    expect(await facts.rows('select "Name" as name from "Account"')).toEqual([{ name: 'Ä "b", c' }]);
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
  });

  it('stops at the first object that fails, and moves no cursor for it', async () => {
    const client = await org.connect();
    answerQueries(2000);
    answerBulk('"Id","Name"\n"001A","one"\n', 2);
    org.on('GET /query', ({ query }) => {
      if (query.get('q')?.startsWith('SELECT COUNT()') === true) return { json: { totalSize: 2000, done: true, records: [] } };
      return { json: { totalSize: 2, done: true, records: [{ attributes: {}, Id: '001A', Name: 'one' }] } };
    });
    await expect(pullObjects(plan, { client, facts, cursors, spoolFolder: join(folder, 'spool') })).rejects.toMatchObject({
      name: 'RequestRefused',
      values: ['SHORT_RESULT', '2 records announced, 1 sent', 'query']
    });
    expect(await cursors.cursor('Account')).toBeUndefined();
    expect(await facts.applied('Account')).toBeUndefined();
  });

  it('keeps a row that the log names as deleted and as changed, on whichever page it comes', async () => {
    const client = await org.connect();
    const stamp = '2026-11-03T04:01:00.000Z';
    const row = (letter: string, Name: string): object => ({
      attributes: {},
      Id: `001D000000IRFm${letter}IAH`,
      Name,
      SystemModstamp: stamp
    });
    const [account] = plan.objects;
    const stamped = { name: 'SystemModstamp', type: 'instant' } as const;
    const changes = { by: 'log', stamp: 'SystemModstamp', unstamped: [], hasBin: true, merges: false } as const;
    const logged: PullPlan = { ...plan, objects: [{ ...account!, columns: [...account!.columns, stamped], changes }] };
    const options = { client, facts, cursors, spoolFolder: join(folder, 'spool'), sizes: { pageRows: 2 } };
    answerQueries(1);
    org.on('GET /sobjects/Account/deleted', { json: { deletedRecords: [], latestDateCovered: stamp } });
    org.on('GET /sobjects/Account/updated', { json: { ids: [], latestDateCovered: stamp } });
    await pullObjects(logged, options);
    const names = ['a', 'b', 'c'];
    const ids = names.map((letter) => `001D000000IRFm${letter}IAH`);
    org.on('GET /sobjects/Account/updated', { json: { ids, latestDateCovered: stamp } });
    org.on('GET /sobjects/Account/deleted', { json: { deletedRecords: [{ id: ids[0] }], latestDateCovered: stamp } });
    const page = (...records: readonly object[]): object => ({ json: { totalSize: records.length, done: true, records } });
    org.on('GET /query', page(row('a', 'back'), row('b', 'two')), page(row('c', 'three')));
    await pullObjects(logged, options);
    expect(await facts.rows('select "Name" as name from "Account" where "Id" in (?, ?, ?) order by "Id"', ids)).toEqual([
      { name: 'back' },
      { name: 'two' },
      { name: 'three' }
    ]);
  });
});
