import { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';
import { classifyFault } from './classifyError.ts';
import { faultOf } from './readFault.ts';
import { shapeOf } from './replyShape.ts';
import { retryPauseMs } from './retryPause.ts';
import type { Wire, WireRequest } from './wire.ts';

/** One of the requests that share a call. */
export type Subrequest = {
  readonly method: WireRequest['method'];
  /** From `/services/` on, with query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export type CompositeOptions<Asker> = {
  readonly apiVersion: string;
  readonly requestOf: (asker: Asker) => Subrequest;
  /** False has the org keep to their order. */
  readonly collates?: boolean;
  readonly onAnswer?: () => void;
};

/** What became of a subrequest; one that the org had no time for, or did not want with others, is worth being sent again alone. */
export type Subanswer =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly error: HealthError }
  | { readonly kind: 'alone' };

const compositeReply = z.object({
  compositeResponse: z.array(z.object({ body: z.unknown(), httpStatusCode: z.number(), referenceId: z.string() }))
});
type SubReply = z.infer<typeof compositeReply>['compositeResponse'][number];

/**
 * Sends requests as one composite request, which counts as a single call. Each answers for itself, because `allOrNone` is
 * false; the caller keeps to how many of which kind the org takes.
 *
 * Source: https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-composite-post.html
 *
 * @returns  every asker with its answer, a refusal with the error that it would have got alone; in their order
 * @throws HealthError where the org refuses whoever asks, has no calls left or cannot be reached
 */
export async function sendComposite<Asker>(
  wire: Wire,
  askers: readonly Asker[],
  { apiVersion, requestOf, collates = true, onAnswer }: CompositeOptions<Asker>
): Promise<readonly (readonly [Asker, Subanswer])[]> {
  const asked = askers.map((asker, index) => ({ asker, request: requestOf(asker), referenceId: `r${index}` }));
  const compositeRequest = asked.map(({ request: { method, path, headers, body }, referenceId }) => ({
    ...{ method, url: path, referenceId },
    ...(headers === undefined ? {} : { httpHeaders: headers }),
    ...(body === undefined ? {} : { body })
  }));
  try {
    const reply = await wire.json({
      method: 'POST',
      path: `/services/data/v${apiVersion}/composite`,
      body: JSON.stringify({ allOrNone: false, ...(collates ? {} : { collateSubrequests: false }), compositeRequest }),
      ...(onAnswer === undefined ? {} : { onAnswer })
    });
    const { compositeResponse } = shapeOf(compositeReply, reply, 'composite');
    const replies = new Map(compositeResponse.map((each) => [each.referenceId, each]));
    return asked.map(({ asker, request, referenceId }) => [asker, answerOf(wire, request, replies.get(referenceId))]);
  } catch (error) {
    // An org or a gateway that does not want this call takes each request of it.
    if (!(error instanceof HealthError) || error.name !== 'RequestRefused') throw error;
    return askers.map((asker) => [asker, { kind: 'alone' }]);
  }
}

/** Waits as long as a subrequest that the org had no time for should, before it is sent again alone. */
export async function pauseBeforeAlone(wire: Wire): Promise<void> {
  await wire.pause(retryPauseMs(1));
}

function answerOf(wire: Wire, { method, path }: Subrequest, reply: SubReply | undefined): Subanswer {
  if (reply === undefined) {
    const values = ['SHORT_RESULT', 'a subrequest has no answer', `${method} ${path}`];
    return { kind: 'refused', error: new HealthError('RequestRefused', values) };
  }
  if (reply.httpStatusCode >= 200 && reply.httpStatusCode < 300) return { kind: 'answered', body: reply.body };
  const fault = faultOf(reply.httpStatusCode, JSON.stringify(reply.body));
  return classifyFault(fault).action === 'stop' ? { kind: 'refused', error: wire.refused(fault, { method, path }) } : { kind: 'alone' };
}
