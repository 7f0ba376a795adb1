import type { SessionRoute } from '../http/route.ts';
import { badValue, OrgError } from '../orgError.ts';

/** What the org was asked, for tests that count what is read twice; the address is one that no real org has. Administrators only. */
export const requestsRoute: SessionRoute = {
  says: 'lists what was asked since a number, at most the newest 20,000 requests',
  method: 'GET',
  path: '/services/headroom-local/requests',
  handle: ({ context, org, query }) => {
    if (!context.permissions.isAdmin) {
      throw new OrgError(403, 'INSUFFICIENT_ACCESS', 'Only an administrator of the local org reads its requests');
    }
    const since = query.get('since') ?? '0';
    if (!/^\d+$/.test(since)) throw badValue('INVALID_INPUT', `since must be the number of a request, it is ${since}`);
    return { status: 200, json: { requests: org.requests.since(Number(since)), next: org.requests.last } };
  }
};
