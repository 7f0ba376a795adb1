import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countOf, IndexedWriter, readTexts } from '../files/indexedFile.ts';
import { makeId } from '../ids.ts';
import type { LocalOrg } from '../localOrg.ts';
import { OrgError } from '../orgError.ts';
import type { JsonRecord } from './shapeRecord.ts';

const cursorPrefix = '0r8';
const lifetimeMs = 2 * 24 * 3_600_000;

type OpenCursor = { readonly userId: string; readonly openedMs: number };

const cursors = new WeakMap<LocalOrg, Map<string, OpenCursor>>();

function cursorsOf(org: LocalOrg): Map<string, OpenCursor> {
  let open = cursors.get(org);
  if (!open) cursors.set(org, (open = new Map()));
  return open;
}

/** A part of a query's records, with the locator of the next one. */
export type CursorPage = {
  readonly totalSize: number;
  readonly done: boolean;
  readonly records: readonly unknown[];
  readonly locator?: string;
};

/**
 * Answers the first page of records and keeps all in a file, so that later pages are what the query saw and cost no second run.
 *
 * Locators are `<cursor id>-<records before this page>`, as the platform's. They end after two days, and with the org's process.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_query.htm
 */
export function firstPage(org: LocalOrg, userId: string, records: Iterable<JsonRecord>, pageSize: number): CursorPage {
  const page: JsonRecord[] = [];
  let cursor: { readonly id: string; readonly writer: IndexedWriter } | undefined;
  for (const record of records) {
    if (page.length < pageSize) page.push(record);
    else {
      cursor ??= openCursor(org, userId, page);
      cursor.writer.add(JSON.stringify(record));
    }
  }
  if (!cursor) return { totalSize: page.length, done: true, records: page };
  cursor.writer.close();
  return { totalSize: cursor.writer.count, done: false, records: page, locator: `${cursor.id}-${pageSize}` };
}

function openCursor(org: LocalOrg, userId: string, first: readonly JsonRecord[]): { readonly id: string; readonly writer: IndexedWriter } {
  const id = makeId(cursorPrefix, org.database.nextNumber('id.cursor'));
  mkdirSync(cursorFolder(org), { recursive: true });
  cursorsOf(org).set(id, { userId, openedMs: org.clock.nowMs() });
  const writer = new IndexedWriter(pathOf(org, id));
  for (const record of first) writer.add(JSON.stringify(record));
  return { id, writer };
}

/** The page that a locator stands for. */
export function nextPage(org: LocalOrg, userId: string, locator: string, pageSize: number): CursorPage {
  const [id = '', startText = ''] = locator.split('-');
  const start = Number(startText);
  const known = cursorsOf(org).get(id);
  const invalid = new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  const isOpen = known?.userId === userId && org.clock.nowMs() - known.openedMs < lifetimeMs;
  if (!isOpen || !/^\d+$/.test(startText) || !existsSync(pathOf(org, id))) throw invalid;
  const total = countOf(pathOf(org, id));
  if (start < 0 || start >= total) throw invalid;
  const end = Math.min(start + pageSize, total);
  const records = readTexts(pathOf(org, id), start, end).map((text): unknown => JSON.parse(text));
  return end < total ? { totalSize: total, done: false, records, locator: `${id}-${end}` } : { totalSize: total, done: true, records };
}

/** Removes what an earlier process kept: its locators are refused from now on. */
export function forgetCursors(org: LocalOrg): void {
  rmSync(cursorFolder(org), { recursive: true, force: true });
  cursorsOf(org).clear();
}

function cursorFolder(org: LocalOrg): string {
  return join(org.folder, 'cursors');
}

function pathOf(org: LocalOrg, id: string): string {
  return join(cursorFolder(org), `${id}.jsonl`);
}
