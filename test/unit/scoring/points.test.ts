import { describe, expect, it } from 'vitest';
import { ageFactor } from '../../../src/scoring/ageFactor.ts';
import { apportion } from '../../../src/scoring/apportion.ts';
import { measurePoints, missingPoints } from '../../../src/scoring/measurePoints.ts';
import { pointsOnCurve } from '../../../src/scoring/pointsOnCurve.ts';
import { bandOf, roundScore } from '../../../src/scoring/roundScore.ts';
import { measure, threeBands } from './scorecards.ts';

const falling = Object.freeze([
  [0, 100],
  [5, 60],
  [20, 0]
] as const);

describe('pointsOnCurve', () => {
  it.each([
    [-3, 100],
    [0, 100],
    [2.5, 80],
    [5, 60],
    [12.5, 30],
    [20, 0],
    [1000, 0]
  ])('gives a value of %d the points %d', (value, points) => {
    expect(pointsOnCurve(value, falling)).toBe(points);
  });

  it('leaves an unknown value unknown', () => {
    expect(pointsOnCurve(NaN, falling)).toBeNaN();
  });
});

describe('measurePoints', () => {
  it('caps activity at 85 points', () => {
    expect(measurePoints(measure('a', [0, 100], falling, { activity: true }), 0)).toBe(85);
    expect(measurePoints(measure('a', [0, 100], falling, { activity: true }), 5)).toBe(60);
  });

  it('rounds points half up to whole ones where nobody may see the value, those that fill in too', () => {
    const hidden = { ...measure('m', [0, 100], falling), whole: true, missing: 'segment_mean' } as const;
    // 12.5 -> 30 points, 12.625 -> 29.5, 12.65 -> 29.4
    expect([12.5, 12.625, 12.65].map((value) => measurePoints(hidden, value))).toEqual([30, 30, 29]);
    expect([missingPoints(hidden, 61.5), missingPoints(hidden, NaN)]).toEqual([62, NaN]);
  });

  it('gives points to listed categories only', () => {
    const level = measure('m', [0, 100], [], {
      judge: {
        kind: 'categories',
        points: [
          [1, 10],
          [2, 35]
        ]
      }
    });
    expect(measurePoints(level, 2)).toBe(35);
    expect(measurePoints(level, 1.5)).toBeNaN();
  });

  it.each([
    ['skip', NaN],
    ['zero', 0],
    ['neutral', 50],
    ['segment_mean', 72]
  ] as const)('fills a missing value under the policy %s with %d points', (missing, points) => {
    expect(missingPoints(measure('m', [0, 100], falling, { missing }), 72)).toBe(points);
  });
});

describe('roundScore', () => {
  it.each([
    [39.94, 39.9],
    [39.949, 39.9],
    [39.95, 40],
    [39.96, 40],
    [39.5, 39.5],
    [71.534279, 71.5],
    [0, 0],
    [100, 100],
    // 8.35 and 1.005 lie a hair below their half in binary numbers
    [8.35, 8.4],
    [1.05, 1.1]
  ])('rounds %d half up to %d', (score, rounded) => {
    expect(roundScore(score)).toBe(rounded);
  });
});

describe('bandOf', () => {
  it.each([
    [39, 'red'],
    [39.5, 'red'],
    [39.9, 'red'],
    [roundScore(39.96), 'yellow'],
    [40, 'yellow'],
    [79, 'yellow'],
    [79.6, 'yellow'],
    [80, 'green']
  ])('puts %d into %s', (score, key) => {
    expect(threeBands[bandOf(score, threeBands)]?.key).toBe(key);
  });

  it('puts no score into no band', () => {
    expect(bandOf(NaN, threeBands)).toBe(-1);
  });
});

describe('apportion', () => {
  it.each([
    [[1.4, 1.4, 1.2], 4, [2, 1, 1]],
    [[3.3, 3.3, 3.4], 10, [3, 3, 4]],
    [[-1.5, 2.2], 1, [-1, 2]],
    [[-20, 735.34], 715, [-20, 735]],
    [[], 0, []]
  ])('splits %j into %d steps as %j', (shares, total, whole) => {
    expect(apportion(shares, total)).toEqual(whole);
  });
});

describe('ageFactor', () => {
  it.each([
    [0, 60, 1],
    [30, 60, 0.5],
    [60, 60, 0.25],
    [61, 60, NaN],
    [-2, 60, 1]
  ])('weighs a reading of %d days that is stale after %d by %d', (age, staleAfter, factor) => {
    expect(ageFactor(age, staleAfter)).toBe(factor);
  });

  it('does not age a reading without a date', () => {
    expect(ageFactor(NaN, 60)).toBe(1);
  });
});
