import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFactStore } from '../../../src/store/duckFactStore.ts';
import type { FactColumn, FactStore } from '../../../src/store/factStore.ts';

const orgId = '00DLOCAL0000001AAA';
const columns: readonly FactColumn[] = [
  { name: 'Id', type: 'text' },
  { name: 'Name', type: 'text' },
  { name: 'Amount', type: 'money' },
  { name: 'Share', type: 'number' },
  { name: 'IsOpen', type: 'boolean' },
  { name: 'CloseDate', type: 'date' },
  { name: 'CreatedDate', type: 'instant' }
];

let folder: string;
let store: FactStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-facts-'));
  store = await openFactStore({ folder, orgId, memoryLimitMb: 256 });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function page(name: string, lines: readonly string[]): Promise<{ path: string; rows: number }> {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return { path, rows: lines.length - 1 };
}

describe('fact store', () => {
  it('takes away the rows that a killed process left on their way', async () => {
    const left = join(folder, `pages-${orgId}`, 'rows-left.csv');
    await writeFile(left, '"Id"\n"001"\n');
    await store.close();
    store = await openFactStore({ folder, orgId, memoryLimitMb: 256 });
    await expect(stat(left)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('keeps each type, and reads instants of both notations as the same UTC moment', async () => {
    await store.loadRows('Opportunity', columns, [
      {
        Id: '006000000000001AAA',
        Name: 'One',
        Amount: 1234.5,
        Share: 0.25,
        IsOpen: true,
        CloseDate: '2026-03-31',
        CreatedDate: '2026-03-01T10:20:30.000+0000'
      }
    ]);
    const [row] = await store.rows('select *, "CreatedDate" = timestamp \'2026-03-01 10:20:30\' as same from "Opportunity"');
    expect(row).toEqual({
      Id: '006000000000001AAA',
      Name: 'One',
      Amount: 1234.5,
      Share: 0.25,
      IsOpen: true,
      CloseDate: '2026-03-31',
      CreatedDate: '2026-03-01T10:20:30.000Z',
      same: true
    });
  });

  it('takes only the empty field for a missing value: words such as NULL and N/A stay text', async () => {
    const texts = [
      'NULL',
      'N/A',
      'nan',
      '#N/A',
      '\\N',
      ' ',
      'a "quoted" word',
      'line\nbreak',
      'carriage\r\nreturn',
      '汉字',
      'nul\u0000inside'
    ];
    const lines = texts.map((text, index) => `"${index}","${text.replaceAll('"', '""')}"`);
    const two: readonly FactColumn[] = [
      { name: 'Id', type: 'text' },
      { name: 'Name', type: 'text' }
    ];
    const all = await page('a.csv', ['"Id","Name"', ...lines, '"98",""', '"99",']);
    expect(await store.loadPages('Account', two, [all])).toMatchObject({ rows: 13 });
    const rows = await store.rows('select "Name" as name from "Account" order by cast("Id" as integer)');
    expect(rows.map((row) => row['name'])).toEqual([...texts, null, null]);
  });

  it('takes columns by the names in the header, whatever their order', async () => {
    const two: readonly FactColumn[] = [
      { name: 'Id', type: 'text' },
      { name: 'Amount', type: 'money' }
    ];
    const turned = await page('turned.csv', ['"AMOUNT","Id"', '"1.0E7","a"']);
    await store.loadPages('Opportunity', two, [turned]);
    expect(await store.rows('select * from "Opportunity"')).toEqual([{ Id: 'a', Amount: 10_000_000 }]);
  });

  it('makes ids of 15 characters those of 18 in columns of ids, and leaves other texts of 15 characters alone', async () => {
    const ids: readonly FactColumn[] = [
      { name: 'Id', type: 'text', isId: true },
      { name: 'AccountId', type: 'text', isId: true },
      { name: 'Name', type: 'text' }
    ];
    // The pair of Salesforce's own article on ids: 001D000000IRFma is 001D000000IRFmaIAH.
    const all = await page('ids.csv', [
      '"Id","AccountId","Name"',
      '"001D000000IRFma","001D000000IRFmaIAH","001D000000IRFma"',
      '"001d000000irfma","",""'
    ]);
    await store.loadPages('Case', ids, [all]);
    expect(await store.rows('select * from "Case" order by "Id"')).toEqual([
      { Id: '001D000000IRFmaIAH', AccountId: '001D000000IRFmaIAH', Name: '001D000000IRFma' },
      { Id: '001d000000irfmaAAA', AccountId: null, Name: null }
    ]);
  });

  it('keeps whole numbers in columns of any type in one notation, as REST and as Bulk 2.0 write them, and leaves texts alone', async () => {
    const history: readonly FactColumn[] = [
      { name: 'Id', type: 'text' },
      { name: 'NewValue', type: 'text', isAny: true }
    ];
    const values = ['13', '13.0', '1.25E7', '12500000', '0.5', '1.0.0', 'v13.0', '-4.0'];
    const lines = values.map((value, at) => `"${at}","${value}"`);
    await store.loadPages('CaseHistory', history, [await page('any.csv', ['"Id","NewValue"', ...lines])]);
    const kept = await store.rows('select "NewValue" as value from "CaseHistory" order by "Id"');
    expect(kept.map(({ value }) => value)).toEqual(['13', '13', '12500000', '12500000', '0.5', '1.0.0', 'v13.0', '-4']);
  });

  it('refuses a page with fewer rows than announced and keeps the table that was there', async () => {
    const two: readonly FactColumn[] = [{ name: 'Id', type: 'text' }];
    await store.loadRows('Account', two, [{ Id: 'old' }], '2026-01-01T00:00:00.000Z');
    const short = await page('short.csv', ['"Id"', '"1"', '"2"']);
    await expect(store.loadPages('Account', two, [{ ...short, rows: 3 }])).rejects.toMatchObject({ name: 'BulkPageIncomplete' });
    expect(await store.rows('select * from "Account"')).toEqual([{ Id: 'old' }]);
    expect(await store.applied('Account')).toMatchObject({ windowEnd: '2026-01-01T00:00:00.000Z', generation: 1 });
  });

  it('refuses a page that lacks a column', async () => {
    const narrow = await page('narrow.csv', ['"Id"', '"1"']);
    await expect(store.loadPages('Opportunity', columns, [narrow])).rejects.toMatchObject({ name: 'BulkPageIncomplete' });
  });

  it('replaces the table of an object and counts the generation', async () => {
    const one: readonly FactColumn[] = [{ name: 'Id', type: 'text' }];
    await store.loadRows('Account', one, [{ Id: 'a' }, { Id: 'b' }]);
    await store.loadRows('Account', one, [{ Id: 'c' }]);
    expect(await store.rows('select count(*) as n from "Account"')).toEqual([{ n: 1 }]);
    expect((await store.applied('Account'))?.generation).toBe(2);
  });

  it('loads two objects at once, one after the other', async () => {
    const one: readonly FactColumn[] = [{ name: 'Id', type: 'text' }];
    await Promise.all([store.loadRows('Account', one, [{ Id: 'a' }]), store.loadRows('Contact', one, [])]);
    expect([...(await store.tables()).keys()]).toEqual(['Account', 'Contact']);
    expect(await store.rows('select * from "Contact"')).toEqual([]);
  });

  it('reads columns as arrays of doubles with NaN where a value is missing', async () => {
    const three: readonly FactColumn[] = [
      { name: 'Id', type: 'text' },
      { name: 'Amount', type: 'money' },
      { name: 'IsOpen', type: 'boolean' }
    ];
    const rows = Array.from({ length: 5000 }, (_, index) => ({
      Id: String(index),
      Amount: index % 2 === 0 ? index / 4 : null,
      IsOpen: true
    }));
    await store.loadRows('Opportunity', three, rows);
    const { amount, open } = await store.numbers(
      'select "Amount" as amount, "IsOpen" as open from "Opportunity" where cast("Id" as integer) >= ? order by cast("Id" as integer)',
      [0]
    );
    expect(amount).toHaveLength(5000);
    expect([amount![0], amount![1], amount![4998]]).toEqual([0, NaN, 1249.5]);
    expect(open!.every((value) => value === 1)).toBe(true);
  });

  it('answers statements that are asked at once', async () => {
    const one: readonly FactColumn[] = [{ name: 'Id', type: 'text' }];
    await store.loadRows(
      'Account',
      one,
      Array.from({ length: 10_000 }, (_, index) => ({ Id: String(index) }))
    );
    const asked = Array.from({ length: 20 }, (_, index) => store.numbers('select cast("Id" as double) + ? as n from "Account"', [index]));
    const rows = Array.from({ length: 20 }, (_, index) => store.rows('select count(*) + cast(? as integer) as n from "Account"', [index]));
    const sums = (await Promise.all(asked)).map(({ n }) => n!.reduce((sum, value) => sum + value, 0));
    expect(sums).toEqual(sums.map((_, index) => 49_995_000 + 10_000 * index));
    expect((await Promise.all(rows)).map(([row]) => row!['n'])).toEqual(rows.map((_, index) => 10_000 + index));
  });

  it('keeps its file from everybody else', async () => {
    const file = await stat(join(folder, `facts-${orgId}.duckdb`));
    expect(file.mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('says that a file is no database', async () => {
    await writeFile(join(folder, 'facts-00DLOCAL0000002AAA.duckdb'), 'this is text, long enough to have a header of its own'.repeat(100));
    await expect(openFactStore({ folder, orgId: '00DLOCAL0000002AAA' })).rejects.toMatchObject({ name: 'StoreUnreadable' });
  });
});
