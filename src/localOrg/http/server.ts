import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { LocalOrg } from '../localOrg.ts';
import { OrgError } from '../orgError.ts';
import { sendReply } from './reply.ts';
import type { InnerRequest, Method, OrgReply, OrgRequest, Route } from './route.ts';
import { Router, runRoute } from './router.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const megabyte = 1024 * 1024;
const defaultMaxMb = 10;

/** The HTTP server of an org: host check, body cap, routing and errors in Salesforce's shape. */
export function createOrgServer(org: LocalOrg, routes: readonly Route[]): Server {
  const router = new Router(routes);
  return createServer((incoming, response) => {
    void answer({ org, router, incoming }).then((reply) => sendReply(org, { incoming, response, reply }));
  });
}

type Incoming = { readonly org: LocalOrg; readonly router: Router; readonly incoming: IncomingMessage };

async function answer(given: Incoming): Promise<OrgReply> {
  try {
    return await route(given);
  } catch (error) {
    return errorReply(error, `${given.incoming.method} ${given.incoming.url}`);
  }
}

/** An error as Salesforce words it; what is no refusal is a fault of ours, with its stack on stderr. */
function errorReply(error: unknown, request: string): OrgReply {
  if (error instanceof OrgError) return { status: error.status, json: error.errors };
  process.stderr.write(`local org: ${request} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, json: [{ errorCode: 'UNKNOWN_EXCEPTION', message: `The local org failed: ${message}` }] };
}

async function route({ org, router, incoming }: Incoming): Promise<OrgReply> {
  checkHost(incoming);
  const url = new URL((incoming.url ?? '/').replace(/^\/+/, '/'), 'http://localhost');
  const path = url.pathname.replace(/\/{2,}/g, '/');
  const method = (incoming.method ?? 'GET') as Method;
  const found = router.find(method, path);
  if (!found.route.open && path.startsWith('/services/data')) countCall(org);
  const streams = found.route.body === 'stream';
  const cap = (found.route.maxMb ?? defaultMaxMb) * megabyte;
  const source = cappedBody(incoming, cap);
  const request: OrgRequest = {
    org,
    method,
    path,
    params: found.params,
    query: url.searchParams,
    headers: incoming.headers,
    body: streams ? Buffer.alloc(0) : await readBody(source, cap),
    ...(streams ? { stream: source } : {}),
    dispatch: (inner) => dispatch({ org, router, incoming }, inner)
  };
  return await runRoute(found, request);
}

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm (403) */
function countCall(org: LocalOrg): void {
  if (org.countCall() <= org.limits.dailyApiRequests) return;
  throw new OrgError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
}

/** DNS rebinding: a page on another host must not reach the org under a name of its own. */
function checkHost(incoming: IncomingMessage): void {
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (loopbackNames.has(host)) return;
  throw new OrgError(403, 'INVALID_HOST', 'The local org answers to localhost, 127.0.0.1 and [::1] only.');
}

function tooLarge(cap: number): OrgError {
  return new OrgError(413, 'REQUEST_TOO_LARGE', `The request body is larger than ${cap / megabyte} MB.`);
}

function cappedBody(incoming: IncomingMessage, cap: number): Readable {
  if (Number(incoming.headers['content-length'] ?? 0) > cap) throw tooLarge(cap);
  if (incoming.headers['content-encoding'] !== 'gzip') return incoming;
  return incoming.pipe(createGunzip());
}

async function readBody(source: Readable, cap: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += (chunk as Buffer).length;
    if (size > cap) throw tooLarge(cap);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** A request inside another: same user, same table, answered at once. */
function dispatch(given: Incoming, inner: InnerRequest): OrgReply {
  const name = `${inner.method} ${inner.url}`;
  try {
    const url = new URL(inner.url, 'http://localhost');
    const found = given.router.find(inner.method, url.pathname);
    const reply = runRoute(found, {
      org: given.org,
      method: inner.method,
      path: url.pathname,
      params: found.params,
      query: url.searchParams,
      headers: given.incoming.headers,
      body: inner.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(inner.body)),
      dispatch: (next) => dispatch(given, next)
    });
    if (reply instanceof Promise) throw new OrgError(400, 'INVALID_INPUT', `${name} is not supported inside a composite request`);
    return reply;
  } catch (error) {
    return errorReply(error, name);
  }
}

/** Starts to listen on the loopback address and returns the port. */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The local org listens on no port');
  return address.port;
}

export type Exchange = { readonly incoming: IncomingMessage; readonly response: ServerResponse; readonly reply: OrgReply };
