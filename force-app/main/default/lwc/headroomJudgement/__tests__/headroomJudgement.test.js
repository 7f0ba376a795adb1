import HeadroomJudgement from 'c/headroomJudgement';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { createElement } from 'lwc';
import { objectInfos } from '../../__tests__/judgement';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { accountId, cardOf, headline, overruled, today } from '../../__tests__/samples';

async function show(values = {}) {
  const given = { accountId, today, cards: [headline], ...values };
  const element = await draw(createElement, ['c-headroom-judgement', HeadroomJudgement], given);
  const open = async () => {
    find(element, 'c-headroom-fold').dispatchEvent(new CustomEvent('toggle'));
    await settle();
  };
  return { element, open };
}

async function answer(rights) {
  getObjectInfos.emit(objectInfos(rights));
  await settle();
}

describe('c-headroom-judgement', () => {
  it('asks nothing until it is opened', async () => {
    const { open } = await show();
    expect(getObjectInfos.getLastConfig().objectApiNames).toBeUndefined();
    await open();
    expect(getObjectInfos.getLastConfig().objectApiNames).toEqual(['Headroom_Pulse__c', 'Headroom_Health_Override__c']);
  });

  it('says beside its name how many overrides count, each once', async () => {
    const cap = { id: 'a01000000000001AAA', kind: 'cap' };
    const { element } = await show({
      cards: [overruled(cap), { ...cardOf('client_experience'), detail: { overrides: [{ id: cap.id }] } }]
    });
    expect(find(element, 'c-headroom-fold').note).toBe('1 override counts');
    element.cards = [overruled(cap, { id: 'a01000000000002AAA', kind: 'cap' })];
    await settle();
    expect(find(element, 'c-headroom-fold').note).toBe('2 overrides count');
  });

  it('says the newest pulse that the sync knows where no override counts', async () => {
    const { element } = await show({ flags: { v: 1, pulse: { id: 'a', step: 2, on: today, by: 'b' }, flags: [] } });
    expect(find(element, 'c-headroom-fold').note).toBe('Worried');
    element.flags = undefined;
    await settle();
    expect(find(element, 'c-headroom-fold').note).toBe('');
  });

  it('hands both parts what the viewer may do', async () => {
    const { element, open } = await show();
    await open();
    expect(find(element, 'c-headroom-stencil')).not.toBeNull();
    await answer({ pulse: ['create', 'edit'], override: ['edit'] });
    expect(find(element, 'c-headroom-stencil')).toBeNull();
    expect(find(element, 'c-headroom-pulses').canCreate).toBe(true);
    const overrides = find(element, 'c-headroom-overrides');
    expect([overrides.canCreate, overrides.canEdit, overrides.accountId, overrides.today]).toEqual([false, true, accountId, today]);
    await expect(element).toBeAccessible();
  });

  it('leaves out quietly what the viewer may not see', async () => {
    const { element, open } = await show();
    await open();
    await answer({ pulse: ['create'] });
    expect(find(element, 'c-headroom-pulses')).not.toBeNull();
    expect(find(element, 'c-headroom-overrides')).toBeNull();
    expect(textOf(element)).not.toContain('You cannot see');
  });

  it('says so where the viewer may see neither', async () => {
    const { element, open } = await show();
    await open();
    await answer({});
    expect(textOf(element)).toContain('You cannot see what people say about this account.');
    await expect(element).toBeAccessible();
  });

  it('says when the org did not answer', async () => {
    const { element, open } = await show();
    await open();
    getObjectInfos.error();
    await settle();
    expect(textOf(element)).toContain('Pulse and override could not be loaded.');
    await expect(element).toBeAccessible();
  });
});
