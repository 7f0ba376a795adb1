import HeadroomMatrixNext from 'c/headroomMatrixNext';
import { graphql } from 'lightning/graphql';
import { createElement } from 'lwc';
import { lineSettings } from '../../__tests__/matrixSamples';
import { draw, find, settle, textOf } from '../../__tests__/reading';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), { virtual: true });

const cell = { v: 1, k: 'seats', st: 'Partly_Used', lvl: null, own: 40, tgt: 120, amt: 36000, motion: 'Upsell' };

function entry(rank, detail = cell) {
  const account = { Id: `001${rank}`, Name: { value: `Account ${rank}` } };
  const fields = { rank: { value: rank }, line: { value: 'seats' }, title: { value: 'Platform seats' }, gap: { value: 80 } };
  const amount = { value: 36000, displayValue: 'EUR 36,000.00' };
  return { node: { Id: `a0C${rank}`, account, ...fields, amount, detail: { value: JSON.stringify(detail) } } };
}

async function show(entries) {
  const values = { settings: lineSettings, today: '2027-03-18' };
  const element = await draw(createElement, ['c-headroom-matrix-next', HeadroomMatrixNext], values);
  graphql.emit({ uiapi: { query: { cells: { totalCount: entries.length, edges: entries } } } });
  await settle();
  return element;
}

const ranks = (count) => Array.from({ length: count }, (_, at) => entry(at + 1));

describe('c-headroom-matrix-next', () => {
  it('lists what is put forward with account, product line, kind of sale, amount and why', async () => {
    const element = await show([entry(1)]);
    expect(textOf(element)).toContain('Your next one largest amount first');
    expect(textOf(element)).toContain('1 Account 1 Platform seats Upsell 40 of 120 seats EUR 36,000 a year 80 seats below what fits');
    await expect(element).toBeAccessible();
  });

  it('shows five before all', async () => {
    const element = await show(ranks(7));
    expect(textOf(element)).toContain('Your next 7');
    expect(element.shadowRoot.querySelectorAll('.entry')).toHaveLength(5);
    find(element, '.more .ask').click();
    await settle();
    expect(element.shadowRoot.querySelectorAll('.entry')).toHaveLength(7);
  });

  it('counts without gaps and twins where places were written on different days', async () => {
    const element = await show([entry(1), entry(3), entry(5), { node: { ...entry(5).node, Id: 'a0C6' } }]);
    expect([...element.shadowRoot.querySelectorAll('.rank')].map(({ textContent }) => textContent)).toEqual(['1', '2', '3', '4']);
  });

  it('says when likelihoods decide the order', async () => {
    expect(textOf(await show([entry(1, { ...cell, est: 6000 })]))).toContain('sorted by likelihood x amount');
  });

  it('leaves out what it cannot read, and shows nothing where nothing is put forward', async () => {
    expect(textOf(await show([entry(1, { ...cell, v: 9 })]))).toBe('');
    expect(textOf(await show([]))).toBe('');
  });

  it('opens an entry, and takes the focus back to it', async () => {
    const element = await show(ranks(2));
    const opened = [];
    element.addEventListener('open', ({ detail }) => opened.push(detail));
    const button = element.shadowRoot.querySelectorAll('.open')[1];
    expect(button.getAttribute('aria-label')).toBe('Account 2, Platform seats: details');
    button.click();
    expect(opened).toEqual([{ accountId: '0012', name: 'Account 2', line: 'seats' }]);
    element.focusAgain();
    expect(element.shadowRoot.activeElement).toBe(button);
  });

  it('says when it could not be loaded', async () => {
    const element = await show([]);
    graphql.emitErrors([{ message: 'timeout' }]);
    await settle();
    expect(textOf(element)).toBe('What is next for you could not be loaded.');
    await expect(element).toBeAccessible();
  });

  it('folds away', async () => {
    const element = await show(ranks(2));
    find(element, 'c-headroom-fold').dispatchEvent(new CustomEvent('toggle'));
    await settle();
    expect(find(element, 'c-headroom-fold').open).toBe(false);
  });
});
