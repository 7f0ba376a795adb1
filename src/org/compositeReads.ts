import { documentedLimit } from '../domain/platformLimits.ts';
import { pauseBeforeAlone, sendComposite } from './compositeRequest.ts';
import type { Subanswer } from './compositeRequest.ts';
import { longestAddress } from './queryAddress.ts';
import type { Wire } from './wire.ts';

/** Whatever answers a GET with the JSON of its reply: the wire alone, or reads that share a call. */
export interface JsonReader {
  /** @param path  from `/services/` on, with query */
  read(path: string): Promise<unknown>;
}

/** What Salesforce takes in one composite request. */
export const mostReads = documentedLimit('compositeReads');
export const mostQueries = documentedLimit('compositeQueries');

/** A describe of 500 fields is more than a megabyte; ten of them are an answer that arrives in one piece. */
export const mostDescribes = 10;

/** Each of these may take as long as its slowest reads together; 25 long calls at once are an org's limit. */
const compositesAtOnce = 4;

type Kind = 'query' | 'describe' | 'other';
type Waiting = {
  readonly path: string;
  readonly resolve: (json: unknown) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Reads that are asked for in the same turn share composite requests, so that many objects cost few calls.
 *
 * Composite takes all resources below `sobjects/` (describe, updated and deleted among them), `query`, `queryAll` and
 * further query pages: up to 25 in a request, of which up to five are queries or collections, and "the entire series of
 * requests counts as a single call toward your API limits" (composite *batch* counts each). Each answers for itself, because
 * `allOrNone` is false; a subrequest may carry any header of its resource but Accept, Authorization and Content-Type, so
 * `If-Modified-Since` of a describe would be allowed.
 * Sources: https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-composite-post.html,
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_graph_composite_subrequest.htm
 *
 * To whoever asks it makes no difference: one read alone is a plain GET, one that the org has no time for is asked again
 * alone, and one that it refuses gets the error that it would have got alone. Where it refuses the composite request itself,
 * each is asked alone.
 */
export class CompositeReads implements JsonReader {
  private readonly wire: Wire;
  private readonly apiVersion: string;
  private waiting: Waiting[] = [];

  constructor(wire: Wire, apiVersion: string) {
    this.wire = wire;
    this.apiVersion = apiVersion;
  }

  async read(path: string): Promise<unknown> {
    if (path.length > longestAddress) return this.wire.read(path);
    return new Promise((resolve, reject) => {
      // After everything that this turn of the event loop asks for.
      if (this.waiting.length === 0) setImmediate(() => void this.askAll());
      this.waiting.push({ path, resolve, reject });
    });
  }

  private async askAll(): Promise<void> {
    const groups = [...shareOut(this.waiting)];
    this.waiting = [];
    const lane = async (): Promise<void> => {
      for (let group = groups.shift(); group !== undefined; group = groups.shift()) await this.ask(group);
    };
    await Promise.all(Array.from({ length: compositesAtOnce }, lane));
  }

  /** Never rejects: every read of the group gets its answer or its error. */
  private async ask(group: readonly Waiting[]): Promise<void> {
    const [alone] = group;
    if (alone === undefined) return;
    if (group.length === 1) return settle(alone, this.wire.read(alone.path));
    try {
      const answers = await sendComposite(this.wire, group, {
        apiVersion: this.apiVersion,
        requestOf: ({ path }) => ({ method: 'GET', path })
      });
      await Promise.all(answers.map(([read, answer]) => settle(read, this.jsonOf(read, answer))));
    } catch (error) {
      for (const read of group) read.reject(error);
    }
  }

  private async jsonOf({ path }: Waiting, answer: Subanswer): Promise<unknown> {
    if (answer.kind === 'answered') return answer.body;
    if (answer.kind === 'refused') throw answer.error;
    await pauseBeforeAlone(this.wire);
    return this.wire.read(path);
  }
}

async function settle(read: Waiting, answer: Promise<unknown>): Promise<void> {
  await answer.then(read.resolve, read.reject);
}

/** Parts that fit into one composite request each, every read in the first that has room for its kind. */
function shareOut(reads: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const groups: Waiting[][] = [];
  for (const read of reads) {
    const group = groups.find((each) => hasRoom(each, kindOf(read)));
    if (group === undefined) groups.push([read]);
    else group.push(read);
  }
  return groups;
}

function hasRoom(group: readonly Waiting[], kind: Kind): boolean {
  if (group.length >= mostReads) return false;
  const same = group.filter((each) => kindOf(each) === kind).length;
  return same < { query: mostQueries, describe: mostDescribes, other: mostReads }[kind];
}

function kindOf({ path }: Waiting): Kind {
  if (/\/query(?:All)?(?:\/|\?|$)/.test(path)) return 'query';
  return path.endsWith('/describe') ? 'describe' : 'other';
}
