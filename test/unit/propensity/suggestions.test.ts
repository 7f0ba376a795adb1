import { describe, expect, it } from 'vitest';
import type { LikelihoodStep } from '../../../src/propensity/likelihood.ts';
import type { Scorer } from '../../../src/propensity/scorer.ts';
import { snapshotOn } from '../../../src/propensity/snapshot.ts';
import { suggestionsOf } from '../../../src/propensity/suggestions.ts';
import { ownersOf } from './tableOfOwners.ts';

/** Sixty lines that accounts 0 to 9 own; accounts 10 and 11 own line 60 alone. */
const rows = Array.from({ length: 12 }, (_, a) => Array.from({ length: 61 }, (_, j) => ((a < 10 ? j < 60 : j === 60) ? 1 : 0)));
const known = snapshotOn(ownersOf(rows, 61), 2);
const keys = Array.from({ length: 61 }, (_, j) => `line${j}`);
const has = (item: number, account: number): boolean => rows[account]![item] === 1;
const customers = Int32Array.from({ length: 12 }, (_, a) => a);
const tested = known.lines;

/** Later lines stand higher; account 11 stands above account 10. */
const scorer: Scorer = {
  method: 'rules',
  score: (a, scores) => scores.forEach((_, j) => (scores[j] = j + 100 * a)),
  because: (a, item) => (a === 11 && item === 59 ? [60] : [])
};
const all: LikelihoodStep = { reach: 1, of: 64, bought: 11, rate: 11 / 64, low: 0.1, high: 0.3 };

describe('suggestions', () => {
  it('are the owners among customers alike where no method passed', () => {
    const table = suggestionsOf(known, { keys, customers, has });
    expect(table[0]![10]).toEqual({ like: { own: 10, of: 12 } });
    expect(table[0]![0]).toBeUndefined();
    // Line 60 has two owners.
    expect(table[60]!.every((one) => one === undefined)).toBe(true);
  });

  it('state the likelihood of the step, with its counts and the lines it follows from', () => {
    const table = suggestionsOf(known, { keys, customers, has, passed: { scorer, steps: [all], tested } });
    // 11 / 64 = 0.171875, to five places.
    const p = { rate: 0.17188, low: 0.1, high: 0.3, bought: 11, of: 64 };
    expect(table[59]![11]).toEqual({ like: { own: 10, of: 12 }, p, owns: ['line60'] });
    expect(table[59]![10]).toEqual({ like: { own: 10, of: 12 }, p });
  });

  it('state it of the fifty best lines of an account', () => {
    const table = suggestionsOf(known, { keys, customers, has, passed: { scorer, steps: [all], tested } });
    expect(table.flatMap((column, j) => (column[10]?.p === undefined ? [] : [j]))).toEqual(Array.from({ length: 50 }, (_, n) => n + 10));
  });

  it('state none of a line that took no part in the test', () => {
    const table = suggestionsOf(known, { keys, customers, has, passed: { scorer, steps: [all], tested: tested.subarray(0, 59) } });
    expect(table[59]![11]).toEqual({ like: { own: 10, of: 12 } });
    expect(table[58]![11]?.p?.bought).toBe(11);
  });

  it('state none where nothing was bought of the step', () => {
    // The better half of the 120 open pairs is all of account 11; the other half was never bought.
    const steps = [
      { ...all, reach: 0.5 },
      { ...all, bought: 0, rate: 0, low: 0 }
    ];
    const table = suggestionsOf(known, { keys, customers, has, passed: { scorer, steps, tested } });
    expect(table[59]![11]?.p?.bought).toBe(11);
    expect(table[59]![10]).toEqual({ like: { own: 10, of: 12 } });
  });

  it('are one value where they say the same of a line', () => {
    const table = suggestionsOf(known, { keys, customers, has, passed: { scorer, steps: [all], tested } });
    expect(table[58]![10]).toBe(table[58]![11]);
  });
});
