import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pullContext } from '../../../src/pull/pullOptions.ts';
import type { PullObject } from '../../../src/pull/pullPlan.ts';
import { readRefilled, settledPositions } from '../../../src/pull/readRefilled.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { FactStore } from '../../../src/store/factStore.ts';
import { openStateStore } from '../../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../../src/store/stateStore.ts';
import { ScriptedOrg, orgId } from '../org/scriptedOrg.ts';

const [back, made, child, other] = ['001000000000001AAA', '001000000000002AAA', '500000000000001AAA', '500000000000002AAA'];
const before = '2026-11-03T04:00:00.000Z';
const [long, since] = ['2025-01-01T00:00:00.000Z', '2026-11-03T04:03:00.000Z'];

const changes = { by: 'log', stamp: 'SystemModstamp', unstamped: [], hasBin: true, merges: true } as const;
const account: PullObject = {
  object: 'Account',
  columns: [
    { name: 'Id', type: 'text', isId: true },
    { name: 'CreatedDate', type: 'instant' }
  ],
  archived: false,
  changes
};
const cases: PullObject = {
  object: 'Case',
  columns: [
    { name: 'Id', type: 'text', isId: true },
    { name: 'AccountId', type: 'text', isId: true },
    { name: 'Other__c', type: 'text', isId: true }
  ],
  archived: false,
  parents: new Map([
    ['AccountId', ['Account']],
    ['Other__c', ['Case']]
  ]),
  changes
};

let org: ScriptedOrg;
let folder: string;
let facts: FactStore;
let cursors: StateStore;
let queries: string[];

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  folder = await mkdtemp(join(tmpdir(), 'headroom-refilled-'));
  facts = await openFactStore({ folder, orgId, memoryLimitMb: 256 });
  cursors = await openStateStore({ folder, orgId });
  await facts.loadRows('Account', account.columns, []);
  await facts.loadRows('Case', cases.columns, [
    { Id: child, AccountId: null, Other__c: null },
    { Id: other, AccountId: null, Other__c: null }
  ]);
  await facts.forgetChanges();
  queries = [];
  org.on('GET /services/data', { json: [{ version: '68.0' }], headers: { date: 'Tue, 03 Nov 2026 04:05:06 GMT' } });
  org.on('GET /query', ({ query }) => {
    const soql = query.get('q') ?? '';
    if (!soql.includes(' FROM Case')) return undefined;
    queries.push(soql);
    return { json: { totalSize: 1, done: true, records: [{ Id: child, AccountId: back, Other__c: null }] } };
  });
});

afterEach(async () => {
  await facts.close();
  await cursors.close();
  await org.stop();
  await rm(folder, { recursive: true, force: true });
});

async function read(...objects: readonly PullObject[]): Promise<unknown> {
  const client = await org.connect();
  const coveredTo = new Map(objects.map(({ object }) => [object, before]));
  return readRefilled(objects, coveredTo, await pullContext({ client, facts, cursors, spoolFolder: join(folder, 'spool') }));
}

const accounts = async (...rows: readonly (readonly [string, string])[]): Promise<unknown> =>
  facts.applyChanges({ object: 'Account', columns: account.columns, rows: rows.map(([Id, CreatedDate]) => ({ Id, CreatedDate })) });

describe('readRefilled', () => {
  it('reads the rows that point to a record that came back, and tells that they changed', async () => {
    await accounts([back, long], [made, since]);
    expect(await read(account, cases)).toEqual([{ object: 'Case', read: 'delta', way: 'rest', rows: 1, changed: 1, removed: 0 }]);
    expect(queries).toEqual([`SELECT Id, AccountId, Other__c FROM Case WHERE AccountId IN ('${back}')`]);
    expect(await facts.rows('select "Id" as id, "AccountId" as owner from "Case" order by id')).toEqual([
      { id: child, owner: back },
      { id: other, owner: null }
    ]);
    expect(await facts.rows(`select id from changed_row where object = 'Case'`)).toEqual([{ id: child }]);
  });

  it('asks nothing where rows are only new, or were there before', async () => {
    await accounts([made, since]);
    expect(await read(account, cases)).toEqual([]);
    await accounts([back, long]);
    await facts.forgetChanges();
    await accounts([back, '2025-02-01T00:00:00.000Z']);
    expect(await read(account, cases)).toEqual([]);
    expect(queries).toEqual([]);
  });

  it('asks nothing of a lookup that no query may filter by', async () => {
    await accounts([back, long]);
    expect(await read(account, { ...cases, parents: new Map() })).toEqual([]);
    expect(queries).toEqual([]);
  });

  it('asks for the rows of 200 records at a time', async () => {
    const ids = Array.from({ length: 250 }, (_, at) => `001000000000${String(at).padStart(3, '0')}AAA`);
    await accounts(...ids.map((id) => [id, long] as const));
    await read(account, cases);
    expect(queries.map((soql) => soql.match(/001\d{12}AAA/gu)?.length)).toEqual([200, 50]);
  });

  it('reads an object whole where more came back than can be asked for', async () => {
    const ids = Array.from({ length: 1001 }, (_, at) => `00100000000${String(at).padStart(4, '0')}AAA`);
    await accounts(...ids.map((id) => [id, long] as const));
    const unlogged: PullObject = { ...cases, changes: { ...changes, by: 'stamp' } };
    expect(await read(account, unlogged)).toMatchObject([{ object: 'Case', read: 'whole', because: 'many' }]);
    expect(queries).toEqual(['SELECT COUNT() FROM Case', 'SELECT Id, AccountId, Other__c FROM Case']);
  });
});

describe('settledPositions', () => {
  it('stay where they were while changes wait, so that what a killed run read as new is not taken for what came back', async () => {
    const position = (coveredTo: string) =>
      cursors.saveCursor({ object: 'Account', coveredTo, columnsHash: '', filter: '', generation: 1 });
    const known = async (): Promise<unknown> => [...(await settledPositions([account, cases], { cursors, facts }))];
    expect(await known()).toEqual([]);
    await position(before);
    expect(await known()).toEqual([['Account', before]]);
    await accounts([made, since]);
    await position('2026-11-03T04:05:00.000Z');
    expect(await known()).toEqual([['Account', before]]);
    await facts.forgetChanges();
    expect(await known()).toEqual([['Account', '2026-11-03T04:05:00.000Z']]);
  });
});
