import { ANY } from 'c/headroomMatrixModel';
import HeadroomMatrixRow from 'c/headroomMatrixRow';
import { createElement } from 'lwc';
import { matrixOf } from '../../__tests__/matrixSamples';
import { draw, settle, textOf } from '../../__tests__/reading';

const { rows, matrix } = matrixOf();

/** A row stands in a table. */
async function show(row = rows[0], more = {}) {
  const element = await draw(createElement, ['c-headroom-matrix-row', HeadroomMatrixRow], {
    row,
    rowIndex: 2,
    lines: matrix.lines,
    settings: matrix.settings,
    filter: ANY,
    ...more
  });
  const body = document.createElement('tbody');
  const table = document.createElement('table');
  table.setAttribute('role', 'grid');
  body.appendChild(element);
  table.appendChild(body);
  document.body.replaceChildren(table);
  await settle();
  return element;
}

const buttons = (element) => [...element.shadowRoot.querySelectorAll('button')];
const texts = (element) => [...element.shadowRoot.querySelectorAll('.square')].map(({ textContent }) => textContent);

describe('c-headroom-matrix-row', () => {
  it('shows owner and totals, and what is owned of what fits or a word in each square', async () => {
    const element = await show();
    expect(element.shadowRoot.querySelector('.owner').textContent).toBe('Rep North');
    expect([...element.shadowRoot.querySelectorAll('.sum')].map(textOf)).toEqual(['2', 'USD 66,000']);
    expect(texts(element)).toEqual(['40/120', '0/1', 'Opportunity open', '1/1']);
  });

  it('names each square in full for those who cannot see its colour', async () => {
    expect(buttons(await show()).map((button) => button.getAttribute('aria-label').replaceAll('\u00a0', ' '))).toEqual([
      'Quillhaven: 2 open, show all product lines',
      'Platform seats: Partly used, 40/120 seats, USD 36,000 a year',
      'Analytics: Open, 0/1 package, USD 30,000 a year',
      'Training places: Opportunity open, 1/4 places',
      'Premium support: Fully covered, 1/1 contract'
    ]);
  });

  it('puts squares on one scale: room is light, covered is dark, on hold is hatched, the others stand beside it', async () => {
    const looks = async (row) => [...(await show(row)).shadowRoot.querySelectorAll('.square')].map(({ className }) => className);
    expect(await looks(rows[0])).toEqual(['square look partly', 'square look room', 'square look opportunity', 'square look covered']);
    expect(await looks(rows[1])).toEqual(['square look other', 'square look room', 'square look hold', 'square look other']);
  });

  it('leaves squares empty that a filter hides or that are not read yet', async () => {
    expect(texts(await show(rows[0], { filter: { ...ANY, status: 'Covered' } }))).toEqual(['', '', '', '1/1']);
    const { cells, ...unread } = rows[0];
    expect(cells).toBeDefined();
    const element = await show(unread);
    expect(texts(element)).toEqual(['', '', '', '']);
    expect(element.shadowRoot.querySelector('tr').getAttribute('aria-busy')).toBe('true');
  });

  it('is reached by Tab in one column only, and takes the focus there', async () => {
    const element = await show(rows[0], { stop: 4 });
    expect(element.shadowRoot.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    element.focusStop();
    expect(element.shadowRoot.activeElement.getAttribute('aria-label')).toMatch(/^Analytics: /);
  });

  it('opens a product line, or all of the account', async () => {
    const element = await show();
    const opened = [];
    element.addEventListener('open', ({ detail }) => opened.push(detail));
    buttons(element)[0].click();
    buttons(element)[2].click();
    expect(opened).toEqual([
      { accountId: '001Quillhaven', name: 'Quillhaven', column: 1 },
      { accountId: '001Quillhaven', name: 'Quillhaven', column: 4, line: 'analytics' }
    ]);
  });

  it('is accessible', async () => {
    const element = await show();
    await expect(element.closest('table')).toBeAccessible();
  });
});
