import { afterEach, describe, expect, it } from 'vitest';
import { readHierarchies } from '../../../src/signals/ownedElsewhere.ts';
import { openCase } from '../../golden/goldenCase.ts';
import type { Given } from '../../golden/goldenCase.ts';

const made = '2020-01-01T00:00:00.000Z';

/** G over A and B; of these only A is asked about. D is deleted, S is its own parent, L stands alone. */
const given: Given = {
  why: 'Accounts of a hierarchy that were not asked about.',
  asOf: { instant: '2026-06-30T12:00:00.000Z', timeZone: 'UTC', today: '2026-06-30' },
  accounts: ['A', 'C', 'L', 'S'],
  rows: {
    Account: [
      ['Id', 'ParentId', 'CreatedDate', 'IsDeleted'],
      ['A', 'G', made, false],
      ['B', 'G', made, false],
      ['C', 'D', made, false],
      ['D', 'G', made, true],
      ['G', null, made, false],
      ['L', null, made, false],
      ['S', 'S', made, false]
    ],
    Asset: [
      ['Id', 'AccountId', 'Quantity', 'CreatedDate'],
      ['1', 'A', 3, made],
      ['2', 'B', 4, made],
      ['3', 'G', 5, made],
      ['4', 'D', 6, made],
      ['5', 'L', 7, made]
    ]
  },
  signals: [
    { key: 'qty', object: 'Asset', accountPath: 'AccountId', aggregate: 'SUM', field: 'Quantity', whenEmpty: 'Zero', rollUp: 'Sum' }
  ]
};

let close = async (): Promise<void> => {};
afterEach(() => close());

async function read(more: Partial<Given> = {}) {
  const opened = await openCase({ ...given, ...more });
  ({ close } = opened);
  return readHierarchies(opened.context, ['qty']);
}

describe('readHierarchies', () => {
  it('reads everybody who stands in a hierarchy beside who is asked about, by rows of their own', async () => {
    const found = await read();
    // A, C, L and S were asked about; B and G follow in the order of their ids.
    expect(Array.from(found?.parents ?? [])).toEqual([5, -1, -1, -1, 5, -1]);
    expect(Array.from(found?.own.get('qty')?.values ?? [])).toEqual([3, 0, 7, 0, 4, 5]);
  });

  it('takes what is known by own rows where everybody was asked about, and reads anew what rolls up', async () => {
    const known = new Map([
      ['qty', { values: [1, 1, 1, 1, 1, 1] }],
      ['plain', { values: [9, 9, 9, 9, 9, 9] }]
    ]);
    const rolled = given.signals[0] ?? {};
    const plain = { key: 'plain', object: 'Asset', accountPath: 'AccountId', aggregate: 'SUM' as const, field: 'Quantity' };
    const all = ['A', 'B', 'C', 'G', 'L', 'S'];
    const valuesOf = async (accounts: readonly string[]): Promise<readonly unknown[]> => {
      const opened = await openCase({ ...given, accounts, signals: [rolled, plain] });
      const found = await readHierarchies(opened.context, ['qty', 'plain'], known);
      await opened.close();
      return ['qty', 'plain'].map((key) => Array.from(found?.own.get(key)?.values ?? []));
    };
    expect(await valuesOf(all)).toEqual([
      [3, 4, 0, 5, 7, 0],
      [9, 9, 9, 9, 9, 9]
    ]);
    // G was not asked about and follows: nothing of it is known.
    expect((await valuesOf(['A', 'B', 'C', 'L', 'S']))[1]).toEqual([3, 4, NaN, 7, NaN, 5]);
  });

  it('reads nothing where no account has a parent', async () => {
    const [header = [], ...rows] = given.rows['Account'] ?? [];
    const alone = rows.map(([id = null, , created = null, deleted = null]) => [id, null, created, deleted]);
    expect(await read({ rows: { ...given.rows, Account: [header, ...alone] } })).toBeUndefined();
  });

  it('reads nothing where parents were not pulled', async () => {
    const rows = (given.rows['Account'] ?? []).map(([id = null, , created = null, deleted = null]) => [id, created, deleted]);
    // Without a parent to follow a signal cannot roll up either.
    const signals = [{ key: 'qty', object: 'Asset', accountPath: 'AccountId', aggregate: 'SUM' as const, field: 'Quantity' }];
    expect(await read({ rows: { ...given.rows, Account: rows }, signals })).toBeUndefined();
  });
});
