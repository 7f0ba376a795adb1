import HeadroomCellList from 'c/headroomCellList';
import userId from '@salesforce/user/Id';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { today, whitespaceView } from '../../__tests__/samples';

const KEY = `headroom.cells.${userId}`;

beforeEach(() => localStorage.clear());

const show = (view = {}) =>
  draw(createElement, ['c-headroom-cell-list', HeadroomCellList], { view: { ...whitespaceView, ...view }, today });
const titles = (element) => [...element.shadowRoot.querySelectorAll('c-headroom-cell-row')].map(({ row }) => row.key);

async function choose(element, choice) {
  const detail = { show: 'all', sort: 'default', text: '', ...choice };
  find(element, 'c-headroom-cell-filter').dispatchEvent(new CustomEvent('choose', { detail }));
  await settle();
}

async function sortBy(element, by) {
  find(element, `[data-by="${by}"]`).click();
  await settle();
}

describe('c-headroom-cell-list', () => {
  it('shows five rows before all', async () => {
    const element = await show();
    expect(titles(element)).toEqual(['analytics', 'archive', 'platform', 'training', 'mobile']);
    find(element, '.more .ask').click();
    await settle();
    expect(titles(element)).toEqual(['analytics', 'archive', 'platform', 'training', 'mobile', 'integrations', 'forms']);
    expect(textOf(find(element, '.more'))).toBe('Show fewer');
    await expect(element).toBeAccessible();
  });

  it('shows what blocks, what is open, one status, and says how many aloud', async () => {
    const element = await show();
    await choose(element, { show: 'blocked' });
    expect(titles(element)).toEqual(['mobile', 'integrations', 'forms']);
    expect(find(element, '[role="status"]').textContent).toBe('3 of 7 product lines shown');
    await choose(element, { show: 'open' });
    expect(titles(element)).toEqual(['analytics', 'archive', 'platform']);
    await choose(element, { show: 'Open_Opportunity' });
    expect(titles(element)).toEqual(['training']);
    await choose(element, {});
    expect(find(element, '[role="status"]').textContent).toBe('');
  });

  it('seeks a product line by a part of its name, and offers all again where none fits', async () => {
    const element = await show();
    await choose(element, { text: 'ARCH' });
    expect(titles(element)).toEqual(['archive']);
    await choose(element, { text: 'zzz', sort: 'name' });
    expect(textOf(find(element, '.none'))).toBe('No product line fits this filter. Show all product lines');
    await expect(element).toBeAccessible();
    find(element, '.none .ask').click();
    await settle();
    expect(titles(element)).toEqual(['analytics', 'archive', 'forms', 'integrations', 'mobile']);
    expect(element.shadowRoot.activeElement).toBe(find(element, 'c-headroom-cell-filter'));
  });

  it('sorts by its heads, says so to screen readers, and goes back to the usual order', async () => {
    const element = await show();
    const sorted = () =>
      [...element.shadowRoot.querySelectorAll('[aria-sort]')].map((head) => [textOf(head), head.getAttribute('aria-sort')]);
    expect(sorted()).toEqual([]);
    await sortBy(element, 'amount');
    // EUR 36,000, 30,000, 21,000, 18,000, 9,000; an open opportunity counts with its list amount 3,600, unknown ones come last
    expect(titles(element)).toEqual(['platform', 'analytics', 'integrations', 'archive', 'forms']);
    expect(sorted()).toEqual([['Amount a year', 'descending']]);
    await sortBy(element, 'name');
    expect(titles(element)).toEqual(['analytics', 'archive', 'forms', 'integrations', 'mobile']);
    expect(sorted()).toEqual([['Product line', 'ascending']]);
    await sortBy(element, 'name');
    expect(sorted()).toEqual([]);
  });

  it('remembers what was shown and how it was sorted, not what was sought', async () => {
    await choose(await show(), { show: 'open', sort: 'name', text: 'plat' });
    expect(JSON.parse(localStorage.getItem(KEY))).toEqual({ show: 'open', sort: 'name' });
    expect(find(await show(), 'c-headroom-cell-filter').choice).toEqual({ show: 'open', sort: 'name', text: '' });
  });

  it('begins with all rows where what was shown elsewhere leaves none here, until it is chosen here', async () => {
    localStorage.setItem(KEY, '{"show":"No_Such_Status","sort":"name"}');
    const element = await show();
    expect(find(element, 'c-headroom-cell-filter').choice).toEqual({ show: 'all', sort: 'name', text: '' });
    expect(titles(element)).toHaveLength(5);
    await choose(element, { show: 'No_Such_Status' });
    expect(textOf(find(element, '.none'))).toContain('No product line fits this filter.');
  });

  it.each(['no JSON', 'null', '{"sort":"price","show":5}'])('begins with all rows where the browser holds %s', async (kept) => {
    localStorage.setItem(KEY, kept);
    expect(find(await show(), 'c-headroom-cell-filter').choice).toEqual({ show: 'all', sort: 'default', text: '' });
  });

  it('says that likelihood orders the rows only while it does', async () => {
    expect(find(await show(), '.sorted')).toBeNull();
    const element = await show({ isWeighted: true });
    expect(textOf(find(element, '.sorted'))).toBe('sorted by likelihood x amount');
    await sortBy(element, 'amount');
    expect(find(element, '.sorted')).toBeNull();
  });

  it('can be searched from nine product lines on', async () => {
    const rows = [...whitespaceView.rows, ...whitespaceView.folded];
    expect(find(await show({ rows: rows.slice(0, 8) }), 'c-headroom-cell-filter').isSearchable).toBe(false);
    expect(find(await show({ rows: rows.slice(0, 9) }), 'c-headroom-cell-filter').isSearchable).toBe(true);
  });

  it('passes on what was made or said of a row', async () => {
    const element = await show();
    const heard = jest.fn();
    element.addEventListener('change', heard);
    find(element, 'c-headroom-cell-row').dispatchEvent(new CustomEvent('change'));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
