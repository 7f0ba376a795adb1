import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitAssociationRules } from '../../../src/propensity/associationRules.ts';
import { fitEase } from '../../../src/propensity/ease.ts';
import { fitPopularity } from '../../../src/propensity/popularity.ts';
import type { Scorer } from '../../../src/propensity/scorer.ts';
import { adoptionBySegment, fitSegmentAdoption, shrunkShare } from '../../../src/propensity/segmentAdoption.ts';
import { snapshotOn } from '../../../src/propensity/snapshot.ts';
import { ownersOf } from './tableOfOwners.ts';

/** Line 0 is owned by accounts 0 to 9, line 1 by 5 to 14, line 2 by 0 to 14. */
const rows = Array.from({ length: 15 }, (_, a) => [a < 10 ? 1 : 0, a >= 5 ? 1 : 0, 1]);

const scoresOf = (scorer: Scorer, account: number, items: number): readonly number[] => {
  const scores = new Float64Array(items).fill(99);
  scorer.score(account, scores);
  return [...scores];
};

describe('popularity', () => {
  it('is the number of owners, the same for everybody', () => {
    const scorer = fitPopularity(snapshotOn(ownersOf(rows, 3), 2));
    expect(scoresOf(scorer, 0, 3)).toEqual([10, 10, 15]);
    expect(scoresOf(scorer, 14, 3)).toEqual([10, 10, 15]);
    expect(scorer.because(0, 1)).toEqual([]);
  });
});

describe('segment adoption', () => {
  it('draws the share of a segment towards that of all', () => {
    // (3 + 10 x 0.1) / 20; (0 + 10 x 0.5) / 10.
    expect(shrunkShare({ own: 3, of: 10 }, 0.1)).toBeCloseTo(0.2, 12);
    expect(shrunkShare({ own: 0, of: 0 }, 0.5)).toBe(0.5);
  });

  it('counts accounts without a segment apart', () => {
    const { owned, asked } = snapshotOn(ownersOf(rows, 3), 2);
    const counts = adoptionBySegment(owned, () => Int32Array.from({ length: 15 }, (_, a) => (a < 4 ? -1 : a < 8 ? 1 : 0)), asked);
    // Without: 0-3; segment 0: 8-14; segment 1: 4-7. Line 0 is owned by 0-9.
    expect(counts[0]).toEqual([
      { own: 4, of: 4 },
      { own: 2, of: 7 },
      { own: 4, of: 4 }
    ]);
  });

  it('scores by the segment that the account has for the line', () => {
    const segments = [Int32Array.from({ length: 15 }, (_, a) => (a < 5 ? 0 : 1)), new Int32Array(15), new Int32Array(15)];
    const scorer = fitSegmentAdoption(snapshotOn({ ...ownersOf(rows, 3), segmentOf: (j) => segments[j]! }, 2));
    // Line 0, segment 1: 5 of 10 own it, 10 of 15 of all: (5 + 6.667) / 20. Line 1: (10 + 6.667) / 25.
    expect(scoresOf(scorer, 14, 3)[0]).toBeCloseTo(0.58333, 5);
    expect(scoresOf(scorer, 14, 3)[1]).toBeCloseTo(0.66667, 5);
    expect(scoresOf(scorer, 0, 3)[0]).toBeCloseTo((5 + 6.66667) / 15, 5);
  });
});

