import HeadroomFacts from 'c/headroomFacts';
import { createElement } from 'lwc';
import { draw, textOf } from '../../__tests__/reading';
import { headline, today, view } from '../../__tests__/samples';

const show = (summary, more = {}) =>
  draw(createElement, ['c-headroom-facts', HeadroomFacts], { card: headline, summary: { ...view.summary, ...summary }, today, ...more });

describe('c-headroom-facts', () => {
  it('presents value with source, decision with notice, manager with last meeting, and readings', async () => {
    const element = await show({});
    expect(textOf(element)).toBe(
      [
        'Contract value EUR 180,000 a year won opportunities, last 365 days',
        'Decide by May 31, 74 days 30 days notice',
        'Success manager Success Manager North last met them Feb 6',
        'Based on 9 of 10 readings 1 missing'
      ].join(' ')
    );
    await expect(element).toBeAccessible();
  });

  it('leaves out an amount that the viewer may not see', async () => {
    const element = await draw(createElement, ['c-headroom-facts', HeadroomFacts], {
      card: headline,
      summary: { ...view.summary, contractValue: undefined },
      today
    });
    expect(textOf(element)).not.toContain('Contract value');
  });

  it('says what is not known', async () => {
    const text = textOf(await show({ contractValue: null, decisionDate: null, manager: null, lastMeetingOn: null }));
    expect(text).toContain('Contract value not known');
    expect(text).toContain('Decide by not known');
    expect(text).toContain('Success manager nobody named no meeting on record');
  });

  it('says that a month-to-month customer may leave any month', async () => {
    expect(textOf(await show({ decisionDate: null, monthToMonth: true }))).toContain('Decide by may leave any month');
  });

  it('counts the days since a date that has passed, and none where the moment is unknown', async () => {
    expect(textOf(await show({ decisionDate: '2027-03-17' }))).toContain('Mar 17, 1 day ago');
    expect(textOf(await show({}, { today: undefined }))).toContain('Decide by May 31, 2027 30 days notice');
  });

  it('says from when to ask the customer before the decision, or since when it is due', async () => {
    expect(textOf(await show({ nextSurveyOn: '2027-04-05' }))).toContain('30 days notice next survey from Apr 5');
    expect(textOf(await show({ nextSurveyOn: '2027-03-18' }))).toContain('next survey due since Mar 18');
    expect(textOf(await show({ nextSurveyOn: null }))).not.toContain('survey');
  });

  it('asks for the missing readings', async () => {
    const element = await show({});
    const asked = jest.fn();
    element.addEventListener('missing', asked);
    element.shadowRoot.querySelector('button').click();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('says how old the oldest reading was at the moment of the result', async () => {
    const card = { ...headline, detail: { ...headline.detail, asOf: '2027-03-18T12:00:00.000Z', oldest: '2027-02-19' } };
    expect(textOf(await show({}, { card }))).toContain('9 of 10 readings 1 missing, oldest 27 days');
  });

  it('has nothing to ask where all readings are there', async () => {
    const measures = headline.detail.measures.filter((measure) => !measure.miss);
    const card = { ...headline, detail: { ...headline.detail, measures, readings: 9, inUse: 9 } };
    const element = await show({}, { card });
    expect(textOf(element)).toContain('9 of 9 readings none missing');
    expect(element.shadowRoot.querySelector('button')).toBeNull();
  });
});
