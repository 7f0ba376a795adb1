import { actMeanwhile } from '../faults/actMeanwhile.ts';
import { OrgError } from '../orgError.ts';
import { withSaveOptions } from '../records/saveOptions.ts';
import { errorReply } from './errorReply.ts';
import { inheritedOf } from './inheritedHeaders.ts';
import { objectOfRequest } from './objectOfRequest.ts';
import type { InnerRequest, OrgReply, OrgRequest } from './route.ts';
import type { Router } from './router.ts';
import { signedIn } from './signIn.ts';

type Dispatch = {
  readonly router: Router;
  /** The request on the wire: its user, and the headers that hold for every request inside. */
  readonly outer: Pick<OrgRequest, 'org' | 'headers' | 'path' | 'query'>;
  readonly inner: InnerRequest;
};

/** A request inside another: same user, same table, answered at once. Refusals are replies, too. */
export function dispatchInside(given: Dispatch): OrgReply {
  const { method, url } = given.inner;
  const { org } = given.outer;
  const name = `${method} ${url}`;
  const reply = attempt(given, name);
  org.requests.note(org, { method, url: new URL(url, 'http://localhost'), inside: true }, reply);
  return reply;
}

function attempt(given: Dispatch, name: string): OrgReply {
  try {
    refuseOnPurpose(given);
    return dispatch(given, name);
  } catch (error) {
    return errorReply(error, name);
  }
}

function refuseOnPurpose({ outer: { org }, inner: { method, url } }: Dispatch): void {
  if (org.faults.isQuiet) return;
  const object = objectOfRequest(org, { url: new URL(url, 'http://localhost') });
  const fault = org.faults.fires('subrequest_fails', { method, path: url, object });
  if (fault) throw new OrgError(fault.status, fault.code, 'The server is unavailable for this request.');
}

function dispatch({ router, outer, inner }: Dispatch, name: string): OrgReply {
  const url = new URL(inner.url, 'http://localhost');
  const { route, params } = router.find(inner.method, url.pathname);
  const request: OrgRequest = {
    org: outer.org,
    method: inner.method,
    path: url.pathname,
    params,
    query: url.searchParams,
    headers: { ...inheritedOf(outer.headers), ...inner.headers },
    body: inner.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(inner.body)),
    dispatch: (next) => dispatchInside({ router, outer, inner: next })
  };
  actInside(router, request, inner.url);
  const reply = route.open ? route.handle(request) : withSaveOptions(request, () => route.handle({ ...request, context: signedIn(outer) }));
  if (reply instanceof Promise || reply.stream) {
    throw new OrgError(400, 'INVALID_INPUT', `${name} is not supported inside a composite request`);
  }
  return reply;
}

/** What somebody does before this part of a request is answered. */
function actInside(router: Router, { org, method, body }: OrgRequest, path: string): void {
  if (org.faults.isQuiet) return;
  const object = objectOfRequest(org, { url: new URL(path, 'http://localhost'), body });
  actMeanwhile({ org, router }, { method, path, object });
}
