import { bestBand, changeOf, headOf, lineOf, overrideLines, readingsOf, rulesInForce, ruleSentence, waitingBand } from 'c/headroomCards';
import { cardOf, headline, heldCard, newerCard, notEnoughCard, overruled, today, tooNewCard } from '../../__tests__/samples';

const words = (parts) => parts.map((part) => part.text ?? `<${part.ids}>`).join('');

describe('a scorecard in words', () => {
  it('takes band word and colour from the settings', () => {
    expect(headOf(headline)).toEqual({ word: 'Watch', number: '71.5', colour: 'yellow', icon: '' });
    expect(headOf(cardOf('vendor_expansion'))).toMatchObject({ word: 'Mostly open', colour: 'blue_1' });
    expect(bestBand(headline)).toBe('On track');
  });

  it('has no number and no colour without enough data, while too new, and when it cannot be read', () => {
    expect(headOf(notEnoughCard)).toMatchObject({ word: 'Not enough data', number: '', colour: '' });
    expect(headOf(tooNewCard)).toMatchObject({ word: 'Too new to judge', number: '', colour: '' });
    expect(headOf(newerCard)).toMatchObject({ word: 'Cannot be read', number: '', colour: '' });
    expect(lineOf(newerCard)).toEqual([]);
  });

  it('shows an arrow only for changes greater than the settings ask for', () => {
    expect(changeOf(headline, today)).toEqual({ icon: 'down', text: 'down 6', since: 'since Feb 16' });
    expect(changeOf({ ...headline, change: 3.1 }, today)).toMatchObject({ icon: 'up', text: 'up 3' });
    expect(changeOf({ ...headline, change: 3 }, today)).toBeUndefined();
    expect(changeOf({ ...headline, change: null }, today)).toBeUndefined();
  });

  it('says of a change that it is reckoned from a rebuilt score', () => {
    const changed = { month: { from: '2027-02-16', rebuilt: true } };
    const rebuilt = { ...headline, detail: { ...headline.detail, changed } };
    expect(changeOf(rebuilt, today)).toMatchObject({ text: 'down 6', since: 'since Feb 16 (rebuilt)' });
    expect(changeOf({ ...rebuilt, changeFrom: '2027-02-09' }, today)).toMatchObject({ since: 'since Feb 9' });
  });

  it('names the worst department, three outcomes, or what it describes', () => {
    expect(words(lineOf(headline))).toBe('Worst: Account Management 60.7');
    expect(words(lineOf(cardOf('vendor_outcomes')))).toBe('Retention 58.0, Expansion 61.0, Advocacy 68.5');
    expect(words(lineOf(cardOf('client_engagement')))).toBe('Activity, not health');
    expect(words(lineOf(cardOf('vendor_expansion')))).toBe('Low = room to grow');
  });

  it('counts its readings', () => {
    expect(readingsOf(headline.detail)).toBe('9 of 10 readings');
  });
});

describe('rules in force', () => {
  it('say what holds the score and what it would be without', () => {
    const [rule] = rulesInForce(heldCard, today);
    expect(words(rule.parts)).toBe(
      'Held at 59 by: High-priority case <500000000000001AAA> has been open 21 days (Support, in force since Feb 25). Without it 71.5.'
    );
  });

  it('that do not decide are named after the one that does', () => {
    const [rule] = heldCard.detail.rules;
    const rules = [{ ...rule, k: 'other', acts: false }, rule];
    const shown = rulesInForce({ ...heldCard, detail: { ...heldCard.detail, rules } }, today);
    expect(shown.map((entry) => entry.acts)).toEqual([true, false]);
    expect(words(shown[1].parts)).toBe('In force since Feb 25: other ().');
  });

  it('of several say what the score would be without any, because without the first the second may hold', () => {
    const [rule] = heldCard.detail.rules;
    const several = (to) => ({
      ...heldCard,
      detail: {
        ...heldCard.detail,
        rules: [
          { ...rule, to },
          { ...rule, k: 'other', acts: false, to: 65 }
        ]
      }
    });
    expect(words(rulesInForce(several(59), today)[0].parts)).toContain('in force since Feb 25). Without any rule 71.5.');
    expect(words(rulesInForce(several(90), today)[0].parts)).toMatch(/^Lifted to 90 by: .* Without any rule 71\.5\.$/);
  });

  it('that lift a score say so', () => {
    const rules = [{ ...heldCard.detail.rules[0], to: 90 }];
    expect(words(rulesInForce({ ...heldCard, detail: { ...heldCard.detail, rules } }, today)[0].parts)).toContain('Lifted to 90 by:');
  });

  it('leave out a record that is not given', () => {
    const setting = { text: 'Case {record} open {value} on {line}, {second}', unit: 'days', unit2: 'people', object: 'Case' };
    const parts = ruleSentence(setting, { k: 'r', val: 21, val2: 3, ids: [], line: 'Analytics' });
    expect(words(parts)).toBe('Case open 21 days on Analytics, 3 people');
  });

  it('show values with the unit of what they look at', () => {
    const setting = { text: 'Active users changed by {value} in 12 weeks', unit: 'share, -1 to any', object: '' };
    expect(words(ruleSentence(setting, { k: 'r', val: -0.5339, ids: ['a00A'] }))).toBe('Active users changed by \u221253% in 12 weeks');
    const silent = { text: '{value} to decide, last meeting {second} ago', unit: 'days', unit2: 'days', object: '' };
    expect(words(ruleSentence(silent, { k: 'r', val: 76, val2: 365, least2: true, ids: [] }))).toBe(
      '76 days to decide, last meeting 365 days or more ago'
    );
    expect(words(ruleSentence(undefined, { k: 'gone', val: 1, ids: [] }))).toBe('gone');
  });

  it('count days since and days left for today', () => {
    const silent = { text: '{value} to decide, last meeting {second} ago', unit: 'days', unit2: 'days', object: '' };
    const rule = { k: 'r', val: 76, by: '2027-04-17', val2: 95, on2: '2026-12-01', ids: [] };
    // March 18 to April 17: 13 + 17; December 1 to March 18: 31 + 31 + 28 + 17
    expect(words(ruleSentence(silent, rule, today))).toBe('30 days to decide, last meeting 107 days ago');
    expect(words(ruleSentence(silent, rule))).toBe('76 days to decide, last meeting 95 days ago');
    expect(words(ruleSentence(silent, { ...rule, val: null }, today))).toBe(' to decide, last meeting 107 days ago');
  });
});

