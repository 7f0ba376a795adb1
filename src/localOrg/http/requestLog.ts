import { isControl } from '../faults/controlPath.ts';
import type { LocalOrg } from '../localOrg.ts';
import { objectOfRequest, type Asked } from './objectOfRequest.ts';
import type { OrgReply } from './route.ts';

const mostKept = 20_000;
const mostCursors = 1000;

/** A request that the org was asked. */
export type LoggedRequest = {
  /** Rises by one with each request, also with those inside others. */
  readonly n: number;
  /** Instant of the org's clock. */
  readonly at: string;
  readonly method: string;
  /** Address with query. */
  readonly path: string;
  readonly object?: string;
  readonly status: number;
  /** Records read, or rows that were sent to be written; undefined where the reply does not tell. */
  readonly rows?: number;
  /** True for a request inside a composite request, which is no call of its own. */
  readonly inside?: true;
};

/** The newest requests of an org, in memory. Those to its control addresses are left out. */
export class RequestLog {
  readonly #kept: LoggedRequest[] = [];
  /** Object of a query by the id of its cursor. */
  readonly #cursors = new Map<string, string>();
  #last = 0;

  /** Number of the newest request. */
  get last(): number {
    return this.#last;
  }

  /** Requests with a number above the one given, oldest first. */
  since(n: number): readonly LoggedRequest[] {
    return this.#kept.filter((request) => request.n > n);
  }

  /** Object of the query that a locator goes on with. */
  objectOfLocator(locator: string): string | undefined {
    return this.#cursors.get(cursorOf(locator));
  }

  note(org: LocalOrg, asked: Asked & { readonly method: string; readonly inside?: boolean }, reply: OrgReply): void {
    const { url, method, inside } = asked;
    if (isControl(url.pathname)) return;
    const object = objectOfRequest(org, asked);
    const rows = rowsOf(reply);
    this.#keepCursor(reply, object);
    this.#kept.push({
      n: ++this.#last,
      at: org.clock.stamp(),
      method,
      path: url.pathname + url.search,
      ...(object === undefined ? {} : { object }),
      status: reply.status,
      ...(rows === undefined ? {} : { rows }),
      ...(inside ? { inside: true } : {})
    });
    if (this.#kept.length > mostKept) this.#kept.splice(0, this.#kept.length - mostKept);
  }

  #keepCursor({ json }: OrgReply, object: string | undefined): void {
    const next = (json as { readonly nextRecordsUrl?: unknown } | null | undefined)?.nextRecordsUrl;
    if (typeof next !== 'string' || object === undefined) return;
    this.#cursors.set(cursorOf(next.slice(next.lastIndexOf('/') + 1)), object);
    const [oldest] = this.#cursors.keys();
    if (oldest !== undefined && this.#cursors.size > mostCursors) this.#cursors.delete(oldest);
  }
}

function cursorOf(locator: string): string {
  return locator.split('-')[0] ?? '';
}

/** Rows that a reply tells of: pages of queries and jobs, lists of ids, results of rows. */
function rowsOf({ status, json, headers }: OrgReply): number | undefined {
  const announced = headers?.['Sforce-NumberOfRecords'];
  if (announced !== undefined) return Number(announced);
  if (status >= 400) return undefined;
  if (Array.isArray(json)) return json.length;
  if (typeof json !== 'object' || json === null) return undefined;
  const { records, ids, deletedRecords } = json as Readonly<Record<string, unknown>>;
  const list = [records, ids, deletedRecords].find((each) => Array.isArray(each));
  return list?.length;
}
