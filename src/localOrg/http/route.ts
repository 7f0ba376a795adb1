import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { expected } from '../expected.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgContext } from '../orgContext.ts';
import { newestDataPath } from '../versions.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'HEAD';

/** A request that has found its route. */
export type OrgRequest = {
  readonly org: LocalOrg;
  readonly method: Method;
  /** Path without query. */
  readonly path: string;
  /** Values of `:name` in the route's path, decoded. `version` is `66.0`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The whole body; empty for routes that stream it. */
  readonly body: Buffer;
  /** The body as it arrives, decompressed; only for routes with `body: 'stream'`. */
  readonly stream?: Readable;
  /** Runs another request inside this one, as composite does; its route must answer without a promise. */
  readonly dispatch: (inner: InnerRequest) => OrgReply;
};

/** A request inside a request: no socket, the same user. */
export type InnerRequest = {
  readonly method: Method;
  /** Path with query. */
  readonly url: string;
  readonly body: unknown;
  /** Headers of its own, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** A request by a signed-in user. */
export type SessionRequest = OrgRequest & { readonly context: OrgContext };

/** How a reply is kept from arriving whole, on purpose. */
export type Broken =
  /** The connection ends without an answer. */
  | { readonly kind: 'reset' }
  /** The connection stays open without an answer. */
  | { readonly kind: 'silence' }
  /** The connection ends after so many bytes of the body. */
  | { readonly kind: 'cut'; readonly bytes: number }
  /** The body comes in pieces of so many bytes with pauses in milliseconds. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }
  /** The compressed body ends in its middle. */
  | { readonly kind: 'gzip' };

/** What a route answers; the server adds markers, clock, limits and compression. */
export type OrgReply = {
  readonly status: number;
  /** JSON value of the body. */
  readonly json?: unknown;
  /** Text or stream in place of `json`. */
  readonly text?: string;
  readonly stream?: Readable;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Undefined where the reply arrives. */
  readonly broken?: Broken;
};

type RouteShape = {
  /** What it does, for docs/LOCAL_ORG.md: `runs a SOQL query`. */
  readonly says: string;
  readonly method: Method;
  /** `:name` stands for one segment. */
  readonly path: string;
  /** `stream` leaves the body to the handler. */
  readonly body?: 'buffer' | 'stream';
  /** Largest body in MB; 10 where not said. */
  readonly maxMb?: number;
};

/** The door asks open routes for no bearer token: sign-in, versions, and those that take it in their own way. */
export type OpenRoute = RouteShape & {
  readonly open: true;
  /** Where the handler looks for the token, for docs/LOCAL_ORG.md; undefined where it needs none. */
  readonly tokenIn?: string;
  readonly handle: (request: OrgRequest) => OrgReply | Promise<OrgReply>;
};

export type SessionRoute = RouteShape & {
  readonly open?: false;
  readonly handle: (request: SessionRequest) => OrgReply | Promise<OrgReply>;
};

/** One entry of the route table. Routes that composite may contain answer at once, without a promise. */
export type Route = OpenRoute | SessionRoute;

/** Value of a `:name` in the route's path. */
export function param(request: OrgRequest, name: string): string {
  return expected(request.params[name], `the part :${name} of the path`);
}

/** `/services/data/v66.0` of the request, for urls in replies. */
export function dataPath(request: OrgRequest): string {
  const { version } = request.params;
  return version === undefined ? newestDataPath : `/services/data/v${version}`;
}
