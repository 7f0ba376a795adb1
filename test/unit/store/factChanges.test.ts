import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import { beforeTable } from '../../../src/store/factChanges.ts';
import type { FactColumn, FactRow, FactStore } from '../../../src/store/factStore.ts';

const orgId = '00DLOCAL0000001AAA';
const object = 'Case';
const columns: readonly FactColumn[] = [
  { name: 'Id', type: 'text' },
  { name: 'AccountId', type: 'text' },
  { name: 'Amount', type: 'money' },
  { name: 'SystemModstamp', type: 'instant' }
];

let folder: string;
let store: FactStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-changes-'));
  store = await openFactStore({ folder, orgId, memoryLimitMb: 256 });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function row(id: string, account: string | null, amount: number | null = 1, minute = 0): FactRow {
  const stamp = `2026-11-03T04:${String(minute).padStart(2, '0')}:00.000Z`;
  return { Id: id, AccountId: account, Amount: amount, SystemModstamp: stamp };
}

const first = [row('a', 'acme'), row('b', 'acme'), row('c', 'bolt')];

/** Three rows that are known, with nothing noted about them. */
async function known(): Promise<void> {
  await store.loadRows(object, columns, first, '2026-11-03T04:00:00.000Z');
  await store.forgetChanges();
}

async function changedRows(): Promise<readonly string[]> {
  const rows = await store.rows('select object, id from changed_row order by id');
  return rows.map((each) => `${String(each['object'])} ${String(each['id'])}`);
}

async function before(): Promise<readonly unknown[]> {
  return store.rows(`select "Id" as id, "AccountId" as account from ${beforeTable(object)} order by "Id"`);
}

async function now(): Promise<readonly unknown[]> {
  return store.rows('select "Id" as id, "AccountId" as account from "Case" order by "Id"');
}

