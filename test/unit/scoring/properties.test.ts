import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as engine from '../../../src/scoring/index.ts';
import { pointsOnCurve } from '../../../src/scoring/pointsOnCurve.ts';
import { explainScore } from '../../../src/scoring/explainScore.ts';
import { scoreAccounts } from '../../../src/scoring/scoreAccounts.ts';
import type { EngineColumns, EngineResult, EngineScorecard } from '../../../src/scoring/types.ts';
import { anyColumns, anyScorecard } from './scorecards.ts';

const component = new URL('../../../force-app/main/default/lwc/headroomScoring/headroomScoring.js', import.meta.url).href;
const generated = (await import(component)) as typeof engine;

const anyCase = anyScorecard.chain((scorecard) => fc.tuple(fc.constant(scorecard), anyColumns(scorecard)));
const runs = { numRuns: 2000 };

function each(check: (scorecard: EngineScorecard, result: EngineResult, i: number, columns: EngineColumns) => void): void {
  fc.assert(
    fc.property(anyCase, ([scorecard, columns]) => {
      const result = scoreAccounts(scorecard, columns);
      for (let i = 0; i < columns.accounts; i += 1) {
        check(scorecard, result, i, columns);
      }
    }),
    runs
  );
}

const tenths = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + Math.round(number * 10), 0);

