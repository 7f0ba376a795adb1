import { indented } from './words.ts';

/** A column of a table; titles of several words take several lines. */
export type TextColumn<Row> = {
  readonly title: string;
  readonly of: (row: Row) => string;
  /** Numbers stand at the right. */
  readonly right?: boolean;
  /** May be cut to fit the terminal; what is cut ends with three dots. */
  readonly shrinks?: boolean;
};

/** Columns of a terminal, less what a table is set in by. */
const tableColumns = 98;
const betweenColumns = 2;
const titleColumns = 14;
const leastColumns = 10;

/** A table as lines of at most 100 columns, as far as columns that may shrink allow it: a header and a line for each row. */
export function textTable<Row>(columns: readonly TextColumn<Row>[], rows: readonly Row[]): readonly string[] {
  const titles = columns.map(({ title }) => titleLines(title));
  const cells = rows.map((row) => columns.map(({ of }) => of(row)));
  const widths = fitting(
    columns,
    columns.map((_, at) => Math.max(...(titles[at] ?? []).map(lengthOf), ...cells.map((row) => lengthOf(row[at] ?? ''))))
  );
  const line = (row: readonly string[]): string =>
    indented(row.map((text, at) => padded(cut(text, widths[at] ?? 0), widths[at] ?? 0, columns[at]?.right === true)).join('  ')).trimEnd();
  const deepest = Math.max(...titles.map((lines) => lines.length));
  // A short title stands on the lowest line of the header, next to its values.
  const header = Array.from({ length: deepest }, (_, at) => titles.map((lines) => lines[at - deepest + lines.length] ?? ''));
  return [...header.map(line), ...cells.map(line)];
}

/** Widths with the widest column that may shrink made narrower until all fit. */
function fitting<Row>(columns: readonly TextColumn<Row>[], wanted: readonly number[]): readonly number[] {
  const widths = [...wanted];
  const total = (): number => widths.reduce((sum, width) => sum + width + betweenColumns, -betweenColumns);
  for (;;) {
    const able = widths.flatMap((width, at) => (columns[at]?.shrinks === true && width > leastColumns ? [{ width, at }] : []));
    const [widest] = able.sort((a, b) => b.width - a.width);
    if (total() <= tableColumns || widest === undefined) return widths;
    widths[widest.at] = widest.width - 1;
  }
}

function titleLines(title: string): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= titleColumns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Signs that take two columns of a terminal: those of East Asian scripts and full-width forms, and pictures.
 * Source: https://www.unicode.org/reports/tr11/ (East Asian Width, W and F)
 */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (wide.test(sign) ? 2 : 1), 0);
}

function cut(text: string, width: number): string {
  if (lengthOf(text) <= width) return text;
  const signs = [...text];
  while (signs.length > 0 && lengthOf(signs.join('')) > width - 3) signs.pop();
  return `${signs.join('')}...`;
}

function padded(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - lengthOf(text)));
  return right ? space + text : text + space;
}