describe('changes of facts', () => {
  it('upserts by id, removes what is gone, and notes both with the version before', async () => {
    await known();
    const applied = await store.applyChanges({ object, columns, rows: [row('a', 'bolt'), row('d', 'core')], removed: ['c', 'never'] });
    expect(applied).toEqual({ rows: 2, changed: 2, removed: 1, same: 0 });
    expect(await now()).toEqual([
      { id: 'a', account: 'bolt' },
      { id: 'b', account: 'acme' },
      { id: 'd', account: 'core' }
    ]);
    expect(await changedRows()).toEqual(['Case a', 'Case c', 'Case d']);
    expect(await before()).toEqual([
      { id: 'a', account: 'acme' },
      { id: 'c', account: 'bolt' }
    ]);
  });

  it('takes a row whose stamp alone moved for the same, and keeps its newest stamp', async () => {
    await known();
    const restamped = [row('a', 'acme', 1, 9), row('b', 'acme', 1, 9), row('c', 'bolt', 1, 9)];
    expect(await store.applyChanges({ object, columns, rows: restamped })).toEqual({ rows: 3, changed: 0, removed: 0, same: 3 });
    expect(await changedRows()).toEqual([]);
    expect(await store.rows('select distinct "SystemModstamp" as stamp from "Case"')).toEqual([{ stamp: '2026-11-03T04:09:00.000Z' }]);
  });

  it('tells a missing value from every value, both ways', async () => {
    await known();
    await store.applyChanges({ object, columns, rows: [row('a', null), row('b', 'acme', null)] });
    expect(await changedRows()).toEqual(['Case a', 'Case b']);
    await store.forgetChanges();
    expect(await store.applyChanges({ object, columns, rows: [row('a', null)] })).toMatchObject({ changed: 0, same: 1 });
    expect(await store.applyChanges({ object, columns, rows: [row('a', 'acme')] })).toMatchObject({ changed: 1, same: 0 });
  });

  it('keeps the first old version until the changes are forgotten', async () => {
    await known();
    await store.applyChanges({ object, columns, rows: [row('a', 'bolt')] });
    await store.applyChanges({ object, columns, rows: [row('a', 'core')] });
    await store.applyChanges({ object, columns, removed: ['a'] });
    expect(await before()).toEqual([{ id: 'a', account: 'acme' }]);
    expect(await changedRows()).toEqual(['Case a']);
    await store.forgetChanges();
    expect(await before()).toEqual([]);
    expect(await changedRows()).toEqual([]);
  });

  it('has no version before of a row that is new, however often it changes', async () => {
    await known();
    await store.applyChanges({ object, columns, rows: [row('d', 'core')] });
    await store.applyChanges({ object, columns, rows: [row('d', 'acme')] });
    expect(await before()).toEqual([]);
    expect(await changedRows()).toEqual(['Case d']);
  });

  it('keeps a row that is removed and comes back in one window', async () => {
    await known();
    const applied = await store.applyChanges({ object, columns, rows: [row('a', 'acme', 1, 5)], removed: ['a'] });
    expect(applied).toEqual({ rows: 1, changed: 0, removed: 0, same: 1 });
    expect(await now()).toHaveLength(3);
  });

  it('notes a marked row though nothing in it changed', async () => {
    await known();
    await store.applyChanges({ object, columns, marked: ['a', 'unknown'] });
    expect(await changedRows()).toEqual(['Case a', 'Case unknown']);
    expect(await before()).toEqual([{ id: 'a', account: 'acme' }]);
  });

  it('changes and notes nothing when the same change comes twice', async () => {
    await known();
    const change = { object, columns, rows: [row('a', 'bolt')], removed: ['c'] };
    await store.applyChanges(change);
    expect(await store.applyChanges(change)).toEqual({ rows: 1, changed: 0, removed: 0, same: 1 });
    expect(await changedRows()).toEqual(['Case a', 'Case c']);
  });

  it('keeps the newest of two versions of one row, whatever page they come on', async () => {
    await known();
    const page = join(folder, 'page.csv');
    await writeFile(
      page,
      'Id,AccountId,Amount,SystemModstamp\nd,new,1,2026-11-03T04:07:00.000Z\nd,old,1,2026-11-03T04:06:00.000Z\ne,core,1,2026-11-03T04:06:00.000Z\n'
    );
    const applied = await store.applyChanges({ object, columns, pages: [{ path: page, rows: 3 }] });
    expect(applied).toMatchObject({ rows: 2, changed: 2 });
    expect(await store.rows(`select "AccountId" as account from "Case" where "Id" = 'd'`)).toEqual([{ account: 'new' }]);
  });

  it('moves the end of the window only where it is given, and never the generation', async () => {
    await known();
    const loaded = await store.applied(object);
    await store.applyChanges({ object, columns, rows: [row('a', 'bolt')] });
    expect(await store.applied(object)).toEqual(loaded);
    await store.applyChanges({ object, columns, windowEnd: '2026-11-03T04:10:00.000Z' });
    expect(await store.applied(object)).toEqual({ ...loaded, windowEnd: '2026-11-03T04:10:00.000Z' });
  });

  it('changes nothing where a page is short', async () => {
    await known();
    const page = join(folder, 'short.csv');
    await writeFile(page, 'Id,AccountId,Amount,SystemModstamp\na,bolt,1,\n');
    const change = { object, columns, pages: [{ path: page, rows: 2 }], removed: ['c'], windowEnd: '2026-11-03T05:00:00.000Z' };
    await expect(store.applyChanges(change)).rejects.toMatchObject({ name: 'BulkPageIncomplete' });
    expect(await now()).toHaveLength(3);
    expect(await changedRows()).toEqual([]);
    expect((await store.applied(object))?.windowEnd).toBe('2026-11-03T04:00:00.000Z');
  });

  it('refuses a change with other columns than the table', async () => {
    await known();
    await expect(store.applyChanges({ object, columns: columns.slice(0, 2), rows: [] })).rejects.toMatchObject({ name: 'StoreUnreadable' });
  });

  it('compares a whole load with the table of the same columns before it', async () => {
    await known();
    const applied = await store.loadRows(object, columns, [row('a', 'acme', 1, 7), row('b', 'bolt'), row('d', 'core')]);
    expect(applied).toEqual({ rows: 3, changed: 2, removed: 1, same: 1 });
    expect(await changedRows()).toEqual(['Case b', 'Case c', 'Case d']);
    expect(await before()).toEqual([
      { id: 'b', account: 'acme' },
      { id: 'c', account: 'bolt' }
    ]);
    expect(await store.rows('select * from loaded_anew')).toEqual([]);
  });

  it('keeps rows that do not come with a whole load, where it is told to, and says which', async () => {
    await known();
    const fresh = [row('a', 'acme', 1, 7), row('b', 'bolt'), row('d', 'core')];
    const applied = await store.loadRows(object, columns, fresh, { keepsAbsent: true });
    expect(applied).toEqual({ rows: 3, changed: 2, removed: 0, same: 1, absent: ['c'] });
    expect(await changedRows()).toEqual(['Case b', 'Case d']);
    expect(await store.rows(`select "Id" as id, "AccountId" as account from "${object}" order by "Id"`)).toEqual([
      { id: 'a', account: 'acme' },
      { id: 'b', account: 'bolt' },
      { id: 'c', account: 'bolt' },
      { id: 'd', account: 'core' }
    ]);
  });

  it('keeps them under other columns with the values known: empty in a new one, and where the new type does not hold them', async () => {
    const asText: readonly FactColumn[] = [
      { name: 'Id', type: 'text' },
      { name: 'Size', type: 'text' },
      { name: 'Gone', type: 'text' }
    ];
    await store.loadRows(object, asText, [
      { Id: 'a', Size: '1', Gone: 'x' },
      { Id: 'b', Size: '22', Gone: 'x' },
      { Id: 'c', Size: 'large', Gone: 'x' }
    ]);
    const asNumber: readonly FactColumn[] = [
      { name: 'Id', type: 'text' },
      { name: 'New', type: 'boolean' },
      { name: 'Size', type: 'number' }
    ];
    const applied = await store.loadRows(object, asNumber, [{ Id: 'a', New: true, Size: 3 }], { keepsAbsent: true });
    expect(applied).toEqual({ rows: 1, changed: 1, removed: 0, same: 0, absent: ['b', 'c'] });
    expect(await store.rows(`select * from "${object}" order by "Id"`)).toEqual([
      { Id: 'a', New: true, Size: 3 },
      { Id: 'b', New: null, Size: 22 },
      { Id: 'c', New: null, Size: null }
    ]);
    expect([...(await store.tables()).keys()]).toEqual([object]);
  });

  it('says of an object without a comparable table that it was loaded anew', async () => {
    expect(await store.loadRows(object, columns, first)).toEqual({ rows: 3, changed: 3, removed: 0, same: 0 });
    expect(await store.rows('select object from loaded_anew')).toEqual([{ object }]);
    await store.forgetChanges();
    const wider: readonly FactColumn[] = [...columns, { name: 'Status', type: 'text' }];
    await store.loadRows(
      object,
      wider,
      first.map((each) => ({ ...each, Status: 'New' }))
    );
    expect(await store.rows('select object from loaded_anew')).toEqual([{ object }]);
    expect(await changedRows()).toEqual([]);
    expect(await store.rows(`select "Status" as status from ${beforeTable(object)}`)).toEqual([]);
  });

  it('keeps changes and small values over the end of the process', async () => {
    await known();
    await store.applyChanges({ object, columns, rows: [row('a', 'bolt')] });
    await store.keep('means', '{"v":1}');
    await store.keep('means', '{"v":2}');
    await store.close();
    store = await openFactStore({ folder, orgId, memoryLimitMb: 256 });
    expect(await before()).toEqual([{ id: 'a', account: 'acme' }]);
    expect(await changedRows()).toEqual(['Case a']);
    expect(await store.kept('means')).toBe('{"v":2}');
    expect(await store.kept('other')).toBeUndefined();
  });

  it('lays 20,000 rows over 20,000 others and finds the one that differs', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => row(String(index).padStart(6, '0'), 'acme'));
    await store.loadRows(object, columns, many);
    await store.forgetChanges();
    const restamped = many.map((each, index) => ({ ...row(String(each['Id']), index === 777 ? 'bolt' : 'acme', 1, 3) }));
    const applied = await store.applyChanges({ object, columns, rows: restamped, removed: ['000778', '000777'] });
    expect(applied).toEqual({ rows: 20_000, changed: 1, removed: 0, same: 19_999 });
    expect(await changedRows()).toEqual(['Case 000777']);
  });
});

