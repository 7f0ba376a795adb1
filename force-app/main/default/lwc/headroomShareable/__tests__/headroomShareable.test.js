import { graphql } from 'lightning/graphql';
import { settle, textOf } from '../../__tests__/reading';
import { accountId, view } from '../../__tests__/samples';
import { changed, shareable, shared, show } from './shownCopy';

const copy = [
  'Quillhaven Software, Nov 22, 2026',
  '',
  'Customer maturity: Developing 60.0',
  '  Assessed maturity: 60.0',
  '    Maturity: strategy: 3 of 5',
  '    Maturity: people: 2 of 5',
  '    Maturity: process: 3 of 5',
  '    Maturity: data: 4 of 5',
  '4 of 4 readings'
].join('\n');

const withoutNumber = changed('client_outcomes', (detail) => ({ ...detail, state: 'not_enough_data', score: null, band: null }));

describe('c-headroom-shareable', () => {
  let written;
  beforeEach(() => {
    written = jest.fn().mockResolvedValue(undefined);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: written } });
  });

  it('asks when it is opened, for the shareable scorecards alone', async () => {
    const { open } = await show();
    await open();
    expect(HTMLDialogElement.prototype.showModal).toHaveBeenCalledTimes(1);
    expect(graphql.getLastConfig().variables).toEqual({ account: accountId, keys: ['client_maturity', 'client_outcomes'] });
  });

  it('previews scorecards with groups and values', async () => {
    const { element, find, open } = await show();
    await open(shared);
    const text = textOf(find('.preview'));
    expect(text).toContain("Customer's results: Partly there 66.9");
    expect(text).toContain('Cost of ownership: 70.0 Effort against plan: 1.15');
    expect(text).toContain('Maturity: people: 2 of 5');
    expect(textOf(find('dialog'))).not.toContain('left out');
    await expect(element).toBeAccessible();
  });

  it('copies the text that it previews, and says so', async () => {
    const { find, open } = await show();
    await open(withoutNumber);
    find('.copy').click();
    await settle();
    expect(written.mock.calls).toEqual([[copy]]);
    expect(textOf(find('.preview'))).toBe(copy.replace(/\s+/g, ' '));
    expect(find('[role="status"]').textContent).toBe('Copied.');
  });

  it('names what has no number beside the copy, not in it', async () => {
    const { find, open } = await show();
    await open(withoutNumber);
    expect(find('.left-out').textContent).toBe("Without a number, so left out: Customer's results");
    expect(textOf(find('.preview'))).not.toContain("Customer's results");
  });

  it('says when no scorecard may be shared, and asks nothing then', async () => {
    const { element, find, open } = await show({ cards: view.cards });
    await open();
    expect(graphql.getLastConfig().variables).toBeUndefined();
    expect(textOf(element)).toContain('No scorecard with a number may be shown to this customer.');
    expect(find('.copy')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says when those that may be shared have no number', async () => {
    const { element, find, open } = await show({ cards: shareable.filter(({ key }) => key === 'client_outcomes') });
    await open(withoutNumber);
    expect(textOf(element)).toContain('No scorecard with a number may be shown to this customer.');
    expect(find('.copy')).toBeNull();
  });

  it('tells how to copy by hand where the browser refuses, with the text selected', async () => {
    written.mockRejectedValue(new Error('denied'));
    const { find, open } = await show();
    await open(shared);
    find('.copy').click();
    await settle();
    expect(find('[role="alert"]').textContent).toBe('Could not be copied here. Select the text and copy it by hand.');
    expect(getSelection().rangeCount).toBe(1);
  });

  it('prints the preview alone, and leaves no trace on the page', async () => {
    window.print = jest.fn();
    const rules = () => [...document.head.querySelectorAll('style')].filter(({ textContent }) => textContent.includes('headroom-print'));
    const { find, open } = await show();
    await open(shared);
    find('.print').click();
    expect(window.print).toHaveBeenCalledTimes(1);
    expect(rules()).toHaveLength(1);
    expect(find('[data-headroom-print]')).toBe(find('.preview'));
    window.dispatchEvent(new CustomEvent('afterprint'));
    expect(rules()).toEqual([]);
  });

  it('is empty again when it is closed', async () => {
    const { find, open } = await show();
    await open(shared);
    find('.close').click();
    await settle();
    expect(find('dialog').textContent).toBe('');
  });

  it('offers another try when it cannot be read, and none when it may not be seen', async () => {
    const { element, find, open } = await show();
    await open();
    const refresh = jest.fn().mockResolvedValue(undefined);
    graphql.emitErrors([{ message: 'UNKNOWN_EXCEPTION' }], undefined, refresh);
    await settle();
    expect(textOf(element)).toContain('What may be shared could not be loaded.');
    find('c-headroom-state-panel').dispatchEvent(new CustomEvent('action'));
    expect(refresh).toHaveBeenCalledTimes(1);
    graphql.emitErrors([{ message: "Field 'Shareable_Detail__c' in type 'x' is undefined" }]);
    await settle();
    expect(textOf(element)).toContain('You cannot see what may be shared of this account.');
  });
});
