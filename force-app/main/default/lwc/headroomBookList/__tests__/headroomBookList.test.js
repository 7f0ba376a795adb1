import HeadroomBookList from 'c/headroomBookList';
import { datedRows, MONDAY_ORDER, orderBook } from 'c/headroomBookModel';
import { createElement } from 'lwc';
import { node, span, view } from '../../__tests__/bookSamples';
import { drawn, NearObserver } from '../../__tests__/browserParts';
import { draw, find } from '../../__tests__/reading';
import { blocksOf, itemsOf } from '../blocks';

/** So many accounts on track, largest contract value first. */
function many(count) {
  const nodes = Array.from({ length: count }, (_, n) => node(`A${n}`, { score: 90, band: 'green', value: count - n }));
  return orderBook(datedRows(view(nodes).rows, span), MONDAY_ORDER);
}

describe('blocks', () => {
  it('hold twelve items each, and their height says how many rows and groups they have', () => {
    const blocks = blocksOf(itemsOf(many(14), 50));
    expect(blocks.map(({ items }) => items.length)).toEqual([12, 3]);
    expect(blocks.map(({ style }) => style)).toEqual([
      'height: calc(var(--headroom-book-row) * 11 + var(--headroom-book-group) * 1)',
      'height: calc(var(--headroom-book-row) * 3 + var(--headroom-book-group) * 0)'
    ]);
  });

  it('count their rows from 2, for the heads are the first of the table', () => {
    expect(itemsOf(many(2), 50).map(({ index, isGroup }) => [index, isGroup])).toEqual([
      [2, true],
      [3, false],
      [4, false]
    ]);
  });

  it('end where no more rows are to be shown, and a group without rows has no heading', () => {
    const [rest] = many(3);
    const groups = [rest, { key: 'unscored', rows: rest.rows }];
    expect(itemsOf(groups, 3).filter(({ isGroup }) => isGroup)).toHaveLength(1);
    expect(itemsOf(groups, 4)).toHaveLength(6);
  });
});

describe('c-headroom-book-list', () => {
  const values = { sort: MONDAY_ORDER, today: span.today, scoreTitle: 'Risk by department', bandLabel: 'At risk', hasMoney: true };
  const show = (groups, more = {}) => draw(createElement, ['c-headroom-book-list', HeadroomBookList], { ...values, groups, ...more });
  const rows = (element) => element.shadowRoot.querySelectorAll('c-headroom-book-row');

  it('draws all rows of a list that is in view, and tells screen readers how many there are', async () => {
    global.IntersectionObserver = NearObserver;
    const element = await show(many(23));
    await drawn();
    expect(rows(element)).toHaveLength(23);
    expect(find(element, '[role="table"]').getAttribute('aria-rowcount')).toBe('25');
    expect(rows(element)[22].getAttribute('aria-rowindex')).toBe('25');
  });

  it('is accessible', async () => {
    global.IntersectionObserver = NearObserver;
    const element = await show(many(3));
    await drawn();
    await expect(element).toBeAccessible();
  });

  it('keeps rows out of the page that are far from the view, and their place in it', async () => {
    const watched = [];
    let tell;
    global.IntersectionObserver = class {
      constructor(told) {
        tell = told;
      }

      observe(target) {
        watched.push(target);
      }

      disconnect() {}
    };
    const element = await show(many(2000), { pageSize: 2000 });
    await drawn();
    expect(rows(element)).toHaveLength(11);
    expect(watched).toHaveLength(167);
    expect(find(element, '[role="table"]').getAttribute('aria-rowcount')).toBe('2002');
    tell([{ target: watched[0], isIntersecting: false }]);
    tell([{ target: watched[166], isIntersecting: true }]);
    await drawn();
    expect([...rows(element)].map(({ row }) => row.name)).toEqual(Array.from({ length: 9 }, (_, n) => `A${1991 + n}`));
  });

  it('shows the first rows and the others when asked', async () => {
    global.IntersectionObserver = NearObserver;
    const element = await show(many(12), { pageSize: 5 });
    await drawn();
    expect(rows(element)).toHaveLength(5);
    const more = find(element, '.more .ask');
    expect(more.textContent).toBe('Show 7 more');
    more.click();
    await drawn();
    expect(rows(element)).toHaveLength(12);
    expect(find(element, '.more')).toBeNull();
  });
});
