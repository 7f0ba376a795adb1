import { drawsFrom } from '../faults/draws.ts';
import type { LocalOrg } from '../localOrg.ts';
import { notFound, OrgError } from '../orgError.ts';
import { abortJob, findJob, hasEnded, removeJob, saveJob, type JobInfo } from './job.ts';

type Waiting = { polls: number; readonly run: () => void };

const waiting = new WeakMap<LocalOrg, Map<string, Waiting>>();

/** Runs a new job, unless a fault holds it: then it never ends, or runs once it was asked about often enough. */
export function runUnlessHeld(org: LocalOrg, job: JobInfo, run: () => void): void {
  if (org.faults.fires('job_stuck', job)) {
    job.state = 'InProgress';
    saveJob(org, job);
    return;
  }
  const slow = org.faults.fires('job_slow', job);
  if (!slow) return run();
  const held = waiting.get(org) ?? new Map<string, Waiting>();
  waiting.set(org, held);
  held.set(job.id, { polls: slow.polls, run });
  org.faults.onClear(() => release(held, job.id));
}

function release(held: Map<string, Waiting>, id: string): void {
  const found = held.get(id);
  held.delete(id);
  found?.run();
}

/** Somebody asks how a job stands; what an administrator does to it meanwhile is done. */
function noteAsked(org: LocalOrg, job: JobInfo): void {
  const held = waiting.get(org);
  const found = held?.get(job.id);
  if (held && found && --found.polls <= 0) release(held, job.id);
  if (!hasEnded(job) && org.faults.fires('job_aborted', job)) {
    held?.delete(job.id);
    abortJob(org, job);
  }
  if (org.faults.fires('job_deleted', job)) removeJob(org, job);
}

/** Somebody asks for a page of results. Throws where a fault has taken the results or the place in them. */
export function refusePage(org: LocalOrg, job: JobInfo, locator: string | null): void {
  if (org.faults.fires('job_expired', job)) {
    removeJob(org, job);
    throw notFound();
  }
  if (locator !== null && org.faults.fires('locator_stale', job)) {
    throw new OrgError(400, 'INVALID_QUERY_LOCATOR', 'Invalid locator');
  }
}

/** The rows of a batch in the order in which they are saved. */
export function orderOfRows(org: LocalOrg, job: JobInfo, rows: readonly string[][]): readonly string[][] {
  if (!org.faults.fires('ingest_random_order', job)) return rows;
  const draw = drawsFrom(rows.length);
  return rows
    .map((row) => ({ row, place: draw() }))
    .sort((one, other) => one.place - other.place)
    .map(({ row }) => row);
}

/** The job as it stands now, for the reply to whoever asked. */
export function askedJob(org: LocalOrg, job: JobInfo): JobInfo {
  noteAsked(org, job);
  const now = findJob(org, job.kind, job.id);
  if (!now) throw notFound();
  return now;
}
