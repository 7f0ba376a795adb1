import { expected } from '../expected.ts';
import { createReadStream, existsSync } from 'node:fs';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { csvMarks, quoteCell } from './csv.ts';
import { CsvReader } from './csvReader.ts';
import { ingestPlan, type IngestPlan } from './ingestRow.ts';
import { findJob, jobFile, saveJob, type JobInfo } from './job.ts';
import { LineFile } from './lineFile.ts';
import { restInState } from './restInState.ts';

/** Rows of one transaction: other requests get their turn in between. */
const rowsPerBatch = 2000;

/** File of the uploaded rows. */
export function uploadPath(org: LocalOrg, job: JobInfo): string {
  return jobFile(org, job, 'upload.csv');
}

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
    if (!(error instanceof JobFailure))
      process.stderr.write(`local org: ingest job ${job.id} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  } finally {
    run.close();
  }
  job.totalProcessingTime = Date.now() - started;
  if (!org.isClosed) saveJob(org, job);
}

class IngestRun {
  readonly #context: OrgContext;
  readonly #job: JobInfo;
  readonly #delimiter: string;
  readonly #ending: string;
  #plan: IngestPlan | undefined;
  readonly #files: { readonly successful: LineFile; readonly failed: LineFile; readonly unprocessed: LineFile };

  constructor(context: OrgContext, job: JobInfo) {
    this.#context = context;
    this.#job = job;
    const { delimiter, ending } = csvMarks(job);
    this.#delimiter = delimiter;
    this.#ending = ending;
    const file = (name: string): LineFile => new LineFile(jobFile(context.org, job, name));
    this.#files = {
      successful: file('successfulResults.csv'),
      failed: file('failedResults.csv'),
      unprocessed: file('unprocessedrecords.csv')
    };
  }

  async readAll(): Promise<void> {
    const path = uploadPath(this.#context.org, this.#job);
    if (!existsSync(path)) return;
    const reader = new CsvReader(this.#delimiter);
    for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 19 })) {
      if (this.#context.org.isClosed) return;
      await this.#take(reader, reader.push(piece as string));
    }
    if (!this.#context.org.isClosed) await this.#take(reader, reader.end());
  }

  async #take(reader: CsvReader, rows: string[][]): Promise<void> {
    const data = this.#plan ? rows : this.#begin(reader, rows);
    for (let from = 0; from < data.length; from += rowsPerBatch) {
      if (isStopped(this.#context.org, this.#job)) this.#job.state = 'Aborted';
      this.#runBatch(data.slice(from, from + rowsPerBatch));
      saveJob(this.#context.org, this.#job);
      if (this.#job.state === 'InProgress') await restInState(this.#context.org);
      if (this.#context.org.isClosed) return;
    }
  }

  /** Reads the header; returns the rows behind it. */
  #begin(reader: CsvReader, rows: string[][]): string[][] {
    const [header, ...data] = rows;
    if (!header) return [];
    if (reader.firstRowEnd !== '' && reader.firstRowEnd !== this.#ending) {
      throw new JobFailure(`ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${this.#job.lineEnding}`);
    }
    const names = this.#line(header);
    this.#files.successful.add(`"sf__Id"${this.#delimiter}"sf__Created"${this.#delimiter}${names}`);
    this.#files.failed.add(`"sf__Id"${this.#delimiter}"sf__Error"${this.#delimiter}${names}`);
    this.#files.unprocessed.add(names);
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

  #line(cells: readonly string[]): string {
    return cells.map(quoteCell).join(this.#delimiter) + this.#ending;
  }

  #runBatch(rows: readonly string[][]): void {
    if (this.#job.state !== 'InProgress') {
      for (const row of rows) this.#files.unprocessed.add(this.#line(row));
      return;
    }
    this.#context.org.database.transaction(() => {
      for (const row of rows) this.#runRow(row);
    });
  }

  #runRow(cells: readonly string[]): void {
    this.#job.numberRecordsProcessed++;
    const result = expected(this.#plan, 'the plan of the job').save(cells);
    const line = this.#line(cells);
    if (result.ok) this.#files.successful.add(`"${result.id}"${this.#delimiter}"${result.created}"${this.#delimiter}${line}`);
    else {
      this.#job.numberRecordsFailed++;
      this.#files.failed.add(`"${result.id}"${this.#delimiter}${quoteCell(result.error)}${this.#delimiter}${line}`);
    }
  }

  close(): void {
    for (const file of Object.values(this.#files)) file.close();
  }
}
