import { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';
import { documentedLimit } from '../domain/platformLimits.ts';
import type { JsonReader } from './compositeReads.ts';
import type { OrgRecord } from './orgClient.ts';
import { toId18 } from './orgId.ts';
import { shapeOf } from './replyShape.ts';

/** Rows that the org gives in one reply to a query; its own advice is Bulk 2.0 for more. */
export const oneRestPage = documentedLimit('queryPage');

export type SoqlQuery = { readonly soql: string; readonly deleted?: boolean };

const page = z.object({
  totalSize: z.number(),
  done: z.boolean(),
  records: z.array(z.record(z.string(), z.unknown())).optional(),
  nextRecordsUrl: z.string().optional()
});

/**
 * All records of a query, page after page; an error when a page is missing or comes twice.
 *
 * Cursors of a query live two days and may be lost earlier: then the query is begun anew, once.
 * Source: https://help.salesforce.com/s/articleView?id=000384958
 *
 * @throws HealthError CursorLost when the cursor is lost again
 */
export async function queryRecords(reader: JsonReader, apiVersion: string, query: SoqlQuery): Promise<readonly OrgRecord[]> {
  try {
    return await readPages(reader, apiVersion, query);
  } catch (error) {
    if (!(error instanceof HealthError) || error.name !== 'CursorLost') throw error;
    return readPages(reader, apiVersion, query);
  }
}

async function readPages(reader: JsonReader, apiVersion: string, query: SoqlQuery): Promise<readonly OrgRecord[]> {
  const records: OrgRecord[] = [];
  const seen = new Set<string>();
  let path = queryPath(apiVersion, query);
  for (;;) {
    if (seen.has(path)) throw new HealthError('RequestRefused', ['REPEATED_LOCATOR', 'the org sent the same query page twice', path]);
    seen.add(path);
    const reply = shapeOf(page, await reader.read(path), 'query');
    for (const record of reply.records ?? []) records.push(withoutAttributes(record));
    if (reply.done) {
      if (records.length !== reply.totalSize) throw shortResult(records.length, reply.totalSize);
      return records;
    }
    if (reply.nextRecordsUrl === undefined) throw shortResult(records.length, reply.totalSize);
    path = reply.nextRecordsUrl;
  }
}

/** `totalSize` of a counting query. */
export async function queryCount(reader: JsonReader, apiVersion: string, query: SoqlQuery): Promise<number> {
  return shapeOf(page, await reader.read(queryPath(apiVersion, query)), 'query').totalSize;
}

function queryPath(apiVersion: string, query: SoqlQuery): string {
  const resource = query.deleted === true ? 'queryAll' : 'query';
  return `/services/data/v${apiVersion}/${resource}?q=${encodeURIComponent(query.soql)}`;
}

function shortResult(read: number, announced: number): HealthError {
  return new HealthError('RequestRefused', ['SHORT_RESULT', `${announced} records announced, ${read} sent`, 'query']);
}

/** The record as stages take it: ids of its own and of the platform's lookups have 18 characters. */
function withoutAttributes(record: { readonly [field: string]: unknown }): OrgRecord {
  const entries = Object.entries(record).filter(([name]) => name !== 'attributes');
  return Object.fromEntries(entries.map(([name, value]) => [name, isRecord(value) ? withoutAttributes(value) : asValue(name, value)]));
}

function asValue(name: string, value: unknown): unknown {
  return typeof value === 'string' && name.endsWith('Id') ? toId18(value) : value;
}

function isRecord(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && 'attributes' in value;
}
