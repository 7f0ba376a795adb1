import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf } from '../../../src/scoring/roundScore.ts';
import { shownBand } from '../../../src/scoring/shownBand.ts';
import type { AtOnce, BandStanding } from '../../../src/scoring/shownBand.ts';
import type { EngineScorecard } from '../../../src/scoring/types.ts';
import { riskByDepartment } from './scorecards.ts';

/** Red from 0, yellow from 40, green from 80; 3 points, 2 nights. */
const steady: EngineScorecard = { ...riskByDepartment, hysteresis: 3, confirmationNights: 2 };
const RED = 0;
const YELLOW = 1;
const GREEN = 2;

type Step = readonly [score: number, night?: 'night' | 'day', atOnce?: AtOnce];

/** Bands shown after one run after another, beginning with nothing held. */
function path(scorecard: EngineScorecard, steps: readonly Step[]): number[] {
  return standings(scorecard, steps).map(({ band }) => band);
}

function standings(scorecard: EngineScorecard, steps: readonly Step[]): BandStanding[] {
  const found: BandStanding[] = [];
  for (const [score, night = 'night', atOnce = 'no'] of steps) {
    const before = found.at(-1) ?? { band: -1, next: -1, nights: 0 };
    found.push(shownBand(scorecard, score, { ...before, isNight: night === 'night' }, atOnce));
  }
  return found;
}

describe('shownBand', () => {
  it.each([39, 39.5, 40, 79, 79.6, 80])('shows the band of a first score: %d', (score) => {
    expect(path(steady, [[score]])).toEqual([bandOf(score, steady.bands)]);
  });

  it('follows at once when the limit is passed by the hysteresis', () => {
    expect(path(steady, [[80], [77]])).toEqual([GREEN, YELLOW]);
    expect(path(steady, [[77], [83]])).toEqual([YELLOW, GREEN]);
    expect(path(steady, [[40], [37]])).toEqual([YELLOW, RED]);
  });

  it('waits within the hysteresis and follows in the second night', () => {
    expect(standings(steady, [[80], [77.1], [79.9]])).toEqual([
      { band: GREEN, next: -1, nights: 0 },
      { band: GREEN, next: YELLOW, nights: 1 },
      { band: YELLOW, next: -1, nights: 0 }
    ]);
    expect(path(steady, [[79.9], [82.9], [80]])).toEqual([YELLOW, YELLOW, GREEN]);
  });

  it('counts nights, not runs', () => {
    expect(standings(steady, [[80], [79], [79, 'day'], [79, 'day'], [79]]).map(({ band, nights }) => [band, nights])).toEqual([
      [GREEN, 0],
      [GREEN, 1],
      [GREEN, 1],
      [GREEN, 1],
      [YELLOW, 0]
    ]);
    // first seen by day: the day is no night, so two more are asked for
    expect(path(steady, [[80], [79, 'day'], [79], [79]])).toEqual([GREEN, GREEN, GREEN, YELLOW]);
  });

  it('starts the count anew when the score returns', () => {
    expect(path(steady, [[80], [79], [80], [79], [80.5, 'day'], [79], [79]])).toEqual([GREEN, GREEN, GREEN, GREEN, GREEN, GREEN, YELLOW]);
  });

  it('starts the count anew when the score turns to the other side', () => {
    expect(standings(steady, [[41], [39], [80.5], [80.5]])).toEqual([
      { band: YELLOW, next: -1, nights: 0 },
      { band: YELLOW, next: RED, nights: 1 },
      { band: YELLOW, next: GREEN, nights: 1 },
      { band: GREEN, next: -1, nights: 0 }
    ]);
  });

  it('crosses two limits as far as each is passed by the hysteresis', () => {
    expect(path(steady, [[90], [20]])).toEqual([GREEN, RED]);
    // 38 passes 80 by 42 and 40 by 2: yellow at once, red after the second night
    expect(path(steady, [[90], [38], [38]])).toEqual([GREEN, YELLOW, RED]);
    expect(path(steady, [[20], [81], [81]])).toEqual([RED, YELLOW, GREEN]);
  });

  it('takes the band of the score when it has stood outside the band shown, in whichever band it stood', () => {
    const narrow = { ...steady, bands: ['a', 'b', 'c'].map((key, b) => ({ key, floor: b * 2 })), hysteresis: 10 };
    expect(standings(narrow, [[1], [3], [5]])).toEqual([
      { band: 0, next: -1, nights: 0 },
      { band: 0, next: 1, nights: 1 },
      { band: 2, next: -1, nights: 0 }
    ]);
  });

  it('follows every score at once without hysteresis', () => {
    expect(path({ ...steady, hysteresis: 0 }, [[80], [79.9], [80], [39.9]])).toEqual([GREEN, YELLOW, GREEN, RED]);
    expect(path(riskByDepartment, [[80], [79.9], [80]])).toEqual([GREEN, YELLOW, GREEN]);
  });

  it('follows in the first night where one is asked for', () => {
    expect(path({ ...steady, confirmationNights: 1 }, [[80], [79.9]])).toEqual([GREEN, YELLOW]);
    expect(path({ ...steady, confirmationNights: 1 }, [[80], [79.9, 'day'], [79.9]])).toEqual([GREEN, GREEN, YELLOW]);
  });

  it('goes to a worse band at once when a cap acts, and to a better one as ever', () => {
    expect(path(steady, [[41], [39, 'day', 'worse']])).toEqual([YELLOW, RED]);
    expect(path(steady, [[79], [81, 'night', 'worse'], [81, 'night', 'worse']])).toEqual([YELLOW, YELLOW, GREEN]);
  });

  it('goes either way at once when a person stated the number', () => {
    expect(path(steady, [[79], [80, 'day', 'both'], [79, 'day', 'both']])).toEqual([YELLOW, GREEN, YELLOW]);
  });

  it('forgets the band while there is no number', () => {
    expect(standings(steady, [[80], [NaN], [79]])).toEqual([
      { band: GREEN, next: -1, nights: 0 },
      { band: -1, next: -1, nights: 0 },
      { band: YELLOW, next: -1, nights: 0 }
    ]);
  });

  it('knows any number of bands', () => {
    const one = { ...steady, bands: [{ key: 'all', floor: 0 }] };
    expect(path(one, [[3], [97]])).toEqual([0, 0]);
    const five = { ...steady, bands: [0, 20, 40, 60, 80].map((floor) => ({ key: `from${floor}`, floor })) };
    expect(path(five, [[50], [61], [61], [10]])).toEqual([2, 2, 3, 0]);
  });

  it('takes a place that no band has for none', () => {
    expect(shownBand(steady, 50, { band: 7, next: -1, nights: 0, isNight: true }, 'no').band).toBe(YELLOW);
  });
});

