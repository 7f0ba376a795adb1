import HeadroomCellActions from 'c/headroomCellActions';
import { createRecord } from 'lightning/uiRecordApi';
import { CurrentPageReference } from 'lightning/navigation';
import { ShowToastEventName } from 'lightning/platformShowToastEvent';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { account, actionInfos, openDialogs, rowOf, settings } from '../../__tests__/whitespaceActions';

openDialogs();
const toast = ShowToastEventName ?? 'lightning__showtoast';

async function show(changes = {}, without = []) {
  const values = { row: rowOf(changes), account, settings, today: '2027-03-18' };
  const element = await draw(createElement, ['c-headroom-cell-actions', HeadroomCellActions], values);
  const sent = jest.fn();
  ['created', 'answered', toast].forEach((name) =>
    document.body.addEventListener(name, ({ type, detail }) => sent(type, detail), { once: true })
  );
  getObjectInfos.emit(actionInfos(without));
  await settle();
  const button = () => element.shadowRoot.querySelector('.primary');
  return { element, sent, button };
}

describe('c-headroom-cell-actions', () => {
  it('has one button and a menu, named after the product line', async () => {
    const { element, button } = await show();
    expect([button().textContent.trim(), button().getAttribute('aria-label')]).toEqual([
      'Create opportunity',
      'Create opportunity: Analytics'
    ]);
    expect(find(element, 'c-headroom-menu').label).toBe('More actions for Analytics');
    await expect(element).toBeAccessible();
  });

  it('leaves the reason away where other words say it, unless it is all there is', async () => {
    const { element } = await show({ status: 'Blocked_At_Risk' });
    expect(textOf(element)).toBe('No opportunity while on hold Tell me when it ends');
    element.isBare = true;
    await settle();
    expect(textOf(element)).toBe('Tell me when it ends');
    const { element: without } = await show({ status: 'Blocked_At_Risk' }, ['Headroom_Whitespace_Feedback__c']);
    without.isBare = true;
    await settle();
    expect(textOf(without)).toBe('No opportunity while on hold');
  });

  it.each([
    ['just made', { created: { id: '006000000000002AAA', name: '', createdAt: '' } }, '006000000000002AAA'],
    ['read by a run', { status: 'Open_Opportunity', opportunityId: '006000000000001AAA', isWithoutProduct: true }, '006000000000001AAA']
  ])('adds the product to the opportunity that was %s', async (_which, changes, id) => {
    const { element } = await show(changes);
    expect(find(element, 'c-headroom-add-product').opportunityId).toBe(id);
  });

  it('offers nothing before it is known what the viewer may do', async () => {
    const values = { row: rowOf(), account, settings, today: '2027-03-18' };
    const element = await draw(createElement, ['c-headroom-cell-actions', HeadroomCellActions], values);
    expect(textOf(element)).toBe('');
  });

  it('asks once to be told, however often it is pressed, says so, and tells whoever shows the rows', async () => {
    createRecord.mockResolvedValue({ id: 'a08000000000005AAA' });
    const { element, sent, button } = await show({ status: 'Blocked_At_Risk' });
    const pressed = button();
    pressed.click();
    pressed.click();
    await settle();
    expect(createRecord).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toContain('You will be told when it ends');
    expect(sent.mock.calls.map(([type]) => type)).toEqual([toast, 'answered']);
    expect(sent.mock.calls[1][1]).toEqual({ line: 'analytics' });
    await expect(element).toBeAccessible();
  });

  it('says beside the button what the org refuses, and can be pressed again', async () => {
    createRecord.mockRejectedValueOnce({ status: 0 });
    const { element, button } = await show({ status: 'Blocked_At_Risk' });
    button().click();
    await settle();
    expect(find(element, '[role="alert"]').textContent).toBe('Not saved: the org could not be reached. Try again.');
    createRecord.mockResolvedValueOnce({ id: 'a08000000000005AAA' });
    button().click();
    await settle();
    expect(createRecord).toHaveBeenCalledTimes(2);
  });

  it('asks the rows anew once the viewer is back from the page of a new opportunity', async () => {
    const { element, sent, button } = await show();
    button().click();
    await settle();
    find(element, 'c-headroom-opportunity-start').dispatchEvent(new CustomEvent('leave'));
    CurrentPageReference.emit({ type: 'standard__objectPage', attributes: { actionName: 'new' } });
    await settle();
    expect(sent).not.toHaveBeenCalled();
    CurrentPageReference.emit({ type: 'standard__recordPage', attributes: { actionName: 'view' } });
    await settle();
    expect(sent.mock.calls).toEqual([['created', { line: 'analytics' }]]);
  });

  it('gives the focus back to its button when nothing was done', async () => {
    const { element, button } = await show();
    button().click();
    await settle();
    find(element, 'c-headroom-opportunity-start').dispatchEvent(new CustomEvent('cancel'));
    await settle();
    expect(find(element, 'c-headroom-opportunity-start')).toBeNull();
    expect(element.shadowRoot.activeElement).toBe(button());
  });

  it.each([
    ['without a product: then the product can be added', false, 'c-headroom-menu'],
    ['with its product: then nothing is left to add', true, '.primary']
  ])('says at once that an opportunity was created %s, and keeps the focus', async (_what, hasProducts, focused) => {
    const { element, sent, button } = await show();
    button().click();
    await settle();
    const detail = { id: '006000000000001AAA', hasProducts };
    find(element, 'c-headroom-opportunity-start').dispatchEvent(new CustomEvent('saved', { detail }));
    await settle();
    expect(textOf(element)).toContain('Created, waiting for sync');
    expect(find(element, 'c-headroom-add-product')?.opportunityId).toBe(hasProducts ? undefined : '006000000000001AAA');
    expect(element.shadowRoot.activeElement).toBe(find(element, focused));
    expect(sent.mock.calls.map(([type]) => type)).toContain('created');
    await expect(element).toBeAccessible();
  });

  it('does not claim to have created an opportunity that was found', async () => {
    const { element, sent, button } = await show();
    button().click();
    await settle();
    const detail = { id: '006000000000001AAA', says: 'Created, waiting for sync' };
    find(element, 'c-headroom-opportunity-start').dispatchEvent(new CustomEvent('saved', { detail }));
    await settle();
    const [, told] = sent.mock.calls.find(([type]) => type === toast);
    expect(told.title ?? told.attributes?.title).toBe('Created, waiting for sync');
    expect(textOf(element)).not.toContain('Opportunity created');
    expect(find(element, 'c-headroom-add-product').opportunityId).toBe('006000000000001AAA');
  });

  it.each([
    ['waits for the sync', { created: { id: '006000000000001AAA', name: '', createdAt: '' } }],
    ['was read by a run', { status: 'Open_Opportunity', opportunityId: '006000000000001AAA', isWithoutProduct: true }]
  ])('goes from the product that was added to the opportunity, which %s', async (_which, changes) => {
    const { element, button } = await show(changes);
    find(element, 'c-headroom-add-product').dispatchEvent(new CustomEvent('added', { detail: { says: 'Product added.' } }));
    await settle();
    expect(find(element, 'c-headroom-add-product')).toBeNull();
    expect(button().textContent.trim()).toBe('View opportunity');
    expect(element.shadowRoot.activeElement).toBe(button());
    expect(find(element, '[role="status"]').textContent).toBe('Product added.');
  });

  it('offers to add the product of another opportunity than the one that got it', async () => {
    const { element } = await show({ status: 'Open_Opportunity', opportunityId: '006000000000001AAA', isWithoutProduct: true });
    find(element, 'c-headroom-add-product').dispatchEvent(new CustomEvent('added', { detail: { says: 'Product added.' } }));
    await settle();
    element.row = rowOf({ status: 'Open_Opportunity', opportunityId: '006000000000009AAA', isWithoutProduct: true });
    await settle();
    expect(find(element, 'c-headroom-add-product').opportunityId).toBe('006000000000009AAA');
  });
});