describe('scoring any scorecard', () => {
  it('keeps points, group scores and scores in 0-100', () => {
    each((_, result, i) => {
      const { score, computed, plain, base, ruled, exact } = result;
      const columns = [...result.points, ...result.groupScores, score, computed, plain, base, ruled, exact];
      const all = columns.map((column) => column[i] ?? NaN);
      expect(all.every((number) => Number.isNaN(number) || (number >= 0 && number <= 100))).toBe(true);
    });
  });

  it('adds contributions, the limit and the override up to the score exactly', () => {
    each((scorecard, result, i) => {
      const { contributions, limit, override } = explainScore(scorecard, result, i);
      const scored = result.state[i] === engine.SCORED;
      expect(tenths(contributions)).toBe(scored ? Math.round((result.base[i] ?? 0) * 10) : 0);
      expect(tenths([...contributions, limit, override])).toBe(scored ? Math.round((result.score[i] ?? 0) * 10) : 0);
    });
  });

  it('adds effects, the limit and the override up to the distance from the best band exactly', () => {
    each((scorecard, result, i) => {
      const { effects, limit, override, best } = explainScore(scorecard, result, i);
      const scored = result.state[i] === engine.SCORED;
      expect(tenths([...effects, limit, override])).toBe(scored ? Math.round(((result.score[i] ?? 0) - best) * 10) : 0);
    });
  });

  it('puts every line within 0.1 of its unrounded share', () => {
    each((scorecard, result, i) => {
      const { contributions } = explainScore(scorecard, result, i);
      const weight = scorecard.measures.reduce((sum, one, m) => sum + (one.penaltyOnly ? 0 : (result.weights[m]?.[i] ?? 0)), 0);
      contributions.forEach((line, m) => {
        const penalty = scorecard.measures[m]?.penaltyOnly === true;
        const points = result.points[m]?.[i] ?? NaN;
        const share = penalty
          ? -(result.deductions[m]?.[i] ?? 0)
          : ((result.weights[m]?.[i] ?? 0) * (Number.isNaN(points) ? 0 : points)) / weight;
        expect(result.state[i] !== engine.SCORED || Math.abs(line - share) <= 0.1 + 1e-9).toBe(true);
      });
    });
  });

  it('never lets a cap raise a score or a floor without a cap lower it', () => {
    each((_, result, i, columns) => {
      const cap = columns.caps?.[i] ?? NaN;
      for (const score of [result.plain[i] ?? NaN, result.ruled[i] ?? NaN]) {
        expect(score > cap).toBe(false);
      }
      expect(Number.isNaN(cap) && (result.plain[i] ?? NaN) < (result.computed[i] ?? NaN)).toBe(false);
    });
  });

  it('never lets a human cap raise a score, nor a cap on a measure raise its points', () => {
    fc.assert(
      fc.property(anyCase, ([scorecard, columns]) => {
        const { caps, measureCaps, ...others } = columns.overrides ?? {};
        const free = scoreAccounts(scorecard, { ...columns, overrides: others });
        const capped = scoreAccounts(scorecard, { ...columns, overrides: { ...others, ...(caps === undefined ? {} : { caps }) } });
        const both = scoreAccounts(scorecard, columns);
        for (let i = 0; i < columns.accounts; i += 1) {
          expect((capped.score[i] ?? NaN) > (free.score[i] ?? NaN)).toBe(false);
          expect((capped.score[i] ?? NaN) > (caps?.[i] ?? NaN)).toBe(false);
          scorecard.measures.forEach((_, m) => {
            expect((both.points[m]?.[i] ?? NaN) > (free.points[m]?.[i] ?? NaN)).toBe(false);
            expect((both.points[m]?.[i] ?? NaN) > (measureCaps?.[m]?.[i] ?? NaN)).toBe(false);
          });
        }
      }),
      runs
    );
  });

  it('keeps every human override out of exact, computed and plain scores', () => {
    fc.assert(
      fc.property(anyCase, ([scorecard, columns]) => {
        const facts = { ...columns, overrides: {} };
        const here = scoreAccounts(scorecard, columns);
        const without = scoreAccounts(scorecard, facts);
        expect([here.exact, here.computed, here.plain]).toEqual([without.exact, without.computed, without.score]);
      }),
      runs
    );
  });

  it('adds nothing to coverage and makes no number by any override', () => {
    fc.assert(
      fc.property(anyCase, ([scorecard, columns]) => {
        const facts = { ...columns, overrides: {} };
        const here = scoreAccounts(scorecard, columns);
        const without = scoreAccounts(scorecard, facts);
        for (let i = 0; i < columns.accounts; i += 1) {
          expect((here.coverage[i] ?? NaN) <= (without.coverage[i] ?? NaN)).toBe(true);
          expect(here.state[i] === engine.SCORED && without.state[i] !== engine.SCORED).toBe(false);
        }
      }),
      runs
    );
  });

  it('gives no less for more points of one measure', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), fc.tuple(fc.nat(1000), fc.nat(1000)), ([scorecard, columns], nth, [a, b]) => {
        const m = nth % scorecard.measures.length;
        const pointed = {
          ...scorecard,
          measures: scorecard.measures.map((one, k) => (k === m ? { ...one, judge: { kind: 'points' as const } } : one))
        };
        const withPoints = (tenths: number) => {
          const column = Array.from({ length: columns.accounts }, () => tenths / 10);
          const facts = { ...columns, overrides: {} };
          return scoreAccounts(pointed, { ...facts, values: columns.values.map((given, k) => (k === m ? column : given)) });
        };
        const [low, high] = [withPoints(Math.min(a, b)), withPoints(Math.max(a, b))];
        for (let i = 0; i < columns.accounts; i += 1) {
          expect((low.exact[i] ?? NaN) > (high.exact[i] ?? NaN) + 1e-9).toBe(false);
          expect((low.score[i] ?? NaN) > (high.score[i] ?? NaN)).toBe(false);
        }
      }),
      runs
    );
  });

  it('changes nothing but the last bits when all group weights are scaled and nothing is penalty only', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 2, max: 9 }), ([any, columns], factor) => {
        const scorecard = { ...any, measures: any.measures.map((one) => ({ ...one, penaltyOnly: false })) };
        const scaled = { ...scorecard, groups: scorecard.groups.map((one) => ({ ...one, weight: one.weight * factor })) };
        const before = scoreAccounts(scorecard, columns);
        const after = scoreAccounts(scaled, columns);
        for (let i = 0; i < columns.accounts; i += 1) {
          const gap = Math.abs((before.exact[i] ?? NaN) - (after.exact[i] ?? NaN));
          expect(Number.isNaN(gap) ? before.exact[i] : gap < 1e-9).toEqual(Number.isNaN(gap) ? after.exact[i] : true);
        }
      }),
      runs
    );
  });

  it('scores an account alone as among others', () => {
    fc.assert(
      fc.property(anyCase, ([scorecard, columns]) => {
        const all = scoreAccounts(scorecard, columns);
        const last = columns.accounts - 1;
        const one = (column: ArrayLike<number> | undefined) => [column?.[last] ?? NaN];
        const pick = (table: EngineColumns['values'] | undefined) => (table ?? []).map(one);
        const { overrides = {}, heldBands } = columns;
        const alone = scoreAccounts(scorecard, {
          accounts: 1,
          values: pick(columns.values),
          concerns: pick(columns.concerns),
          ageFactors: pick(columns.ageFactors),
          segmentMeans: pick(columns.segmentMeans),
          caps: [columns.caps?.[last] ?? NaN],
          floors: [columns.floors?.[last] ?? NaN],
          withheld: [columns.withheld?.[last] ?? 0],
          overrides: {
            ...{ caps: one(overrides.caps), scores: one(overrides.scores), excluded: one(overrides.excluded) },
            ...{ measureCaps: pick(overrides.measureCaps), measurePoints: pick(overrides.measurePoints) },
            measureExcluded: pick(overrides.measureExcluded)
          },
          heldBands: {
            ...{ band: one(heldBands?.band), next: one(heldBands?.next) },
            ...{ nights: one(heldBands?.nights), isNight: one(heldBands?.isNight) }
          }
        });
        const numbers = ({ score, exact, coverage, plain, band, nextBand, nextNights }: EngineResult, i: number) =>
          [score, exact, coverage, plain, band, nextBand, nextNights].map((column) => column[i]);
        expect(numbers(alone, 0)).toEqual(numbers(all, last));
      }),
      runs
    );
  });

  it('gives bit-equal results in the service and in the component', () => {
    fc.assert(
      fc.property(anyCase, ([scorecard, columns]) => {
        const here = engine.scoreAccounts(scorecard, columns);
        const there = generated.scoreAccounts(scorecard, columns);
        expect(bits(there)).toEqual(bits(here));
        for (let i = 0; i < columns.accounts; i += 1) {
          expect(generated.explainScore(scorecard, there, i)).toEqual(engine.explainScore(scorecard, here, i));
        }
      }),
      { numRuns: 5000 }
    );
  });
});

