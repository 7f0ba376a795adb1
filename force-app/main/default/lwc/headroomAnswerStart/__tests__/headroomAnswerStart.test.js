import HeadroomAnswerStart from 'c/headroomAnswerStart';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import { draw, find } from '../../__tests__/reading';
import { account, answerOf, openDialogs, rowOf } from '../../__tests__/whitespaceActions';

openDialogs();
jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), { virtual: true });

async function show(entry, row = rowOf()) {
  const element = createElement('c-headroom-answer-start', { is: HeadroomAnswerStart });
  const sent = jest.fn();
  ['saved', 'problem', 'cancel'].forEach((name) => element.addEventListener(name, ({ detail }) => sent(name, detail)));
  await draw(() => element, ['c-headroom-answer-start', HeadroomAnswerStart], {
    accountId: account.id,
    entry,
    row,
    today: '2027-03-18'
  });
  return { element, sent };
}

describe('c-headroom-answer-start', () => {
  it('asks to be told with one record', async () => {
    createRecord.mockResolvedValue({ id: 'a08000000000005AAA' });
    const { sent } = await show('tellMe');
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'Headroom_Whitespace_Feedback__c',
      fields: { Account__c: account.id, Product_Line__c: 'analytics', Answer__c: 'Tell_Me' }
    });
    expect(sent.mock.calls[0]).toMatchObject(['saved', { tellMe: { id: 'a08000000000005AAA', answer: 'Tell_Me', isCounted: false } }]);
  });

  it('takes an own answer back by ending it today, so that the record stays', async () => {
    updateRecord.mockResolvedValue({});
    const { sent } = await show('takeBack', rowOf({ answer: answerOf({ isCounted: true }) }));
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: 'a08000000000001AAA', Until__c: '2027-03-18' } });
    expect(sent.mock.calls[0]).toMatchObject(['saved', { answer: { until: '2027-03-18', isCounted: false } }]);
  });

  it('says what went wrong, with nothing written, where the org does not tell its day', async () => {
    fetch.mockRejectedValueOnce(new Error('offline'));
    const { sent } = await show('takeBack', rowOf({ answer: answerOf() }));
    expect(updateRecord).not.toHaveBeenCalled();
    expect(sent.mock.calls).toEqual([['problem', { text: 'Not saved: the org could not be reached. Try again.' }]]);
  });

  it.each([
    ['say:Later', 'Later', undefined],
    ['change', '', 'a08000000000001AAA']
  ])('shows the form for %s', async (entry, answer, existing) => {
    const { element } = await show(entry, rowOf({ answer: answerOf() }));
    const form = find(element, 'c-headroom-feedback-form');
    expect([form.answer, form.existing?.id]).toEqual([entry === 'change' ? 'Not_A_Fit' : answer, existing]);
    expect(find(element, 'h2').textContent).toBe('What you know: Analytics');
    await expect(element).toBeAccessible();
  });
});
