import { jsonObject } from '../http/jsonBody.ts';
import { dataPath, type Method, type OrgReply, type SessionRequest, type SessionRoute } from '../http/route.ts';
import { jsonParserError, OrgError } from '../orgError.ts';

const mostRequests = 25;
const oldestVersion = 34;
const supported = /^(?:limits|sobjects|query|queryAll)(?:\/|\?|$)/;
const methods: ReadonlySet<string> = new Set(['GET', 'PATCH', 'POST', 'DELETE', 'PUT']);

type BatchRequest = { readonly method: Method; readonly url: string; readonly body: unknown };
type BatchResult = { readonly statusCode: number; readonly result: unknown };

/**
 * Up to 25 independent requests in one, of which each counts as a call. With `haltOnError` those behind a failure answer 412; nothing is
 * undone.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_batch.htm
 */
export const batchRoute: SessionRoute = {
  says: 'runs up to 25 independent requests',
  method: 'POST',
  path: '/services/data/v:version/composite/batch',
  handle: (request) => {
    const body = jsonObject(request);
    const list = body['batchRequests'];
    if (!Array.isArray(list) || list.length === 0) throw jsonParserError('batchRequests must be a list of requests');
    if (list.length > mostRequests) throw new OrgError(400, 'LIMIT_EXCEEDED', `A batch takes up to ${mostRequests} subrequests`);
    const results = run(
      request,
      list.map((each) => readOne(request, each)),
      body['haltOnError'] === true
    );
    return { status: 200, json: { hasErrors: results.some((each) => each.statusCode >= 400), results } };
  }
};

function readOne(request: SessionRequest, value: unknown): BatchRequest {
  const { method, url, richInput } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof method !== 'string' || typeof url !== 'string') throw jsonParserError('each subrequest needs method and url');
  if (!methods.has(method)) throw new OrgError(400, 'INVALID_INPUT', `${method} is no method of a subrequest`);
  const root = dataPath(request).replace(/\/v[\d.]+$/, '');
  const full = url.startsWith('/services/data/') ? url : `${root}/${url.replace(/^\/+/, '')}`;
  const [, version = '', resource = ''] = /^\/services\/data\/v(\d+\.\d)\/(.*)$/.exec(full) ?? [];
  const isOfItsTime = Number(version) >= oldestVersion && Number(version) <= Number(request.params['version']);
  if (!isOfItsTime || !supported.test(resource)) throw new OrgError(400, 'INVALID_INPUT', `${url} is not supported in a batch`);
  return { method: method as Method, url: full, body: richInput ?? undefined };
}

function run(request: SessionRequest, requests: readonly BatchRequest[], haltOnError: boolean): readonly BatchResult[] {
  const results: BatchResult[] = [];
  for (const [at, each] of requests.entries()) {
    const halted = haltOnError && results.some(({ statusCode }) => statusCode >= 400);
    // The first one is the call that the batch itself was counted as.
    if (at > 0 && !halted) request.org.addCalls(1);
    results.push(halted ? haltedResult() : toResult(request.dispatch(each)));
  }
  return results;
}

function toResult({ status, json }: OrgReply): BatchResult {
  return { statusCode: status, result: json ?? null };
}

function haltedResult(): BatchResult {
  const message = 'Batch processing halted per request because of a previous failure.';
  return { statusCode: 412, result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message }] };
}
