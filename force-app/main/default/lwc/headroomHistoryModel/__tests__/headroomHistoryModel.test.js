import { editWords, markLines, marksOf, pointWords, readHistory } from 'c/headroomHistoryModel';
import { headline, today } from '../../__tests__/samples';

const answer = (history, versions = []) => ({
  uiapi: {
    query: {
      results: { edges: history === undefined ? [] : [{ node: { Id: 'a00', history: { value: history && JSON.stringify(history) } } }] },
      versions: { edges: versions.map((node) => ({ node })) }
    }
  }
});
const version = (key, publishedAt, changes, by = 'admin@example.com') => ({
  Id: key,
  key: { value: key },
  publishedAt: { value: publishedAt },
  publishedBy: { value: by },
  changes: { value: changes ? JSON.stringify({ v: 1, ...changes }) : null }
});
const point = (d, s, more = {}) => ({ w: '', d, s, c: 92, v: 0, ...more });
const history = (...points) => ({ v: 1, versions: ['one', 'two'], points, leftOut: ['vr_deployed'] });

describe('the weeks of a history', () => {
  it("begin with the first number and end with today's score", () => {
    const weeks = history(
      point('2027-02-22', null, { r: true }),
      point('2027-03-01', 80, { r: true }),
      point('2027-03-08', null),
      point('2027-03-15', 72)
    );
    const { points, leftOut } = readHistory(answer(weeks), headline);
    expect(points.map(({ day, score, isRebuilt }) => [day, score, isRebuilt])).toEqual([
      ['2027-03-01', 80, true],
      ['2027-03-08', null, false],
      ['2027-03-15', 72, false],
      ['2027-03-17', 71.5, false]
    ]);
    expect(points[0].coverage).toBe(0.92);
    expect(points[3].isToday).toBe(true);
    expect(leftOut).toEqual(['vr_deployed']);
  });

  it("let today's score take the place of the point of the same day", () => {
    const { points } = readHistory(answer(history(point('2027-03-17', 71))), headline);
    expect(points.map(({ score }) => score)).toEqual([71.5]);
  });

  it('have no point of today where the score has no number', () => {
    const unscored = { ...headline, detail: { ...headline.detail, score: null } };
    expect(readHistory(answer(history(point('2027-03-08', 80))), unscored).points).toHaveLength(1);
  });

  it('keep the score without overrides apart', () => {
    const { points } = readHistory(answer(history(point('2027-03-08', 50, { p: 80 }), point('2027-03-15', 60))), headline);
    expect(points.map(({ plain }) => plain)).toEqual([80, 60, 71.5]);
  });

  it('are none before the first sync, and unreadable where the format is newer', () => {
    expect(readHistory(answer(null), headline).problem).toBeUndefined();
    expect(readHistory(answer({ v: 2 }), headline).problem).toBe('newer');
  });
});

