import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProductLine, Signal } from '../../../src/domain/settings.ts';
import { ownedElsewhere } from '../../../src/whitespace/ownedElsewhere.ts';
import { ownedOf } from '../../../src/whitespace/ownership.ts';
import { starterSettings } from '../settings/starterRows.ts';
import { assessCase, resultOf } from './assessCase.ts';

const starter = starterSettings({ examples: true });

function settingsWith(line: Partial<ProductLine>, signals: readonly Partial<Signal>[] = []): typeof starter {
  const productLines = starter.productLines.map((one) => (one.key === 'integrations' ? { ...one, ...line } : one));
  const extra = signals.map((signal) => ({ ...(starter.signals[0] as Signal), sensitive: false, unit: 'units', ...signal }));
  return { ...starter, productLines, signals: [...starter.signals, ...extra] };
}

/** The cell of Integrations for each account. */
function cellsOf(line: Partial<ProductLine>, read: Readonly<Record<string, readonly number[]>>, signals?: readonly Partial<Signal>[]) {
  const input = assessCase(read, { settings: settingsWith(line, signals) });
  return input.accounts.map((_, i) => resultOf(input, i).cells.find(({ k }) => k === 'integrations'));
}

describe('ownedOf', () => {
  it.each([
    [10, undefined, 10],
    [10, 3, 7],
    // lines of reduction orders hold negative quantities
    [10, -3, 7],
    [3, 10, 0],
    [-2, undefined, 0],
    [0.3, 0.1, 0.2],
    [NaN, 3, NaN],
    [10, NaN, NaN]
  ])('of %d without %s is %d', (quantity, returned, owned) => {
    expect(ownedOf(quantity, returned)).toBe(owned);
  });
});

describe('what a cell says of ownership', () => {
  const own = { qty_platform: [1, 1], qty_integrations: [9, 4] };

  it('subtracts what was given back', () => {
    const cells = cellsOf({ returnsSignal: 'back' }, { ...own, back: [6, NaN] }, [{ key: 'back' }]);
    expect(cells.map((cell) => [cell?.own, cell?.st])).toEqual([
      [3, 'Partly_Used'],
      [null, 'Unknown']
    ]);
  });

  it('says when what is owned ends first, and how many departments own some', () => {
    const more = { termSignal: 'ends', buyingCentresSignal: 'sites' };
    const [first, second] = cellsOf(more, { ...own, ends: [39, NaN], sites: [3, 0] }, [{ key: 'ends' }, { key: 'sites' }]);
    // 39 days after 22 November 2026
    expect(first).toMatchObject({ term: '2026-12-31', centres: 3 });
    expect(second).not.toHaveProperty('term');
    expect(second).not.toHaveProperty('centres');
  });

  it('leaves out what a sensitive signal says', () => {
    const signals = [{ key: 'ends', sensitive: true }];
    expect(cellsOf({ termSignal: 'ends' }, { ...own, ends: [39, 39] }, signals)[0]).not.toHaveProperty('term');
  });

  it('is not eligible where the account fails the eligible filter, whatever it owns', () => {
    const filter = "BillingCountry IN ('DE', 'AT')";
    const input = assessCase(own, { settings: settingsWith({ eligibleFilter: filter }), matching: { [filter]: [1, 0] } });
    const cells = [0, 1].map((i) => resultOf(input, i).cells.find(({ k }) => k === 'integrations'));
    expect(cells.map((cell) => [cell?.st, cell?.because])).toEqual([
      ['Covered', undefined],
      ['Not_Eligible', 'not_sold_here']
    ]);
  });
});

describe('ownedElsewhere', () => {
  /**
   * Place: parent. 0 G; 1 R1 and 2 R2 below G; 3 S1 and 4 S2 below R1; 5 D below S1, the fourth level; 6 L alone; 7 and 8 are
   * each other's parent.
   */
  const parents = [-1, 0, 0, 1, 1, 3, -1, 8, 7];
  const quantity = [1, 2, 4, 8, 16, 32, 64, 128, 256];
  const own = new Map([['qty_integrations', { values: quantity }]]);
  const rolled = (rollUp?: 'Sum'): readonly number[] => {
    const signals = starter.signals.map((one) => (one.key === 'qty_integrations' && rollUp !== undefined ? { ...one, rollUp } : one));
    return Array.from(ownedElsewhere({ ...starter, signals }, { parents, own }, 9)['integrations']?.own ?? []);
  };

  it('adds what stands at most two steps below the account two steps above, and not what the account owns', () => {
    expect(rolled()).toEqual([
      30, // G: 2 + 4 + 8 + 16
      29, // R1: 1 + 4 + 8 + 16
      27, // R2: 1 + 2 + 8 + 16
      23, // S1: 1 + 2 + 4 + 16
      15, // S2: 1 + 2 + 4 + 8
      26, // D counts from R1: 2 + 8 + 16
      0,
      256,
      128
    ]);
  });

  it('leaves out what stands below where the own quantity holds it already', () => {
    expect(rolled('Sum')).toEqual([
      0, // G holds all
      5, // R1 holds S1 and S2: 1 + 4
      27, // R2 has nobody below
      23, // what is below S1 is no part of its three levels
      15,
      26,
      0,
      0,
      0
    ]);
  });

  it('counts the accounts that own some, and takes an unknown quantity for none', () => {
    const some = new Map([['qty_integrations', { values: [NaN, 0, 4, 8, NaN, 0, 0, 0, 0] }]]);
    const { own: quantities, units } = ownedElsewhere(starter, { parents, own: some }, 3)['integrations'] ?? { own: [], units: [] };
    expect(Array.from(quantities)).toEqual([12, 12, 8]);
    expect(Array.from(units)).toEqual([2, 2, 1]);
  });

  it('is what a walk over sets gives, whatever stands below what', () => {
    const book = fc.array(fc.record({ parent: fc.integer({ min: -1, max: 9 }), owned: fc.integer({ min: 0, max: 50 }) }), {
      minLength: 1,
      maxLength: 10
    });
    fc.assert(
      fc.property(book, (accounts) => {
        const above = accounts.map(({ parent }, at) => (parent === at || parent >= accounts.length ? -1 : parent));
        const values = accounts.map(({ owned }) => owned);
        const facts = { parents: above, own: new Map([['qty_integrations', { values }]]) };
        const found = ownedElsewhere(starter, facts, accounts.length)['integrations'];
        expect(Array.from(found?.own ?? [])).toEqual(accounts.map((_, at) => walked(above, values, at)));
      })
    );
  });
});

/** The same by sets: up to two steps up, never through the account itself again, then everything within two steps down. */
function walked(parents: readonly number[], values: readonly number[], at: number): number {
  const parent = parents[at] ?? -1;
  const above = parent < 0 ? -1 : (parents[parent] ?? -1);
  const top = parent < 0 ? at : above < 0 || above === at ? parent : above;
  const seen = new Set([top]);
  for (let step = 0; step < 2; step += 1) {
    for (const member of [...seen]) parents.forEach((one, child) => one === member && seen.add(child));
  }
  return [...seen].filter((member) => member !== at).reduce((sum, member) => sum + (values[member] ?? 0), 0);
}
