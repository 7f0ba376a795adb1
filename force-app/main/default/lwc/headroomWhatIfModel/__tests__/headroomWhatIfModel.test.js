import { enteredValue, othersOf, resultView, waysView, whatIfRows } from 'c/headroomWhatIfModel';

const cards = require('../../headroomWhatIf/__tests__/data/cards.json');

describe('c/headroomWhatIfModel', () => {
  it('leaves the scorecard itself and unreadable ones out of the others', () => {
    const broken = { key: 'client_outcomes', problem: 'broken' };
    expect(othersOf(cards.worked, [cards.worked, cards.engagement, broken])).toEqual([cards.engagement]);
  });

  it('reads hundredths without the noise of the last bit, inside the range', () => {
    const share = { unit: 'share 0-1', from: 0, to: 0.3 };
    expect([enteredValue(share, 29), enteredValue(share, 15.5), enteredValue(share, 90)]).toEqual([0.29, 0.155, 0.3]);
  });

  it('names the other measures that read the same', () => {
    const { settings, detail } = cards.worked;
    const twin = { ...settings.measures.find(({ k }) => k === 'vr_open_cases'), k: 'twin', title: 'Open cases again' };
    const line = { ...detail.measures.find(({ k }) => k === 'vr_open_cases'), k: 'twin' };
    const card = {
      ...cards.worked,
      detail: { ...detail, measures: [...detail.measures, line] },
      settings: { ...settings, measures: [...settings.measures, twin] }
    };
    expect(whatIfRows(card, {}, {}).find(({ key }) => key === 'case_open').note).toBe('Support; counts in Open cases again too');
  });

  it('names what is not enough alone beside what is', () => {
    const reach = {
      ...{ band: 'vendor_risk_green', floor: 80, heldBy: [], isOverruled: false, cannot: ['case_open', 'defect_open'] },
      alone: [{ signal: 'case_oldest_open_days', from: 20, to: 2 }]
    };
    const { alone, cannot, heading } = waysView(cards.worked, reach);
    expect(heading).toBe('What arithmetic would take to reach On track');
    expect(alone.map(({ text, moves }) => [text, moves])).toEqual([
      ['Oldest open case from 20 days to 2 days would do alone.', { case_oldest_open_days: 2 }]
    ]);
    expect(cannot).toBe('Not enough alone, whatever the value: Open cases, Open defects.');
  });

  it('says that a change works by ending what holds, and that people have to let go', () => {
    const reach = {
      ...{ band: 'vendor_risk_green', floor: 80, heldBy: ['contact_gone'], isOverruled: true, cannot: [] },
      alone: [{ signal: 'people_met_180', from: 1, to: 3 }]
    };
    const { alone, holds } = waysView(cards.silent, reach);
    expect(alone[0].text).toBe(
      'Different people met from 1 person to 3 people would do alone: it ends what holds the score, after two nights.'
    );
    expect(holds.map(({ text }) => text)).toEqual([
      'Held at 59 by: Contact may have left. That has to end first.',
      'What people said of this scorecard keeps it below. That has to end first.'
    ]);
  });

  it('says of several rules what the score would be without any, because without one the next may hold', () => {
    const rule = { k: 'high_case_waiting', kind: 'cap', to: 59, state: 'holds', acts: true };
    const other = { ...rule, k: 'contact_gone', to: 65, acts: false };
    const next = { ...cards.held.detail, base: 76, override: 0, ruled: 59, pointsTo: cards.held.detail.band, reasons: [] };
    const remarks = (rules) => {
      const explored = { next: { ...next, rules }, settled: next, night: 0, change: 0 };
      return resultView(cards.held, explored, { isMoved: true, listed: 1 }).remarks.map(({ text }) => text);
    };
    expect(remarks([rule])).toEqual(['Held at 59 by: High-priority case waiting. Without it 76.0.']);
    expect(remarks([rule, other])).toEqual(['Held at 59 by: High-priority case waiting. Without any rule 76.0.']);
    expect(remarks([rule, { ...other, state: 'ended' }])[0]).toBe('Held at 59 by: High-priority case waiting. Without it 76.0.');
    expect(remarks([{ ...rule, kind: 'floor' }, other])).toEqual(['Lifted to 59 by: High-priority case waiting. Without any rule 76.0.']);
  });

  it('says what all of it together would give where that is not enough', () => {
    const together = { ways: [{ signal: 'case_open', from: 3, to: 0 }], score: 75.3, reaches: false };
    const reach = { band: 'vendor_risk_green', floor: 80, heldBy: [], isOverruled: false, cannot: [], alone: [], together };
    expect(waysView(cards.worked, reach).notReached).toBe('All of it together would give 75.3, which is not enough.');
  });
});
