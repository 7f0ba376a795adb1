import { closeSync, existsSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeId } from '../ids.ts';
import type { LocalOrg } from '../localOrg.ts';
import { OrgError } from '../orgError.ts';
import type { JsonRecord } from './shapeRecord.ts';

const cursorPrefix = '0r8';
const writeBuffer = 1 << 20;

/** A part of a query's records, with the locator of the next one. */
export type CursorPage = {
  readonly totalSize: number;
  readonly done: boolean;
  readonly records: readonly unknown[];
  readonly locator?: string;
};

/**
 * Answers the first page of records and keeps the rest in files, so that later pages are what the query saw and cost no second run.
 *
 * Locators are `<cursor id>-<records before this page>`, as the platform's. They end with the org's process; on the platform after two days.
 */
export function firstPage(org: LocalOrg, userId: string, records: Iterable<JsonRecord>, pageSize: number): CursorPage {
  const page: JsonRecord[] = [];
  let writer: CursorWriter | undefined;
  for (const record of records) {
    if (page.length < pageSize) page.push(record);
    else {
      writer ??= new CursorWriter(org, userId, page);
      writer.add(record);
    }
  }
  if (!writer) return { totalSize: page.length, done: true, records: page };
  writer.close();
  return { totalSize: writer.count, done: false, records: page, locator: `${writer.id}-${pageSize}` };
}

class CursorWriter {
  readonly id: string;
  count = 0;
  readonly #texts: number;
  readonly #offsets: number;
  #position = 0;
  #pendingTexts: string[] = [];
  #pendingBytes = 0;
  #pendingOffsets: bigint[] = [];

  constructor(org: LocalOrg, userId: string, first: readonly JsonRecord[]) {
    this.id = makeId(cursorPrefix, org.database.nextNumber('id.cursor'));
    mkdirSync(cursorFolder(org), { recursive: true });
    org.database.statement('insert into org_locator values (?, ?, ?)').run(this.id, userId, '');
    this.#texts = openSync(textPath(org, this.id), 'w', 0o600);
    this.#offsets = openSync(offsetPath(org, this.id), 'w', 0o600);
    for (const record of first) this.add(record);
  }

  add(record: JsonRecord): void {
    const text = JSON.stringify(record);
    this.#pendingOffsets.push(BigInt(this.#position));
    this.#pendingTexts.push(text);
    const bytes = Buffer.byteLength(text);
    this.#position += bytes;
    this.#pendingBytes += bytes;
    this.count++;
    if (this.#pendingBytes > writeBuffer) this.#flush();
  }

  #flush(): void {
    writeSync(this.#texts, this.#pendingTexts.join(''));
    writeSync(this.#offsets, new Uint8Array(BigUint64Array.from(this.#pendingOffsets).buffer));
    this.#pendingTexts = [];
    this.#pendingOffsets = [];
    this.#pendingBytes = 0;
  }

  close(): void {
    this.#pendingOffsets.push(BigInt(this.#position));
    this.#flush();
    closeSync(this.#texts);
    closeSync(this.#offsets);
  }
}

/** The page that a locator stands for. */
export function nextPage(org: LocalOrg, userId: string, locator: string, pageSize: number): CursorPage {
  const [id = '', startText = ''] = locator.split('-');
  const start = Number(startText);
  const known = org.database.statement('select user_id as owner from org_locator where id = ?').get(id);
  if (known?.['owner'] !== userId || !Number.isInteger(start) || !existsSync(textPath(org, id))) {
    throw new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  }
  const total = readOffsets(org, id).length - 1;
  const end = Math.min(start + pageSize, total);
  if (start < 0 || start >= total) throw new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  const records = readRecords(org, id, start, end);
  return end < total ? { totalSize: total, done: false, records, locator: `${id}-${end}` } : { totalSize: total, done: true, records };
}

function readOffsets(org: LocalOrg, id: string): BigUint64Array {
  const bytes = readRange(offsetPath(org, id), 0, undefined);
  return new BigUint64Array(bytes.buffer, bytes.byteOffset, bytes.length / BigUint64Array.BYTES_PER_ELEMENT);
}

function readRecords(org: LocalOrg, id: string, start: number, end: number): unknown[] {
  const offsets = readOffsets(org, id).subarray(start, end + 1);
  const from = Number(offsets[0]);
  const bytes = readRange(textPath(org, id), from, Number(offsets.at(-1)) - from);
  const records: unknown[] = [];
  for (let at = 0; at + 1 < offsets.length; at++) {
    records.push(JSON.parse(bytes.toString('utf8', Number(offsets[at]) - from, Number(offsets[at + 1]) - from)));
  }
  return records;
}

function readRange(path: string, from: number, length: number | undefined): Buffer {
  const file = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    let position = from;
    for (let rest = length ?? Number.POSITIVE_INFINITY; rest > 0;) {
      const chunk = Buffer.alloc(Math.min(rest, writeBuffer));
      const read = readSync(file, chunk, 0, chunk.length, position);
      if (read === 0) break;
      chunks.push(chunk.subarray(0, read));
      position += read;
      rest -= read;
    }
    const joined = Buffer.alloc(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) at += chunk.copy(joined, at);
    return joined;
  } finally {
    closeSync(file);
  }
}

/** Removes what an earlier process kept: its locators are refused from now on. */
export function forgetCursors(org: LocalOrg): void {
  rmSync(cursorFolder(org), { recursive: true, force: true });
  org.database.statement('delete from org_locator').run();
}

function cursorFolder(org: LocalOrg): string {
  return join(org.folder, 'cursors');
}

function textPath(org: LocalOrg, id: string): string {
  return join(cursorFolder(org), `${id}.jsonl`);
}

function offsetPath(org: LocalOrg, id: string): string {
  return join(cursorFolder(org), `${id}.offsets`);
}
