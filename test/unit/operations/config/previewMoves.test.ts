import { describe, expect, it } from 'vitest';
import { totals } from '../../../../src/operations/config/money.ts';
import { previewMoves } from '../../../../src/operations/config/previewMoves.ts';
import { previewStandings } from '../../../../src/operations/config/previewStandings.ts';
import { previewWarnings } from '../../../../src/operations/config/previewWarnings.ts';
import type { AccountStanding } from '../../../../src/operations/config/standings.ts';
import { starterSettings } from '../../settings/starterRows.ts';

const red = (score: number): AccountStanding => ({ k: 'vendor_risk_red', score });
const yellow = (score: number, next?: string): AccountStanding => ({
  k: 'vendor_risk_yellow',
  score,
  ...(next === undefined ? {} : { next })
});
const unknown: AccountStanding = { k: 'not_enough_data', score: NaN };

/** A and B fall, C stays with another number, D stays as it is, E comes, F goes, G loses its number. */
const before = new Map([
  ['A', yellow(45)],
  ['B', yellow(60)],
  ['C', yellow(70)],
  ['D', unknown],
  ['F', red(10)],
  ['G', yellow(50)]
]);
const after = new Map([
  ['A', red(39)],
  ['B', red(20)],
  ['C', yellow(65)],
  ['D', unknown],
  ['E', yellow(55)],
  ['G', unknown]
]);
const values = new Map([
  ['A', { currency: 'EUR', amount: 100.1 }],
  ['B', { currency: 'USD', amount: 50 }]
]);
const words = (id: string) => {
  const contractValue = values.get(id);
  return { name: `${id} Inc.`, ...(contractValue === undefined ? {} : { contractValue }) };
};

describe('moves between two judgements', () => {
  const found = previewMoves(before, after, words);

  it('are counted by from and to, with contract value of each currency by itself', () => {
    expect(found.moves).toEqual([
      {
        from: 'vendor_risk_yellow',
        to: 'vendor_risk_red',
        accounts: 2,
        contractValue: [
          { currency: 'EUR', amount: 100.1 },
          { currency: 'USD', amount: 50 }
        ],
        withoutValue: 0
      },
      { from: 'none', to: 'vendor_risk_yellow', accounts: 1, contractValue: [], withoutValue: 1 },
      { from: 'vendor_risk_red', to: 'none', accounts: 1, contractValue: [], withoutValue: 1 },
      { from: 'vendor_risk_yellow', to: 'not_enough_data', accounts: 1, contractValue: [], withoutValue: 1 }
    ]);
  });

  it('name accounts with the largest change of score first, then those whose number comes or goes', () => {
    expect(found.movers.map(({ accountId, before: was, after: is }) => [accountId, was, is])).toEqual([
      ['B', 60, 20],
      ['A', 45, 39],
      ['E', null, 55],
      ['F', 10, null],
      ['G', 50, null]
    ]);
    expect(found.movers[0]).toEqual({
      ...{ accountId: 'B', name: 'B Inc.', from: 'vendor_risk_yellow', to: 'vendor_risk_red', before: 60, after: 20 },
      contractValue: { currency: 'USD', amount: 50 }
    });
  });

  it('are told apart from numbers that change within a band', () => {
    // All but D, whose number is unknown on both sides.
    expect({ moved: found.moved, rescored: found.rescored }).toEqual({ moved: 5, rescored: 6 });
  });

  it('count later ones: a band that is not confirmed yet, where it was not waiting before', () => {
    const waiting = (next?: string): ReadonlyMap<string, AccountStanding> => new Map([['A', yellow(39, next)]]);
    expect(previewMoves(waiting(), waiting('vendor_risk_red'), words).later).toBe(1);
    expect(previewMoves(waiting('vendor_risk_red'), waiting('vendor_risk_red'), words).later).toBe(0);
  });
});

describe('how many stand where', () => {
  const settings = starterSettings();

  it('lists bands from the best, empty ones too, then states that somebody stands in', () => {
    expect(previewStandings('vendor_risk', { before, after }, [settings])).toEqual([
      { k: 'vendor_risk_green', title: 'On track', colour: 'green', before: 0, after: 0 },
      { k: 'vendor_risk_yellow', title: 'Watch', colour: 'yellow', before: 4, after: 2 },
      { k: 'vendor_risk_red', title: 'At risk', colour: 'red', before: 1, after: 2 },
      { k: 'not_enough_data', before: 1, after: 2 }
    ]);
  });

  it('has no before where nothing was published', () => {
    const [best] = previewStandings('vendor_risk', { before: undefined, after }, [settings]);
    expect(best?.before).toBeNull();
  });
});

describe('a warning before publishing', () => {
  const standing = (colour: string, count: number) => ({ k: colour, title: colour.toUpperCase(), colour, before: 0, after: count });

  it('is given when more than 70% of the numbers fall into one band; states do not count', () => {
    const state = { k: 'not_enough_data', before: 0, after: 100 };
    expect(previewWarnings([standing('green', 8), standing('yellow', 3), state], undefined)).toEqual([
      { name: 'MostInOneBand', band: 'GREEN', accounts: 8, of: 11 }
    ]);
    // 7 of 10 are 70%, and not more.
    expect(previewWarnings([standing('green', 7), standing('yellow', 3)], undefined)).toEqual([]);
    // 63 of 90 are 70 percent, although 90 * 0.7 is a little less than 63.
    expect(previewWarnings([standing('green', 63), standing('yellow', 27)], undefined)).toEqual([]);
  });

  it('is given when more turn red than the success managers can work on', () => {
    const standings = [standing('green', 30), standing('red', 21)];
    expect(previewWarnings(standings, { managers: 2, each: 10 })).toEqual([
      { name: 'MoreThanWorkable', band: 'RED', accounts: 21, workable: 20, managers: 2, each: 10 }
    ]);
    expect(previewWarnings([standing('green', 30), standing('red', 20)], { managers: 2, each: 10 })).toEqual([]);
  });

  it('of too much work is not given without success managers, nor for scorecards that judge nothing', () => {
    const standings = [standing('green', 10), standing('red', 10)];
    expect(previewWarnings(standings, { managers: 0, each: 10 })).toEqual([]);
    expect(previewWarnings(standings, undefined)).toEqual([]);
  });
});

describe('totals', () => {
  it('are exact to the cent and never mix currencies', () => {
    const amounts = [0.1, 0.2, NaN].map((amount) => ({ currency: 'EUR', amount }));
    expect(totals([{ currency: 'USD', amount: 5 }, ...amounts])).toEqual([
      { currency: 'EUR', amount: 0.3 },
      { currency: 'USD', amount: 5 }
    ]);
  });
});
