import HeadroomPulses from 'c/headroomPulses';
import { graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { noPulses, pulseAnswer } from '../../__tests__/judgement';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { accountId, today } from '../../__tests__/samples';

async function show(values = {}) {
  const element = await draw(createElement, ['c-headroom-pulses', HeadroomPulses], { accountId, today, canCreate: true, ...values });
  const toasts = jest.fn();
  element.addEventListener('lightning__showtoast', ({ detail }) => toasts(detail));
  return { element, toasts, ask: () => element.shadowRoot.querySelector('.ask') };
}

describe('c-headroom-pulses', () => {
  it('lists the newest pulses with reason, author and day', async () => {
    const { element } = await show();
    graphql.emit(pulseAnswer);
    await settle();
    expect(textOf(find(element, 'c-headroom-said-list'))).toBe(
      'Worried Counts from the next sync “They ask for an export” Jorunn North, Mar 18 Very confident Jorunn North, Dec 7, 2026'
    );
    await expect(element).toBeAccessible();
  });

  it('says that nobody has given one', async () => {
    const { element } = await show();
    expect(textOf(element)).not.toContain('Nobody has given a pulse yet.');
    graphql.emit(noPulses);
    await settle();
    expect(textOf(element)).toContain('Nobody has given a pulse yet.');
  });

  it('has no form for who may not create, but keeps the list', async () => {
    const { element, ask } = await show({ canCreate: false });
    graphql.emit(pulseAnswer);
    await settle();
    expect(ask()).toBeNull();
    expect(textOf(element)).toContain('They ask for an export');
  });

  it('opens the form on its first choice and comes back to the button', async () => {
    const { element, ask } = await show();
    graphql.emit(noPulses);
    ask().click();
    await settle();
    const form = find(element, 'c-headroom-pulse-form');
    expect([ask().getAttribute('aria-expanded'), form.shadowRoot.activeElement.value]).toEqual(['true', 'Very worried']);
    form.dispatchEvent(new CustomEvent('cancel'));
    await settle();
    expect(find(element, 'c-headroom-pulse-form')).toBeNull();
    expect([ask().getAttribute('aria-expanded'), element.shadowRoot.activeElement]).toEqual(['false', ask()]);
  });

  it('shows a new pulse at once, moves to it, and says aloud that it counts from the next sync', async () => {
    const { element, toasts, ask } = await show();
    graphql.emit(noPulses, undefined, async () => graphql.emit(pulseAnswer));
    ask().click();
    await settle();
    find(element, 'c-headroom-pulse-form').dispatchEvent(new CustomEvent('saved', { detail: { id: 'a06000000000002AAA' } }));
    await settle();
    expect(find(element, 'c-headroom-pulse-form')).toBeNull();
    expect(find(element, 'c-headroom-said-list').shadowRoot.activeElement.dataset.key).toBe('a06000000000002AAA');
    const says = 'Pulse saved. It counts from the next sync.';
    expect(element.shadowRoot.querySelector('[role="status"]').textContent).toBe(says);
    expect(toasts.mock.calls).toEqual([[{ title: says, variant: 'success' }]]);
  });

  it('offers another try when pulses cannot be read, and none when they may not be seen', async () => {
    const { element } = await show();
    const refresh = jest.fn().mockResolvedValue(undefined);
    graphql.emitErrors([{ message: 'UNKNOWN_EXCEPTION' }], undefined, refresh);
    await settle();
    expect(textOf(element)).toContain('Pulse and override could not be loaded. Your records are not affected. Try again');
    find(element, 'c-headroom-state-panel').dispatchEvent(new CustomEvent('action'));
    expect(refresh).toHaveBeenCalledTimes(1);
    graphql.emitErrors([{ message: "Field 'Headroom_Pulse__c' in type 'RecordQuery' is undefined" }]);
    await settle();
    expect(textOf(element)).toContain('You cannot see what people say about this account.');
    expect(textOf(element)).not.toContain('Try again');
    await expect(element).toBeAccessible();
  });
});
