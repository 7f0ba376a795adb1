import { Readable, pipeline } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { parse } from 'csv-parse';
import { HealthError } from '../domain/healthError.ts';
import type { BulkJob, JobStatus } from './bulkJob.ts';
import type { Receipt, RowToSave, SaveRequest } from './orgClient.ts';
import { toId18 } from './orgId.ts';
import { redact } from './redact.ts';
import type { Wire } from './wire.ts';

/** Rows of a job as they were sent, how it ended, and in `why` what it says of its own failure. */
type Sent = {
  readonly request: SaveRequest;
  readonly rows: readonly RowToSave[];
  readonly columns: readonly string[];
  readonly end: JobStatus;
  readonly why: string;
};

const kinds = ['successfulResults', 'failedResults', 'unprocessedrecords'] as const;
type Kind = (typeof kinds)[number];

type ResultRow = { readonly [column: string]: string };

/**
 * Reads the results of an ingest job, as many of the three kinds as its counts say there are, and puts them back in the order
 * of the rows sent. Of a job that failed, or that tells no counts, all three are asked for.
 *
 * The org keeps no order, so a result is found by the key column (external id or record id); inserts have none and are
 * found by all their values. A row without any result is an error: it must never count as done.
 */
export async function readIngestResults(wire: Wire, job: BulkJob, sent: Sent): Promise<readonly Receipt[]> {
  const keys = keyColumns(sent);
  const open = openPlaces(sent.rows, keys);
  const receipts = new Array<Receipt | undefined>(sent.rows.length).fill(undefined);
  for (const kind of kinds.filter((each) => isThere(each, sent))) {
    for await (const row of csvRows(wire, job, kind)) {
      const place = open.get(resultKey(row, keys))?.shift();
      if (place === undefined) throw new HealthError('BulkPageIncomplete', [job.id, `${kind} holds a row that was not sent`]);
      receipts[place] = toReceipt(job, kind, row, sent.why);
    }
  }
  return receipts.map((receipt) => {
    if (receipt === undefined) throw new HealthError('BulkPageIncomplete', [job.id, 'a row has no result']);
    return receipt;
  });
}

/** Processed rows are those that succeeded and those that failed. Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_info.htm */
function isThere(kind: Kind, { end, rows }: Sent): boolean {
  const { state, numberRecordsProcessed: processed, numberRecordsFailed: failed } = end;
  if (state === 'Failed' || processed === undefined || failed === undefined) return true;
  return { successfulResults: processed > failed, failedResults: failed > 0, unprocessedrecords: processed < rows.length }[kind];
}

function toReceipt(job: BulkJob, kind: Kind, row: ResultRow, why: string): Receipt {
  if (kind === 'successfulResults') return successReceipt(job, row);
  return kind === 'failedResults' ? failureReceipt(row) : unprocessedReceipt(why);
}

function keyColumns(sent: Sent): readonly string[] {
  switch (sent.request.operation) {
    case 'upsert':
      return [sent.request.externalId ?? 'Id'];
    case 'update':
    case 'delete':
      return ['Id'];
    case 'insert':
      return sent.columns;
  }
}

function openPlaces(rows: readonly RowToSave[], keys: readonly string[]): Map<string, number[]> {
  const open = new Map<string, number[]>();
  for (const [place, row] of rows.entries()) {
    const key = sentKey(row, keys);
    const places = open.get(key);
    if (places === undefined) open.set(key, [place]);
    else places.push(place);
  }
  return open;
}

function sentKey(row: RowToSave, keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => keyText(key, row[key] === null ? '' : String(row[key] ?? ''))));
}

function resultKey(row: ResultRow, keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => keyText(key, row[key] === '#N/A' ? '' : (row[key] ?? ''))));
}

function keyText(key: string, value: string): string {
  return key === 'Id' ? toId18(value) : value;
}

async function* csvRows(wire: Wire, job: BulkJob, name: string): AsyncGenerator<ResultRow> {
  const reply = await wire.send({ method: 'GET', path: `${job.path}/${name}`, headers: { accept: 'text/csv' } });
  if (reply.body === null) return;
  const parser = parse({ columns: true, bom: true });
  // A broken download destroys the parser, which then throws below.
  pipeline(Readable.fromWeb(reply.body as ReadableStream), parser, () => undefined);
  try {
    for await (const row of parser) yield row as ResultRow;
  } catch (error) {
    throw new HealthError('BulkPageIncomplete', [job.id, `${name}: ${redact(String(error))}`], { cause: error });
  }
}

function successReceipt(job: BulkJob, row: ResultRow): Receipt {
  const id = row['sf__Id'];
  if (id === undefined || id === '') throw new HealthError('BulkPageIncomplete', [job.id, 'a row was written and has no id']);
  return { ok: true, id: toId18(id), created: row['sf__Created'] === 'true' };
}

/** `CODE:message:field,field --`, as Bulk 2.0 writes errors of a row. */
function failureReceipt(row: ResultRow): Receipt {
  const text = row['sf__Error'] ?? '';
  const found = /^([A-Z][A-Z0-9_]*):(.*?)(?::([A-Za-z0-9_, ]*) ?--)?\s*$/s.exec(text);
  const id = row['sf__Id'] ?? '';
  return {
    ok: false,
    ...(id === '' ? {} : { id: toId18(id) }),
    code: found?.[1] ?? 'UNKNOWN',
    message: redact(found?.[2] ?? text),
    fields: (found?.[3] ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
  };
}

function unprocessedReceipt(why: string): Receipt {
  return { ok: false, code: 'UNPROCESSED', message: `the org did not get to this row${why === '' ? '' : `: ${why}`}`, fields: [] };
}
