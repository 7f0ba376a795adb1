import type { Attempt } from '../../database.ts';
import type { OrgReply, SessionRequest } from '../../http/route.ts';
import { OrgError } from '../../orgError.ts';
import { References } from './references.ts';
import { type CompositeInput, resourceOf, type SubRequest } from './subRequests.ts';

/** One entry of `compositeResponse`. */
export type SubReply = {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
};

/**
 * Runs the requests in order. Without `allOrNone` those that refer to a failed one fail and the others go on; with it the first failure
 * undoes everything, and every other request answers PROCESSING_HALTED.
 *
 * A failed record in a collection counts as a failure with `allOrNone`; the collection keeps its own reply then.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_allornone.htm
 */
export function runComposite(request: SessionRequest, { requests, allOrNone }: CompositeInput): readonly SubReply[] {
  const { value: replies, isKept } = request.org.database.attempt(() => runAll(request, { requests, allOrNone }));
  if (isKept) return replies;
  const cause = replies.at(-1);
  return requests.map((each) => (each.referenceId === cause?.referenceId ? cause : halted(each)));
}

/** The replies up to the first failure that undoes everything. */
function runAll(request: SessionRequest, { requests, allOrNone }: CompositeInput): Attempt<readonly SubReply[]> {
  const replies: SubReply[] = [];
  for (const each of requests) {
    const reply = runOne(request, each, replies);
    replies.push(reply);
    if (allOrNone && failed(each, reply)) return { value: replies, isKept: false };
  }
  return { value: replies, isKept: true };
}

function runOne(request: SessionRequest, sub: SubRequest, earlier: readonly SubReply[]): SubReply {
  const reply = answer(request, sub, earlier);
  return {
    body: reply.json ?? null,
    httpHeaders: { ...reply.headers },
    httpStatusCode: reply.status,
    referenceId: sub.referenceId
  };
}

function answer(request: SessionRequest, sub: SubRequest, earlier: readonly SubReply[]): OrgReply {
  const referable = earlier.map(({ referenceId, body, httpStatusCode }) => ({ referenceId, body, failed: httpStatusCode >= 400 }));
  const references = new References(referable, Number(request.params['version']));
  try {
    return request.dispatch({
      method: sub.method,
      url: references.resolveUrl(sub.url),
      body: sub.body === undefined ? undefined : references.resolve(sub.body),
      headers: sub.headers
    });
  } catch (error) {
    if (error instanceof OrgError) return { status: error.status, json: error.errors };
    throw error;
  }
}

function failed(sub: SubRequest, reply: SubReply): boolean {
  if (reply.httpStatusCode >= 400) return true;
  if (!resourceOf(sub.url).startsWith('composite/sobjects') || !Array.isArray(reply.body)) return false;
  return reply.body.some((result: { success?: unknown } | null) => result?.success === false);
}

function halted({ referenceId }: SubRequest): SubReply {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return { body: [{ errorCode: 'PROCESSING_HALTED', message }], httpHeaders: {}, httpStatusCode: 400, referenceId };
}
