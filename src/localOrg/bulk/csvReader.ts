const quoteMark = 34;

/** What ended a row: nothing at the end of the text. */
export type RowEnd = '\n' | '\r\n' | '\r' | '';

/**
 * Reads CSV (RFC 4180) piece by piece: quoted cells may hold delimiters, line breaks and doubled quotes. Empty lines are skipped. A row with
 * a double quote where none may stand is read as far as it can be, and `isMalformed`.
 *
 * @example
 * const reader = new CsvReader(',');
 * reader.push('a,"b\n'); // []
 * reader.push('c"\nd,e\n'); // [['a', 'b\nc'], ['d', 'e']]
 */
export class CsvReader {
  readonly #delimiter: number;
  #rest = '';
  #isFirst = true;
  readonly #malformed = new WeakSet<readonly string[]>();
  /** How the first row ended: jobs must say the right one. */
  firstRowEnd: RowEnd = '';

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** Rows that are complete with this piece. */
  push(piece: string): string[][] {
    return this.#read(this.#rest + piece, false);
  }

  /** The row that no line break ended, where there is one. */
  end(): string[][] {
    return this.#rest === '' ? [] : this.#read(`${this.#rest}\n`, true);
  }

  /** True for a row with text before or behind a quoted cell, or whose last quote is missing. */
  isMalformed(row: readonly string[]): boolean {
    return this.#malformed.has(row);
  }

  #read(text: string, isLast: boolean): string[][] {
    const rows: string[][] = [];
    let at = this.#isFirst && text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (at < text.length) {
      const row = this.#readRow(text, at, isLast);
      if (!row) break;
      at = row.next;
      if (this.#isFirst) this.firstRowEnd = row.end;
      this.#isFirst = false;
      if (row.cells.length > 1 || row.cells[0] !== '' || row.wasQuoted) rows.push(row.cells);
    }
    this.#rest = text.slice(at);
    return rows;
  }

  #readRow(text: string, start: number, isLast: boolean): Row | undefined {
    const cells: string[] = [];
    let at = start;
    let wasQuoted = false;
    for (;;) {
      const isQuoted = text.charCodeAt(at) === quoteMark;
      wasQuoted ||= isQuoted;
      const cell = isQuoted ? readQuoted(text, at) : this.#readPlain(text, at);
      if (!cell) return isLast ? this.#unclosed([...cells, text.slice(at + 1, -1)], text.length) : undefined;
      cells.push(cell.text);
      if (!isQuoted && /^ +"/.test(cell.text)) this.#malformed.add(cells);
      at = isQuoted ? this.#skipBehindQuote(text, cell.next, cells) : cell.next;
      if (at >= text.length) return isLast ? { cells, next: at, end: '', wasQuoted } : undefined;
      const character = text.charCodeAt(at);
      if (character === this.#delimiter) at++;
      else if (character === 10) return { cells, next: at + 1, end: '\n', wasQuoted };
      else return this.#afterReturn(text, { cells, at, wasQuoted }, isLast);
    }
  }

  /** The last quote of the file is missing: its rest is one cell. */
  #unclosed(cells: string[], next: number): Row {
    this.#malformed.add(cells);
    return { cells, next, end: '', wasQuoted: true };
  }

  /** Adds to the last cell what stands between its closing quote and the next delimiter, where nothing may stand. */
  #skipBehindQuote(text: string, at: number, cells: string[]): number {
    const behind = this.#readPlain(text, at);
    if (behind.text === '') return at;
    cells.push(`${cells.pop() ?? ''}${behind.text}`);
    this.#malformed.add(cells);
    return behind.next;
  }

  #afterReturn(text: string, row: { cells: string[]; at: number; wasQuoted: boolean }, isLast: boolean): Row | undefined {
    const { cells, at, wasQuoted } = row;
    if (at + 1 === text.length && !isLast) return undefined;
    const isPair = text[at + 1] === '\n';
    return { cells, next: at + (isPair ? 2 : 1), end: isPair ? '\r\n' : '\r', wasQuoted };
  }

  #readPlain(text: string, start: number): Cell {
    let at = start;
    while (at < text.length) {
      const character = text.charCodeAt(at);
      if (character === 10 || character === 13 || character === this.#delimiter) break;
      at++;
    }
    return { text: text.slice(start, at), next: at };
  }
}

type Cell = { readonly text: string; readonly next: number };
type Row = { readonly cells: string[]; readonly next: number; readonly end: RowEnd; readonly wasQuoted: boolean };

/** A quoted cell; undefined when its last quote is not there yet, or may be the first of two. */
function readQuoted(text: string, start: number): Cell | undefined {
  let from = start + 1;
  let value = '';
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0 || quote + 1 === text.length) return undefined;
    value += text.slice(from, quote);
    if (text.charCodeAt(quote + 1) !== quoteMark) return { text: value, next: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}
