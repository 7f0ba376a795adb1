import type { LoggedRequest } from '../../../src/localOrg/http/requestLog.ts';
import type { Company } from '../openCompany.ts';

/** Rows by object. */
export type RowsRead = Readonly<Record<string, number>>;

/** Number of the newest request that the org was asked. */
export async function newestRequest({ org }: Company): Promise<number> {
  return (await org.call('GET', '/services/headroom-local/requests')).body.next;
}

/** Rows that were read of each object since a request: pages of queries and of Bulk jobs, not the ids of changed records. */
export async function rowsReadSince({ org }: Company, n: number): Promise<RowsRead> {
  const { body } = await org.call('GET', `/services/headroom-local/requests?since=${n}`);
  const read: Record<string, number> = {};
  for (const { object, rows = 0, method, path } of body.requests as readonly LoggedRequest[]) {
    if (object === undefined || method !== 'GET' || !/\/(query|queryAll|results)\b/.test(path)) continue;
    read[object] = (read[object] ?? 0) + rows;
  }
  return read;
}
