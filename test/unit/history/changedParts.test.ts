import { describe, expect, it } from 'vitest';
import { bare, capRule, changed, content, day1, day2, measure, movedParts, read, readings, side } from './historyCase.ts';

describe('a reading that was renewed between the days', () => {
  // b is unknown after 22 days and weighs half at eleven of them.
  const ageing = content({ measures: [measure('a', 60), measure('b', 40, { staleAfterDays: 22 })] });
  const before = side(day1, readings(read('a', 20), read('b', 50, { on: day1 })), { content: ageing });

  it('has not aged: the same value again changes nothing', () => {
    const after = side(day2, readings(read('a', 20), read('b', 50, { on: day2 })), { content: ageing });
    expect(changed({ before, after })).toMatchObject({ before: 68, after: 68, lines: [] });
  });

  it('is data as a whole: another value, and another age', () => {
    // 0.6 x 80 + 0.4 x 40 = 64; eleven days old on the first day (60 x 80 + 20 x 50) / 80 = 72.5.
    const value = side(day2, readings(read('a', 20), read('b', 60, { on: day2 })), { content: ageing });
    expect(changed({ before, after: value }).lines).toMatchObject([{ part: 'data', k: 'b', from: 50, to: 60, by: -4 }]);
    const old = side(day1, readings(read('a', 20), read('b', 50, { on: day1 - 11 })), { content: ageing });
    const fresh = side(day2, readings(read('a', 20), read('b', 50, { on: day2 })), { content: ageing });
    expect(movedParts(changed({ before: old, after: fresh }))).toEqual({ data: -4.5 });
  });

  it('still loses by time the rows that left the window', () => {
    // b: 50, of which 10 left the window and 20 came, all of them fresh: 0.4 x 10 = 4, 0.4 x -20 = -8.
    const after = side(day2, readings(read('a', 20), read('b', 60, { on: day2 })), { content: ageing });
    const passed = readings(read('a', 20), read('b', 40, { on: day1 }));
    expect(movedParts(changed({ before, after, passed }))).toEqual({ time: 4, data: -8 });
  });

  it('was never gone, though all its rows left the window', () => {
    const after = side(day2, readings(read('a', 20), read('b', 60, { on: day2 })), { content: ageing });
    const passed = readings(read('a', 20), bare('b', 'unknown'));
    expect(changed({ before, after, passed }).lines).toMatchObject([{ part: 'data', k: 'b', from: 50, to: 60, by: -4 }]);
  });
});

describe('a segment mean', () => {
  const filling = content({ measures: [measure('a', 60), measure('b', 40, { missing: 'segment_mean' })] });
  const bareB = [read('a', 20), bare('b', 'unknown')];
  const mean = read('mean:b', 30, { state: 'mean' });

  it('is data where the first customer has a reading', () => {
    // 80; 0.6 x 80 + 0.4 x 30 = 60.
    const [before, after] = [
      side(day1, readings(...bareB), { content: filling }),
      side(day2, readings(...bareB, mean), { content: filling })
    ];
    const found = changed({ before, after });
    expect(found).toMatchObject({ before: 80, after: 60, lines: [{ part: 'data', k: 'b', by: -20 }] });
    expect(movedParts(found)).toEqual({ data: -20 });
  });

  it('is missing where nobody has one any more', () => {
    const [before, after] = [
      side(day1, readings(...bareB, mean), { content: filling }),
      side(day2, readings(...bareB), { content: filling })
    ];
    expect(movedParts(changed({ before, after }))).toEqual({ missing: 20 });
  });

  it('is settings where the policy was edited', () => {
    const skipping = content();
    const [before, after] = [
      side(day1, readings(...bareB, mean), { content: filling }),
      side(day2, readings(...bareB), { content: skipping })
    ];
    expect(movedParts(changed({ before, after }))).toEqual({ settings: 20 });
    const back = changed({ before: side(day1, readings(...bareB), { content: skipping }), after: before });
    expect(movedParts(back)).toEqual({ settings: -20 });
  });
});

describe('a measure that was given another signal', () => {
  it('is settings as a whole, whatever the other signal reads and read', () => {
    const edited = content({ measures: [measure('a', 60), measure('b', 40, { signal: 'other' })] });
    const before = side(day1, readings(read('a', 20), read('b', 50)));
    const after = side(day2, readings(read('a', 20), read('b', 90)), { content: edited });
    const found = changed({ before, after, passed: readings(read('a', 20), read('b', 70)) });
    expect(found.lines).toMatchObject([{ part: 'settings', k: 'b', from: 50, to: 90, by: -16 }]);
    const gone = side(day2, readings(read('a', 20), bare('b', 'unknown')), { content: edited });
    expect(movedParts(changed({ before, after: gone }))).toEqual({ settings: 12 });
  });

  it('is settings, too, where the signal or a signal of a rule was edited', () => {
    const withReads = (reads: string) =>
      content({ measures: [measure('a', 60), measure('b', 40, { reads })], rules: [capRule({ reads: [reads] })] });
    const rule = (state: 'in_force' | 'not_in_force') => read('rule:waiting', 0, { state });
    const before = side(day1, readings(read('a', 20), read('b', 50), rule('not_in_force')), { content: withReads('one') });
    const after = side(day2, readings(read('a', 20), read('b', 90), rule('in_force')), { content: withReads('other') });
    // 0.6 x 80 + 0.4 x 10 = 52, which the cap of 59 leaves as it is.
    expect(movedParts(changed({ before, after }))).toEqual({ settings: -16 });
    const capped = side(day2, readings(read('a', 20), read('b', 50), rule('in_force')), { content: withReads('other') });
    expect(movedParts(changed({ before, after: capped }))).toEqual({ settings: -9 });
  });

  it('is data where contents of before hashes cannot tell', () => {
    const after = side(day2, readings(read('a', 20), read('b', 90)), {
      content: content({ measures: [measure('a', 60), measure('b', 40, { reads: 'one' })] })
    });
    expect(movedParts(changed({ after }))).toEqual({ data: -16 });
  });
});
