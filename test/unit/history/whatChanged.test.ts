import { describe, expect, it } from 'vitest';
import { bare, capRule, changed, compare, content, day1, day2, measure, movedParts, read, readings, side, usual } from './historyCase.ts';

describe('what changed, one part alone', () => {
  it('says nothing where nothing changed', () => {
    expect(changed({})).toEqual({
      ...{ from: '2026-11-01', to: '2026-11-12', before: 68, after: 68 },
      parts: { data: 0, settings: 0, time: 0, missing: 0, override: 0 },
      lines: []
    });
  });

  it('calls it time when a number of days grew by itself', () => {
    // a: 80 points become 69 points; 0.6 x 69 + 0.4 x 50 = 61.4.
    const before = side(day1, readings(read('a', 20, { ages: 1, on: day1 - 20 }), read('b', 50)));
    const after = side(day2, readings(read('a', 31, { ages: 1, on: day1 - 20 }), read('b', 50)));
    const found = changed({ before, after, idsOf: (key) => [`record of ${key}`] });
    expect(movedParts(found)).toEqual({ time: -6.6 });
    expect(found.lines).toEqual([{ part: 'time', k: 'a', from: 20, to: 31, by: -6.6, ids: ['record of a'] }]);
  });

  it('calls it time when a reading grew stale', () => {
    // Eleven of 22 days old: half the weight. (60 x 80 + 20 x 50) / 80 = 72.5.
    const measures = [measure('a', 60), measure('b', 40, { staleAfterDays: 22 })];
    const own = readings(read('a', 20), read('b', 50, { on: day1 }));
    const [before, after] = [side(day1, own, { content: content({ measures }) }), side(day2, own, { content: content({ measures }) })];
    expect(changed({ before, after })).toMatchObject({ before: 68, after: 72.5, parts: { time: 4.5 }, lines: [{ part: 'time', k: 'b' }] });
  });

  it('tells rows that left a window from rows that came', () => {
    // a: 20 cases, of which 10 left the window and 2 came. Points 80, 90, 88; 0.6 x 10 = 6, 0.6 x -2 = -1.2.
    const after = side(day2, readings(read('a', 12), read('b', 50)));
    const found = changed({ after, passed: readings(read('a', 10), read('b', 50)) });
    expect(movedParts(found)).toEqual({ time: 6, data: -1.2 });
    expect(found.lines.map(({ part, from, to }) => ({ part, from, to }))).toEqual([
      { part: 'time', from: 20, to: 10 },
      { part: 'data', from: 10, to: 12 }
    ]);
  });

  it('calls it missing when a reading is not there any more', () => {
    const found = changed({ after: side(day2, readings(read('a', 20), bare('b', 'unknown'))) });
    expect(movedParts(found)).toEqual({ missing: 12 });
    expect(found.lines).toEqual([{ part: 'missing', k: 'b', from: 50, to: null, by: 12, ids: [] }]);
  });

  it('calls it data when a reading says something else, or came', () => {
    expect(movedParts(changed({ after: side(day2, readings(read('a', 30), read('b', 50))) }))).toEqual({ data: -6 });
    const before = side(day1, readings(read('a', 20), bare('b', 'unknown')));
    expect(movedParts(changed({ before }))).toEqual({ data: -12 });
  });

  it('calls it settings when a weight was edited, measure by measure', () => {
    // (80 x 80 + 40 x 50) / 120 = 70, then (80 x 80 + 20 x 50) / 100 = 74.
    const edited = content({ measures: [measure('a', 80), measure('b', 20)] });
    const found = changed({ after: side(day2, usual, { content: edited }) });
    expect(movedParts(found)).toEqual({ settings: 6 });
    expect(found.lines.map(({ k, by }) => [k, by])).toEqual([
      ['b', 4],
      ['a', 2]
    ]);
  });

  it('says settings as a whole when weights of groups were edited', () => {
    const groups = (support: number) => [
      { k: 'all', title: 'All', department: 'Support', weight: support },
      { k: 'other', title: 'Other', department: 'Sales', weight: 100 - support }
    ];
    const measures = [measure('a', 100), measure('b', 100, { g: 'other' })];
    // 0.6 x 80 + 0.4 x 50 = 68; 0.5 x 80 + 0.5 x 50 = 65.
    const found = changed({
      before: side(day1, usual, { content: content({ measures, groups: groups(60) }) }),
      after: side(day2, usual, { content: content({ measures, groups: groups(50) }) })
    });
    expect(found.lines).toEqual([{ part: 'settings', from: null, to: null, by: -3, ids: [] }]);
  });

  it('calls it settings when a measure was added or taken away, or came into use', () => {
    const three = content({ measures: [measure('a', 60), measure('b', 40), measure('c', 100)] });
    const more = readings(...usual.values(), read('c', 0));
    // (60 x 80 + 40 x 50 + 100 x 100) / 200 = 84.
    expect(movedParts(changed({ after: side(day2, more, { content: three }) }))).toEqual({ settings: 16 });
    expect(movedParts(changed({ before: side(day1, more, { content: three }) }))).toEqual({ settings: -16 });
    const off = changed({ before: side(day1, usual, { content: three }), after: side(day2, more, { content: three }) });
    expect(off.lines).toEqual([{ part: 'settings', k: 'c', from: null, to: 0, by: 16, ids: [] }]);
  });

  it('calls it override when a person capped the score, and when that ended', () => {
    const cap = read('override:a01', 60, { state: 'cap', on: 0 });
    const capped = readings(...usual.values(), cap);
    const found = changed({ after: side(day2, capped), idsOf: (key) => [key.slice(9)] });
    expect(movedParts(found)).toEqual({ override: -8 });
    expect(found.lines).toEqual([{ part: 'override', k: 'override:a01', from: null, to: 60, by: -8, ids: ['a01'] }]);
    expect(movedParts(changed({ before: side(day1, capped) }))).toEqual({ override: 8 });
  });

  it('calls it override when a person left a measure out or gave it points', () => {
    const excluded = readings(...usual.values(), { ...bare('override:a01', 'exclude'), of: 'b', on: 0 });
    expect(changed({ after: side(day2, excluded) })).toMatchObject({ after: 80, parts: { override: 12 } });
    const given = readings(...usual.values(), read('override:a02', 100, { state: 'points', of: 'b', on: 0 }));
    expect(changed({ after: side(day2, given) })).toMatchObject({ after: 88, parts: { override: 20 } });
  });
});

