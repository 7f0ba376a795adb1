import { jsonObject } from '../http/jsonBody.ts';
import type { SessionRoute } from '../http/route.ts';
import { OrgError } from '../orgError.ts';

/** Moves the org's clock; the only address that no real org has. Administrators only. */
export const clockRoute: SessionRoute = {
  says: 'sets the clock of the local org',
  method: 'POST',
  path: '/services/headroom-local/clock',
  handle: (request) => {
    if (!request.context.permissions.isAdmin)
      throw new OrgError(403, 'INSUFFICIENT_ACCESS', 'Only an administrator of the local org moves its clock');
    const { now } = jsonObject(request);
    const instant = typeof now === 'string' ? Date.parse(now) : Number.NaN;
    if (Number.isNaN(instant)) throw new OrgError(400, 'INVALID_INPUT', 'now must be an instant: {"now": "2026-11-22T10:00:00Z"}');
    request.org.clock.set(instant);
    return { status: 200, json: { now: new Date(request.org.clock.nowMs()).toISOString() } };
  }
};