/** Bytes of every column, so that NaN, -0 and the last bit count. */
function bits(result: EngineResult): string[] {
  return Object.values(result).flatMap((part) =>
    typeof part === 'number'
      ? [String(part)]
      : (Array.isArray(part) ? part : [part]).map((column: Float64Array) =>
          Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('hex')
        )
  );
}

describe('pointsOnCurve on any curve', () => {
  const rising = fc
    .uniqueArray(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 8 })
    .chain((xs) =>
      fc.tuple(
        fc.constant([...xs].sort((a, b) => a - b)),
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: xs.length, maxLength: xs.length })
      )
    )
    .map(([xs, ys]) => {
      const sorted = [...ys].sort((a, b) => a - b);
      return xs.map((x, k) => [x, sorted[k] ?? 0] as const);
    });
  const value = fc.double({ min: -2e6, max: 2e6, noNaN: true });

  it('never falls where the knots rise', () => {
    fc.assert(
      fc.property(rising, value, value, (knots, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(pointsOnCurve(low, knots) <= pointsOnCurve(high, knots)).toBe(true);
      }),
      runs
    );
  });

  it('never rises where the knots fall', () => {
    fc.assert(
      fc.property(rising, value, value, (knots, a, b) => {
        const falling = knots.map(([x, points]) => [x, 100 - points] as const);
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(pointsOnCurve(low, falling) >= pointsOnCurve(high, falling)).toBe(true);
      }),
      runs
    );
  });

  it('never leaves the points of its knots', () => {
    fc.assert(
      fc.property(rising, value, (knots, x) => {
        const points = pointsOnCurve(x, knots);
        expect(points >= (knots[0]?.[1] ?? 0) && points <= (knots[knots.length - 1]?.[1] ?? 0)).toBe(true);
      }),
      runs
    );
  });
});
