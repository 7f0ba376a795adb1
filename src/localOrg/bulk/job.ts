import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeId } from '../ids.ts';
import type { LocalOrg } from '../localOrg.ts';
import { notFound, OrgError } from '../orgError.ts';
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
};

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
  saveJob(org, job);
  return job;
}

export function saveJob(org: LocalOrg, job: JobInfo): void {
  job.systemModstamp = org.clock.stamp();
  org.database
    .statement('insert into org_job (id, kind, info, user_id) values (?, ?, ?, ?) on conflict (id) do update set info = excluded.info')
    .run(job.id, job.kind, JSON.stringify(job), job.userId);
}

/** The job of an id of 15 or 18 characters; 404 when there is none of this kind. */
export function loadJob(org: LocalOrg, kind: JobKind, id: string): JobInfo {
  const row = org.database.statement('select info from org_job where kind = ? and substr(id, 1, 15) = ?').get(kind, id.slice(0, 15));
  if (!row) throw notFound();
  return JSON.parse(String(row['info'])) as JobInfo;
}

/** All jobs of a kind, the newest last. */
export function listJobs(org: LocalOrg, kind: JobKind): readonly JobInfo[] {
  const rows = org.database.statement('select info from org_job where kind = ? order by id').all(kind);
  return rows.map((row) => JSON.parse(String(row['info'])) as JobInfo);
}

/** Removes a job that no longer runs, with its files. */
export function deleteJob(org: LocalOrg, job: JobInfo): void {
  if (job.state === 'InProgress' || job.state === 'Open') {
    throw new OrgError(400, 'API_ERROR', `Unable to delete job: its state is ${job.state}. Abort it first.`);
  }
  org.database.statement('delete from org_job where id = ?').run(job.id);
  rmSync(jobFolder(org, job.id), { recursive: true, force: true });
}

/** Marks what an earlier process left running: its work is gone. */
export function failInterruptedJobs(org: LocalOrg): void {
  for (const kind of ['query', 'ingest'] as const) {
    for (const job of listJobs(org, kind)) {
      if (job.state !== 'InProgress' && !(kind === 'query' && job.state === 'UploadComplete')) continue;
      job.state = 'Failed';
      job.errorMessage = 'InternalServerError : The org was stopped while the job ran';
      saveJob(org, job);
    }
  }
}

function jobFolder(org: LocalOrg, id: string): string {
  return join(org.folder, 'jobs', id);
}

export function jobFile(org: LocalOrg, job: JobInfo, name: string): string {
  return join(jobFolder(org, job.id), name);
}

/** Delimiter and line ending that a new job asks for; the platform's defaults otherwise. */
export function csvFormat(body: Readonly<Record<string, unknown>>): { readonly lineEnding: string; readonly columnDelimiter: string } {
  const lineEnding = String(body['lineEnding'] ?? 'LF');
  const columnDelimiter = String(body['columnDelimiter'] ?? 'COMMA');
  if (!lineEndings[lineEnding]) throw new OrgError(400, 'INVALIDJOB', `Unsupported line ending: ${lineEnding}`);
  if (!delimiters[columnDelimiter]) throw new OrgError(400, 'INVALIDJOB', `Unsupported column delimiter: ${columnDelimiter}`);
  if (body['contentType'] !== undefined && body['contentType'] !== 'CSV')
    throw new OrgError(400, 'INVALIDJOB', 'Only the content type CSV is supported');
  return { lineEnding, columnDelimiter };
}

/** The job as the resource answers it. */
export function jobReply(job: JobInfo, isNew = false): Record<string, unknown> {
  const { kind, numberRecordsFailed, numberRecordsProcessed, totalProcessingTime } = job;
  const common = {
    id: job.id,
    operation: job.operation,
    object: job.object,
    state: job.state,
    apiVersion: job.apiVersion,
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
    ...(job.externalIdFieldName ? { externalIdFieldName: job.externalIdFieldName } : {}),
    ...(job.errorMessage ? { errorMessage: job.errorMessage } : {}),
    createdById: job.userId,
    createdDate: job.createdDate.replace('Z', '+0000'),
    systemModstamp: job.systemModstamp.replace('Z', '+0000'),
    concurrencyMode: 'Parallel',
    contentType: 'CSV'
  };
  const place = kind === 'ingest' ? { contentUrl: `services/data/v${job.apiVersion.toFixed(1)}/jobs/ingest/${job.id}/batches` } : {};
  if (isNew) return { ...common, ...place };
  const progress = { jobType: kind === 'query' ? 'V2Query' : 'V2Ingest', numberRecordsProcessed, retries: 0, totalProcessingTime };
  if (kind === 'query') return { ...common, ...progress, isPkChunkingSupported: true };
  return { ...common, ...place, ...progress, numberRecordsFailed, apexProcessingTime: 0, apiActiveProcessingTime: totalProcessingTime };
}
