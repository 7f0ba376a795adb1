/** What ended a row: nothing at the end of the text. */
export type RowEnd = '\n' | '\r\n' | '\r' | '';

/**
 * Reads CSV (RFC 4180) piece by piece: quoted cells may hold delimiters, line breaks and doubled quotes. Empty lines are skipped.
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
      const cell = text.charCodeAt(at) === 34 ? readQuoted(text, at) : this.#readPlain(text, at);
      if (!cell) return isLast ? { cells: [...cells, text.slice(at + 1)], next: text.length, end: '', wasQuoted: true } : undefined;
      cells.push(cell.text);
      wasQuoted ||= text.charCodeAt(at) === 34;
      at = cell.next;
      if (at >= text.length) return isLast ? { cells, next: at, end: '', wasQuoted } : undefined;
      const character = text.charCodeAt(at);
      if (character === this.#delimiter) at++;
      else if (character === 10) return { cells, next: at + 1, end: '\n', wasQuoted };
      else if (character === 13) return this.#afterReturn(text, { cells, at, wasQuoted }, isLast);
    }
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
    if (text.charCodeAt(quote + 1) !== 34) return { text: value, next: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}
