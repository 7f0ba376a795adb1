import { describe, expect, it } from 'vitest';
import { csvText } from '../../../src/formatters/csvText.ts';

const component = new URL('../../../force-app/main/default/lwc/headroomCsv/headroomCsv.js', import.meta.url).href;
const page = (await import(component)) as { readonly csvText: typeof csvText };

/** The file without its mark; the page's own writer, which cannot import ours, writes the same. */
function lineOf(...cells: readonly (string | number | null)[]): string {
  const text = csvText([cells]);
  expect(page.csvText([cells])).toBe(text);
  return text.slice(1);
}

describe('a CSV file', () => {
  it('begins with the mark of UTF-8 and ends each line with CR LF', () => {
    expect(csvText([['a'], ['ö']])).toBe('\uFEFFa\r\nö\r\n');
  });

  it('keeps numbers as numbers, negative ones too, and empties what is unknown', () => {
    expect(lineOf(-5, 0.5, 1234567.89, null, '')).toBe('-5,0.5,1234567.89,,\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t'=1"`],
    ['\r=1', `"'\r'=1"`],
    [' =1+1', "' =1+1"],
    ['\u00a0@SUM(A1)', "'\u00a0@SUM(A1)"],
    ['\uFF1D1', "'\uFF1D1"],
    ['=HYPERLINK("http://x";"y")', `"'=HYPERLINK(""http://x"";""y"")"`],
    ['Acme;=1+1', `"Acme;'=1+1"`],
    ['Acme\n=1+1', `"Acme\n'=1+1"`],
    ['Acme;"=1+1"', `"Acme;""'=1+1"""`]
  ])('puts an apostrophe before what a spreadsheet would run: %j', (text, expected) => {
    expect(lineOf(text)).toBe(`${expected}\r\n`);
  });

  it('quotes commas, quotes, line breaks and spaces at the ends', () => {
    expect(lineOf('a,b', 'say "hi"', 'two\nlines', ' x', 'a-b')).toBe('"a,b","say ""hi""","two\nlines"," x",a-b\r\n');
  });
});
