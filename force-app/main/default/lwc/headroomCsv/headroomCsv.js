/**
 * Text of a CSV file that spreadsheets open as it is meant: UTF-8 with its mark, numbers as numbers, and no text that a
 * spreadsheet would take for a formula.
 */

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Beginnings by which a spreadsheet takes a text for a formula, behind spaces too, which some drop; the wide signs of East Asian
 * keyboards are among them.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

/**
 * The same behind a character at which a spreadsheet of another locale splits cells or lines: it minds quotes only where a cell
 * begins, and that cell began elsewhere.
 */
const INNER_FORMULA = /([;\t\r\n][\s"]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * @param {string | number | null | undefined} value
 */
function cellText(value) {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const text = (FORMULA.test(value) ? `'${value}` : value).replace(INNER_FORMULA, "$1'");
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {readonly (readonly (string | number | null | undefined)[])[]} lines  cells; numbers stay numbers, texts are made harmless
 * @returns {string}
 */
export function csvText(lines) {
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

/**
 * Hands a text to the browser as a file. Lightning Web Security refuses Blobs of the type text/csv; the name says what it is.
 * Source: https://developer.salesforce.com/docs/platform/lwc/guide/security-lwsec-mime.html
 * @param {string} name  of the file
 * @param {string} text
 */
export function saveFile(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
