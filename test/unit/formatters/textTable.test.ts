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

  it('gives signs of East Asian scripts two columns, set or cut', () => {
    const line = (name: string): string =>
      textTable(
        [
          { title: 'N', of: () => name, shrinks: true },
          { title: 'M', of: () => '1' }
        ],
        ['row']
      )[1] ?? '';
    expect(line('青竹')).toBe('  青竹  1');
    expect(
      textTable(
        [
          { title: 'Name', of: (name: string) => name },
          { title: 'M', of: () => '1' }
        ],
        ['青竹', 'abcd']
      )
    ).toEqual(['  Name  M', '  青竹  1', '  abcd  1']);
    // 95 columns are left: 46 signs of two columns and three dots.
    expect(line('青'.repeat(60))).toBe(`  ${'青'.repeat(46)}...  1`);
  });
});
