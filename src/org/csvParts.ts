import { csvHeader, csvLine } from './csvWriter.ts';
import type { RowToSave } from './orgClient.ts';

/** Rows that go into one job, by their places `from` (inclusive) to `to` (exclusive), and their CSV with its header. */
export type CsvPart = { readonly from: number; readonly to: number; readonly csv: Blob };

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
 * Each part is made when it is asked for: no two of them are in memory, and the text of none is there twice.
 */
export function* csvParts(rows: readonly RowToSave[], { columns, partBytes, parents }: CsvCut): Generator<CsvPart> {
  const header = Buffer.from(csvHeader(columns));
  let from = 0;
  while (from < rows.length) {
    const lines = new LineBlob(header);
    let to = from;
    // Place and size behind the last whole parent.
    let whole = { to: from, bytes: 0 };
    for (; to < rows.length; to += 1) {
      if (to > from && parents?.[to] !== parents?.[to - 1]) whole = { to, bytes: lines.bytes };
      const line = csvLine(columns, rows[to] ?? {});
      const bytes = Buffer.byteLength(line);
      if (to > from && lines.bytes + bytes > partBytes) break;
      lines.add(line, bytes);
    }
    const isCut = to < rows.length && parents !== undefined && whole.to > from;
    yield isCut ? { from, to: whole.to, csv: lines.take(whole.bytes) } : { from, to, csv: lines.take(lines.bytes) };
    from = isCut ? whole.to : to;
  }
}

const bytesAPiece = 1_048_576;

/** Text as UTF-8 in pieces, so that it stands in memory once: nothing is copied to grow, nor when it is sent. */
class LineBlob {
  bytes: number;
  private readonly pieces: Blob[] = [];
  private piece = Buffer.alloc(bytesAPiece);
  private used: number;

  constructor(header: Buffer<ArrayBuffer>) {
    this.pieces.push(new Blob([header]));
    this.bytes = header.length;
    this.used = 0;
  }

  add(line: string, bytes: number): void {
    if (this.used + bytes > this.piece.length) this.endPiece(bytes);
    this.used += this.piece.write(line, this.used);
    this.bytes += bytes;
  }

  /** The first bytes. Nothing can be added behind them. */
  take(bytes: number): Blob {
    this.endPiece(0);
    return new Blob(this.pieces).slice(0, bytes);
  }

  /** A blob keeps a copy of its own, so that the buffer is used again. */
  private endPiece(needed: number): void {
    if (this.used > 0) this.pieces.push(new Blob([this.piece.subarray(0, this.used)]));
    this.used = 0;
    if (needed > this.piece.length) this.piece = Buffer.alloc(needed);
  }
}
