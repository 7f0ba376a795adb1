import { describe, expect, it } from 'vitest';
import { endsInOrder, shapeOf, splitStatement } from '../../../../src/store/together/splitStatement.ts';

const shape = (text: string, parameters: readonly (string | number | boolean | null)[] = []): string =>
  shapeOf(splitStatement(text, parameters));

describe('a statement taken apart', () => {
  it('has its bound values, with their casts, and literals that say their type', () => {
    const { pieces, values } = splitStatement(`a = ? and b < cast(? as date) and c > date '2026-11-22' limit 1`, [5, '2026-01-01']);
    expect(pieces).toEqual(['a = ', ' and b < ', ' and c > ', ' limit 1']);
    expect(values).toEqual([
      { sql: '?', bound: [5] },
      { sql: 'cast(? as date)', bound: ['2026-01-01'] },
      { sql: `date '2026-11-22'`, bound: [] }
    ]);
  });

  it('has no value in names and texts, whatever stands there', () => {
    const { pieces, values } = splitStatement(`select "Why?" as "date '1'", 'is it ''so''?' where x = ?`, ['y']);
    expect(values).toEqual([{ sql: '?', bound: ['y'] }]);
    expect(pieces).toEqual([`select "Why?" as "date '1'", 'is it ''so''?' where x = `, '']);
  });

  it('has the shape of another one that differs in values only', () => {
    expect(shape('a = ?', ['x'])).toBe(shape('a = ?', ['y']));
    expect(shape(`a < date '2026-01-01'`)).toBe(shape(`a < date '2026-02-01'`));
    expect(shape('a = ?', ['x'])).not.toBe(shape('b = ?', ['x']));
  });

  it('has another shape where a value is of another type', () => {
    expect(shape('a = ?', ['1'])).not.toBe(shape('a = ?', [1]));
    expect(shape('a = ?', [1])).not.toBe(shape('a = ?', [1.5]));
    expect(shape(`a < date '2026-01-01'`)).not.toBe(shape(`a < timestamp '2026-01-01'`));
  });
});

describe('the order of rows', () => {
  it('means something where ORDER BY stands at the end, and nothing inside of an aggregate', () => {
    expect(endsInOrder('select a from t order by coalesce(a, 0), b desc')).toBe(true);
    expect(endsInOrder('select first(a order by b) as a from t group by c')).toBe(false);
    expect(endsInOrder('select a from t')).toBe(false);
  });
});
