import type { LoggedRequest } from '../../src/localOrg/http/requestLog.ts';
import type { TestOrg } from '../localOrg/testOrg.ts';

/** Whoever has an org: a company, or a test with one of its own. */
type WithOrg = { readonly org: Pick<TestOrg, 'call'> };

const address = '/services/headroom-local/requests';

/** Number of the newest request that the org was asked. */
export async function newestRequest({ org }: WithOrg): Promise<number> {
  // Requests since one that never was are none: only the number of the newest comes.
  return (await org.call('GET', `${address}?since=${Number.MAX_SAFE_INTEGER}`)).body.next;
}

/** Requests that the org was asked since one; absent = all that it still knows. */
export async function requestsSince({ org }: WithOrg, n = 0): Promise<readonly LoggedRequest[]> {
  return (await org.call('GET', `${address}?since=${n}`)).body.requests;
}

/** What became of some work, and the requests that the org was asked for it. */
export async function requestsDuring<Result>(
  owner: WithOrg,
  work: () => Promise<Result>
): Promise<{ readonly result: Result; readonly requests: readonly LoggedRequest[] }> {
  const newest = await newestRequest(owner);
  const result = await work();
  return { result, requests: await requestsSince(owner, newest) };
}

/** Requests that count against the day's calls: those inside a composite request are none of their own. */
export function callsOf(requests: readonly LoggedRequest[]): number {
  return requests.filter(({ path, inside }) => path.startsWith('/services/data/') && inside !== true).length;
}
