import { documentedLimit } from '../domain/platformLimits.ts';
import { cutRequest, receiptsOf, wireOf } from './collections.ts';
import type { Collection } from './collections.ts';
import { pauseBeforeAlone, sendComposite } from './compositeRequest.ts';
import type { Subanswer, Subrequest } from './compositeRequest.ts';
import type { Receipt, SaveRequest } from './orgClient.ts';
import type { Wire } from './wire.ts';

/** Collections that Salesforce takes in one composite request; they count among its queries. */
const mostCollections = documentedLimit('compositeQueries');

/** The platform states no size for a composite request; five times what a collection is cut to stays far below its memory limits. */
const mostText = 7_500_000;

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
      const answers = await sendComposite(this.wire, group, {
        apiVersion: this.apiVersion,
        requestOf: ({ collection }) => this.subrequestOf(collection),
        collates: false,
        onAnswer: () => {
          for (const { collection } of group) collection.request.onAnswer?.();
        }
      });
      for (const [waiting, answer] of answers) await this.settle(waiting, answer);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  private subrequestOf(collection: Collection): Subrequest {
    const { method, path, headers, body } = wireOf(this.apiVersion, collection);
    const content: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
    return { method, path, headers: headers ?? {}, ...(content === undefined ? {} : { body: content }) };
  }

  private async settle(waiting: Waiting, answer: Subanswer): Promise<void> {
    const { collection, resolve, reject } = waiting;
    if (answer.kind === 'refused') return reject(answer.error);
    if (answer.kind === 'alone') {
      await pauseBeforeAlone(this.wire);
      return this.sendAlone(waiting);
    }
    try {
      resolve(receiptsOf(collection, answer.body));
    } catch (error) {
      reject(error);
    }
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
