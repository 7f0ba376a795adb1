import { describe, expect, it } from 'vitest';
import type { CellJson } from '../../../src/domain/resultJson.ts';
import { withRanks } from '../../../src/whitespace/ranks.ts';

function cell(k: string, amt: number | null, more: Partial<CellJson> = {}): CellJson {
  return Object.freeze({ k, st: 'Open', lvl: 'red', own: 0, tgt: 1, amt, ...more });
}

type Ranked = readonly (readonly [string, number | undefined, number | undefined])[];

function ranked(rows: readonly (readonly CellJson[])[], more: Partial<Parameters<typeof withRanks>[0]> = {}): readonly Ranked[] {
  const input = {
    currencies: rows.map(() => 'EUR'),
    owners: rows.map(() => '005A'),
    settings: { general: { nextCellsPerAccount: 3, nextCellsPerOwner: 20 } },
    ...more
  };
  const cellsOf = withRanks(input, (i) => rows[i] ?? []);
  return rows.map((_, i) => cellsOf(i).map(({ k, rank, push }) => [k, rank, push]));
}

const most = (
  nextCellsPerAccount: number,
  nextCellsPerOwner: number
): { readonly general: { nextCellsPerAccount: number; nextCellsPerOwner: number } } => ({
  general: { nextCellsPerAccount, nextCellsPerOwner }
});

describe('withRanks on one account', () => {
  it('puts the largest amounts forward, at most as many as the settings say', () => {
    expect(ranked([[cell('a', 100), cell('b', 400), cell('c', 200), cell('d', 300)]])).toEqual([
      [
        ['a', undefined, undefined],
        ['b', 1, 1],
        ['c', 3, 3],
        ['d', 2, 2]
      ]
    ]);
  });

  it('puts unknown amounts last and keeps the order of the lines between equals', () => {
    expect(ranked([[cell('a', null), cell('b', 200), cell('c', 200)]])[0]!.map(([, rank]) => rank)).toEqual([3, 1, 2]);
  });

  it('puts estimates before amounts, the larger first', () => {
    const row = [cell('a', 90_000), cell('b', 10_000, { est: 500 }), cell('c', 20_000, { est: 700 })];
    expect(ranked([row])[0]!.map(([, rank]) => rank)).toEqual([3, 2, 1]);
  });

  it('puts forward only what can be sold today', () => {
    const others = ['Blocked_At_Risk', 'Open_Opportunity', 'Not_A_Fit', 'Has_Competitor', 'Covered', 'Unknown', 'No_Rule'] as const;
    const row = [...others.map((st) => cell(st, 900, { st })), cell('some', 100, { st: 'Partly_Used' }), cell('none', 50)];
    expect(ranked([row])[0]!.filter(([, rank]) => rank !== undefined)).toEqual([
      ['some', 1, 1],
      ['none', 2, 2]
    ]);
  });

  it('takes an amount that rests on the contract value for unknown, so that its place tells nothing of it', () => {
    const ranksAt = (amt: number): unknown => ranked([[cell('support', amt, { byValue: true }), cell('seats', 100)]]);
    expect(ranksAt(1)).toEqual([
      [
        ['support', 2, 2],
        ['seats', 1, 1]
      ]
    ]);
    expect(ranksAt(1_000_000)).toEqual(ranksAt(1));
  });

  it('puts nothing forward where the settings say none', () => {
    expect(ranked([[cell('a', 100)]], { settings: most(0, 20) })).toEqual([[['a', undefined, undefined]]]);
  });
});

describe('withRanks over the accounts of an owner', () => {
  it('puts the best of all accounts forward, at most as many as the settings say', () => {
    const rows = [[cell('a', 100)], [cell('a', 300)], [cell('a', 200)]];
    expect(ranked(rows, { settings: most(3, 2) }).map(([first]) => first?.[2])).toEqual([undefined, 1, 2]);
  });

  it('takes of each account only what the account puts forward', () => {
    const rows = [[cell('a', 900), cell('b', 800)], [cell('a', 100)]];
    expect(ranked(rows, { settings: most(1, 20) })).toEqual([
      [
        ['a', 1, 1],
        ['b', undefined, undefined]
      ],
      [['a', 1, 2]]
    ]);
  });

  it('counts each owner apart, and nobody for accounts without one', () => {
    const rows = [[cell('a', 100)], [cell('a', 300)], [cell('a', 200)]];
    expect(ranked(rows, { owners: ['005A', '005B', ''] }).map(([first]) => first?.[2])).toEqual([1, 1, undefined]);
  });

  it('puts nothing forward to anybody where owners are not known', () => {
    const input = { currencies: ['EUR'], settings: most(3, 20) };
    const [first] = withRanks(input, () => [cell('a', 100)])(0);
    expect(first).toMatchObject({ rank: 1 });
    expect(first).not.toHaveProperty('push');
  });

  it('compares currencies at the rates of the org, and puts one without a rate last', () => {
    const rows = [[cell('a', 160_000)], [cell('a', 1_100)], [cell('a', 900)], [cell('a', 5)]];
    const currencies = ['JPY', 'EUR', 'GBP', 'EUR'];
    // 160,000 yen are EUR 1,000
    const rates = { perCorporate: { EUR: 1, JPY: 160 }, isDated: true };
    expect(ranked(rows, { currencies, rates }).map(([first]) => first?.[2])).toEqual([2, 1, 4, 3]);
  });

  it('needs no rate where all accounts of an owner share a currency', () => {
    const rows = [[cell('a', 100)], [cell('a', 300)]];
    expect(ranked(rows, { currencies: ['USD', 'USD'] }).map(([first]) => first?.[2])).toEqual([2, 1]);
  });

  it('gives equal cells equal places whatever the order of the run', () => {
    const rows = [[cell('a', 100)], [cell('a', 100)]];
    expect(ranked(rows)).toEqual(ranked(rows));
    expect(ranked(rows).map(([first]) => first?.[2])).toEqual([1, 2]);
  });

  it('keeps the places that cells have where the accounts are a part of all, as long as they are put forward', () => {
    const part = {
      accounts: ['001A', '001B'],
      population: {
        places: new Map([
          ['001A:a', 7],
          ['001A:d', 8]
        ])
      }
    };
    const rows = [[cell('a', 100), cell('b', 400), cell('c', 200), cell('d', 50)], [cell('a', 900)]];
    expect(ranked(rows, part)).toEqual([
      [
        ['a', 3, 7],
        ['b', 1, undefined],
        ['c', 2, undefined],
        ['d', undefined, undefined]
      ],
      [['a', 1, undefined]]
    ]);
  });
});
