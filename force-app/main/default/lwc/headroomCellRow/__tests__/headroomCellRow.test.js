import HeadroomCellRow from 'c/headroomCellRow';
import { createElement } from 'lwc';
import { draw, find, settle, textOf } from '../../__tests__/reading';
import { rowOf, today, whitespaceView } from '../../__tests__/samples';

const { account, settings } = whitespaceView;

/** The row stands in a table, as it does in the widget. */
async function show(key, more = {}, attributes = {}) {
  const values = { row: { ...rowOf(key), ...more }, account, settings, today, ...attributes };
  const element = await draw(createElement, ['c-headroom-cell-row', HeadroomCellRow], values);
  const table = document.createElement('div');
  table.setAttribute('role', 'table');
  document.body.appendChild(table);
  element.setAttribute('role', 'rowgroup');
  table.appendChild(element);
  return element;
}

describe('c-headroom-cell-row', () => {
  it('presents line, status, quantity, amount, motion and reason, and a place for its action', async () => {
    const element = await show('platform');
    expect(textOf(element)).toBe(
      'Platform seats Partly used 40 of 120 seats EUR 36,000 a year Upsell 80 seats below what software companies of 240 people use here Why?'
    );
    expect(element.shadowRoot.querySelectorAll('[role="cell"]')).toHaveLength(6);
    expect(find(element, 'c-headroom-icon').name).toBe('part');
    expect(find(element, 'c-headroom-cell-actions')).toMatchObject({ row: { key: 'platform' }, account, settings, today });
    await expect(document.body).toBeAccessible();
  });

  it('has no bar where it is not known what fits, and no question where there is nothing to tell', async () => {
    const element = await show('mobile');
    expect(find(element, 'c-headroom-owned-bar')).toBeNull();
    expect(find(element, '.muted')).not.toBeNull();
    expect(find(element, '.question')).toBeNull();
  });

  it('opens what there is to know as a row below, and closes it again', async () => {
    const element = await show('platform');
    const button = find(element, '.question');
    expect(button.getAttribute('aria-label')).toBe('Why: Platform seats');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    button.click();
    await settle();
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(textOf(find(element, '.facts'))).toBe(
      'Rule Platform software: what fits is 120 seats Partly used from 20%, covered from 80% Amount a year EUR 450 × 80 seats at list price'
    );
    await expect(document.body).toBeAccessible();
    button.click();
    await settle();
    expect(find(element, '.facts')).toBeNull();
  });

  it('marks what is next best, and the product line of the opportunity whose page it is', async () => {
    expect(textOf(await show('platform', { next: 'Next best' }))).toContain('Next best Upsell 80 seats');
    expect(textOf(await show('platform', {}, { isCurrent: true }))).toContain('This opportunity Upsell 80 seats');
  });

  it('says that it was tried and lost', async () => {
    const element = await show('platform', { lost: { id: '006000000000009AAA', on: '2027-03-02' } });
    expect(textOf(element)).toContain('Already tried, lost in March');
  });

  it.each(['created', 'answered'])('passes on what was %s', async (event) => {
    const element = await show('platform');
    const heard = jest.fn();
    element.addEventListener('change', heard);
    find(element, 'c-headroom-cell-actions').dispatchEvent(new CustomEvent(event));
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
