import { expected } from '../expected.ts';
import { createReadStream, existsSync } from 'node:fs';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { csvMarks } from './csv.ts';
import { CsvReader } from './csvReader.ts';
import { ingestPlan, type IngestPlan, type RowResult } from './ingestRow.ts';
import { setRestAside } from './interruptedJobs.ts';
import { orderOfRows } from './jobFaults.ts';
import { findJob, saveJob, uploadPath, type JobInfo } from './job.ts';
import { restInState } from './restInState.ts';
import { ResultFiles } from './resultFiles.ts';

/** Rows of one transaction: other requests get their turn in between. */
const rowsPerBatch = 2000;
/** Rows that the platform saves in one call. Source: .../asynch_api_concepts_limits.htm (batch processing) */
const rowsPerChunk = 200;

class JobFailure extends Error {}

/** True once somebody has aborted or deleted the job. */
function isStopped(org: LocalOrg, job: JobInfo): boolean {
  return (findJob(org, 'ingest', job.id)?.state ?? 'Aborted') === 'Aborted';
}

/** Jobs that run, by id: an aborted job is still putting its unprocessed rows aside when its state says Aborted. */
const runs = new WeakMap<LocalOrg, Map<string, Promise<void>>>();

/** Starts an ingest job; each row succeeds or fails for itself. */
export function startIngestJob(context: OrgContext, job: JobInfo): void {
  const { org } = context;
  const running = runs.get(org) ?? new Map<string, Promise<void>>();
  runs.set(org, running);
  running.set(
    job.id,
    runIngestJob(context, job).finally(() => running.delete(job.id))
  );
}

/** Comes back when the job no longer runs: its results are whole then. */
export async function endOfIngestJob(org: LocalOrg, job: JobInfo): Promise<void> {
  await runs.get(org)?.get(job.id);
}

/** Never rejects. */
async function runIngestJob(context: OrgContext, job: JobInfo): Promise<void> {
  const { org } = context;
  await restInState(org);
  if (org.isClosed || isStopped(org, job)) return;
  const started = Date.now();
  job.state = 'InProgress';
  saveJob(org, job);
  const run = new IngestRun(context, job);
  try {
    await run.readAll();
    if (job.state === 'InProgress') job.state = 'JobComplete';
  } catch (error) {
    job.state = 'Failed';
    job.errorMessage =
      error instanceof JobFailure ? error.message : `InternalServerError : ${error instanceof Error ? error.message : String(error)}`;
    // Somebody may have deleted the job with its files meanwhile.
    if (!(error instanceof JobFailure) && findJob(org, 'ingest', job.id))
      process.stderr.write(`local org: ingest job ${job.id} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  } finally {
    run.close();
  }
  if (org.isClosed) return;
  if (job.state === 'Failed') await setRestAside(org, job);
  job.totalProcessingTime = Date.now() - started;
  saveJob(org, job);
}

class IngestRun {
  readonly #context: OrgContext;
  readonly #job: JobInfo;
  #plan: IngestPlan | undefined;
  #columns = 0;
  /** Rows after which a fault ends the job. */
  readonly #mostRows: number;
  readonly #files: ResultFiles;

  constructor(context: OrgContext, job: JobInfo) {
    this.#context = context;
    this.#job = job;
    this.#files = new ResultFiles(context.org, job);
    this.#mostRows = context.org.faults.fires('ingest_fails_with_unprocessed', job)?.rows ?? Infinity;
  }

  async readAll(): Promise<void> {
    const path = uploadPath(this.#context.org, this.#job);
    if (!existsSync(path)) return;
    const reader = new CsvReader(csvMarks(this.#job).delimiter);
    for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 19 })) {
      if (this.#context.org.isClosed) return;
      await this.#take(reader, reader.push(piece as string));
    }
    if (!this.#context.org.isClosed) await this.#take(reader, reader.end());
  }

  async #take(reader: CsvReader, rows: string[][]): Promise<void> {
    const data = this.#plan ? rows : this.#begin(reader, rows);
    for (let from = 0; from < data.length;) {
      if (isStopped(this.#context.org, this.#job)) this.#job.state = 'Aborted';
      const batch = data.slice(from, from + this.#nextRows());
      from += batch.length;
      this.#runBatch(orderOfRows(this.#context.org, this.#job, batch), reader);
      if (this.#job.state === 'InProgress') await restInState(this.#context.org);
      if (this.#context.org.isClosed) return;
    }
  }

  /** How many rows the next transaction takes. */
  #nextRows(): number {
    const left = this.#mostRows - this.#job.numberRecordsProcessed;
    if (left <= 0) throw new JobFailure('InternalServerError : Retried more than twenty times');
    return Math.min(rowsPerBatch, left);
  }

  /** Reads the header; returns the rows behind it. */
  #begin(reader: CsvReader, rows: string[][]): string[][] {
    const [header, ...data] = rows;
    if (!header) return [];
    if (reader.firstRowEnd !== '' && reader.firstRowEnd !== csvMarks(this.#job).ending) {
      throw new JobFailure(`ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${this.#job.lineEnding}`);
    }
    this.#files.addHeader(header);
    this.#columns = header.length;
    this.#plan = this.#makePlan(header);
    return data;
  }

  #makePlan(header: readonly string[]): IngestPlan {
    try {
      return ingestPlan(this.#context, this.#job, header);
    } catch (error) {
      if (error instanceof OrgError) throw new JobFailure(`InvalidBatch : ${error.message}`);
      throw error;
    }
  }

  #runBatch(rows: readonly string[][], reader: CsvReader): void {
    const job = this.#job;
    if (job.state !== 'InProgress') {
      for (const row of rows) this.#files.addUnprocessed(row);
      return;
    }
    const before = { numberRecordsProcessed: job.numberRecordsProcessed, numberRecordsFailed: job.numberRecordsFailed };
    try {
      this.#context.org.database.transaction(() => {
        for (let from = 0; from < rows.length; from += rowsPerChunk) this.#runChunk(rows.slice(from, from + rowsPerChunk), reader);
        // In one transaction with the rows: whenever the process dies, the results tell of the rows that were kept, and of no others.
        job.resultBytes = this.#files.flush();
        saveJob(this.#context.org, job);
      });
    } catch (error) {
      Object.assign(job, before);
      throw error;
    }
  }

  #runChunk(rows: readonly string[][], reader: CsvReader): void {
    expected(this.#plan, 'the plan of the job').begin(rows);
    for (const row of rows) this.#runRow(row, reader);
  }

  #runRow(cells: readonly string[], reader: CsvReader): void {
    const problem = this.#problemOf(cells, reader);
    const result: RowResult =
      problem === undefined ? expected(this.#plan, 'the plan of the job').save(cells) : { ok: false, id: '', error: problem };
    this.#job.numberRecordsProcessed++;
    if (!result.ok) this.#job.numberRecordsFailed++;
    this.#files.addResult(cells, result);
  }

  /** A row that cannot be told apart into the columns of the header. Source: .../datafiles_prepare_csv.htm */
  #problemOf(cells: readonly string[], reader: CsvReader): string | undefined {
    if (reader.isMalformed(cells)) return 'INVALID_INPUT:The row is no CSV: a double quote stands where none may stand:--';
    if (cells.length === this.#columns) return undefined;
    return `INVALID_INPUT:The row has ${cells.length} columns, the header has ${this.#columns}:--`;
  }

  close(): void {
    this.#files.close();
  }
}
