import { describe, expect, it } from 'vitest';
import type { SurveyCounts, SurveyKind } from '../../../src/domain/surveyCounts.ts';
import { customersMean, drawnScores } from '../../../src/surveys/drawnScore.ts';

type Answered = { readonly n: number; readonly high: number; readonly low?: number; readonly squares?: number; readonly weight?: number };

/** Counts of accounts whose answers all weigh the same. */
function countsOf(kind: SurveyKind, accounts: readonly Answered[]): SurveyCounts {
  const column = (of: (account: Answered) => number): Float64Array => Float64Array.from(accounts, of);
  const weight = (account: Answered): number => account.weight ?? 1;
  return Object.freeze({
    kind,
    scaleMax: 7,
    answers: column(({ n }) => n),
    weight: column((account) => account.n * weight(account)),
    weightSquares: column((account) => account.n * weight(account) ** 2),
    weightedHigh: column((account) => account.high * weight(account)),
    weightedLow: column((account) => (account.low ?? 0) * weight(account)),
    high: column(({ high }) => high),
    low: column(({ low = 0 }) => low),
    squares: column(({ squares = 0 }) => squares),
    sent: column(() => NaN),
    replied: column(() => NaN)
  });
}

function all(counts: SurveyCounts): Uint8Array {
  return new Uint8Array(counts.answers.length).fill(1);
}

describe('drawnScores', () => {
  it('gives 10 for 3 promoters, 5 passives and 2 detractors, and nothing where nobody answered', () => {
    const counts = countsOf('NPS', [
      { n: 10, high: 3, low: 2 },
      { n: 0, high: 0 }
    ]);
    expect([...drawnScores(counts, all(counts)).values]).toEqual([10, NaN]);
  });

  it('draws a recommendation of two answers towards the customers', () => {
    // Customers: 12 answers, 6 promoters (50%), 3 detractors (25%): 25, worth 10. Own: 1 and 1 of 2, 0. (2 x 0 + 10 x 25) / 12.
    const counts = countsOf('NPS', [
      { n: 2, high: 1, low: 1 },
      { n: 10, high: 5, low: 2 }
    ]);
    const { values, survey } = drawnScores(counts, all(counts));
    expect([...values]).toEqual([20.8333, 30]);
    expect([...survey.raw]).toEqual([0, 30]);
  });

  it('draws satisfaction of one answer', () => {
    // Customers: 9 of 12 satisfied, 75%. Own 0 of 1: (0 + 10 x 75) / 11.
    const counts = countsOf('CSAT', [
      { n: 1, high: 0 },
      { n: 11, high: 9 }
    ]);
    expect(drawnScores(counts, all(counts)).values[0]).toBe(68.1818);
  });

  it('draws effort on its own scale', () => {
    // Customers: 60 / 12 = 5. Own 2: (1 x 2 + 10 x 5) / 11.
    const counts = countsOf('CES', [
      { n: 1, high: 2, squares: 4 },
      { n: 11, high: 58, squares: 310 }
    ]);
    expect(drawnScores(counts, all(counts)).values[0]).toBe(4.7273);
  });

  it('draws nine answers and leaves ten alone', () => {
    const counts = countsOf('CSAT', [
      { n: 9, high: 9 },
      { n: 10, high: 10 },
      { n: 21, high: 1 }
    ]);
    // 20 of 40 satisfied; answers of nine, ten and twenty-one differ far more between accounts than within: worth 2.
    expect([...drawnScores(counts, all(counts)).values]).toEqual([90.9091, 100, 4.7619]);
  });

  it('keeps the answers as they are while all customers together gave fewer than ten', () => {
    const counts = countsOf('NPS', [{ n: 9, high: 0, low: 9 }]);
    expect(drawnScores(counts, all(counts)).values[0]).toBe(-100);
  });

  it('takes the mean from customers only', () => {
    const counts = countsOf('CSAT', [
      { n: 1, high: 1 },
      { n: 10, high: 5 },
      { n: 50, high: 50 }
    ]);
    // 6 of 11 satisfied, 55%: (100 + 10 x 55) / 11.
    expect(drawnScores(counts, Uint8Array.of(1, 1, 0)).values[0]).toBe(59.0909);
  });

  it('does not move when all answers age alike', () => {
    const fresh = countsOf('NPS', [
      { n: 2, high: 1, low: 1 },
      { n: 10, high: 5, low: 2 }
    ]);
    const aged = countsOf('NPS', [
      { n: 2, high: 1, low: 1, weight: 0.3 },
      { n: 10, high: 5, low: 2, weight: 0.3 }
    ]);
    expect(drawnScores(aged, all(aged)).values).toEqual(drawnScores(fresh, all(fresh)).values);
  });

  it('lies between the own score and the mean of the customers', () => {
    for (let n = 1; n < 10; n += 1) {
      for (let high = 0; high <= n; high += 1) {
        const counts = countsOf('CSAT', [
          { n, high },
          { n: 60, high: 42 }
        ]);
        const mean = 100 * (customersMean(counts, all(counts))?.high ?? NaN);
        const { values, survey } = drawnScores(counts, all(counts));
        const own = survey.raw[0] ?? NaN;
        expect(values[0]).toBeGreaterThanOrEqual(Math.min(own, mean) - 1e-4);
        expect(values[0]).toBeLessThanOrEqual(Math.max(own, mean) + 1e-4);
      }
    }
  });

  it('has an interval of effort only where the spread within accounts is known', () => {
    const few = countsOf('CES', [{ n: 12, high: 60, squares: 310 }]);
    expect(drawnScores(few, all(few)).survey.low[0]).toBeNaN();
    // 16 accounts of 3, 5 and 16 of 3, 5: 2 within an account of 2 answers, 64 / 32 = 2; 4 -+ 1.96 x sqrt(2 / 2), cut at neither end.
    const many = countsOf(
      'CES',
      Array.from({ length: 32 }, () => ({ n: 2, high: 8, squares: 34 }))
    );
    const { survey } = drawnScores(many, all(many));
    expect(survey.low[0]).toBeCloseTo(4 - 1.959964, 6);
    expect(survey.high[0]).toBeCloseTo(4 + 1.959964, 6);
  });
});

describe('customersMean', () => {
  it('moves in whole percent and in tenths of an answer', () => {
    const shares = countsOf('CSAT', [{ n: 30, high: 20 }]);
    expect(customersMean(shares, all(shares))?.high).toBe(0.67);
    const effort = countsOf('CES', [{ n: 30, high: 131, squares: 600 }]);
    expect(customersMean(effort, all(effort))?.high).toBe(4.4);
  });
});
