import { jsonObject } from '../http/jsonBody.ts';
import type { SessionRequest, SessionRoute } from '../http/route.ts';
import { badValue, OrgError } from '../orgError.ts';
import { startFault } from '../faults/startFault.ts';

const path = '/services/headroom-local/faults';

/** Switches a fault on; the address is one that no real org has. Administrators only. */
export const setFaultRoute: SessionRoute = {
  says: 'switches a fault on',
  method: 'POST',
  path,
  handle: (request) => {
    refuseOthers(request);
    const { fault, ...parameters } = jsonObject(request);
    if (typeof fault !== 'string') throw badValue('INVALID_INPUT', 'fault must name a fault: {"fault": "server_error", "at": 3}');
    return { status: 201, json: startFault(request.context, fault, parameters) };
  }
};

export const faultsRoute: SessionRoute = {
  says: 'lists the faults that are on, with how often each fired',
  method: 'GET',
  path,
  handle: (request) => {
    refuseOthers(request);
    return { status: 200, json: { faults: request.org.faults.list() } };
  }
};

export const clearFaultsRoute: SessionRoute = {
  says: 'switches all faults off and takes back what lasts',
  method: 'DELETE',
  path,
  handle: (request) => {
    refuseOthers(request);
    request.org.faults.clear();
    return { status: 204 };
  }
};

function refuseOthers({ context }: SessionRequest): void {
  if (context.permissions.isAdmin) return;
  throw new OrgError(403, 'INSUFFICIENT_ACCESS', 'Only an administrator of the local org sets its faults');
}
