import HeadroomOverrideForm from 'c/headroomOverrideForm';
import { createRecord } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import { fieldFault } from '../../__tests__/judgement';
import { draw, settle, textOf } from '../../__tests__/reading';
import { accountId, cardOf, headline, newerCard, today } from '../../__tests__/samples';

const cards = [headline, cardOf('client_experience'), newerCard];

async function show() {
  const element = await draw(createElement, ['c-headroom-override-form', HeadroomOverrideForm], { accountId, cards, today });
  const sent = jest.fn();
  element.addEventListener('saved', ({ detail }) => sent('saved', detail.id));
  element.addEventListener('cancel', () => sent('cancel'));
  const find = (selector) => element.shadowRoot.querySelector(selector);
  const enter = (field, value) => {
    const target = field === 'kind' ? find(`input[value="${value}"]`) : find(`[data-field="${field}"]`);
    target.value = value;
    target.dispatchEvent(new CustomEvent(['kind', 'scorecard', 'measure'].includes(field) ? 'change' : 'input'));
    return settle();
  };
  const save = async () => {
    find('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
    await settle();
  };
  const faults = () =>
    Object.fromEntries(
      [...element.shadowRoot.querySelectorAll('.error')]
        .filter((error) => error.textContent)
        .map((error) => [error.id.split('-')[0], error.textContent])
    );
  return { element, sent, find, enter, save, faults };
}

describe('c-headroom-override-form', () => {
  it('offers the scorecards that can be read, the headline first, with what it shows now', async () => {
    const { element, find } = await show();
    const offered = [...find('[data-field="scorecard"]').options].map(({ textContent }) => textContent);
    expect(offered).toEqual(['Risk by department', "Customer's experience"]);
    expect(find('[data-field="measure"]').options[0].textContent).toBe('The whole scorecard');
    expect(textOf(element)).toContain('Now: Watch 71.5');
    expect(find('[type="date"]').min).toBe(today);
    await expect(element).toBeAccessible();
  });

  it('offers the measures of the scorecard that is chosen', async () => {
    const { find, enter } = await show();
    await enter('scorecard', 'client_experience');
    expect([...find('[data-field="measure"]').options].map(({ value }) => value)).toEqual(['', 'ce_support_m', 'ce_quality_m']);
  });

  it('says in words what it will do once everything is there', async () => {
    const { find, enter } = await show();
    await enter('measure', 'vr_oldest_case');
    await enter('kind', 'Points');
    await enter('value', '90');
    expect(find('.will').textContent).toBe('');
    await enter('lastDay', '2027-04-30');
    expect(textOf(find('.will'))).toBe(
      'Until Apr 30 Oldest open case gives 90 points, whatever its reading. The computed score is kept beside it.'
    );
    expect(textOf(find('.pair'))).toContain('Now: 53.8 points');
  });

  it('writes a cap on the whole scorecard', async () => {
    createRecord.mockResolvedValue({ id: 'a01000000000009AAA' });
    const { sent, enter, save } = await show();
    await enter('kind', 'Cap');
    await enter('value', '39.5');
    await enter('lastDay', '2027-04-30');
    await enter('reason', ' Budget freeze ');
    await save();
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'Headroom_Health_Override__c',
      fields: {
        Account__c: accountId,
        Scorecard__c: 'vendor_risk',
        Kind__c: 'Cap',
        Value__c: 39.5,
        Expires_On__c: '2027-04-30',
        Reason__c: 'Budget freeze'
      }
    });
    expect(sent.mock.calls).toEqual([['saved', 'a01000000000009AAA']]);
    await save();
    expect(createRecord).toHaveBeenCalledTimes(1);
  });

  it('asks for no value where a measure is left out, and writes none', async () => {
    const { find, enter, save } = await show();
    await enter('value', '12');
    await enter('measure', 'vr_defects');
    await enter('kind', 'Exclude');
    expect(find('[data-field="value"]')).toBeNull();
    await enter('lastDay', today);
    await enter('reason', 'Wrong product');
    await save();
    expect(createRecord.mock.calls[0][0].fields).toEqual({
      Account__c: accountId,
      Scorecard__c: 'vendor_risk',
      Measure__c: 'vr_defects',
      Kind__c: 'Exclude',
      Expires_On__c: today,
      Reason__c: 'Wrong product'
    });
  });

  it('says at every field what is missing, and moves to the first of them', async () => {
    const { element, faults, save } = await show();
    await save();
    expect(faults()).toEqual({
      kind: 'Choose one.',
      value: 'Enter a number from 0 to 100.',
      lastDay: 'Fill in this field.',
      reason: 'Fill in this field.'
    });
    expect(element.shadowRoot.activeElement.dataset.field).toBe('kind');
    expect(createRecord).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it.each([
    ['a value above 100', 'value', '100.1', 'Enter a number from 0 to 100.'],
    ['a value below 0', 'value', '-1', 'Enter a number from 0 to 100.'],
    ['a last day that has passed', 'lastDay', '2027-03-17', 'Choose today or a later day.'],
    ['a reason of blanks', 'reason', '  ', 'Fill in this field.']
  ])('does not send %s', async (_what, field, value, says) => {
    const { enter, faults, save } = await show();
    await enter('kind', 'Cap');
    await enter('value', '50');
    await enter('lastDay', '2027-04-30');
    await enter('reason', 'Budget freeze');
    await enter(field, value);
    await save();
    expect(faults()).toEqual({ [field]: says });
    expect(createRecord).not.toHaveBeenCalled();
  });

  it('shows what the org says beside the field, moves there and keeps what was entered', async () => {
    createRecord.mockRejectedValueOnce(fieldFault('Expires_On__c', 'The last day is more than a year away.'));
    const { element, find, enter, faults, save } = await show();
    await enter('kind', 'Cap');
    await enter('value', '50');
    await enter('lastDay', '2029-04-30');
    await enter('reason', 'Budget freeze');
    await save();
    expect(faults()).toEqual({ lastDay: 'The last day is more than a year away.' });
    expect(element.shadowRoot.activeElement.dataset.field).toBe('lastDay');
    expect([find('[data-field="reason"]').value, find('.will').textContent.slice(0, 18)]).toEqual(['Budget freeze', 'Until Apr 30, 2029']);
    await enter('lastDay', '2027-04-30');
    await save();
    expect(createRecord).toHaveBeenCalledTimes(2);
  });

  it('can be left without writing', async () => {
    const { sent, find } = await show();
    find('[type="button"]').click();
    expect(sent.mock.calls).toEqual([['cancel']]);
  });
});
