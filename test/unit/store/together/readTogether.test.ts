import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFactStore } from '../../../../src/store/duckFactStore.ts';
import type { FactReader, FactStore } from '../../../../src/store/factStore.ts';
import { readTogether } from '../../../../src/store/together/readTogether.ts';

let folder: string;
let facts: FactStore;
let asked: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-together-'));
  facts = await openFactStore({ folder, orgId: '00DGOLDEN000000AAA', threads: 1 });
  asked = [];
  await facts.loadRows(
    'Case',
    [
      { name: 'Id', type: 'text', isId: true },
      { name: 'Days', type: 'number' },
      { name: 'MadeOn', type: 'date' }
    ],
    [
      { Id: '500000000000001AAA', Days: 1, MadeOn: '2026-01-10' },
      { Id: '500000000000002AAB', Days: 2.5, MadeOn: '2026-02-10' },
      { Id: '500000000000003AAC', Days: null, MadeOn: '2026-03-10' }
    ]
  );
});

afterEach(async () => {
  await facts.close();
  await rm(folder, { recursive: true, force: true });
});

/** The facts, noting each statement that reaches them. */
function noting(): FactReader {
  const note = (text: string): void => void asked.push(text);
  return {
    rows: (text, parameters) => (note(text), facts.rows(text, parameters)),
    numbers: (text, parameters) => (note(text), facts.numbers(text, parameters)),
    writeDown: (name, text, parameters) => (note(text), facts.writeDown(name, text, parameters)),
    tables: () => facts.tables()
  };
}

const days = ['2026-01-31', '2026-02-28', '2025-12-31'];
const counted = 'select count(*) as n, sum("Days") as days from "Case" where "MadeOn" <= cast(? as date)';

describe('readers that read together', () => {
  it('each get what is theirs, from one statement', async () => {
    const read = readTogether(
      noting(),
      days.map((day) => (shared: FactReader) => shared.numbers(counted, [day]))
    );
    expect(await Promise.all(read)).toEqual([
      { n: Float64Array.of(1), days: Float64Array.of(1) },
      { n: Float64Array.of(2), days: Float64Array.of(3.5) },
      { n: Float64Array.of(0), days: Float64Array.of(NaN) }
    ]);
    expect(asked).toHaveLength(1);
  });

  it('get no rows where there are none for them', async () => {
    const statement = 'select "Id" as id from "Case" where "MadeOn" > cast(? as date)';
    const read = readTogether(
      facts,
      ['2026-02-28', '2026-12-31'].map((day) => (shared: FactReader) => shared.rows(statement, [day]))
    );
    expect(await Promise.all(read)).toEqual([[{ id: '500000000000003AAC' }], []]);
  });

  it('share the answer to what they ask alike', async () => {
    const same = (shared: FactReader) => shared.rows('select count(*) as n from "Case"');
    expect(await Promise.all(readTogether(noting(), [same, same]))).toEqual([[{ n: 3 }], [{ n: 3 }]]);
    expect(asked).toEqual(['select count(*) as n from "Case"']);
  });

  it('keep the order of a statement that ends in one', async () => {
    const statement = 'select "Id" as id from "Case" where "Days" is null or "Days" < ? order by "MadeOn" desc';
    const read = readTogether(
      noting(),
      [2, 3].map((most) => (shared: FactReader) => shared.rows(statement, [most]))
    );
    expect((await Promise.all(read)).map((rows) => rows.map(({ id }) => String(id).at(-4)))).toEqual([
      ['3', '1'],
      ['3', '2', '1']
    ]);
    expect(asked).toHaveLength(2);
  });

  it('read tables that they have written down, each its own rows, and leave none behind', async () => {
    const reader =
      (day: string) =>
      async (shared: FactReader): Promise<unknown> => {
        const table = await shared.writeDown('unused', 'select * from "Case" where "MadeOn" <= cast(? as date)', [day]);
        const { n } = await shared.numbers(`select count(*) as n from ${table.from} as t`);
        await table.drop();
        return n;
      };
    expect(await Promise.all(readTogether(noting(), days.map(reader)))).toEqual([
      Float64Array.of(1),
      Float64Array.of(2),
      Float64Array.of(0)
    ]);
    expect(asked).toHaveLength(2);
    expect(await facts.rows('select count(*) as n from duckdb_tables() where temporary')).toEqual([{ n: 0 }]);
  });

  it('go on where one asks less than the others, or fails', async () => {
    const short = (shared: FactReader) => shared.rows('select 1 as one');
    const wrong = (shared: FactReader) => shared.rows('select no_such_column from "Case"');
    const long = async (shared: FactReader) => {
      await shared.rows('select 1 as one');
      return shared.rows('select 2 as two');
    };
    const read = readTogether<unknown>(facts, [short, wrong, long]);
    expect((await Promise.allSettled(read)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await read[2]).toEqual([{ two: 2 }]);
  });
});
