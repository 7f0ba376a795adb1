import { HealthError } from '../domain/healthError.ts';
import { abandonJob, createJob, deleteJob, jobFailed, waitForJob } from './bulkJob.ts';
import type { BulkJob, BulkOptions, JobStatus } from './bulkJob.ts';
import { columnsOf, csvHeader, csvLine } from './csvWriter.ts';
import { readIngestResults } from './ingestResults.ts';
import type { Receipt, RowToSave, SaveRequest } from './orgClient.ts';
import { redact } from './redact.ts';
import type { Wire } from './wire.ts';

/** 100 MB of CSV: Salesforce allows 150 MB after base64. */
const defaultPartBytes = 100_000_000;

type Part = { readonly rows: readonly RowToSave[]; readonly csv: Uint8Array<ArrayBuffer> };

/**
 * Writes rows by Bulk 2.0 ingest, one job after another so that no two of them lock the same parent record.
 *
 * Receipts stand in the order of the rows; rows that the org did not get to have the code UNPROCESSED.
 */
export async function ingestParts(wire: Wire, apiVersion: string, request: SaveRequest, options: BulkOptions): Promise<readonly Receipt[]> {
  const columns = columnsOf(request.rows);
  const receipts: Receipt[] = [];
  for (const part of parts(request.rows, columns, options.partBytes ?? defaultPartBytes)) {
    receipts.push(...(await ingestPart(wire, apiVersion, { request, columns, part, options })));
  }
  return receipts;
}

type Ingest = {
  readonly request: SaveRequest;
  readonly columns: readonly string[];
  readonly part: Part;
  readonly options: BulkOptions;
};

async function ingestPart(wire: Wire, apiVersion: string, ingest: Ingest): Promise<readonly Receipt[]> {
  const { request, part } = ingest;
  const job = await createJob(wire, `/services/data/v${apiVersion}/jobs/ingest`, {
    object: request.object,
    operation: request.operation,
    ...(request.operation === 'upsert' ? { externalIdFieldName: request.externalId ?? 'Id' } : {}),
    contentType: 'CSV',
    columnDelimiter: 'COMMA',
    lineEnding: 'LF'
  });
  let end: JobStatus;
  try {
    const upload = await wire.send({
      method: 'PUT',
      path: `${job.path}/batches`,
      headers: { 'content-type': 'text/csv; charset=UTF-8' },
      body: part.csv
    });
    await upload.body?.cancel();
    await wire.json({ method: 'PATCH', path: job.path, body: JSON.stringify({ state: 'UploadComplete' }) });
    end = await waitForJob(wire, job, ingest.options);
  } catch (error) {
    await abandonJob(wire, job);
    throw error;
  }
  const receipts = await readIngestResults(wire, job, {
    request,
    rows: part.rows,
    columns: ingest.columns,
    why: redact(end.errorMessage ?? '')
  });
  if (end.state === 'Failed' && receipts.every((receipt) => !receipt.ok && receipt.code === 'UNPROCESSED')) throw jobFailed(job, end);
  checkCounts(job, end, receipts);
  await deleteJob(wire, job);
  return receipts;
}

function checkCounts(job: BulkJob, end: JobStatus, receipts: readonly Receipt[]): void {
  const processed = receipts.filter((receipt) => receipt.ok || receipt.code !== 'UNPROCESSED').length;
  if (end.numberRecordsProcessed === undefined || end.numberRecordsProcessed === processed) return;
  throw new HealthError('BulkPageIncomplete', [job.id, `${end.numberRecordsProcessed} rows processed, results for ${processed}`]);
}

function* parts(rows: readonly RowToSave[], columns: readonly string[], partBytes: number): Generator<Part> {
  const header = csvHeader(columns);
  let lines = [header];
  let bytes = Buffer.byteLength(header);
  let first = 0;
  for (const [index, row] of rows.entries()) {
    const line = csvLine(columns, row);
    const size = Buffer.byteLength(line);
    if (bytes + size > partBytes && index > first) {
      yield { rows: rows.slice(first, index), csv: Buffer.from(lines.join('')) };
      lines = [header];
      bytes = Buffer.byteLength(header);
      first = index;
    }
    lines.push(line);
    bytes += size;
  }
  if (first < rows.length) yield { rows: rows.slice(first), csv: Buffer.from(lines.join('')) };
}