describe('what people said', () => {
  const texts = (card) => overrideLines(card, today).map(({ parts }) => words(parts));

  it('stands beside the score with its days and the number without it', () => {
    expect(texts(overruled({ kind: 'cap', to: 50 }))).toEqual([
      'Capped at 50 by hand: Risk by department, from Mar 1 to Mar 31. Otherwise 71.5.'
    ]);
    expect(texts(overruled({ kind: 'exclude' }))).toEqual(['Left out by hand: Risk by department, from Mar 1 to Mar 31. Otherwise 71.5.']);
  });

  it('names the measure that it is about', () => {
    expect(texts(overruled({ kind: 'points', to: 20, m: 'vr_defects' }))).toEqual([
      'Set to 20 by hand: Open defects, from Mar 1 to Mar 31. Otherwise 71.5.'
    ]);
    expect(texts(overruled({ kind: 'exclude', m: 'gone' }))[0]).toContain('Left out by hand: gone,');
  });

  it('comes after what acts where it changes nothing', () => {
    const lines = overrideLines(overruled({ kind: 'cap', to: 90, acts: false }, { kind: 'cap', to: 50 }), today);
    expect(lines.map(({ acts }) => acts)).toEqual([true, false]);
    expect(words(lines[1].parts)).toBe('By hand, without effect today: Risk by department, from Mar 1 to Mar 31.');
  });

  it('is nothing for most cards and for one that cannot be read', () => {
    expect([overrideLines(headline, today), overrideLines(newerCard, today)]).toEqual([[], []]);
  });

  it('has a dash where no number was computed', () => {
    const card = overruled({ kind: 'exclude' });
    expect(texts({ ...card, detail: { ...card.detail, plain: null } })[0]).toContain('Otherwise –.');
  });

  it('gives an excluded card a word of its own and no number', () => {
    const card = { ...headline, detail: { ...headline.detail, state: 'excluded', score: null } };
    expect(headOf(card)).toEqual({ word: 'Left out by hand', number: '', colour: '', icon: 'info' });
  });
});

describe('a band that is not confirmed', () => {
  it('is named beside the word that is still shown', () => {
    const next = { band: 'vendor_risk_green', runs: 1, day: '2027-03-17' };
    expect(waitingBand({ ...headline, detail: { ...headline.detail, next } })).toBe(
      'The number falls into On track; the word follows when that lasts.'
    );
    expect([waitingBand(headline), waitingBand(newerCard)]).toEqual(['', '']);
  });
});

describe('a rule that ends', () => {
  it('says so, and compares with the score before it', () => {
    const [rule] = heldCard.detail.rules;
    const rules = [{ ...rule, ends: { runs: 1, day: '2027-03-17' } }];
    const [line] = rulesInForce({ ...heldCard, detail: { ...heldCard.detail, base: 64.5, rules } }, today);
    expect(words(line.parts)).toContain('Without it 64.5. Its conditions no longer hold; it ends when they have not for two nights.');
  });
});
