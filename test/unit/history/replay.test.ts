import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/domain/reading.ts';
import { carried, readingsByAccount } from '../../../src/history/carried.ts';
import { changedReadings } from '../../../src/history/changedReadings.ts';
import { replay } from '../../../src/history/replay.ts';
import { bare, capRule, content, day1, day2, measure, read, readings, usual } from './historyCase.ts';

describe('replay', () => {
  it('gives the score of the readings, and its coverage', () => {
    expect(replay({ content: content(), day: day1, readings: usual })).toEqual({ score: 68, plain: 68, coverage: 1 });
  });

  it('tells a measure that is off from one that is unknown', () => {
    const off = replay({ content: content(), day: day1, readings: readings(read('a', 20)) });
    expect(off).toEqual({ score: 80, plain: 80, coverage: 1 });
    const unknown = replay({ content: content(), day: day1, readings: readings(read('a', 20), bare('b', 'unknown')) });
    expect(unknown).toEqual({ score: 80, plain: 80, coverage: 0.6 });
  });

  it('leaves a measure that does not concern the account out of coverage', () => {
    const own = readings(read('a', 20), bare('b', 'not_concerned'));
    expect(replay({ content: content(), day: day1, readings: own })).toEqual({ score: 80, plain: 80, coverage: 1 });
  });

  it('counts a measure that cannot be known as unknown', () => {
    const own = readings(read('a', 20), bare('b', 'left_out'));
    expect(replay({ content: content(), day: day1, readings: own }).coverage).toBe(0.6);
  });

  it('halves the weight of a reading at half of the days after which it is unknown, and then drops it', () => {
    const measures = [measure('a', 60), measure('b', 40, { staleAfterDays: 22 })];
    const own = readings(read('a', 20), read('b', 50, { on: day1 }));
    // (60 x 80 + 20 x 50) / 80 = 72.5.
    expect(replay({ content: content({ measures }), day: day1 + 11, readings: own }).score).toBe(72.5);
    expect(replay({ content: content({ measures }), day: day1 + 23, readings: own }).score).toBe(80);
  });

  it('fills a missing reading with the mean of its segment where the settings say so', () => {
    const measures = [measure('a', 60), measure('b', 40, { missing: 'segment_mean' })];
    const own = readings(read('a', 20), bare('b', 'unknown'), read('mean:b', 30, { state: 'mean' }));
    // 0.6 x 80 + 0.4 x 30 = 60.
    expect(replay({ content: content({ measures }), day: day1, readings: own })).toEqual({ score: 60, plain: 60, coverage: 0.6 });
  });

  it('judges by curve, by categories and by points of a whitespace level', () => {
    const { knots, ...bareMeasure } = measure('b', 40);
    expect(knots).toBeDefined();
    const [named, level] = [
      { ...bareMeasure, categories: [[3, 60]] as const },
      { ...bareMeasure, productLine: 'platform' }
    ];
    const own = readings(read('a', 20), read('b', 3));
    // 48 + 0.4 x 60 = 72; 48 + 0.4 x 3 = 49.2.
    expect(replay({ content: content({ measures: [measure('a', 60), named] }), day: day1, readings: own }).score).toBe(72);
    expect(replay({ content: content({ measures: [measure('a', 60), level] }), day: day1, readings: own }).score).toBe(49.2);
  });

  it('holds the score at the strictest cap and the highest floor of the rules in force, the cap last', () => {
    const rules = [
      capRule(),
      capRule({ k: 'worse', effect: { kind: 'cap', to: 39 } }),
      capRule({ k: 'proven', effect: { kind: 'floor', to: 90 } })
    ];
    const score = (...inForce: readonly string[]) =>
      replay({
        content: content({ rules }),
        day: day1,
        readings: readings(...usual.values(), ...rules.map(({ k }) => bare(`rule:${k}`, inForce.includes(k) ? 'in_force' : 'not_in_force')))
      }).score;
    expect([score(), score('waiting'), score('waiting', 'worse'), score('proven'), score('proven', 'waiting')]).toEqual([
      68, 59, 39, 90, 59
    ]);
  });

  it('shows what people overruled and keeps the score without it', () => {
    const own = readings(
      ...usual.values(),
      read('override:1', 70, { state: 'points', on: 0 }),
      read('override:2', 90, { state: 'points', on: 1 }),
      read('override:3', 60, { state: 'cap', on: 2 })
    );
    expect(replay({ content: content(), day: day1, readings: own })).toMatchObject({ score: 60, plain: 68 });
    const newest = readings(...[...own.values()].filter(({ state }) => state !== 'cap'));
    expect(replay({ content: content(), day: day1, readings: newest })).toMatchObject({ score: 90, plain: 68 });
  });

  it('says why there is no number', () => {
    const because = (...more: readonly Reading[]) => replay({ content: content(), day: day1, readings: readings(...more) }).because;
    expect(because(bare('a', 'unknown'), read('b', 50))).toBe('not_enough_data');
    expect(because(...usual.values(), bare('withheld', 'withheld'))).toBe('too_new');
    expect(because(...usual.values(), { ...bare('override:1', 'exclude'), on: 0 })).toBe('excluded');
  });
});

describe('carried', () => {
  it.each([
    [1, 20],
    [0, 9],
    [-1, -2]
  ] as const)('moves a value that ages by %d a day', (ages, value) => {
    expect(carried(read('a', 9, { ages }), day1, day2).value).toBe(value);
  });

  it('goes back in time as well', () => {
    expect(carried(read('a', 20, { ages: 1 }), day2, day1).value).toBe(9);
  });

  it('sorts kept readings by account', () => {
    const kept = [
      { ...read('a', 9, { ages: 1 }), accountId: '001A', day: day1 },
      { ...read('a', 3), accountId: '001B', day: day1 }
    ];
    const found = readingsByAccount(kept, day2);
    expect(found.get('001A')).toEqual(readings(read('a', 20, { ages: 1 })));
    expect(found.get('001B')).toEqual(readings(read('a', 3)));
  });
});

describe('changedReadings', () => {
  it('keeps what is new or different, and the end of what is not there any more', () => {
    const standing = readings(read('a', 20), read('b', 50), read('c', 1));
    const found = readings(read('a', 20), read('b', 51), read('d', 2));
    expect(changedReadings(standing, found)).toEqual([read('b', 51), read('d', 2), bare('c', 'gone')]);
    expect(changedReadings(undefined, found)).toEqual([...found.values()]);
  });

  it.each([
    ['state', bare('a', 'unknown')],
    ['day', read('a', 20, { on: 5 })],
    ['way of ageing', read('a', 20, { ages: 1 })],
    ['measure of an override', read('a', 20, { of: 'b' })]
  ])('keeps a reading whose %s differs', (_, other) => {
    expect(changedReadings(readings(read('a', 20)), readings(other))).toEqual([other]);
  });

  it('keeps nothing where two unknown readings follow one another', () => {
    expect(changedReadings(readings(bare('a', 'unknown')), readings(bare('a', 'unknown')))).toEqual([]);
  });
});
