import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pullContext } from '../../../src/pull/pullOptions.ts';
import type { PullObject } from '../../../src/pull/pullPlan.ts';
import { readOrphans } from '../../../src/pull/readOrphans.ts';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { FactStore } from '../../../src/store/factStore.ts';
import { openStateStore } from '../../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../../src/store/stateStore.ts';
import { ScriptedOrg, orgId } from '../org/scriptedOrg.ts';

const [winner, loser, left] = ['001000000000001AAA', '001000000000002AAA', '001000000000003AAA'];
const [moved, stays] = ['500000000000001AAA', '500000000000002AAA'];

const account: PullObject = {
  object: 'Account',
  columns: [{ name: 'Id', type: 'text', isId: true }],
  archived: false,
  changes: { by: 'log', stamp: 'SystemModstamp', unstamped: [], hasBin: true, merges: true }
};
const cases: PullObject = {
  object: 'Case',
  columns: [
    { name: 'Id', type: 'text', isId: true },
    { name: 'AccountId', type: 'text', isId: true },
    { name: 'Subject', type: 'text' }
  ],
  archived: false,
  changes: { by: 'log', stamp: 'SystemModstamp', unstamped: [], hasBin: true, merges: true }
};

let org: ScriptedOrg;
let folder: string;
let facts: FactStore;
let cursors: StateStore;
let queries: string[];

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  folder = await mkdtemp(join(tmpdir(), 'headroom-orphans-'));
  facts = await openFactStore({ folder, orgId, memoryLimitMb: 256 });
  cursors = await openStateStore({ folder, orgId });
  await facts.loadRows('Account', account.columns, [{ Id: winner }, { Id: loser }, { Id: left }]);
  await facts.loadRows('Case', cases.columns, [
    { Id: moved, AccountId: loser, Subject: loser },
    { Id: stays, AccountId: left, Subject: 'One' }
  ]);
  await facts.forgetChanges();
  queries = [];
  org.on('GET /services/data', { json: [{ version: '68.0' }], headers: { date: 'Tue, 03 Nov 2026 04:05:06 GMT' } });
  org.on('GET /query', ({ query }) => {
    const soql = query.get('q') ?? '';
    if (!soql.includes(' FROM Case ')) return undefined;
    queries.push(soql);
    const rows = [moved, stays].filter((id) => soql.includes(id)).map((Id) => ({ Id, AccountId: winner, Subject: loser }));
    return { json: { totalSize: rows.length, done: true, records: rows } };
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
  return readOrphans(objects, await pullContext({ client, facts, cursors, spoolFolder: join(folder, 'spool') }));
}

const owners = (): Promise<unknown> => facts.rows('select "Id" as id, "AccountId" as owner from "Case" order by "Id"');

describe('readOrphans', () => {
  it('reads the rows anew that point to a record that went, and tells that they changed', async () => {
    await facts.applyChanges({ object: 'Account', columns: account.columns, removed: [loser] });
    expect(await read(account, cases)).toEqual([{ object: 'Case', read: 'delta', way: 'rest', rows: 1, changed: 1, removed: 0 }]);
    expect(queries).toEqual([`SELECT Id, AccountId, Subject FROM Case WHERE Id IN ('${moved}')`]);
    expect(await owners()).toEqual([
      { id: moved, owner: winner },
      { id: stays, owner: left }
    ]);
    expect(await facts.rows(`select id from changed_row where object = 'Case'`)).toEqual([{ id: moved }]);
  });

  it('asks nothing where nothing went, or where nothing points to what went', async () => {
    await facts.applyChanges({ object: 'Case', columns: cases.columns, rows: [{ Id: stays, AccountId: left, Subject: 'Two' }] });
    expect(await read(account, cases)).toEqual([]);
    await facts.applyChanges({ object: 'Account', columns: account.columns, removed: [winner] });
    expect(await read(account, cases)).toEqual([]);
    expect(queries).toEqual([]);
  });

  it('leaves rows alone whose parent left a filter, and reads those whose parent was merged', async () => {
    await facts.applyChanges({ object: 'Account', columns: account.columns, removed: [loser, left] });
    const position = { object: 'Account', coveredTo: '2026-11-03T04:05:06.000Z', columnsHash: '', filter: '', generation: 1 };
    await cursors.saveCursor(position, [{ loser, winner }]);
    expect(await read({ ...account, where: "Type = 'Customer'" }, cases)).toMatchObject([{ object: 'Case', rows: 1 }]);
    expect(queries).toEqual([`SELECT Id, AccountId, Subject FROM Case WHERE Id IN ('${moved}')`]);
  });

  it('keeps a row that the org does not give: what became of it the log tells', async () => {
    await facts.applyChanges({ object: 'Account', columns: account.columns, removed: [loser] });
    org.on('GET /query', ({ query }) =>
      query.get('q')?.includes(' FROM Case ') === true ? { json: { totalSize: 0, done: true, records: [] } } : undefined
    );
    expect(await read(account, cases)).toMatchObject([{ object: 'Case', rows: 0, changed: 0, removed: 0 }]);
    expect(await owners()).toEqual([
      { id: moved, owner: loser },
      { id: stays, owner: left }
    ]);
  });

  it('removes a row that the org does not give where the org keeps no log of its object', async () => {
    await facts.applyChanges({ object: 'Account', columns: account.columns, removed: [loser] });
    org.on('GET /query', ({ query }) =>
      query.get('q')?.includes(' FROM Case ') === true ? { json: { totalSize: 0, done: true, records: [] } } : undefined
    );
    const unlogged: PullObject = {
      ...cases,
      changes: { by: 'created', stamp: 'CreatedDate', unstamped: [], hasBin: false, merges: false }
    };
    expect(await read(account, unlogged)).toMatchObject([{ object: 'Case', rows: 0, changed: 0, removed: 1 }]);
    expect(await owners()).toEqual([{ id: stays, owner: left }]);
  });
});
