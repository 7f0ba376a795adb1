import HeadroomContradictions from 'c/headroomContradictions';
import SCORE from '@salesforce/schema/Headroom_Survey_Response__c.Score__c';
import { getRecords } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import { draw, settle, textOf } from '../../__tests__/reading';
import { newerCard, today, view } from '../../__tests__/samples';

const said = (element) => textOf(element).replace(' :', ':');
const show = (flags, cards = view.cards) =>
  draw(createElement, ['c-headroom-contradictions', HeadroomContradictions], {
    flags: flags && { v: 1, pulse: { id: 'a06', step: 4, on: '2027-03-02', by: '005' }, flags },
    cards,
    today
  });

describe('c-headroom-contradictions', () => {
  it('says which two scorecards contradict, with word and number of both', async () => {
    const element = await show([{ k: 'scorecards', high: 'client_experience', low: 'vendor_risk' }]);
    expect(said(element)).toBe("Customer's experience Mixed 66.3 but Risk by department Watch 71.5: look at both.");
    await expect(element).toBeAccessible();
  });

  it('says which two outcomes of one scorecard contradict', async () => {
    const element = await show([{ k: 'groups', scorecard: 'vendor_outcomes', high: 'vo_advocacy', low: 'vo_retention' }]);
    expect(said(element)).toBe('In Renewal, growth, advocacy, Advocacy 68.5 but Retention 58.0: look at both.');
  });

  it('names the answers of the few who recommend, read with the rights of the viewer', async () => {
    const ids = ['a0B000000000001AAA', 'a0B000000000002AAA', 'a0B000000000003AAA'];
    const cards = view.cards.map((card) => {
      const [measure, ...others] = card.detail.measures;
      const asked = { ...measure, ids, sv: { n: 3, sent: 6, raw: 67, low: 0, high: 100, few: true } };
      const measures = card.settings.measures.map((one) => (one.k === measure.k ? { ...one, unit: '-100 to 100' } : one));
      return { ...card, detail: { ...card.detail, measures: [asked, ...others] }, settings: { ...card.settings, measures } };
    });
    const element = await show([{ k: 'scorecards', high: 'client_experience', low: 'vendor_risk' }], cards);
    expect(getRecords.getLastConfig().records[0].recordIds).toEqual(ids);
    const answer = (id, value) => ({ statusCode: 200, result: { id, fields: { [SCORE.fieldApiName]: { value } } } });
    getRecords.emit({ results: [answer(ids[0], 10), answer(ids[1], 9), { statusCode: 403, result: [] }] });
    await settle();
    expect(said(element)).toBe("Customer's experience Mixed 66.3 (NPS answers: 9, 10) but Risk by department Watch 71.5: look at both.");
    await expect(element).toBeAccessible();
  });

  it('asks for no answers where enough have answered', async () => {
    await show([{ k: 'scorecards', high: 'client_experience', low: 'vendor_risk' }]);
    expect(getRecords.getLastConfig().records).toBeUndefined();
  });

  it('says that the pulse is worse or better than the score', async () => {
    const flag = { k: 'pulse', scorecard: 'vendor_risk', since: '2027-03-10' };
    expect(said(await show([{ ...flag, side: 'worse' }]))).toBe('The pulse of Mar 2 is worse than Risk by department says: look at both.');
    expect(said(await show([{ ...flag, side: 'better' }]))).toBe(
      'The pulse of Mar 2 is better than Risk by department says: look at both.'
    );
  });

  it('says nothing of a scorecard that is not shown to this viewer or cannot be read', async () => {
    expect(said(await show([{ k: 'scorecards', high: 'client_results', low: 'vendor_risk' }]))).toBe('');
    const flag = { k: 'pulse', scorecard: newerCard.key, side: 'worse', since: '2027-03-10' };
    expect(said(await show([flag], [newerCard]))).toBe('');
  });

  it('says nothing where nothing contradicts', async () => {
    expect(said(await show([]))).toBe('');
    expect(said(await show(undefined))).toBe('');
  });
});
