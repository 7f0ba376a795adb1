import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeId } from '../ids.ts';
import type { LocalOrg } from '../localOrg.ts';
import { jsonParserError, notFound, OrgError } from '../orgError.ts';
import { delimiters, lineEndings } from './csv.ts';

export type JobKind = 'query' | 'ingest';

export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';

/** A Bulk API 2.0 job as its resource shows it. Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_info.htm */
export type JobInfo = {
  readonly id: string;
  readonly kind: JobKind;
  readonly userId: string;
  readonly operation: string;
  readonly object: string;
  readonly createdDate: string;
  readonly apiVersion: number;
  readonly lineEnding: string;
  readonly columnDelimiter: string;
  readonly query?: string;
  readonly externalIdFieldName?: string;
  state: JobState;
  systemModstamp: string;
  numberRecordsProcessed: number;
  numberRecordsFailed: number;
  totalProcessingTime: number;
  errorMessage?: string;
  /** Present once an ingest job has kept rows. */
  resultBytes?: ResultBytes;
};

/** How long the files of an ingest job are that tell of kept rows, in bytes. */
export type ResultBytes = { readonly successful: number; readonly failed: number };

const jobPrefix = '750';

export type NewJob = Pick<JobInfo, 'kind' | 'userId' | 'operation' | 'object' | 'apiVersion' | 'lineEnding' | 'columnDelimiter'> &
  Partial<Pick<JobInfo, 'query' | 'externalIdFieldName'>>;

/** Creates a job in the state that its kind begins with, and the folder that holds its files. */
export function createJob(org: LocalOrg, given: NewJob): JobInfo {
  const stamp = org.clock.stamp();
  const job: JobInfo = {
    ...given,
    id: makeId(jobPrefix, org.database.nextNumber('id.job')),
    createdDate: stamp,
    systemModstamp: stamp,
    state: given.kind === 'query' ? 'UploadComplete' : 'Open',
    numberRecordsProcessed: 0,
    numberRecordsFailed: 0,
    totalProcessingTime: 0
  };
  mkdirSync(jobFolder(org, job.id), { recursive: true });
  org.database
    .statement('insert into org_job (id, kind, info, user_id) values (?, ?, ?, ?)')
    .run(job.id, job.kind, JSON.stringify(job), job.userId);
  return job;
}

/** Stores what a job has become; a job that was deleted meanwhile stays deleted. */
export function saveJob(org: LocalOrg, job: JobInfo): void {
  job.systemModstamp = org.clock.stamp();
  org.database.statement('update org_job set info = ? where id = ?').run(JSON.stringify(job), job.id);
}

const keptDays = 7;

/** Jobs, and their results, are there for seven days. Source: .../asynch_api_concepts_limits.htm (results are kept for seven days) */
function isGone(org: LocalOrg, job: JobInfo): boolean {
  return org.clock.nowMs() - Date.parse(job.createdDate) > keptDays * 86_400_000;
}

/** The job of an id of 15 or 18 characters; 404 when there is none of this kind, or no more. */
export function loadJob(org: LocalOrg, kind: JobKind, id: string): JobInfo {
  const job = findJob(org, kind, id);
  if (!job) throw notFound();
  return job;
}

/** The same, undefined when there is none. */
export function findJob(org: LocalOrg, kind: JobKind, id: string): JobInfo | undefined {
  const row = org.database.statement('select info from org_job where kind = ? and substr(id, 1, 15) = ?').get(kind, id.slice(0, 15));
  const job = row && (JSON.parse(String(row['info'])) as JobInfo);
  if (!job || !isGone(org, job)) return job;
  removeJob(org, job);
  return undefined;
}

/** All jobs of a kind, the newest last. */
export function listJobs(org: LocalOrg, kind: JobKind): readonly JobInfo[] {
  const rows = org.database.statement('select info from org_job where kind = ? order by id').all(kind);
  return rows.map((row) => JSON.parse(String(row['info'])) as JobInfo).filter((job) => !isGone(org, job));
}

const ended: readonly JobState[] = ['JobComplete', 'Aborted', 'Failed'];

/** Whether a job has come to its end, in whichever way. */
export function hasEnded({ state }: JobInfo): boolean {
  return ended.includes(state);
}

/**
 * Removes a job that has ended, with its files; an ingest job also while it waits for its turn.
 * Sources: .../delete_job.htm, .../query_delete_job.htm
 */
export function deleteJob(org: LocalOrg, job: JobInfo): void {
  const isWaiting = job.kind === 'ingest' && job.state === 'UploadComplete';
  if (!hasEnded(job) && !isWaiting) {
    throw new OrgError(400, 'API_ERROR', 'Error encountered when deleting the job because the job is not terminated');
  }
  removeJob(org, job);
}

/** Takes a job away with its files, whatever its state. */
export function removeJob(org: LocalOrg, job: JobInfo): void {
  org.database.statement('delete from org_job where id = ?').run(job.id);
  rmSync(jobFolder(org, job.id), { recursive: true, force: true });
}

/** Ends a job that has not ended yet; what it has written stays. Sources: .../close_job.htm, .../query_abort_job.htm */
export function abortJob(org: LocalOrg, job: JobInfo): JobInfo {
  if (hasEnded(job)) throw new OrgError(400, 'INVALIDJOBSTATE', 'Aborting already Completed Job not allowed');
  job.state = 'Aborted';
  saveJob(org, job);
  return job;
}

function jobFolder(org: LocalOrg, id: string): string {
  return join(org.folder, 'jobs', id);
}

/** Path of a file of a job. */
export function jobFile(org: LocalOrg, job: JobInfo, name: string): string {
  return join(jobFolder(org, job.id), name);
}

/** File of the uploaded rows. */
export function uploadPath(org: LocalOrg, job: JobInfo): string {
  return jobFile(org, job, 'upload.csv');
}

/** Refuses properties that a new job does not have, as the platform's JSON reader does. */
export function checkProperties(body: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown !== undefined) throw jsonParserError(`Unrecognized field "${unknown}" at [line:1, column:1]`);
}

/** A property of a new job as text, empty where it is not given; another type is what the platform's JSON reader refuses. */
export function textProperty(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name] ?? '';
  if (typeof value === 'string') return value;
  throw jsonParserError(`Cannot deserialize ${name} of a job from ${Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`}`);
}

/** Delimiter and line ending that a new job asks for; the platform's defaults otherwise. */
export function csvFormat(body: Readonly<Record<string, unknown>>): { readonly lineEnding: string; readonly columnDelimiter: string } {
  const lineEnding = textProperty(body, 'lineEnding') || 'LF';
  const columnDelimiter = textProperty(body, 'columnDelimiter') || 'COMMA';
  if (!Object.hasOwn(lineEndings, lineEnding)) throw new OrgError(400, 'INVALIDJOB', `Unsupported line ending: ${lineEnding}`);
  if (!Object.hasOwn(delimiters, columnDelimiter))
    throw new OrgError(400, 'INVALIDJOB', `Unsupported column delimiter: ${columnDelimiter}`);
  if (body['contentType'] !== undefined && body['contentType'] !== 'CSV')
    throw new OrgError(400, 'INVALIDJOB', 'Only the content type CSV is supported');
  return { lineEnding, columnDelimiter };
}