describe('association rules', () => {
  const scorer = fitAssociationRules(snapshotOn(ownersOf(rows, 3), 2));

  it('add up the shrunk confidences of what is owned', () => {
    // Account 0 owns 0 and 2. Rule 0 -> 1: (5 + 6.667) / 20 = 0.58333; rule 2 -> 1: (10 + 6.667) / 25 = 0.66667.
    expect(scoresOf(scorer, 0, 3)[1]).toBeCloseTo(1.25, 10);
  });

  it('name as a reason only what is owned more often together than alone', () => {
    // Share of line 1: 0.66667. Rule 0 -> 1 lies below, rule 2 -> 1 is equal to it.
    expect(scorer.because(0, 1)).toEqual([]);
    expect(scorer.because(0, 2)).toEqual([]);
    // Two lines that the same ten of thirty accounts own: (10 + 10/3) / 20 = 0.667 against 0.333.
    const same = Array.from({ length: 30 }, (_, a) => [a < 10 ? 1 : 0, a < 10 ? 1 : 0, 1]);
    expect(fitAssociationRules(snapshotOn(ownersOf(same, 3), 2)).because(0, 1)[0]).toBe(0);
  });

  it('count the best three only', () => {
    const five = Array.from({ length: 20 }, (_, a) => [1, 1, 1, 1, a < 10 ? 1 : 0]);
    // Four rules of (10 + 5) / 30 = 0.5 each.
    expect(scoresOf(fitAssociationRules(snapshotOn(ownersOf(five, 5), 2)), 19, 5)[4]).toBeCloseTo(1.5, 10);
  });
});

describe('EASE', () => {
  it('is owners of both over owners of the one plus lambda for two lines', () => {
    const two = rows.map((row) => row.slice(0, 2));
    // 5 / (10 + 10).
    expect(scoresOf(fitEase(snapshotOn(ownersOf(two, 2), 2), 10), 0, 2)).toEqual([0, 0.25]);
  });

  it('takes what rounding leaves of no weight for no reason', () => {
    // X'X + I has 4, 3, 6 on the diagonal, 1 owner of lines 0 and 1, 3 of 0 and 2, 2 of 1 and 2. B_10 is 1 x 6 - 3 x 2 = 0 over
    // something, of which rounding leaves 7e-17; B_20 is 3 x 3 - 1 x 2 = 7 over the same.
    const five = [
      [1, 1, 1],
      [1, 0, 1],
      [0, 1, 1],
      [1, 0, 1],
      [0, 0, 1]
    ];
    expect(fitEase(snapshotOn(ownersOf(five, 3), 2), 1).because(2, 0)).toEqual([2]);
  });

  it('agrees with a dense inverse by Gauss and Jordan', () => {
    const table = fc.array(fc.array(fc.constantFrom(0, 1), { minLength: 6, maxLength: 6 }), { minLength: 3, maxLength: 25 });
    fc.assert(
      fc.property(table, fc.constantFrom(1, 20, 500), (owns, lambda) => {
        const scorer = fitEase(snapshotOn(ownersOf(owns, 6), 2), lambda);
        const weights = naiveWeights(owns, lambda);
        owns.forEach((row, a) => {
          const expected = weights[0]!.map((_, j) => row.reduce<number>((sum, one, i) => sum + one * weights[i]![j]!, 0));
          scoresOf(scorer, a, 6).forEach((score, j) => expect(score).toBeCloseTo(expected[j]!, 9));
          const reasons = row.flatMap((one, i) => (one === 1 && weights[i]![0]! > 1e-9 ? [i] : []));
          const strongest = reasons.sort((p, q) => weights[q]![0]! - weights[p]![0]!).slice(0, 3);
          const named = scorer.because(a, 0);
          expect(named.map((i) => weights[i]![0]!.toFixed(9))).toEqual(strongest.map((i) => weights[i]![0]!.toFixed(9)));
        });
      })
    );
  });
});

/** B of EASE as the paper writes it, with a textbook inverse of (X'X + lambda I). */
function naiveWeights(owns: readonly (readonly number[])[], lambda: number): number[][] {
  const size = 6;
  const wide = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) => owns.reduce((sum, row) => sum + row[i]! * row[j]!, i === j ? lambda : 0)),
    ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))
  ]);
  wide.forEach((row, i) => {
    const pivot = row[i]!;
    row.forEach((value, j) => (row[j] = value / pivot));
    wide.forEach((other, o) => {
      if (o === i) return;
      const times = other[i]!;
      other.forEach((value, j) => (other[j] = value - times * row[j]!));
    });
  });
  const inverse = wide.map((row) => row.slice(size));
  return inverse.map((row, i) => row.map((value, j) => (i === j ? 0 : -value / inverse[j]![j]!)));
}
