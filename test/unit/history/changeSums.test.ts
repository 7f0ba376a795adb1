import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountReadings, Reading } from '../../../src/domain/reading.ts';
import type { ScorecardSettingsJson } from '../../../src/domain/settingsJson.ts';
import { whatChanged } from '../../../src/history/whatChanged.ts';
import { bare, capRule, content, day1, day2, measure, read, readings, side } from './historyCase.ts';

const keys = ['a', 'b', 'c', 'd'];

/** A measure of any kind that the settings allow; its signal may be another one, or an edited one. */
const anyMeasure = (key: string) =>
  fc
    .record({
      weight: fc.constantFrom(10, 40, 60),
      signal: fc.constantFrom(key, key, 'other'),
      reads: fc.constantFrom('one', 'one', 'other'),
      missing: fc.constantFrom('skip', 'skip', 'zero', 'neutral', 'segment_mean'),
      penaltyOnly: fc.boolean(),
      staleAfterDays: fc.constantFrom(20, 60, 730)
    })
    .map(({ weight, ...more }) => measure(key, weight, more));

const anyContent: fc.Arbitrary<ScorecardSettingsJson> = fc
  .record({
    measures: fc.tuple(...keys.map(anyMeasure)),
    count: fc.integer({ min: 1, max: keys.length }),
    kind: fc.constantFrom('cap' as const, 'floor' as const),
    to: fc.constantFrom(39, 59, 80)
  })
  .map(({ measures, count, kind, to }) => {
    const usual = content({ measures: measures.slice(0, count), rules: [capRule({ effect: { kind, to } })] });
    return { ...usual, scorecard: { ...usual.scorecard, minimumCoverage: 0.1 } };
  });

/** Settings of both days, in half of the cases the same. */
const anyContents = fc
  .tuple(anyContent, anyContent, fc.boolean())
  .map(([old, edited, isEdited]) => [old, isEdited ? edited : old] as const);

/** Readings of a day, of measures and what stands beside them. */
function anyReadings(day: number): fc.Arbitrary<AccountReadings> {
  const age = fc.integer({ min: 0, max: 40 });
  const ofMeasure = (key: string): fc.Arbitrary<Reading | undefined> =>
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.integer({ min: 0, max: 100 }), age).map(([value, old]) => read(key, value, { on: day - old })) },
      age.map((old) => read(key, old, { ages: 1, on: day - old })),
      fc.constantFrom(bare(key, 'unknown'), bare(key, 'not_concerned'), bare(key, 'left_out'), undefined)
    );
  const mean = (key: string) => fc.option(fc.integer({ min: 0, max: 100 }).map((points) => read(`mean:${key}`, points, { state: 'mean' })));
  const rule = fc.constantFrom('in_force' as const, 'not_in_force' as const).map((state) => read('rule:waiting', 20, { state }));
  const override = fc.constantFrom('', 'a').map((of) => read('override:a01', 50, { state: 'cap', on: 0, of }));
  return fc
    .tuple(...keys.flatMap((key) => [ofMeasure(key), mean(key)]), fc.option(rule), fc.option(override, { freq: 1 }))
    .map((all) => readings(...all.filter((one) => one !== undefined && one !== null)));
}

describe('whatever changed', () => {
  it('has parts and lines that add up to the difference', () => {
    let compared = 0;
    const days = [anyContents, anyReadings(day1), anyReadings(day2), fc.option(anyReadings(day2))] as const;
    fc.assert(
      fc.property(fc.tuple(...days), ([[old, edited], earlier, later, passed]) => {
        const [before, after] = [side(day1, earlier, { content: old, rebuilt: true }), side(day2, later, { content: edited })];
        const found = whatChanged({ before, after, ...(passed === null ? {} : { passed }) });
        if (!('changed' in found)) return;
        compared += 1;
        const { parts, lines } = found.changed;
        const sum = (list: readonly number[]): number => list.reduce((all, by) => all + Math.round(by * 10), 0);
        const difference = Math.round((found.changed.after - found.changed.before) * 10);
        expect([sum(Object.values(parts)), sum(lines.map(({ by }) => by))]).toEqual([difference, difference]);
      }),
      { numRuns: 2000, seed: 4 }
    );
    expect(compared).toBeGreaterThan(500);
  });
});
