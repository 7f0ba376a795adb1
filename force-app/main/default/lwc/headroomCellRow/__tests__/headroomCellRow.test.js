import HeadroomCellRow from 'c/headroomCellRow';
import { createElement } from 'lwc';
import { draw, find, textOf } from '../../__tests__/reading';
import { rowOf } from '../../__tests__/samples';

/** The row stands in a table, as it does in the widget. */
async function show(key) {
  const element = await draw(createElement, ['c-headroom-cell-row', HeadroomCellRow], { row: rowOf(key) });
  const table = document.createElement('div');
  table.setAttribute('role', 'table');
  document.body.appendChild(table);
  element.setAttribute('role', 'rowgroup');
  table.appendChild(element);
  return element;
}

describe('c-headroom-cell-row', () => {
  it('presents line, status, quantity, amount and reason as cells', async () => {
    const element = await show('platform');
    expect(textOf(element)).toBe(
      'Platform seats Upsell Partly used 40 of 120 seats EUR 36,000 a year 80 seats below what software companies of 240 people use here Why?'
    );
    expect(element.shadowRoot.querySelectorAll('[role="cell"]')).toHaveLength(6);
    expect(find(element, 'c-headroom-icon').name).toBe('part');
    await expect(document.body).toBeAccessible();
  });

  it('has no bar where it is not known what fits', async () => {
    const element = await show('mobile');
    expect(find(element, 'c-headroom-owned-bar')).toBeNull();
    expect(find(element, '.muted')).not.toBeNull();
  });
});
