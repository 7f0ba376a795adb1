import HeadroomMatrixGrid from 'c/headroomMatrixGrid';
import { ANY, LARGEST_FIRST, readCount, totalOf, totalsOf } from 'c/headroomMatrixModel';
import { createElement } from 'lwc';
import { drawn, NearObserver } from '../../__tests__/browserParts';
import { matrixOf, record, summary } from '../../__tests__/matrixSamples';
import { draw, textOf } from '../../__tests__/reading';

beforeAll(() => {
  global.IntersectionObserver = NearObserver;
});

const tableFrom = ({ rows, matrix }, lines = matrix.lines) => {
  return { rows, lines, totals: totalsOf(rows, lines, ANY), whole: totalOf(rows), read: readCount(rows) };
};

async function show(sample = matrixOf(), more = {}) {
  const values = { table: tableFrom(sample), settings: sample.matrix.settings, filter: ANY, sort: LARGEST_FIRST, ...more };
  const element = await draw(createElement, ['c-headroom-matrix-grid', HeadroomMatrixGrid], values);
  await drawn();
  return element;
}

const grid = (element) => element.shadowRoot.querySelector('[role="grid"]');
const rowsIn = (element) => [...element.shadowRoot.querySelectorAll('c-headroom-matrix-row')];
const feet = (element) => [...element.shadowRoot.querySelectorAll('tfoot td')].map(textOf);

/** What has the focus: its column, in the row or in the heads. */
function focusOf(element) {
  const { activeElement } = element.shadowRoot;
  const inner = activeElement?.shadowRoot?.activeElement ?? activeElement;
  return [activeElement?.rowIndex, inner?.dataset.column];
}

async function press(element, key, more = {}) {
  grid(element).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  await drawn();
}

describe('c-headroom-matrix-grid', () => {
  it('is a table with heads, a row for each account and totals, and says how large it is', async () => {
    const element = await show();
    expect(textOf(element.shadowRoot.querySelector('thead'))).toBe(
      'Account Open lines Amount a year Platform seats Analytics Training places Premium support'
    );
    expect(rowsIn(element).map(({ row }) => row.name)).toEqual(['Quillhaven', 'Tallowmere', 'Northquay']);
    expect([grid(element).getAttribute('aria-rowcount'), grid(element).getAttribute('aria-colcount')]).toEqual(['5', '7']);
    expect(textOf(grid(element).querySelector('caption'))).toMatch(/^Accounts by product lines/);
    await expect(element).toBeAccessible();
  });

  it('adds up by currency, one line each, and says what has no amount', async () => {
    expect(feet(await show())).toEqual([
      '3 accounts',
      '3',
      'USD 66,000 EUR 30,000',
      '1 open USD 36,000',
      '2 open USD 30,000 EUR 30,000',
      '0 open',
      '0 open'
    ]);
    const open = matrixOf([summary('A', { open: 1 })], [record('A', 'seats')]);
    expect(feet(await show(open)).slice(3, 4)).toEqual(['1 open 1 of them without an amount']);
  });

  it('gives no total of a product line while cells are missing', async () => {
    const sample = matrixOf();
    const [first, ...others] = sample.rows;
    const element = await show({ ...sample, rows: [{ ...first, cells: undefined }, ...others] });
    expect(feet(element).slice(3)).toEqual(['…', '…', '…', '…']);
  });

  it('counts what a filter shows that asks for another status', async () => {
    const sample = matrixOf();
    const filter = { ...ANY, status: 'Covered' };
    const table = { ...tableFrom(sample), totals: totalsOf(sample.rows, sample.matrix.lines, filter) };
    expect(feet(await show(sample, { filter, table })).slice(3)).toEqual(['1 shown', '0 shown', '0 shown', '1 shown']);
  });

  it('marks the column that it is sorted by, and asks for another', async () => {
    const element = await show();
    const heads = [...element.shadowRoot.querySelectorAll('thead th')];
    expect(heads.map((head) => head.getAttribute('aria-sort'))).toEqual([null, null, 'descending', null, null, null, null]);
    const asked = [];
    element.addEventListener('sort', ({ detail }) => asked.push(detail.by));
    heads[4].querySelector('button').click();
    expect(asked).toEqual(['line:analytics']);
  });

  it('is one stop for Tab; keys move the focus from the heads through the squares to the totals', async () => {
    const element = await show();
    const stops = () => element.shadowRoot.querySelectorAll('[tabindex="0"]').length;
    expect(stops()).toBe(1);
    element.shadowRoot.querySelector('thead button').focus();
    await press(element, 'ArrowDown');
    expect(focusOf(element)).toEqual([2, '0']);
    await press(element, 'End');
    expect(focusOf(element)).toEqual([2, '6']);
    await press(element, 'End', { ctrlKey: true });
    expect(focusOf(element)).toEqual([undefined, '6']);
    expect(stops()).toBe(1);
  });

  it('passes on what is opened, and takes the focus back there', async () => {
    const element = await show();
    const opened = [];
    element.addEventListener('open', ({ detail }) => opened.push(detail));
    rowsIn(element)[1].shadowRoot.querySelectorAll('button')[2].click();
    expect(opened).toEqual([{ accountId: '001Tallowmere', name: 'Tallowmere', column: 4, line: 'analytics' }]);
    element.focusAgain();
    await drawn();
    expect(focusOf(element)).toEqual([3, '4']);
  });

  it('draws six rows a block and of a long list only what is near the view', async () => {
    global.IntersectionObserver = class {
      observe() {}

      disconnect() {}
    };
    const sample = matrixOf(
      Array.from({ length: 60 }, (_, at) => summary(`A${at}`)),
      []
    );
    const element = await show(sample);
    expect(rowsIn(element)).toHaveLength(6);
    expect(element.shadowRoot.querySelectorAll('tbody')).toHaveLength(10);
    element.shadowRoot.querySelector('thead button').focus();
    await press(element, 'End', { ctrlKey: true });
    await press(element, 'ArrowUp');
    expect(focusOf(element)[0]).toBe(61);
    global.IntersectionObserver = NearObserver;
  });
});
