import { headline } from '../../__tests__/samples';
import { lineWords, titleOf } from '../changeLines';

const words = (line, card = headline, context = { today: '2027-03-18' }) => lineWords({ ids: [], by: -1, ...line }, card, context).text;
const withSetting = (key, more) => ({
  ...headline,
  settings: { ...headline.settings, measures: headline.settings.measures.map((one) => (one.k === key ? { ...one, ...more } : one)) }
});

describe('a line of what changed', () => {
  it('writes a counted unit once and a share with both values', () => {
    expect(words({ part: 'data', k: 'vr_oldest_case', from: 9, to: 20 })).toBe('Oldest open case 9 to 20 days');
    expect(words({ part: 'data', k: 'vr_deployed', from: 0.95, to: 0.9 })).toBe('Deployed share 95% to 90%');
  });

  it('says that a reading appeared or went missing', () => {
    expect(words({ part: 'data', k: 'vr_oldest_case', from: null, to: 20 })).toBe('Oldest open case: now read, 20 days');
    expect(words({ part: 'missing', k: 'vr_oldest_case', from: 20, to: null })).toBe('Oldest open case: no reading now, was 20 days');
  });

  it('says why a value that stayed moved the score', () => {
    expect(words({ part: 'time', k: 'vr_defects', from: 1, to: 1 })).toBe('Open defects 1 case as before, and older by now');
    expect(words({ part: 'data', k: 'vr_defects', from: 1, to: 1 })).toBe('Open defects 1 case as before, of another day');
    expect(words({ part: 'missing', k: 'vr_defects', from: 1, to: 1 })).toBe('Open defects 1 case as before');
  });

  it('does not pretend to a difference that the digits do not show', () => {
    expect(words({ part: 'data', k: 'vr_deployed', from: 0.90001, to: 0.90002 })).toBe('Deployed share about 90%, hardly moved');
  });

  it('keeps the values of a sensitive signal back', () => {
    const card = withSetting('vr_oldest_case', { hidden: true });
    expect(words({ part: 'data', k: 'vr_oldest_case', from: null, to: null }, card)).toBe('Oldest open case (value not shown)');
  });

  it('shows no net score of few answers', () => {
    const measures = headline.detail.measures.map((one) => (one.k === 'vr_oldest_case' ? { ...one, sv: { few: true } } : one));
    const card = { ...headline, detail: { ...headline.detail, measures } };
    expect(words({ part: 'data', k: 'vr_oldest_case', from: 100, to: -100 }, card)).toBe('Oldest open case');
  });

  it('names a measure that the settings no longer hold by its key', () => {
    expect(titleOf(headline, 'vr_gone')).toBe('vr_gone (no longer in the settings)');
    expect(titleOf(headline, 'rule:gone')).toBe('gone (no longer in the settings)');
  });

  it('names a rule by its title, with its records', () => {
    const rule = { k: 'waiting', title: 'Case waiting', unit: 'days', object: 'Case', department: '', text: '', clears: '' };
    const card = { ...headline, settings: { ...headline.settings, rules: [rule] } };
    const line = { part: 'time', k: 'rule:waiting', from: 7, to: 20, by: -8.1, ids: ['500A'] };
    expect(lineWords(line, card, {})).toEqual({
      text: 'Case waiting 7 to 20 days',
      short: 'Case waiting',
      ids: ['500A'],
      objects: ['Case']
    });
  });

  it('tells the day from which the newer value counts', () => {
    const measures = headline.detail.measures.map((one) => ({ ...one, ...(one.k === 'vr_meeting_days' ? { on: '2027-02-06' } : {}) }));
    const card = { ...headline, detail: { ...headline.detail, measures } };
    const line = { part: 'data', k: 'vr_meeting_days', from: 81, to: 40, by: 3.7, ids: ['00U'] };
    expect(lineWords(line, card, {}).day).toBe('2027-02-06');
  });

  it('says what a person overruled, or that it no longer counts', () => {
    const overrides = [
      { id: 'a0XA', kind: 'points', m: 'vr_defects', to: 90 },
      { id: 'a0XB', kind: 'cap', to: 50 }
    ];
    const card = { ...headline, detail: { ...headline.detail, overrides } };
    const line = { part: 'override', from: null, to: null, ids: ['a0XA'] };
    expect(lineWords({ ...line, k: 'override:a0XA' }, card, {})).toEqual({
      text: 'Override: Open defects',
      short: 'Override: Open defects',
      ids: ['a0XA'],
      objects: ['Headroom_Health_Override__c']
    });
    expect(words({ ...line, k: 'override:a0XB' }, card)).toBe('Override: Risk by department');
    expect(words({ ...line, k: 'override:a0XC' }, card)).toBe('Override that no longer counts');
  });
});
