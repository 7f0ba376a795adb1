import type { LocalOrg } from '../localOrg.ts';
import { OrgError } from '../orgError.ts';
import { type JobInfo, type JobKind, listJobs } from './job.ts';
import { jobReply } from './jobReply.ts';

const jobTypes: Readonly<Record<string, JobKind | undefined>> = { V2Query: 'query', V2Ingest: 'ingest', Classic: undefined };

/**
 * One page of the jobs that a resource lists, as the query of the request filters them. No job here is chunked by hand, nor of the
 * first Bulk API. Sources: .../get_all_jobs.htm, .../query_get_all_jobs.htm
 *
 * @param path  address of the resource, for nextRecordsUrl
 */
export function jobPage(org: LocalOrg, kind: JobKind, { query, path }: { query: URLSearchParams; path: string }): Record<string, unknown> {
  const all = isExcluded(kind, query) ? [] : listJobs(org, kind);
  const locator = query.get('queryLocator');
  const start = locator === null || locator === '' ? 0 : startOf(all, locator);
  const page = all.slice(start, start + org.limits.jobListSize);
  const next = all[start + page.length];
  return {
    done: next === undefined,
    records: page.map((job) => jobReply(job)),
    nextRecordsUrl: next === undefined ? null : `${path}?${nextQuery(query, next)}`
  };
}

function isExcluded(kind: JobKind, query: URLSearchParams): boolean {
  const jobType = query.get('jobType') ?? '';
  if (jobType !== '' && !Object.hasOwn(jobTypes, jobType)) throw new OrgError(400, 'INVALIDJOB', `Unknown job type: ${jobType}`);
  const isSerial = query.get('concurrencyMode')?.toLowerCase() === 'serial';
  return (jobType !== '' && jobTypes[jobType] !== kind) || query.get('isPkChunkingEnabled') === 'true' || isSerial;
}

/** Locators name the job that a page begins with. */
function startOf(jobs: readonly JobInfo[], locator: string): number {
  const at = jobs.findIndex(({ id }) => id === locator);
  if (at < 0) throw new OrgError(400, 'INVALID_QUERY_LOCATOR', 'Invalid locator');
  return at;
}

function nextQuery(query: URLSearchParams, next: JobInfo): string {
  const following = new URLSearchParams(query);
  following.set('queryLocator', next.id);
  return following.toString();
}
