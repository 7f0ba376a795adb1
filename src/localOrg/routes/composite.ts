import { jsonObject } from '../http/jsonBody.ts';
import type { Method, OrgReply, SessionRequest, SessionRoute } from '../http/route.ts';
import { jsonParserError, OrgError } from '../orgError.ts';

const mostRequests = 25;
const mostQueries = 5;

type SubRequest = { readonly method: Method; readonly url: string; readonly referenceId: string; readonly body?: unknown };
type SubReply = {
  readonly body: unknown;
  readonly httpHeaders: Record<string, string>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
};

class Undo extends Error {}

/**
 * Up to 25 requests in one, later ones with the results of earlier ones as `@{reference.field}`.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm
 */
export const compositeRoute: SessionRoute = {
  says: 'runs up to 25 requests that may refer to one another',
  method: 'POST',
  path: '/services/data/v:version/composite',
  handle: (request) => {
    const { requests, allOrNone } = readRequests(request);
    const replies: SubReply[] = [];
    try {
      request.org.database.transaction(() => {
        for (const each of requests) replies.push(runOne(request, each, replies));
        if (allOrNone && replies.some(isFailure)) throw new Undo();
      });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
      return { status: 200, json: { compositeResponse: undone(replies) } };
    }
    return { status: 200, json: { compositeResponse: replies } };
  }
};

function isFailure(reply: SubReply): boolean {
  return reply.httpStatusCode >= 400;
}

function readRequests(request: SessionRequest): { requests: readonly SubRequest[]; allOrNone: boolean } {
  const body = jsonObject(request);
  const list = body['compositeRequest'];
  if (!Array.isArray(list) || list.length === 0) throw jsonParserError('compositeRequest must be a list of requests');
  if (list.length > mostRequests) throw new OrgError(400, 'LIMIT_EXCEEDED', `Limit of ${mostRequests} subrequests exceeded`);
  const requests = list as readonly SubRequest[];
  for (const { method, url, referenceId } of requests) {
    if (typeof method !== 'string' || typeof url !== 'string' || typeof referenceId !== 'string') {
      throw jsonParserError('each subrequest needs method, url and referenceId');
    }
  }
  const heavy = requests.filter(({ url }) => /\/(query|queryAll|composite\/sobjects)(\/|\?|$)/.test(url));
  if (heavy.length > mostQueries)
    throw new OrgError(400, 'LIMIT_EXCEEDED', `Limit of ${mostQueries} query and collections subrequests exceeded`);
  if (new Set(requests.map((each) => each.referenceId)).size < requests.length) {
    throw new OrgError(400, 'INVALID_INPUT', 'Duplicate referenceId in the composite request');
  }
  return { requests, allOrNone: body['allOrNone'] === true };
}

function runOne(request: SessionRequest, sub: SubRequest, earlier: readonly SubReply[]): SubReply {
  let reply: OrgReply;
  try {
    const url = resolveText(sub.url, earlier);
    const body = sub.body === undefined ? undefined : resolveValue(sub.body, earlier);
    reply = request.dispatch({ method: sub.method, url, body });
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    reply = { status: error.status, json: error.errors };
  }
  return { body: reply.json ?? null, httpHeaders: { ...reply.headers }, httpStatusCode: reply.status, referenceId: sub.referenceId };
}

function resolveValue(value: unknown, earlier: readonly SubReply[]): unknown {
  if (typeof value === 'string') return resolveText(value, earlier);
  if (Array.isArray(value)) return value.map((each) => resolveValue(each, earlier));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolveValue(each, earlier)]));
}

function resolveText(text: string, earlier: readonly SubReply[]): string {
  return text.replace(/@\{([^}.[\]]+)((?:\.[^}]+|\[[^}]+)?)\}/g, (_whole, id: string, path: string) => {
    const reply = earlier.find((each) => each.referenceId === id);
    const value = reply && !isFailure(reply) ? valueAt(reply.body, path) : undefined;
    if (value === undefined)
      throw new OrgError(400, 'PROCESSING_HALTED', `Invalid reference specified. No value for ${id}${path} found in ${id}`);
    return String(value);
  });
}

function valueAt(body: unknown, path: string): unknown {
  let value = body;
  for (const step of path.split(/[.[\]]+/).filter((each) => each !== '')) {
    if (typeof value !== 'object' || value === null) return undefined;
    const object = value as Record<string, unknown>;
    value = object[step] ?? object[Object.keys(object).find((key) => key.toLowerCase() === step.toLowerCase()) ?? ''];
  }
  return value;
}

function undone(replies: readonly SubReply[]): readonly SubReply[] {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return replies.map((reply) =>
    isFailure(reply) ? reply : { ...reply, httpHeaders: {}, httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED', message }] }
  );
}
