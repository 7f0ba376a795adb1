import { z } from 'zod';
import { hourMs, minuteMs } from '../domain/duration.ts';
import { HealthError } from '../domain/healthError.ts';
import { redact } from './redact.ts';
import type { Wire } from './wire.ts';
import { shapeOf } from './replyShape.ts';

export type BulkOptions = {
  /** First pause between polls; each is half as long again as the one before, up to a minute. */
  readonly firstPollMs?: number;
  /** Time after which a job that does not end is aborted. */
  readonly longestJobMs?: number;
  /** Time after which a job is aborted that neither changes its state nor counts more rows. */
  readonly stuckJobMs?: number;
  /** Largest part of an ingest in bytes of CSV; 90 MB without it; Salesforce takes 150 MB after base64. */
  readonly partBytes?: number;
};

/** A Bulk API 2.0 job: `path` is its address. */
export type BulkJob = { readonly id: string; readonly path: string };

const created = z.object({ id: z.string() });

const status = z.object({
  state: z.string(),
  numberRecordsProcessed: z.number().optional(),
  numberRecordsFailed: z.number().optional(),
  errorMessage: z.string().nullish()
});

export type JobStatus = z.infer<typeof status>;

/** How long a job is looked at where nobody says otherwise. */
export const bulkWaits = { firstPollMs: 200, longestJobMs: 6 * hourMs, stuckJobMs: 3 * hourMs } as const;

const longestPollMs = minuteMs;

/** Creates a job. Its id is known before anything waits for it. */
export async function createJob(wire: Wire, jobsPath: string, body: object): Promise<BulkJob> {
  const reply = shapeOf(created, await wire.json({ method: 'POST', path: jobsPath, body: JSON.stringify(body) }), 'bulk job');
  return jobOf(jobsPath, reply.id);
}

/** A job by its id. */
export function jobOf(jobsPath: string, id: string): BulkJob {
  return { id, path: `${jobsPath}/${encodeURIComponent(id)}` };
}

/**
 * Waits until a job has ended and returns its status; throws BulkJobFailed when it was aborted, is stuck or took too long.
 *
 * `Failed` is returned, not thrown: an ingest that failed half-way still has results to read.
 *
 * @param onPoll  is told each time that the job goes on
 */
export async function waitForJob(wire: Wire, job: BulkJob, options: BulkOptions, onPoll?: () => void): Promise<JobStatus> {
  const { firstPollMs, longestJobMs, stuckJobMs } = { ...bulkWaits, ...options };
  let pauseMs: number = firstPollMs;
  let changed = { status: '', atMs: 0 };
  for (let waitedMs = 0; ; waitedMs += pauseMs, pauseMs = Math.min(pauseMs * 1.5, longestPollMs)) {
    const now = await jobStatus(wire, job);
    if (now.state === 'JobComplete' || now.state === 'Failed') return now;
    if (now.state === 'Aborted') throw jobFailed(job, now);
    onPoll?.();
    const seen = `${now.state} ${now.numberRecordsProcessed ?? 0}`;
    if (seen !== changed.status) changed = { status: seen, atMs: waitedMs };
    if (waitedMs > longestJobMs) throw jobEndless(job, now, `no end after ${minutes(waitedMs)} minutes`);
    if (waitedMs - changed.atMs > stuckJobMs) throw jobEndless(job, now, `no change in ${minutes(waitedMs - changed.atMs)} minutes`);
    await wire.pause(pauseMs);
  }
}

/** How a job stands; throws BulkJobFailed where the org has it no more. */
export async function jobStatus(wire: Wire, job: BulkJob): Promise<JobStatus> {
  try {
    return shapeOf(status, await wire.json({ method: 'GET', path: job.path }), 'bulk job');
  } catch (error) {
    throw isGone(error) ? jobGone(job, error) : error;
  }
}

/** Whether the org has lost a job, its results or the place in them. */
export function isGone(error: unknown): error is HealthError {
  return error instanceof HealthError && (error.name === 'CursorLost' || error.values[0] === 'NOT_FOUND');
}

/** The error of a job that does not end. */
export function jobEndless(job: BulkJob, now: JobStatus, why: string): HealthError {
  return new HealthError('BulkJobFailed', [job.id, now.state, why]);
}

/** A length of time in whole minutes. */
export function minutes(ms: number): number {
  return Math.round(ms / minuteMs);
}

/** The error of a job that did not do its work. */
export function jobFailed(job: BulkJob, end: JobStatus): HealthError {
  return new HealthError('BulkJobFailed', [job.id, end.state, redact(end.errorMessage ?? 'the org gave no reason')]);
}

/** The error of a job that somebody deleted, or that the org has dropped. */
export function jobGone(job: BulkJob, cause: HealthError): HealthError {
  return new HealthError('BulkJobFailed', [job.id, 'Gone', redact(cause.values.join(' '))], { cause });
}

/** Deletes a job whose results have been read: results would otherwise stay in the org for seven days. One that is gone is fine. */
export async function deleteJob(wire: Wire, job: BulkJob): Promise<void> {
  try {
    await wire.json({ method: 'DELETE', path: job.path });
  } catch (error) {
    if (!(error instanceof HealthError) || error.values[0] !== 'NOT_FOUND') throw error;
  }
}

/**
 * Ends a job that nobody will read. What is on its way already is an error with a name of its own, so a refusal to
 * clean up is left alone: the org drops jobs by itself after seven days.
 */
export async function abandonJob(wire: Wire, job: BulkJob): Promise<void> {
  await wire.json({ method: 'PATCH', path: job.path, body: JSON.stringify({ state: 'Aborted' }) }).catch(() => undefined);
  await wire.json({ method: 'DELETE', path: job.path }).catch(() => undefined);
}
