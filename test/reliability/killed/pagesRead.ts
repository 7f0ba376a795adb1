import type { Company } from '../openCompany.ts';
import { requestsSince } from '../requestsAsked.ts';

/** Pages with rows by object. */
export type PagesRead = Readonly<Record<string, number>>;

/** Pages of rows that were read of each object since a request, by query or from a Bulk job. */
export async function pagesReadSince(company: Company, n: number): Promise<PagesRead> {
  const read: Record<string, number> = {};
  for (const { object, rows = 0, method, path } of await requestsSince(company, n)) {
    if (object === undefined || rows === 0 || method !== 'GET' || !/\/(query|queryAll|results)\b/.test(path)) continue;
    read[object] = (read[object] ?? 0) + 1;
  }
  return read;
}
