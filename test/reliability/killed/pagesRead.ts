import type { LoggedRequest } from '../../../src/localOrg/http/requestLog.ts';
import type { Company } from '../openCompany.ts';

/** Pages with rows by object. */
export type PagesRead = Readonly<Record<string, number>>;

/** Number of the newest request that the org was asked. */
export async function newestRequest({ org }: Company): Promise<number> {
  return (await org.call('GET', '/services/headroom-local/requests')).body.next;
}

/** Pages of rows that were read of each object since a request, by query or from a Bulk job. */
export async function pagesReadSince({ org }: Company, n: number): Promise<PagesRead> {
  const { body } = await org.call('GET', `/services/headroom-local/requests?since=${n}`);
  const read: Record<string, number> = {};
  for (const { object, rows = 0, method, path } of body.requests as readonly LoggedRequest[]) {
    if (object === undefined || rows === 0 || method !== 'GET' || !/\/(query|queryAll|results)\b/.test(path)) continue;
    read[object] = (read[object] ?? 0) + 1;
  }
  return read;
}