describe('what changed by a rule', () => {
  const ruled = content({ rules: [capRule()] });
  const rule = (state: 'in_force' | 'not_in_force', value: number) => read('rule:waiting', value, { state, ages: 1, on: 0 });
  const still = (state: 'in_force' | 'not_in_force', value: number) => read('rule:waiting', value, { state });

  it('is time when the days passed its limit', () => {
    const before = side(day1, readings(...usual.values(), rule('not_in_force', 10)), { content: ruled });
    const after = side(day2, readings(...usual.values(), rule('in_force', 21)), { content: ruled });
    const found = changed({ before, after });
    expect(movedParts(found)).toEqual({ time: -9 });
    expect(found.lines).toMatchObject([{ part: 'time', k: 'rule:waiting', from: 10, to: 21 }]);
  });

  it('is data when the value jumped, and when the case was closed', () => {
    const before = side(day1, readings(...usual.values(), still('not_in_force', 0)), { content: ruled });
    const after = side(day2, readings(...usual.values(), still('in_force', 30)), { content: ruled });
    expect(movedParts(changed({ before, after }))).toEqual({ data: -9 });
    const [held, free] = [
      side(day1, after.readings, { content: ruled }),
      side(day2, readings(...usual.values(), still('not_in_force', 0)), { content: ruled })
    ];
    expect(movedParts(changed({ before: held, after: free }))).toEqual({ data: 9 });
  });

  it('is missing when it ended because nothing is known', () => {
    const before = side(day1, readings(...usual.values(), still('in_force', 30)), { content: ruled });
    const after = side(day2, readings(...usual.values(), bare('rule:waiting', 'not_in_force')), { content: ruled });
    expect(movedParts(changed({ before, after }))).toEqual({ missing: 9 });
  });

  it('is time when the day to decide passed, after which silence is consent', () => {
    const deciding = content({ rules: [capRule({ when: [{ of: 'decision_days_left', operator: '<=', than: 120 }] })] });
    // 5 days left on the first of the month, so the sixth is the last
    const days = read('rule:waiting', 5, { state: 'in_force', ages: -1, on: day1 + 5 });
    const before = side(day1, readings(...usual.values(), days), { content: deciding });
    const after = side(day2, readings(...usual.values(), bare('rule:waiting', 'not_in_force')), { content: deciding });
    expect(movedParts(changed({ before, after }))).toEqual({ time: 9 });
  });

  it('is settings when the rule was made, taken away or edited', () => {
    const held = readings(...usual.values(), still('in_force', 30));
    expect(movedParts(changed({ after: side(day2, held, { content: ruled }) }))).toEqual({ settings: -9 });
    expect(movedParts(changed({ before: side(day1, held, { content: ruled }) }))).toEqual({ settings: 9 });
    const stricter = content({ rules: [capRule({ effect: { kind: 'cap', to: 39 } })] });
    const found = changed({ before: side(day1, held, { content: ruled }), after: side(day2, held, { content: stricter }) });
    expect(found.lines).toMatchObject([{ part: 'settings', k: 'rule:waiting', by: -20 }]);
  });
});

