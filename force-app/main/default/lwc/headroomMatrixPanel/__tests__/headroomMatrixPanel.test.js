import HeadroomMatrixPanel from 'c/headroomMatrixPanel';
import { graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { accountId, today } from '../../__tests__/samples';
import { draw, find, settle, textOf } from '../../__tests__/reading';

const data = require('../../headroomWhitespace/__tests__/data/graphqlData.json');
const held = require('../../headroomWhitespace/__tests__/data/graphqlAllOnHold.json');
const newer = require('../../headroomWhitespace/__tests__/data/graphqlNewer.json');

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), { virtual: true });

async function show(answer, more = {}) {
  const values = { accountId, name: 'Quillhaven', line: '', today, ...more };
  const element = await draw(createElement, ['c-headroom-matrix-panel', HeadroomMatrixPanel], values);
  if (answer) {
    graphql.emit(answer);
  }
  await settle();
  return element;
}

const titles = (element) => [...element.shadowRoot.querySelectorAll('c-headroom-cell-row')].map(({ row }) => row.title);

describe('c-headroom-matrix-panel', () => {
  it('shows one product line in the words of the account’s own page', async () => {
    const element = await show(data, { line: 'analytics' });
    expect(titles(element)).toEqual(['Analytics']);
    expect(find(element, 'h3').textContent).toBe('Quillhaven: Analytics');
    expect(textOf(element)).toContain('EUR 30,000');
    await expect(element).toBeAccessible();
  });

  it('shows all product lines, those that need nothing last', async () => {
    const element = await show(data);
    expect(find(element, 'h3').textContent).toBe('Quillhaven: Room to grow');
    expect(titles(element).length).toBeGreaterThan(7);
    expect(find(element, '.more')).toBeNull();
  });

  it('shows the hold of the whole account before the product line', async () => {
    expect(find(await show(held, { line: 'analytics' }), 'c-headroom-hold-bar')).not.toBeNull();
  });

  it('says when the product line is gone, and what is wrong where nothing can be read', async () => {
    expect(textOf(await show(data, { line: 'gone' }))).toContain('This product line is not in the newest data.');
    expect(find(await show(newer), 'c-headroom-state-panel')).not.toBeNull();
    const element = await show(undefined);
    expect(textOf(element)).toContain('Loading room to grow');
    graphql.emitErrors([{ message: 'Validation error (FieldUndefined@[Cells__c])' }]);
    await settle();
    expect(textOf(element)).toContain('You cannot see products of this account.');
  });

  it('closes by its button and by Escape, and asks for the other product lines', async () => {
    const element = await show(data, { line: 'analytics' });
    const told = [];
    ['close', 'all'].forEach((name) => element.addEventListener(name, () => told.push(name)));
    find(element, '.top button').click();
    find(element, 'section').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    find(element, '.more .ask').click();
    expect(told).toEqual(['close', 'close', 'all']);
  });

  it('asks anew when something was made or said', async () => {
    const element = await show(undefined);
    const refresh = jest.fn(() => Promise.resolve());
    graphql.emit(data, undefined, refresh);
    await settle();
    find(element, 'c-headroom-cell-row').dispatchEvent(new CustomEvent('change'));
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('takes the focus on its heading', async () => {
    const element = await show(data);
    element.focus();
    expect(element.shadowRoot.activeElement.localName).toBe('h3');
  });
});
