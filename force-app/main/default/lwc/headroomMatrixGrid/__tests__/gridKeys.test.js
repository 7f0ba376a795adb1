import { placeAfter } from '../gridKeys';

/** Heads, ten accounts, totals; the fourth column stands aside. */
const size = { rows: 12, columns: [0, 1, 2, 4], page: 3, isMirrored: false };
const after = (key, row, column, more = {}) => {
  const place = placeAfter({ key, ...more }, { row, column }, { ...size, ...more });
  return place && [place.row, place.column];
};

describe('keys in the grid', () => {
  it('arrows move to the next square and stop at the edges', () => {
    expect(after('ArrowDown', 0, 1)).toEqual([1, 1]);
    expect(after('ArrowUp', 0, 1)).toEqual([0, 1]);
    expect(after('ArrowRight', 3, 4)).toEqual([3, 4]);
    expect(after('ArrowLeft', 3, 0)).toEqual([3, 0]);
  });

  it('pass over columns that stand aside on a narrow screen', () => {
    expect(after('ArrowRight', 3, 2)).toEqual([3, 4]);
    expect(after('ArrowLeft', 3, 4)).toEqual([3, 2]);
  });

  it('turn round where one writes from right to left', () => {
    expect(after('ArrowLeft', 3, 1, { isMirrored: true })).toEqual([3, 2]);
    expect(after('ArrowRight', 3, 1, { isMirrored: true })).toEqual([3, 0]);
  });

  it('Home and End lead along the row, with Ctrl to the first account and the last total', () => {
    expect(after('Home', 5, 2)).toEqual([5, 0]);
    expect(after('End', 5, 2)).toEqual([5, 4]);
    expect(after('Home', 5, 2, { ctrlKey: true })).toEqual([1, 0]);
    expect(after('End', 5, 2, { metaKey: true })).toEqual([11, 4]);
  });

  it('Page Up and Page Down move a screen and stay below the heads', () => {
    expect(after('PageDown', 2, 1)).toEqual([5, 1]);
    expect(after('PageDown', 10, 1)).toEqual([11, 1]);
    expect(after('PageUp', 2, 1)).toEqual([1, 1]);
  });

  it('leave other keys alone', () => {
    expect(after('Enter', 2, 1)).toBeUndefined();
    expect(after('ArrowDown', 2, 1, { ctrlKey: true })).toBeUndefined();
  });
});