describe('the marks of a history', () => {
  const versions = [
    version('one', '2027-03-02T15:00:00.000Z', { before: null, changes: [] }),
    version('two', '2027-03-09T15:00:00.000Z', {
      before: 'one',
      changes: [{ what: 'group', k: 'vr_support', title: 'Support', did: 'edited', field: 'weight', from: 20, to: 25 }]
    })
  ];

  it('are numbered by the days of publication, with what was edited and by whom', () => {
    const view = readHistory(answer(history(point('2027-03-01', 80)), versions), headline);
    expect(markLines(marksOf(view), today)).toEqual([
      { key: '1', number: '1', text: 'Mar 2, first run (by admin@example.com)' },
      { key: '2', number: '2', text: 'Mar 9, Support: weight 20 to 25 (by admin@example.com)' }
    ]);
  });

  it('leave out what was published before the first week that is shown', () => {
    const view = readHistory(answer(history(point('2027-03-08', 80)), versions), headline);
    expect(marksOf(view).map(({ on, number }) => [on, number])).toEqual([['2027-03-09', 1]]);
  });

  it('show a week that went back to older settings', () => {
    const weeks = history(point('2027-03-02', 80), point('2027-03-10', 79, { v: 1 }), point('2027-03-15', 80));
    const marks = marksOf(readHistory(answer(weeks, versions), headline));
    expect(markLines(marks, today)[2]).toEqual({ key: '3', number: '3', text: 'Mar 15, back to the settings of Mar 2' });
  });

  it('show that an edit between two weeks was taken back before the second', () => {
    const weeks = history(point('2027-03-08', 80), point('2027-03-15', 80));
    const marks = marksOf(readHistory(answer(weeks, versions), headline));
    expect(marks.map(({ on, backTo }) => [on, backTo])).toEqual([
      ['2027-03-09', undefined],
      ['2027-03-15', '2027-03-02']
    ]);
  });

  it("show that today's score went back to older settings than the newest", () => {
    const back = { ...headline, publishedAt: '2027-03-02T15:00:00.000Z' };
    const marks = marksOf(readHistory(answer(history(point('2027-03-08', 80)), versions), back));
    expect(marks.map(({ on, backTo }) => [on, backTo])).toEqual([
      ['2027-03-09', undefined],
      ['2027-03-17', '2027-03-02']
    ]);
  });

  it('show no way back where a week was measured before the edit of its day, nor under the newest settings', () => {
    const newest = { ...headline, publishedAt: '2027-03-09T15:00:00.000Z' };
    const weeks = history(point('2027-03-02', 80), point('2027-03-09', 80), point('2027-03-15', 79, { v: 1 }));
    const marks = marksOf(readHistory(answer(weeks, versions), newest));
    expect(marks.map(({ on, backTo }) => [on, backTo])).toEqual([
      ['2027-03-02', undefined],
      ['2027-03-09', undefined]
    ]);
  });
});

describe('edits of the settings in words', () => {
  const edit = (more) => ({ what: 'measure', k: 'm', title: 'Open cases', did: 'edited', ...more });
  const words = (...changes) => editWords({ v: 1, before: 'one', changes });

  it.each([
    [{ field: 'weight', from: 20, to: 25 }, 'Open cases: weight 20 to 25'],
    [{ field: 'minimumCoverage', from: 0.5, to: 0.6 }, 'Open cases: minimum coverage 50% to 60%'],
    [{ field: 'knots', from: '0:100', to: '0:100, 5:60' }, 'Open cases: curve edited'],
    [{ field: 'reads' }, 'Open cases: signal edited'],
    [{ field: 'inUse' }, 'Open cases: signal edited'],
    [{ what: 'scorecard', title: 'Risk by department', field: 'concerns' }, 'Risk by department: who is scored edited'],
    [{ field: 'staleAfterDays', from: null, to: 90 }, 'Open cases: days until too old edited'],
    [{ field: 'why', from: 'a', to: 'b' }, 'Open cases: wording and details edited'],
    [{ did: 'added' }, 'Open cases added'],
    [{ did: 'removed' }, 'Open cases removed']
  ])('%j reads %s', (more, text) => {
    expect(words(edit(more))).toBe(text);
  });

  it('write out three and count the others, of the record and beyond it', () => {
    const five = ['A', 'B', 'C', 'D', 'E'].map((title) => edit({ title, did: 'added' }));
    expect(words(...five)).toBe('A added, B added, C added and 2 more');
    expect(editWords({ v: 1, before: 'one', changes: five, more: 4 })).toBe('A added, B added, C added and 6 more');
  });

  it('say that nothing more is known where the version does not tell', () => {
    expect(editWords(undefined)).toBe('settings edited');
  });
});

describe('a week in words', () => {
  const base = { day: '2027-03-08', score: 74.2, plain: 74.2, coverage: 0.92, isRebuilt: false };

  it('says the score, how it came about and how much was known', () => {
    expect(pointWords(base, today).sentence).toBe('Mar 8: 74.2, measured, 92% of the weight known');
    expect(pointWords({ ...base, isRebuilt: true }, today).how).toBe('rebuilt');
    expect(pointWords({ ...base, isToday: true }, today).how).toBe('today');
  });

  it('says the score without overrides where it differs, and that there is no number', () => {
    expect(pointWords({ ...base, plain: 80 }, today).sentence).toContain('without overrides 80.0');
    expect(pointWords({ ...base, score: null, plain: null }, today).score).toBe('no number');
  });
});
