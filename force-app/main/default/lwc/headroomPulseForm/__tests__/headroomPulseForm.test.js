import HeadroomPulseForm from 'c/headroomPulseForm';
import { createRecord } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import { fieldFault } from '../../__tests__/judgement';
import { draw, settle, textOf } from '../../__tests__/reading';
import { accountId } from '../../__tests__/samples';

async function show() {
  const element = await draw(createElement, ['c-headroom-pulse-form', HeadroomPulseForm], { accountId });
  const sent = jest.fn();
  element.addEventListener('saved', ({ detail }) => sent('saved', detail.id));
  element.addEventListener('cancel', () => sent('cancel'));
  const find = (selector) => element.shadowRoot.querySelector(selector);
  const choose = (word) => {
    const radio = find(`input[value="${word}"]`);
    radio.checked = true;
    radio.dispatchEvent(new CustomEvent('change'));
  };
  const write = (text) => {
    find('textarea').value = text;
    find('textarea').dispatchEvent(new CustomEvent('input'));
  };
  const save = () => find('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  return { element, sent, find, choose, write, save };
}

describe('c-headroom-pulse-form', () => {
  it('asks for one of five words, and why', async () => {
    const { element } = await show();
    const words = [...element.shadowRoot.querySelectorAll('.step')].map(textOf);
    expect(words).toEqual(['Very worried', 'Worried', 'Neutral', 'Confident', 'Very confident']);
    expect(textOf(element)).toContain('Your own judgement, shown beside the scores and no part of them.');
    await expect(element).toBeAccessible();
  });

  it('writes the word and the reason, and says which record it became', async () => {
    createRecord.mockResolvedValue({ id: 'a06000000000003AAA' });
    const { sent, choose, write, save } = await show();
    choose('Worried');
    write('  Nobody answers  ');
    save();
    await settle();
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'Headroom_Pulse__c',
      fields: { Account__c: accountId, Pulse__c: 'Worried', Reason__c: 'Nobody answers' }
    });
    expect(sent.mock.calls).toEqual([['saved', 'a06000000000003AAA']]);
  });

  it('leaves the reason out where there is none', async () => {
    const { choose, save } = await show();
    choose('Neutral');
    save();
    expect(createRecord.mock.calls[0][0].fields).toEqual({ Account__c: accountId, Pulse__c: 'Neutral' });
  });

  it('makes one record of two clicks', async () => {
    const { choose, save, find } = await show();
    choose('Neutral');
    save();
    save();
    await settle();
    save();
    expect(createRecord).toHaveBeenCalledTimes(1);
    expect(find('[type="submit"]').getAttribute('aria-disabled')).toBe('true');
  });

  it('wants a word before it asks the org, and moves to the choice', async () => {
    const { element, find, save } = await show();
    save();
    await settle();
    expect(createRecord).not.toHaveBeenCalled();
    expect(find('[id^="step-error"]').textContent).toBe('Choose one.');
    expect(element.shadowRoot.activeElement.value).toBe('Very worried');
    await expect(element).toBeAccessible();
  });

  it('shows what the org says beside the field, keeps what was entered and can be tried again', async () => {
    createRecord.mockRejectedValueOnce(fieldFault('Reason__c', 'Too long.'));
    const { element, find, choose, write, save } = await show();
    choose('Worried');
    write('Nobody answers');
    save();
    await settle();
    expect(find('[id^="reason-error"]').textContent).toBe('Too long.');
    expect([find('textarea').value, find('[aria-invalid="true"]').tagName]).toEqual(['Nobody answers', 'TEXTAREA']);
    await expect(element).toBeAccessible();
    save();
    expect(createRecord).toHaveBeenCalledTimes(2);
  });

  it('says above the buttons what is about no field', async () => {
    createRecord.mockRejectedValueOnce({ status: 0, body: { message: 'no answer' } });
    const { find, choose, save } = await show();
    choose('Worried');
    save();
    await settle();
    expect(find('[role="alert"]').textContent).toBe('Not saved: the org could not be reached. Try again.');
  });

  it('can be left without writing', async () => {
    const { sent, find } = await show();
    find('[type="button"]').click();
    expect(sent.mock.calls).toEqual([['cancel']]);
    expect(createRecord).not.toHaveBeenCalled();
  });
});
