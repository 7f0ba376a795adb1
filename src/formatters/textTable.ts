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

/** Signs of a text; one outside the basic plane counts once. */
function lengthOf(text: string): number {
  return [...text].length;
}

function cut(text: string, width: number): string {
  return lengthOf(text) <= width ? text : `${[...text].slice(0, Math.max(0, width - 3)).join('')}...`;
}

function padded(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - lengthOf(text)));
  return right ? space + text : text + space;
}
