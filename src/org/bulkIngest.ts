import { HealthError } from '../domain/healthError.ts';
import { abandonJob, createJob, jobFailed, jobStatus } from './bulkJob.ts';
import type { BulkJob, BulkOptions, JobStatus } from './bulkJob.ts';
import { csvParts } from './csvParts.ts';
import { columnsOf } from './csvWriter.ts';
import { readIngestResults } from './ingestResults.ts';
import type { Receipt, RowToSave, SaveRequest } from './orgClient.ts';
import { redact } from './redact.ts';
import { waitForIngest } from './waitForIngest.ts';
import type { Wire } from './wire.ts';

/** Salesforce takes 150 MB after base64, so 100 MB of CSV; what the header of a request adds stays well below the rest. */
const defaultPartBytes = 90_000_000;

/**
 * Writes rows by Bulk 2.0 ingest, one job after another so that no two of them lock the same parent record.
 *
 * A job costs three calls to create, fill and start, one for each look at it, and one for each kind of result that its counts
 * say there is. It is left to the org, which keeps it for seven days, so that an admin can see in Setup what was written.
 *
 * Receipts stand in the order of the rows; rows that the org did not get to have the code UNPROCESSED. Sending again what a
 * lost reply leaves unknown is harmless for upserts, updates and deletes.
 *
 * @throws HealthError BulkJobFailed for a job that somebody aborted, that does not end, or whose rows are no rows to the org
 */
export async function ingestParts(wire: Wire, apiVersion: string, request: SaveRequest, options: BulkOptions): Promise<readonly Receipt[]> {
  const columns = columnsOf(request.rows);
  const receipts: Receipt[] = [];
  const cut = { columns, partBytes: options.partBytes ?? defaultPartBytes };
  const { rows, parents } = request;
  for (const { from, to, csv } of csvParts(rows, parents === undefined ? cut : { ...cut, parents })) {
    const part = { rows: rows.slice(from, to), csv };
    receipts.push(...(await ingestPart(wire, apiVersion, { request, columns, part, options })));
  }
  return receipts;
}

type Ingest = {
  readonly request: SaveRequest;
  readonly columns: readonly string[];
  readonly part: { readonly rows: readonly RowToSave[]; readonly csv: Blob };
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
    await upload(wire, job, part.csv);
    await start(wire, job);
    request.onAnswer?.();
    end = await waitForIngest(wire, job, part.rows.length, ingest.options);
  } catch (error) {
    await abandonJob(wire, job);
    throw error;
  }
  // The rows themselves cannot be read: no other way would take them either.
  if (end.state === 'Failed' && /^(InvalidBatch|ClientInputError)/.test(end.errorMessage ?? '')) throw jobFailed(job, end);
  const why = redact(end.errorMessage ?? '');
  const receipts = await readIngestResults(wire, job, { request, rows: part.rows, columns: ingest.columns, end, why });
  checkCounts(job, end, receipts);
  return receipts;
}

/** Uploads the rows, once: an upload whose reply was lost and that is sent again is refused, because the rows are there. */
async function upload(wire: Wire, job: BulkJob, csv: Blob): Promise<void> {
  try {
    const headers = { 'content-type': 'text/csv; charset=UTF-8' };
    const reply = await wire.send({ method: 'PUT', path: `${job.path}/batches`, headers, body: csv });
    await reply.body?.cancel();
  } catch (error) {
    if (!isRefused(error, 'INVALIDJOB')) throw error;
  }
}

/** Has the org work on the rows; a job that is not open any more was started by a try whose reply was lost. */
async function start(wire: Wire, job: BulkJob): Promise<void> {
  try {
    await wire.json({ method: 'PATCH', path: job.path, body: JSON.stringify({ state: 'UploadComplete' }) });
  } catch (error) {
    if (!isRefused(error, 'INVALIDJOBSTATE') || (await jobStatus(wire, job)).state === 'Open') throw error;
  }
}

function isRefused(error: unknown, code: string): boolean {
  return error instanceof HealthError && error.name === 'RequestRefused' && error.values[0]?.toUpperCase() === code;
}

function checkCounts(job: BulkJob, end: JobStatus, receipts: readonly Receipt[]): void {
  const processed = receipts.filter((receipt) => receipt.ok || receipt.code !== 'UNPROCESSED').length;
  if (end.numberRecordsProcessed === undefined || end.numberRecordsProcessed === processed) return;
  throw new HealthError('BulkPageIncomplete', [job.id, `${end.numberRecordsProcessed} rows processed, results for ${processed}`]);
}
