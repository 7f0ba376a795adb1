import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { HealthError } from '../../domain/healthError.ts';
import type { FileRow } from '../../imports/answer.ts';
import { delimiterOf, unreadableStart } from '../../imports/fileText.ts';

/** A file of rows that can be read any number of times without being held in memory. */
export type ImportFile = {
  readonly headings: readonly string[];
  /** Rows behind the heading, without empty lines. Throws ImportFileInvalid where the file is no CSV in UTF-8, or changed meanwhile. */
  readonly rows: () => AsyncGenerator<FileRow>;
};

const firstBytes = 65_536;

/** Opens a CSV file: looks at its encoding, its delimiter and its heading. */
export async function openImportFile(path: string): Promise<ImportFile> {
  const start = await startOf(path);
  const encoding = unreadableStart(start);
  if (encoding !== undefined) throw invalid(path, `it is ${encoding === 'Excel' ? 'an Excel workbook' : encoding}, not CSV in UTF-8`);
  const before = await stampOf(path);
  const delimiter = delimiterOf(new TextDecoder().decode(start).split(/\r?\n/, 1)[0] ?? '');
  let headings: readonly string[] = [];
  for await (const { cells } of recordsOf(path, delimiter)) {
    headings = cells;
    break;
  }
  if (headings.length === 0) throw invalid(path, 'it is empty: the first line has to name the columns');
  return {
    headings,
    rows: async function* rows() {
      let isHeading = true;
      for await (const row of recordsOf(path, delimiter)) {
        if (!isHeading && !(row.cells.length === 1 && row.cells[0]?.trim() === '')) yield row;
        isHeading = false;
      }
      if ((await stampOf(path)) !== before) throw invalid(path, 'it changed while it was read');
    }
  };
}

async function startOf(path: string): Promise<Uint8Array> {
  if ((await stat(path)).isDirectory()) throw invalid(path, 'it is a folder');
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(firstBytes), 0, firstBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function stampOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  return `${size} ${mtimeMs}`;
}

async function* recordsOf(path: string, delimiter: string): AsyncGenerator<FileRow> {
  const records = Readable.from(textOf(path)).compose(
    parse({ delimiter, relax_column_count: true, skip_empty_lines: false, record_delimiter: ['\r\n', '\n', '\r'] })
  );
  let line = 1;
  try {
    for await (const cells of records as AsyncIterable<readonly string[]>) {
      yield { line, cells };
      line += 1 + lineEndsIn(cells);
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw invalid(path, `the row that begins on line ${line} has a quote that does not end or ends early`, error);
    throw error;
  }
}

/** Line ends inside quotes: the row stands on so many lines more. */
function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split(/\r\n|\n|\r/).length - 1, 0);
}

/** The file's text in parts, without the mark that may stand before it. */
async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    let text: string;
    try {
      text = decoder.decode(bytes, { stream: true });
    } catch (error) {
      throw invalid(path, `after line ${line} it holds bytes that are no UTF-8`, error);
    }
    line += text.split('\n').length - 1;
    yield text;
  }
  try {
    yield decoder.decode();
  } catch (error) {
    throw invalid(path, `it ends in the middle of a letter`, error);
  }
}

function invalid(path: string, what: string, cause?: unknown): HealthError {
  return new HealthError('ImportFileInvalid', [path, what], cause === undefined ? {} : { cause });
}
