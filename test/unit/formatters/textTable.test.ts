import { describe, expect, it } from 'vitest';
import { textTable } from '../../../src/formatters/textTable.ts';

type Row = { readonly name: string; readonly amount: string };
const columns = [
  { title: 'Name', of: ({ name }: Row) => name, shrinks: true },
  { title: 'Weighted estimate, not a forecast', of: ({ amount }: Row) => amount, right: true }
];

describe('a table', () => {
  it('wraps long titles upwards and sets numbers to the right', () => {
    expect(textTable(columns, [{ name: 'Acme', amount: '5' }])).toEqual([
      '             Weighted',
      '        estimate, not',
      '  Name     a forecast',
      '  Acme              5'
    ]);
  });

  it('cuts the column that may shrink where the terminal ends', () => {
    const [, , , line = ''] = textTable(columns, [{ name: 'x'.repeat(200), amount: '5' }]);
    expect(line).toHaveLength(100);
    expect(line).toMatch(/^ {2}x+\.\.\. +5$/);
  });

  it('counts a sign outside the basic plane once', () => {
    expect(
      textTable(
        [
          { title: 'N', of: (name: string) => name },
          { title: 'M', of: () => '1' }
        ],
        ['😀', 'a']
      )
    ).toEqual(['  N  M', '  😀  1', '  a  1']);
  });
});