describe('what changed, several parts', () => {
  it('adds up to the difference', () => {
    // 68 -> time: a 80 to 69, 61.4 -> missing: b, 69 -> data: a 69 to 59 -> settings: nothing to weigh against -> cap 50.
    const before = side(day1, readings(read('a', 20, { ages: 1, on: day1 - 20 }), read('b', 50)));
    const after = side(
      day2,
      readings(read('a', 41, { ages: 1, on: day2 - 41 }), bare('b', 'unknown'), read('override:a01', 50, { state: 'cap', on: 0 })),
      { content: content({ measures: [measure('a', 80), measure('b', 40)] }) }
    );
    const found = changed({ before, after });
    expect(found.parts).toEqual({ time: -6.6, missing: 7.6, data: -10, settings: 0, override: -9 });
    expect(found).toMatchObject({ before: 68, after: 50 });
    expect(found.lines.map(({ by }) => by)).toEqual([-10, -9, 7.6, -6.6]);
  });

  it('leaves the part of a step without a number to the next', () => {
    // Without a, coverage is 0.4 of 0.5: no number, until the limit is edited.
    const low = content();
    const edited = { ...low, scorecard: { ...low.scorecard, minimumCoverage: 0.3 } };
    const after = side(day2, readings(bare('a', 'unknown'), read('b', 50)), { content: edited });
    expect(movedParts(changed({ after }))).toEqual({ settings: -18 });
  });

  it('shows no value of a sensitive signal', () => {
    const hidden = content({ measures: [measure('a', 60, { hidden: true }), measure('b', 40)] });
    const after = side(day2, readings(read('a', 30), read('b', 50)), { content: hidden });
    const found = changed({ before: side(day1, usual, { content: hidden }), after, idsOf: () => ['500A'] });
    expect(found.lines).toEqual([{ part: 'data', k: 'a', from: null, to: null, by: -6, ids: [] }]);
  });

  it('shows none of days before the signal was marked sensitive either', () => {
    const today = content({ measures: [measure('a', 60, { hidden: true }), measure('b', 40)] });
    const days = { after: side(day2, readings(read('a', 30), read('b', 50))), idsOf: () => ['500A'] };
    expect(changed(days).lines).toMatchObject([{ k: 'a', to: 30, ids: ['500A'] }]);
    expect(changed({ ...days, today }).lines).toEqual([{ part: 'data', k: 'a', from: null, to: null, by: -6, ids: [] }]);
  });
});

describe('what changed since a rebuilt day', () => {
  it('compares without what that day cannot know', () => {
    const before = side(day1, readings(bare('a', 'left_out'), read('b', 50)), { rebuilt: true, content: low() });
    const after = side(day2, readings(read('a', 20), read('b', 40)), { content: low() });
    expect(changed({ before, after })).toMatchObject({
      ...{ before: 50, after: 60, rebuilt: true, leftOut: ['a'] },
      ...{ parts: { data: 10 }, lines: [{ k: 'b' }] }
    });
  });

  it('leaves out a rule that it cannot know', () => {
    const ruled = { ...content(), rules: [capRule()] };
    const before = side(day1, readings(...usual.values(), bare('rule:waiting', 'left_out')), { rebuilt: true, content: ruled });
    const after = side(day2, readings(...usual.values(), read('rule:waiting', 30, { state: 'in_force' })), { content: ruled });
    expect(changed({ before, after })).toMatchObject({ before: 68, after: 68, leftOut: ['rule:waiting'] });
  });

  it('compares nothing where both days share too few measures', () => {
    const before = side(day1, readings(bare('a', 'left_out'), read('b', 50)), { rebuilt: true, content: low() });
    const after = side(day2, readings(read('a', 20), bare('b', 'unknown')), { content: low() });
    expect(compare({ before, after })).toEqual({ none: 'not_comparable', side: 'after' });
  });

  /** Content that is content with 0.3 of its weight. */
  function low() {
    const usualContent = content();
    return { ...usualContent, scorecard: { ...usualContent.scorecard, minimumCoverage: 0.3 } };
  }
});

describe('a day without a number', () => {
  it('is compared with nothing, and says why', () => {
    const grey = readings(bare('a', 'unknown'), read('b', 50));
    expect(compare({ before: side(day1, grey) })).toEqual({ none: 'not_enough_data', side: 'before' });
    expect(compare({ after: side(day2, grey) })).toEqual({ none: 'not_enough_data', side: 'after' });
    const fresh = readings(...usual.values(), bare('withheld', 'withheld'));
    expect(compare({ before: side(day1, fresh) })).toEqual({ none: 'too_new', side: 'before' });
    const excluded = readings(...usual.values(), { ...bare('override:a01', 'exclude'), on: 0 });
    expect(compare({ after: side(day2, excluded) })).toEqual({ none: 'excluded', side: 'after' });
  });
});