describe('differences between facts and org', () => {
  it('names ids on one side only, and rows whose read columns differ', async () => {
    await known();
    const read = [
      { Id: 'a', Amount: 1 },
      { Id: 'b', Amount: 2 },
      { Id: 'd', Amount: 1 }
    ];
    const some = [columns[0]!, columns[2]!];
    expect(await store.differences(object, some, { rows: read })).toEqual({ missing: ['d'], extra: ['c'], different: ['b'] });
    expect(await store.differences(object, columns.slice(0, 1), { rows: read })).toMatchObject({ different: [] });
    expect(await changedRows()).toEqual([]);
    expect(await now()).toHaveLength(3);
  });

  it('moves the ends of windows of several objects, and of none that was never loaded', async () => {
    await known();
    await store.moveWindows(
      new Map([
        [object, '2026-11-03T06:00:00.000Z'],
        ['Contact', '2026-11-03T06:00:00.000Z']
      ])
    );
    expect(await store.applied(object)).toMatchObject({ windowEnd: '2026-11-03T06:00:00.000Z', generation: 1 });
    expect(await store.applied('Contact')).toBeUndefined();
  });

  it('commits nothing where whoever is told before the commit does not return', async () => {
    await known();
    const onApplied = (): void => {
      throw new Error('killed');
    };
    await expect(store.applyChanges({ object, columns, removed: ['a'], onApplied })).rejects.toThrow('killed');
    await expect(store.loadRows(object, columns, [], { windowEnd: 'x', onApplied })).rejects.toThrow('killed');
    expect(await now()).toHaveLength(3);
    expect(await changedRows()).toEqual([]);
  });

  it('takes numbers among values of any type for the same, whether Bulk or REST wrote them', async () => {
    const history = 'Plan__History';
    const any: readonly FactColumn[] = [
      { name: 'Id', type: 'text' },
      { name: 'NewValue', type: 'text', isAny: true }
    ];
    // Bulk writes numbers as Java does, REST as JSON: the same values in the same order.
    const path = join(folder, 'page.csv');
    await writeFile(path, '"Id","NewValue"\n"a","13.0"\n"b","-7.0"\n"c","1.25E7"\n"d","13.5"\n"e","Release 2.0"\n"f","007"\n');
    await store.loadPages(history, any, [{ path, rows: 6 }], '2026-11-03T04:00:00.000Z');
    const values = { a: 13, b: -7, c: 12_500_000, d: 13.5, e: 'Release 2.0', f: '007' };
    const rows = Object.entries(values).map(([Id, NewValue]) => ({ Id, NewValue }));
    expect(await store.applyChanges({ object: history, columns: any, rows })).toMatchObject({ changed: 0, same: 6 });
    expect((await store.rows(`select "NewValue" as value from "${history}" order by "Id"`)).map(({ value }) => value)).toEqual([
      ...['13', '-7', '12500000', '13.5', 'Release 2.0', '007']
    ]);
  });
});
