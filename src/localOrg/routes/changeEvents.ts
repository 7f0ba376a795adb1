import { mostObjects } from '../events/changeEvents.ts';
import { jsonObject } from '../http/jsonBody.ts';
import type { SessionRequest, SessionRoute } from '../http/route.ts';
import { badValue, OrgError } from '../orgError.ts';

const path = '/services/headroom-local/change-events';

/** Chooses the objects of Change Data Capture, as its page in Setup does; the address is one that no real org has. Administrators only. */
export const chooseChangeEventsRoute: SessionRoute = {
  says: 'chooses the objects of Change Data Capture, at most five',
  method: 'POST',
  path,
  handle: (request) => {
    refuseOthers(request);
    const { objects } = jsonObject(request);
    const names: readonly unknown[] = Array.isArray(objects) ? objects : [undefined];
    const known = names.map((name) => (typeof name === 'string' ? request.context.schema.object(name)?.name : undefined));
    const unknown = known.indexOf(undefined);
    if (unknown >= 0) throw badValue('INVALID_INPUT', `objects must be a list of objects of this org: ${String(names[unknown])} is none`);
    if (known.length > mostObjects) throw badValue('LIMIT_EXCEEDED', `Change Data Capture takes up to ${mostObjects} objects`);
    request.org.events.choose(known as string[]);
    return { status: 200, json: { objects: request.org.events.objects } };
  }
};

export const changeEventsRoute: SessionRoute = {
  says: 'lists the objects of Change Data Capture',
  method: 'GET',
  path,
  handle: (request) => {
    refuseOthers(request);
    return { status: 200, json: { objects: request.org.events.objects } };
  }
};

function refuseOthers({ context }: SessionRequest): void {
  if (context.permissions.isAdmin) return;
  throw new OrgError(403, 'INSUFFICIENT_ACCESS', 'Only an administrator of the local org chooses the objects of Change Data Capture');
}
