import type { Method, SessionRequest } from '../../http/route.ts';
import { isInherited } from '../../http/inheritedHeaders.ts';
import { jsonFlag, jsonObject } from '../../http/jsonBody.ts';
import { jsonParserError, OrgError } from '../../orgError.ts';

const mostRequests = 25;
const mostQueries = 5;
const strictReferencesSince = 52;
const methods: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'GET', 'DELETE']);
const address = /^\/services\/data\/v\d{1,3}\.\d\/(.+)$/;
const supported = /^(?:sobjects(?:\/|$|\?)|query(?:All)?\/?(?:\?|$)|query(?:All)?\/[^/]+$|composite\/sobjects(?:\/|\?|$))/;
const counted = /^(?:query(?:All)?(?:\/|\?|$)|composite\/sobjects(?:\/|\?|$))/;

/** One request of a composite request. */
export type SubRequest = {
  readonly method: Method;
  readonly url: string;
  readonly referenceId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export type CompositeInput = { readonly requests: readonly SubRequest[]; readonly allOrNone: boolean };

/**
 * The requests of a composite body, checked as a whole: any fault here refuses everything with 400.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/requests_composite.htm
 */
export function readComposite(request: SessionRequest): CompositeInput {
  const body = jsonObject(request);
  const list = body['compositeRequest'];
  if (!Array.isArray(list) || list.length === 0) throw jsonParserError('compositeRequest must be a list of requests');
  if (list.length > mostRequests) throw limitExceeded(`${mostRequests} subrequests`);
  for (const name of ['allOrNone', 'collateSubrequests']) {
    if (body[name] !== undefined && typeof body[name] !== 'boolean') throw jsonParserError(`${name} must be true or false`);
  }
  const requests = list.map(readSubRequest);
  if (requests.filter(({ url }) => counted.test(resourceOf(url))).length > mostQueries) {
    throw limitExceeded(`${mostQueries} query and collections subrequests`);
  }
  checkReferences(requests, Number(request.params['version']));
  return { requests, allOrNone: jsonFlag(body, 'allOrNone') };
}

/** The part behind the version; empty for an address of another kind. */
export function resourceOf(url: string): string {
  return address.exec(url)?.[1] ?? '';
}

function limitExceeded(what: string): OrgError {
  return new OrgError(400, 'LIMIT_EXCEEDED', `A composite request takes up to ${what}`);
}

function readSubRequest(value: unknown): SubRequest {
  if (typeof value !== 'object' || value === null) throw jsonParserError('a subrequest must be an object');
  const { method, url, referenceId, httpHeaders, body } = value as Record<string, unknown>;
  if (typeof method !== 'string' || typeof url !== 'string' || typeof referenceId !== 'string') {
    throw jsonParserError('each subrequest needs method, url and referenceId');
  }
  if (!methods.has(method)) throw new OrgError(400, 'INVALID_INPUT', `${method} is no method of a subrequest`);
  const resource = resourceOf(url);
  if (resource === '') throw new OrgError(400, 'INVALID_INPUT', `The url of ${referenceId} must start with /services/data/vXX.X/`);
  if (!supported.test(resource)) throw new OrgError(400, 'INVALID_INPUT', `${url} is not supported in a composite request`);
  const shared = { method: method as Method, url, referenceId, headers: readHeaders(httpHeaders, referenceId) };
  return body === undefined || body === null ? shared : { ...shared, body };
}

function readHeaders(value: unknown, referenceId: string): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw jsonParserError('httpHeaders must be an object');
  const headers = Object.entries(value).map(([name, text]) => {
    if (typeof text !== 'string') throw jsonParserError(`The header ${name} of ${referenceId} must be text`);
    return [name.toLowerCase(), text] as const;
  });
  const taken = headers.find(([name]) => isInherited(name));
  if (taken) throw new OrgError(400, 'INVALID_INPUT', `The subrequest ${referenceId} may not set the header ${taken[0]}`);
  return Object.fromEntries(headers);
}

function checkReferences(requests: readonly SubRequest[], version: number): void {
  const seen = new Set<string>();
  for (const { referenceId } of requests) {
    if (seen.has(referenceId)) throw new OrgError(400, 'INVALID_INPUT', `Duplicate referenceId ${referenceId} in the composite request`);
    seen.add(referenceId);
    if (version < strictReferencesSince || /^[A-Za-z0-9][A-Za-z0-9_]*$/.test(referenceId)) continue;
    const message =
      `Provided referenceId ('${referenceId}') must start with a letter or a number, and it can contain only letters, numbers and ` +
      `underscores ('_').`;
    throw new OrgError(400, 'INVALID_INPUT', message);
  }
}
