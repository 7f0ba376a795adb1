import { minuteMs } from '../domain/duration.ts';
import { bulkWaits, jobEndless, jobFailed, jobStatus, minutes } from './bulkJob.ts';
import type { BulkJob, BulkOptions, JobStatus } from './bulkJob.ts';
import type { Wire } from './wire.ts';

const longestPauseMs = 5 * minuteMs;

/** Of the time that the rows left should take: orgs slow down under way, and a look that comes too early costs a call more. */
const reserve = 1.3;

/** What a row takes at least: ten batches of 10,000 small rows at once come to about this. */
const msARow = 0.05;

/**
 * Waits until an ingest job has ended, with as few looks as can be: each pause is what the rows that are left will take at the
 * pace so far, and where nobody can tell, three times the one before.
 *
 * `Failed` is returned, not thrown: a job that failed half-way still has results to read.
 *
 * @throws HealthError BulkJobFailed when somebody aborted the job, or it does not end
 */
export async function waitForIngest(wire: Wire, job: BulkJob, rows: number, options: BulkOptions): Promise<JobStatus> {
  const { firstPollMs, longestJobMs } = { ...bulkWaits, ...options };
  let pauseMs = Math.min(Math.max(firstPollMs, rows * msARow), longestPauseMs);
  for (let waitedMs = 0; ;) {
    await wire.pause(pauseMs);
    waitedMs += pauseMs;
    const now = await jobStatus(wire, job);
    if (now.state === 'JobComplete' || now.state === 'Failed') return now;
    if (now.state === 'Aborted') throw jobFailed(job, now);
    if (waitedMs > longestJobMs) throw jobEndless(job, now, `no end after ${minutes(waitedMs)} minutes`);
    pauseMs = nextPauseMs({ rows, done: now.numberRecordsProcessed ?? 0, waitedMs, pauseMs, firstPollMs });
  }
}

type Pace = {
  readonly rows: number;
  readonly done: number;
  readonly waitedMs: number;
  /** The last pause. */
  readonly pauseMs: number;
  /** The shortest that is allowed. */
  readonly firstPollMs: number;
};

/**
 * How long to wait before the next look at a job.
 *
 * @example  nextPauseMs({ rows: 100, done: 25, waitedMs: 1000, pauseMs: 1000, firstPollMs: 200 }) // 3900
 */
export function nextPauseMs({ rows, done, waitedMs, pauseMs, firstPollMs }: Pace): number {
  const left = done > 0 && done < rows ? ((waitedMs * (rows - done)) / done) * reserve : pauseMs * 3;
  return Math.round(Math.min(Math.max(left, firstPollMs), longestPauseMs));
}
