import { z } from 'zod';
import { HealthError } from '../domain/healthError.ts';
import { classifyFault } from './classifyError.ts';
import { cutRequest, receiptsOf, wireOf } from './collections.ts';
import type { Collection } from './collections.ts';
import type { Receipt, SaveRequest } from './orgClient.ts';
import { faultOf } from './readFault.ts';
import { shapeOf } from './replyShape.ts';
import { retryPauseMs } from './retryPause.ts';
import type { Wire } from './wire.ts';

/** Collections that Salesforce takes in one composite request; they count among its queries. */
const mostCollections = 5;

/** The platform states no size for a composite request; five times what a collection is cut to stays far below its memory limits. */
const mostText = 7_500_000;

const compositeReply = z.object({
  compositeResponse: z.array(z.object({ body: z.unknown(), httpStatusCode: z.number(), referenceId: z.string() }))
});
type SubReply = z.infer<typeof compositeReply>['compositeResponse'][number];

type Waiting = {
  readonly collection: Collection;
  readonly resolve: (receipts: readonly Receipt[]) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Saves rows by sObject collections, each row for itself. Collections that are asked for in the same turn share composite
 * requests of up to five, in the order in which they were asked for; one request follows the other.
 *
 * "The entire series of requests counts as a single call", subrequests run in their order because they are not collated, and
 * each answers for itself because `allOrNone` is false.
 * Source: https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-composite-post.html
 *
 * Records to create without a key go alone: a request of which nobody knows whether it arrived must not be repeated.
 */
export class CompositeSaves {
  private readonly wire: Wire;
  private readonly apiVersion: string;
  private waiting: Waiting[] = [];
  private last: Promise<void> = Promise.resolve();

  constructor(wire: Wire, apiVersion: string) {
    this.wire = wire;
    this.apiVersion = apiVersion;
  }

  /** Receipts in the order of the rows; throws where the org refuses a request as a whole. */
  async save(request: SaveRequest): Promise<readonly Receipt[]> {
    const collections = cutRequest(request);
    return (await Promise.all(collections.map((collection) => this.queue(collection)))).flat();
  }

  private queue(collection: Collection): Promise<readonly Receipt[]> {
    return new Promise((resolve, reject) => {
      // After everything that this turn of the event loop asks for, and after what is under way.
      if (this.waiting.length === 0) setImmediate(() => (this.last = this.last.then(() => this.sendAll())));
      this.waiting.push({ collection, resolve, reject });
    });
  }

  /** Never rejects: every collection gets its receipts or its error. */
  private async sendAll(): Promise<void> {
    const groups = shareOut(this.waiting);
    this.waiting = [];
    for (const group of groups) {
      const [alone] = group;
      if (alone !== undefined && group.length === 1) await this.sendAlone(alone);
      else await this.sendGroup(group);
    }
  }

  private async sendAlone({ collection, resolve, reject }: Waiting): Promise<void> {
    const request = wireOf(this.apiVersion, collection);
    const { onAnswer } = collection.request;
    await this.wire
      .json({ ...request, ...(onAnswer === undefined ? {} : { onAnswer }) })
      .then((reply) => resolve(receiptsOf(collection, reply)))
      .catch(reject);
  }

  private async sendGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const replies = await this.post(group.map(({ collection }) => collection));
      for (const [index, waiting] of group.entries()) await this.settle(waiting, replies.get(`w${index}`));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  private async post(collections: readonly Collection[]): Promise<ReadonlyMap<string, SubReply>> {
    const compositeRequest = collections.map((collection, index) => {
      const { method, path, headers, body } = wireOf(this.apiVersion, collection);
      const content: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
      return {
        method,
        url: path,
        referenceId: `w${index}`,
        httpHeaders: headers ?? {},
        ...(content === undefined ? {} : { body: content })
      };
    });
    const reply = await this.wire.json({
      method: 'POST',
      path: `/services/data/v${this.apiVersion}/composite`,
      body: JSON.stringify({ allOrNone: false, collateSubrequests: false, compositeRequest }),
      onAnswer: () => {
        for (const { request } of collections) request.onAnswer?.();
      }
    });
    return new Map(shapeOf(compositeReply, reply, 'composite').compositeResponse.map((each) => [each.referenceId, each]));
  }

  /** What the org has no time for is sent again alone; what it refuses gets the error that it would have got alone. */
  private async settle(waiting: Waiting, reply: SubReply | undefined): Promise<void> {
    const { collection, resolve, reject } = waiting;
    const { method, path } = wireOf(this.apiVersion, collection);
    if (reply === undefined)
      return reject(new HealthError('RequestRefused', ['SHORT_RESULT', 'a subrequest has no answer', `${method} ${path}`]));
    if (reply.httpStatusCode >= 200 && reply.httpStatusCode < 300) {
      try {
        return resolve(receiptsOf(collection, reply.body));
      } catch (error) {
        return reject(error);
      }
    }
    const fault = faultOf(reply.httpStatusCode, JSON.stringify(reply.body));
    if (classifyFault(fault).action === 'stop') return reject(this.wire.refused(fault, { method, path }));
    await this.wire.pause(retryPauseMs(1));
    await this.sendAlone(waiting);
  }
}

/** Collections as they share requests, in their order. */
function shareOut(all: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const groups: Waiting[][] = [];
  let text = 0;
  for (const waiting of all) {
    const { collection } = waiting;
    const open = groups.at(-1);
    const isAlone = collection.request.operation === 'insert' || open?.[0]?.collection.request.operation === 'insert';
    if (open === undefined || isAlone || open.length >= mostCollections || text + collection.text > mostText) {
      groups.push([waiting]);
      text = collection.text;
    } else {
      open.push(waiting);
      text += collection.text;
    }
  }
  return groups;
}
