import type { DatabaseSync } from 'node:sqlite';
import type { CompiledColumn, CompiledQuery } from '../../soql/compiledQuery.ts';
import type { SqlValue } from '../database.ts';
import { IndexedWriter } from '../files/indexedFile.ts';
import type { LocalOrg } from '../localOrg.ts';
import { csvMarks, numberCell, quoteCell } from './csv.ts';
import { findJob, jobFile, saveJob, type JobInfo } from './job.ts';
import { restInState } from './restInState.ts';

const rowsPerTurn = 5000;

/** File of a query job's rows, without the header. */
export function rowsPath(org: LocalOrg, job: JobInfo): string {
  return jobFile(org, job, 'rows.csv');
}

/** Runs a query job to its end: rows go to a file as they are read, from one snapshot of the data. Never rejects. */
export async function runQueryJob(org: LocalOrg, job: JobInfo, query: CompiledQuery): Promise<void> {
  await restInState(org);
  if (org.isClosed || isStopped(org, job)) return;
  const started = Date.now();
  job.state = 'InProgress';
  saveJob(org, job);
  await restInState(org);
  if (org.isClosed || isStopped(org, job)) return;
  const snapshot = org.database.openSnapshot();
  try {
    const finished = await writeRows(org, job, { query, snapshot });
    if (finished) job.state = 'JobComplete';
  } catch (error) {
    job.state = 'Failed';
    job.errorMessage = `InternalServerError : ${error instanceof Error ? error.message : String(error)}`;
    process.stderr.write(`local org: query job ${job.id} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  } finally {
    snapshot.close();
  }
  job.totalProcessingTime = Date.now() - started;
  if (!org.isClosed) saveJob(org, job);
}

/** True once somebody has aborted or deleted the job. */
function isStopped(org: LocalOrg, job: JobInfo): boolean {
  return (findJob(org, 'query', job.id)?.state ?? 'Aborted') === 'Aborted';
}

type Source = { readonly query: CompiledQuery; readonly snapshot: DatabaseSync };

/** False when the job was aborted, a fault ended it or the org closed meanwhile. */
async function writeRows(org: LocalOrg, job: JobInfo, { query, snapshot }: Source): Promise<boolean> {
  const statement = snapshot.prepare(query.sql);
  statement.setReturnArrays(true);
  const parameters = query.parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value));
  const format = rowFormat(job, query);
  const writer = new IndexedWriter(rowsPath(org, job));
  const failure = org.faults.fires('job_fails_at', job);
  try {
    for (const row of statement.iterate(...parameters) as unknown as Iterable<readonly SqlValue[]>) {
      if (failure && writer.count >= failure.row) return failed(job);
      writer.add(format(row));
      if (writer.count % rowsPerTurn !== 0) continue;
      await restInState(org);
      if (org.isClosed) return false;
      if (isStopped(org, job)) {
        job.state = 'Aborted';
        return false;
      }
    }
  } finally {
    writer.close();
  }
  if (failure) return failed(job);
  job.numberRecordsProcessed = writer.count;
  return true;
}

/** The words of a batch that the platform gave up on. Source: https://github.com/airbytehq/airbyte/pull/8009 */
function failed(job: JobInfo): boolean {
  job.state = 'Failed';
  job.errorMessage = 'InternalServerError : Retried more than fifteen times';
  return false;
}

/** Header of the results, with its line ending. */
export function headerOf(job: JobInfo, query: CompiledQuery): string {
  const names = query.columns.map((column) => quoteCell(column.path.join('.')));
  const { delimiter, ending } = csvMarks(job);
  return names.join(delimiter) + ending;
}

function rowFormat(job: JobInfo, query: CompiledQuery): (row: readonly SqlValue[]) => string {
  const cells = query.columns.map(cellFormat);
  const { delimiter, ending } = csvMarks(job);
  return (row) => {
    let line = '';
    for (const [at, cell] of cells.entries()) line += (at === 0 ? '' : delimiter) + cell(row[at] ?? null);
    return line + ending;
  };
}

/** Instants keep their `Z`, an empty value is an empty pair of quotes. */
function cellFormat(column: CompiledColumn): (value: SqlValue) => string {
  const { type } = column;
  if (type === 'boolean') return (value) => (value === null ? '""' : value === 1 ? '"true"' : '"false"');
  if (type === 'double' || type === 'currency' || type === 'percent')
    return (value) => (value === null ? '""' : `"${numberCell(Number(value))}"`);
  if (type === 'int') return (value) => (value === null ? '""' : `"${value}"`);
  if (column.type === 'anyType') return anyCell;
  return (value) => (value === null ? '""' : quoteCell(String(value)));
}

/** A value of a history row: written like a value of its own type. */
function anyCell(value: SqlValue): string {
  if (value === null) return '""';
  const own: unknown = JSON.parse(String(value));
  return quoteCell(typeof own === 'number' ? numberCell(own) : String(own));
}
