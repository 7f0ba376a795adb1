import { csvHeader, csvLine } from './csvWriter.ts';
import type { RowToSave } from './orgClient.ts';

/** Rows that go into one job, by their places `from` (inclusive) to `to` (exclusive), and their CSV with its header. */
export type CsvPart = { readonly from: number; readonly to: number; readonly csv: Uint8Array<ArrayBuffer> };

export type CsvCut = {
  readonly columns: readonly string[];
  /** Largest part in bytes; a single row may be larger. */
  readonly partBytes: number;
  /** What each row locks; a part ends between two of them, unless one alone is too large for a part. */
  readonly parents?: readonly string[];
};

/**
 * Rows cut into parts of CSV, so that rows which lock the same record stay in one job where they fit. Pure.
 *
 * Each part is made when it is asked for: no two of them are in memory.
 */
export function* csvParts(rows: readonly RowToSave[], { columns, partBytes, parents }: CsvCut): Generator<CsvPart> {
  const header = Buffer.from(csvHeader(columns));
  let from = 0;
  while (from < rows.length) {
    const lines = new LineBuffer(header);
    let to = from;
    // Place and size behind the last whole parent.
    let whole = { to: from, bytes: 0 };
    for (; to < rows.length; to += 1) {
      if (to > from && parents?.[to] !== parents?.[to - 1]) whole = { to, bytes: lines.bytes };
      const line = csvLine(columns, rows[to] ?? {});
      if (to > from && lines.bytes + Buffer.byteLength(line) > partBytes) break;
      lines.add(line);
    }
    const isCut = to < rows.length && parents !== undefined && whole.to > from;
    yield isCut ? { from, to: whole.to, csv: lines.take(whole.bytes) } : { from, to, csv: lines.take(lines.bytes) };
    from = isCut ? whole.to : to;
  }
}

/** Text as UTF-8 that grows. */
class LineBuffer {
  bytes: number;
  private buffer: Buffer<ArrayBuffer>;

  constructor(header: Buffer) {
    this.buffer = Buffer.alloc(Math.max(65_536, header.length));
    this.bytes = header.copy(this.buffer);
  }

  add(line: string): void {
    // No character takes more than three bytes for each of its code units.
    const needed = this.bytes + line.length * 3;
    if (needed > this.buffer.length) {
      const larger = Buffer.alloc(Math.max(needed, this.buffer.length * 2));
      this.buffer.copy(larger, 0, 0, this.bytes);
      this.buffer = larger;
    }
    this.bytes += this.buffer.write(line, this.bytes);
  }

  take(bytes: number): Uint8Array<ArrayBuffer> {
    return this.buffer.subarray(0, bytes);
  }
}
