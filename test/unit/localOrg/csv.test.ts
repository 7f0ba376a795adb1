import { describe, expect, it } from 'vitest';
import { numberCell, quoteCell } from '../../../src/localOrg/bulk/csv.ts';
import { CsvReader } from '../../../src/localOrg/bulk/csvReader.ts';

function rowsOf(text: string, sizes: number, delimiter = ','): string[][] {
  const reader = new CsvReader(delimiter);
  const rows: string[][] = [];
  for (let at = 0; at < text.length; at += sizes) rows.push(...reader.push(text.slice(at, at + sizes)));
  return [...rows, ...reader.end()];
}

describe('CSV', () => {
  const text = 'Name,Note\n"a, b","say ""hi"""\r\n"two\nlines",\n\nlast,"end"';
  const expected = [
    ['Name', 'Note'],
    ['a, b', 'say "hi"'],
    ['two\nlines', ''],
    ['last', 'end']
  ];

  it('reads quoted delimiters, quotes and line breaks however the text is cut', () => {
    for (const size of [1, 2, 3, 7, 1000]) expect(rowsOf(text, size)).toEqual(expected);
  });

  it('calls a row malformed that has text around a quoted cell, or no last quote, however the text is cut', () => {
    const broken = 'a,b\n"John", "Smith"\n"x"y,z\n"fine", plain\n"open,1\n';
    for (const size of [1, 3, 1000]) {
      const reader = new CsvReader(',');
      const rows: string[][] = [];
      for (let at = 0; at < broken.length; at += size) rows.push(...reader.push(broken.slice(at, at + size)));
      rows.push(...reader.end());
      expect(rows).toEqual([['a', 'b'], ['John', ' "Smith"'], ['xy', 'z'], ['fine', ' plain'], ['open,1\n']]);
      expect(rows.map((row) => reader.isMalformed(row))).toEqual([false, true, true, false, true]);
    }
  });

  it('tells how the first row ended', () => {
    const reader = new CsvReader(',');
    reader.push('A,B\r\n1,2\n');
    expect(reader.firstRowEnd).toBe('\r\n');
  });

  it('takes a byte order mark and another delimiter', () => {
    expect(rowsOf('\ufeffA;B\n1;2', 4, ';')).toEqual([
      ['A', 'B'],
      ['1', '2']
    ]);
  });

  it('doubles quotes when it writes', () => {
    expect(quoteCell('say "hi"')).toBe('"say ""hi"""');
  });

  it('shows fractional numbers as results do: one digit behind the point, scientific from ten million', () => {
    expect([0, 5, 12.5, 9_999_999, 80_000_000, 16_147_805_824_397, 0.0005, -2.5].map(numberCell)).toEqual([
      '0.0',
      '5.0',
      '12.5',
      '9999999.0',
      '8.0E7',
      '1.6147805824397E13',
      '5.0E-4',
      '-2.5'
    ]);
  });
});
