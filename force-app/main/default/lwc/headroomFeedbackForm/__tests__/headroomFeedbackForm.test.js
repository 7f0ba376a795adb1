import HeadroomFeedbackForm from 'c/headroomFeedbackForm';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import { fieldFault } from '../../__tests__/judgement';
import { draw, settle } from '../../__tests__/reading';
import { account, answerOf } from '../../__tests__/whitespaceActions';

async function show(values = {}) {
  const props = { accountId: account.id, line: 'analytics', today: '2027-03-18', answer: 'Not_A_Fit', ...values };
  const element = await draw(createElement, ['c-headroom-feedback-form', HeadroomFeedbackForm], props);
  const sent = jest.fn();
  element.addEventListener('saved', ({ detail }) => sent('saved', detail));
  element.addEventListener('cancel', () => sent('cancel'));
  const find = (selector) => element.shadowRoot.querySelector(selector);
  const choose = (answer) => {
    find(`input[value="${answer}"]`).checked = true;
    find(`input[value="${answer}"]`).dispatchEvent(new CustomEvent('change'));
  };
  const write = (field, text) => {
    find(`[data-field="${field}"]:not([type="radio"])`).value = text;
    find(`[data-field="${field}"]:not([type="radio"])`).dispatchEvent(new CustomEvent('input'));
  };
  const save = async () => {
    find('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await settle();
  };
  return { element, sent, find, choose, write, save };
}

describe('c-headroom-feedback-form', () => {
  it('begins with the answer that was chosen, and offers the four', async () => {
    const { element } = await show();
    const chosen = [...element.shadowRoot.querySelectorAll('input[type="radio"]')].map(({ value, checked }) => [value, checked]);
    expect(chosen).toEqual([
      ['Not_A_Fit', true],
      ['Has_Competitor', false],
      ['Does_It_Themselves', false],
      ['Later', false]
    ]);
    await expect(element).toBeAccessible();
  });

  it('writes account, product line, answer, day and reason', async () => {
    createRecord.mockResolvedValue({ id: 'a08000000000009AAA' });
    const { sent, write, save } = await show();
    write('until', '2027-06-01');
    write('reason', ' They have one data scientist ');
    await save();
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'Headroom_Whitespace_Feedback__c',
      fields: {
        Account__c: account.id,
        Product_Line__c: 'analytics',
        Answer__c: 'Not_A_Fit',
        Until__c: '2027-06-01',
        Reason__c: 'They have one data scientist'
      }
    });
    const values = { answer: 'Not_A_Fit', until: '2027-06-01', reason: ' They have one data scientist ' };
    expect(sent.mock.calls).toEqual([['saved', { id: 'a08000000000009AAA', values }]]);
  });

  it('wants a day for later, one that lies ahead, before it asks the org', async () => {
    const { element, find, choose, write, save } = await show();
    choose('Later');
    await save();
    expect(find('[id^="until-hint"]').textContent).toBe('The row does not come back before this day.');
    expect(find('[id^="until-error"]').textContent).toBe('Fill in this field.');
    expect(element.shadowRoot.activeElement.dataset.field).toBe('until');
    write('until', '2027-03-18');
    await save();
    expect(find('[id^="until-error"]').textContent).toBe('Choose a day after today.');
    expect(createRecord).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('changes an own answer, and empties what was emptied', async () => {
    updateRecord.mockResolvedValue({});
    const { choose, write, save } = await show({ answer: '', existing: answerOf({ until: '2027-06-01', reason: 'Too small' }) });
    choose('Has_Competitor');
    write('until', '');
    await save();
    expect(updateRecord).toHaveBeenCalledWith({
      fields: { Id: 'a08000000000001AAA', Answer__c: 'Has_Competitor', Until__c: null, Reason__c: 'Too small' }
    });
    expect(createRecord).not.toHaveBeenCalled();
  });

  it('shows what the org says beside the field, keeps what was entered and can be tried again', async () => {
    createRecord.mockRejectedValueOnce(fieldFault('Reason__c', 'Say why.'));
    const { element, find, write, save } = await show();
    write('reason', 'Small');
    await save();
    expect(find('[id^="reason-error"]').textContent).toBe('Say why.');
    expect([find('[data-field="reason"]').value, element.shadowRoot.activeElement.dataset.field]).toEqual(['Small', 'reason']);
    createRecord.mockResolvedValueOnce({ id: 'a08000000000009AAA' });
    await save();
    expect(createRecord).toHaveBeenCalledTimes(2);
  });

  it('names the permission set where the right is missing', async () => {
    createRecord.mockRejectedValueOnce({ status: 403, body: { message: 'no' } });
    const { find, save } = await show();
    await save();
    expect(find('[role="alert"]').textContent).toContain('permission set Headroom Rep');
  });

  it('makes one record of two clicks', async () => {
    createRecord.mockResolvedValue({ id: 'a08000000000009AAA' });
    const { find, save } = await show();
    find('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await save();
    expect(createRecord).toHaveBeenCalledTimes(1);
  });
});
