import HeadroomOverrides from 'c/headroomOverrides';
import { graphql } from 'lightning/graphql';
import { updateRecord } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import { fieldFault, overrideAnswer, overrideNode } from '../../__tests__/judgement';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { accountId, headline, newerCard, today } from '../../__tests__/samples';

const id = 'a01000000000001AAA';
const waiting = overrideNode({ madeAt: '2027-03-18T07:00:00.000Z', editedAt: '2027-03-18T07:00:00.000Z' });
const endingToday = overrideNode({ until: today, editedAt: '2027-03-18T07:30:00.000Z' });

async function show(values = {}) {
  const rights = { canCreate: true, canEdit: true };
  const given = { accountId, today, cards: [headline], ...rights, ...values };
  const element = await draw(createElement, ['c-headroom-overrides', HeadroomOverrides], given);
  const toasts = jest.fn();
  element.addEventListener('lightning__showtoast', ({ detail }) => toasts(detail));
  return { element, toasts, ask: () => element.shadowRoot.querySelector('.ask') };
}

describe('c-headroom-overrides', () => {
  it('lists those in force, and apart from them those that ended', async () => {
    const { element } = await show();
    graphql.emit(overrideAnswer([waiting], [overrideNode({ Id: 'a01000000000000AAA', until: '2027-02-01', reason: 'Frozen' })]));
    await settle();
    expect(textOf(element)).toBe(
      'Overrides Add an override Risk by department: not above 59 Counts from the next sync “Sponsor has left” ' +
        'Jorunn North, Mar 18' +
        ', until Mar 31 End today Ended lately Risk by department: not above 59 “Frozen” Jorunn North, Mar 1, ended Feb 1'
    );
    await expect(element).toBeAccessible();
  });

  it('says that none is in force', async () => {
    const { element } = await show();
    graphql.emit(overrideAnswer([]));
    await settle();
    expect(textOf(element)).toBe('Overrides Add an override No override is in force.');
  });

  it('offers to make one only to who may create it, and only for a scorecard that can be read', async () => {
    expect((await show({ canCreate: false })).ask()).toBeNull();
    expect((await show({ cards: [newerCard] })).ask()).toBeNull();
    expect((await show()).ask()).not.toBeNull();
  });

  it.each([
    ['who may not edit', { canEdit: false }],
    ['anybody where the org does not say which day it is', { today: undefined }]
  ])('offers no end to %s', async (_, values) => {
    const { element } = await show(values);
    graphql.emit(overrideAnswer([waiting]));
    await settle();
    expect(find(element, '.end')).toBeNull();
  });

  it('shows a new override at once, moves to it, and says aloud that it counts from the next sync', async () => {
    const { element, toasts, ask } = await show();
    graphql.emit(overrideAnswer([]), undefined, async () => graphql.emit(overrideAnswer([waiting])));
    ask().click();
    await settle();
    expect(find(element, 'c-headroom-override-form').shadowRoot.activeElement.dataset.field).toBe('scorecard');
    find(element, 'c-headroom-override-form').dispatchEvent(new CustomEvent('saved', { detail: { id } }));
    await settle();
    expect(find(element, 'c-headroom-override-form')).toBeNull();
    expect(find(element, 'c-headroom-said-list').shadowRoot.activeElement.dataset.key).toBe(id);
    const says = 'Override saved. It counts from the next sync.';
    expect(element.shadowRoot.querySelector('[role="status"]').textContent).toBe(says);
    expect(toasts.mock.calls).toEqual([[{ title: says, variant: 'success' }]]);
  });

  it('comes back to its button when the form is left', async () => {
    const { element, ask } = await show();
    ask().click();
    await settle();
    find(element, 'c-headroom-override-form').dispatchEvent(new CustomEvent('cancel'));
    await settle();
    expect(element.shadowRoot.activeElement).toBe(ask());
  });

  it('ends one today once, however often it is asked, and shows it', async () => {
    const { element, toasts } = await show();
    graphql.emit(overrideAnswer([waiting]), undefined, async () => graphql.emit(overrideAnswer([endingToday])));
    await settle();
    const list = find(element, 'c-headroom-said-list');
    list.dispatchEvent(new CustomEvent('end', { detail: { key: id } }));
    list.dispatchEvent(new CustomEvent('end', { detail: { key: id } }));
    await settle();
    expect(updateRecord.mock.calls).toEqual([[{ fields: { Id: id, Expires_On__c: today } }]]);
    expect(textOf(element)).toContain('until Mar 18');
    expect(find(element, '.end')).toBeNull();
    expect(toasts).toHaveBeenCalledWith({ title: 'Override ends today. The change counts from the next sync.', variant: 'success' });
  });

  it('says why one could not be ended, and can be asked again', async () => {
    updateRecord.mockRejectedValueOnce(fieldFault('Expires_On__c', 'The last day has passed.'));
    const { element } = await show();
    graphql.emit(overrideAnswer([waiting]));
    await settle();
    find(element, '.end').click();
    await settle();
    expect(find(element, '.error').textContent).toBe('The last day has passed.');
    find(element, '.end').click();
    await settle();
    expect(updateRecord).toHaveBeenCalledTimes(2);
    expect(find(element, '.error').textContent).toBe('');
  });

  it('offers another try when overrides cannot be read, and none when they may not be seen', async () => {
    const { element } = await show();
    const refresh = jest.fn().mockResolvedValue(undefined);
    graphql.emitErrors([{ message: 'UNKNOWN_EXCEPTION' }], undefined, refresh);
    await settle();
    find(element, 'c-headroom-state-panel').dispatchEvent(new CustomEvent('action'));
    expect(refresh).toHaveBeenCalledTimes(1);
    graphql.emitErrors([{ message: "Field 'Headroom_Health_Override__c' in type 'RecordQuery' is undefined" }]);
    await settle();
    expect(textOf(element)).toContain('You cannot see what people say about this account.');
    await expect(element).toBeAccessible();
  });
});
