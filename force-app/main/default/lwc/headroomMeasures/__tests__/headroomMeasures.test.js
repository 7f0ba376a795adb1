import { groupRows, measureRow, missingReadings, weighsMost } from 'c/headroomMeasures';
import { headline, notEnoughCard, view } from '../../__tests__/samples';

const rowOf = (key) =>
  measureRow(
    headline,
    headline.detail.measures.find((measure) => measure.k === key)
  );

describe('measures', () => {
  it('show value with unit, points, contribution and effect as the sync wrote them', () => {
    expect(rowOf('vr_oldest_case')).toMatchObject({
      title: 'Oldest open case',
      value: '20 days',
      points: '53.8',
      weight: '10',
      contributionText: '+7.6',
      effectText: '\u22123.7',
      curve:
        '0\u00a0days\u00a0=\u00a0100 · 7\u00a0days\u00a0=\u00a085 · 14\u00a0days\u00a0=\u00a065 · 30\u00a0days\u00a0=\u00a035 · 60\u00a0days\u00a0=\u00a010 · 90\u00a0days\u00a0=\u00a00'
    });
  });

  it('show how many answered, and no net score, where few did', () => {
    const [measure] = headline.detail.measures;
    const few = { ...measure, val: 58.1, sv: { n: 2, sent: 6, raw: 100, low: 0, high: 100, few: true } };
    expect(measureRow(headline, few).value).toBe('2 answers');
    expect(measureRow(headline, { ...few, val: null, pts: null, miss: 'unknown' }).value).toBe('–');
  });

  it('say what only deducts and what is only activity', () => {
    expect(rowOf('vr_contacts_left').notes).toEqual(['It can only deduct.']);
    expect(rowOf('vr_invitations').notes).toEqual(['Activity says little about health: its points are capped.']);
  });

  it('that are missing say why', () => {
    expect(rowOf('vr_requests')).toMatchObject({ isMissing: true, missing: 'no reading', value: '–', points: '–' });
    expect(missingReadings(notEnoughCard).map((row) => row.missing)).toContain('too old');
  });

  it('name the days after which a reading is too old, and what the settings filled in', () => {
    const [measure] = headline.detail.measures;
    const settings = { ...headline.settings, measures: headline.settings.measures.map((entry) => ({ ...entry, staleAfterDays: 60 })) };
    expect(measureRow({ ...headline, settings }, { ...measure, pts: null, miss: 'stale' }).missing).toBe('older than 60 days');
    expect(measureRow(headline, { ...measure, miss: 'policy' }).missing).toBe('no reading, filled in by the settings');
  });

  it('of a sensitive signal give their contribution but not their value', () => {
    const [measure] = headline.detail.measures;
    expect(measureRow(headline, { ...measure, val: null, hid: true, ids: [] })).toMatchObject({ value: 'not shown', points: '50.0' });
  });

  it('whose value is stored as a day count from it to the moment of the result', () => {
    const measure = headline.detail.measures.find((entry) => entry.k === 'vr_oldest_case');
    expect(measureRow(headline, { ...measure, val: null, on: '2027-02-25' }).value).toBe('20 days');
  });

  it('say what a person said of them', () => {
    const measure = headline.detail.measures.find((entry) => entry.k === 'vr_oldest_case');
    expect(measureRow(headline, { ...measure, pts: 20, was: 53.75 }).notes).toEqual(['By the reading alone 53.8 points.']);
    expect(measureRow(headline, { ...measure, val: null, pts: null, was: 53.75, miss: 'excluded' }).missing).toBe('left out by hand');
    expect(measureRow(headline, { ...measure, val: null, was: null, miss: 'given' })).toMatchObject({
      missing: 'points given by hand',
      notes: []
    });
  });

  it('that the settings do not know keep their key', () => {
    expect(measureRow(headline, { ...headline.detail.measures[0], k: 'gone' }).title).toBe('gone');
  });
});

describe('what weighs most', () => {
  it('is the three largest effects below and the largest above', () => {
    expect(weighsMost(headline).map((row) => row.key)).toEqual(['vr_oldest_case', 'vr_contacts_left', 'vr_open_cases', 'vr_deployed']);
  });
});

describe('groups', () => {
  it('count readings, and say how many are in use where some are off', () => {
    const groups = groupRows(headline, view.report.off);
    const named = Object.fromEntries(groups.map((group) => [group.title, group]));
    expect(named['Adoption (Customer Success)']).toMatchObject({ score: '88.3', readings: '1 of 3 readings in use' });
    expect(named.Support).toMatchObject({ score: '63.5', readings: '3 of 3 readings', weight: 'weight 25' });
    expect(named.Product).toMatchObject({ score: '75.0', readings: '1 of 2 readings' });
    expect(named['Relationship (Account Management)'].score).toBe('60.7');
  });

  it('without a reading have no score', () => {
    const card = { ...headline, detail: { ...headline.detail, groups: [{ k: 'vr_support', s: null, w: 0, n: 0, of: 3 }] } };
    expect(groupRows(card, {})[0].score).toBe('–');
  });
});
