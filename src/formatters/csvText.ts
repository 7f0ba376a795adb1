/** What stands in a cell of a CSV file: numbers stay numbers, null is an empty cell. */
export type CsvValue = string | number | null;

const byteOrderMark = '\uFEFF';

/**
 * Beginnings by which a spreadsheet takes a text for a formula, behind spaces too, which some drop; the wide signs of East Asian
 * keyboards are among them.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

/**
 * The same behind a character at which a spreadsheet of another locale splits cells or lines: it minds quotes only where a cell
 * begins, and that cell began elsewhere.
 */
const innerFormula = /([;\t\r\n][\s"]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

const needsQuotes = /[",;\t\r\n]|^\s|\s$/;

/**
 * Text of a CSV file that spreadsheets open as it is meant: UTF-8 with its mark, lines ended by CR LF, texts that begin like a
 * formula behind an apostrophe.
 *
 * Source: RFC 4180; the page's own export (`c/headroomCsv`) follows the same rules.
 *
 * @example  csvText([['=1+1', -5]]) // "'=1+1,-5" behind the mark
 */
export function csvText(lines: readonly (readonly CsvValue[])[]): string {
  return byteOrderMark + lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function cellText(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = (formula.test(value) ? `'${value}` : value).replace(innerFormula, "$1'");
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