describe('any path of scores', () => {
  const score = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
  const anyBands = fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 5 })
    .map((floors) => [0, ...floors.sort((a, b) => a - b)].map((floor) => ({ key: `from${floor}`, floor })));
  const anyCard = fc.record({
    bands: anyBands,
    hysteresis: fc.integer({ min: 0, max: 10 }),
    confirmationNights: fc.integer({ min: 1, max: 4 })
  });
  const anyPath = fc.tuple(
    anyCard,
    fc.array(fc.tuple(score, fc.constantFrom('night' as const, 'day' as const)), { minLength: 1, maxLength: 12 })
  );
  const run = { numRuns: 2000 };

  it('never skips a change that has been confirmed', () => {
    fc.assert(
      fc.property(anyPath, score, ([card, steps], last) => {
        const scorecard = { ...steady, ...card };
        const nights = Array.from({ length: card.confirmationNights }, (): Step => [last]);
        expect(path(scorecard, [...steps, ...nights]).at(-1)).toBe(bandOf(last, card.bands));
      }),
      run
    );
  });

  it('never lags behind a score by more than the hysteresis', () => {
    fc.assert(
      fc.property(anyPath, ([card, steps]) => {
        const shown = path({ ...steady, ...card }, steps);
        steps.forEach(([value], n) => {
          const band = shown[n] ?? -1;
          const floor = card.bands[band]?.floor ?? NaN;
          const ceiling = card.bands[band + 1]?.floor ?? Infinity;
          expect(value > floor - card.hysteresis - 1e-6 && value < ceiling + card.hysteresis + 1e-6).toBe(true);
        });
      }),
      run
    );
  });

  it('lies between the band before and the band of the score', () => {
    fc.assert(
      fc.property(anyPath, ([card, steps]) => {
        const shown = path({ ...steady, ...card }, steps);
        for (let n = 1; n < shown.length; n += 1) {
          const ends = [shown[n - 1] ?? -1, bandOf(steps[n]?.[0] ?? NaN, card.bands)].sort((a, b) => a - b);
          expect((shown[n] ?? -1) >= (ends[0] ?? 0) && (shown[n] ?? -1) <= (ends[1] ?? 0)).toBe(true);
        }
      }),
      run
    );
  });
});
