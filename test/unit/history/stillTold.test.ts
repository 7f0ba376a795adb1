import { describe, expect, it } from 'vitest';
import { stillTold } from '../../../src/history/stillTold.ts';
import { bare, read, readings } from './historyCase.ts';

describe('what time alone would have led to', () => {
  const before = readings(read('a', 20), read('b', 50, { ages: 1, on: 20_700 }), read('rule:late', 9, { state: 'in_force' }));
  const passed = readings(read('a', 15), read('b', 57, { ages: 1, on: 20_700 }), read('rule:late', 16, { state: 'in_force' }));

  it('is told where the facts of today give the earlier day again', () => {
    expect(stillTold(before, before, passed)).toEqual(passed);
  });

  it('is not told of a subject that reads something else there by now, or nothing', () => {
    const again = readings(read('a', 19), bare('b', 'unknown'), read('rule:late', 9, { state: 'not_in_force' }));
    expect(stillTold(before, again, passed).size).toBe(0);
    expect(stillTold(before, readings(...before.values()), readings(read('new', 1))).size).toBe(0);
    expect([...stillTold(before, readings(read('a', 20)), passed).keys()]).toEqual(['a']);
  });
});
