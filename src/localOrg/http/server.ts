import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { LocalOrg } from '../localOrg.ts';
import { actMeanwhile, putAside } from '../faults/actMeanwhile.ts';
import { answerWithFaults } from '../faults/answerWithFaults.ts';
import { withShortIds } from '../faults/withShortIds.ts';
import { isControl } from '../faults/controlPath.ts';
import { dispatchInside } from './dispatch.ts';
import { checkHeaderSize, checkHost, countCall, RequestGate } from './door.ts';
import { errorReply } from './errorReply.ts';
import { objectOfRequest } from './objectOfRequest.ts';
import { withSaveOptions } from '../records/saveOptions.ts';
import { sendReply } from './reply.ts';
import { bodyStream, readBody } from './requestBody.ts';
import { checkAccept, readRequestLine, type RequestLine } from './requestLine.ts';
import type { OrgReply, OrgRequest, Route } from './route.ts';
import { type Found, Router } from './router.ts';
import { signedIn } from './signIn.ts';

const megabyte = 1024 * 1024;
const defaultMaxMb = 10;
/** Above the platform's 16,384 bytes, so that the refusal can come in its shape (http/door.ts). */
const maxHeaderSize = 65_536;
/** Longer than clients keep a connection for their next request, so that it does not end in their hands. */
const keepAliveTimeout = 65_000;

/** The HTTP server of an org: host check, rate, body cap, sign-in, routing and errors in Salesforce's shape. */
export function createOrgServer(org: LocalOrg, routes: readonly Route[]): Server {
  const router = new Router(routes);
  const gate = new RequestGate(org);
  const server = createServer({ maxHeaderSize, keepAliveTimeout }, (incoming, response) => {
    void answer({ org, router, gate, incoming }).then((reply) => sendReply(org, { incoming, response, reply }));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => refuseUnreadable(org, error, socket));
  return server;
}

/** A request that node itself cannot read: headers above every limit, or no HTTP at all. */
function refuseUnreadable(org: LocalOrg, error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nX-Headroom-Local-Org: ${org.id}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}

type Incoming = { readonly org: LocalOrg; readonly router: Router; readonly gate: RequestGate; readonly incoming: IncomingMessage };

/** The body once it was read, for the log of requests. */
type Seen = { body?: Buffer };

async function answer(given: Incoming): Promise<OrgReply> {
  const { org, incoming } = given;
  const seen: Seen = {};
  const reply = await answerWithFaults(org, incoming, { answer: () => answerRightly(given, seen), seen });
  const url = URL.parse(incoming.url ?? '/', 'http://localhost');
  if (url) org.requests.note(org, { method: incoming.method ?? 'GET', url, ...seen }, reply);
  return reply;
}

async function answerRightly(given: Incoming, seen: Seen): Promise<OrgReply> {
  try {
    return await route(given, seen);
  } catch (error) {
    return errorReply(error, `${given.incoming.method} ${given.incoming.url}`);
  }
}

async function route(given: Incoming, seen: Seen): Promise<OrgReply> {
  const { org, router, gate, incoming } = given;
  checkHost(incoming);
  gate.enter();
  checkHeaderSize(incoming);
  const line = readRequestLine(incoming);
  const found = locate(given, line);
  const partial = { org, ...line, params: found.params, headers: incoming.headers };
  const context = found.route.open ? undefined : signedIn(partial);
  checkAccept(incoming, line.path);
  if (context && line.path.startsWith('/services/data')) countCall(org);
  const cap = (found.route.maxMb ?? defaultMaxMb) * megabyte;
  const streams = found.route.body === 'stream';
  const body = streams ? Buffer.alloc(0) : await readBody(incoming, cap);
  seen.body = body;
  const request: OrgRequest = {
    ...partial,
    body,
    ...(streams ? { stream: bodyStream(incoming, cap) } : {}),
    dispatch: (inner) => dispatchInside({ router, outer: partial, inner })
  };
  return await handle(router, found.route, request);
}

/** Lets happen what somebody does at this moment, then answers. What the user may do is asked after that. */
async function handle(router: Router, route: Route, request: OrgRequest): Promise<OrgReply> {
  const { org, method, path, query, body } = request;
  const url = new URL(`http://localhost${path}?${query.toString()}`);
  const occasion = {
    method,
    path: url.pathname + url.search,
    object: org.faults.isQuiet ? undefined : objectOfRequest(org, { url, body })
  };
  if (!isControl(path)) actMeanwhile({ org, router }, occasion);
  if (route.open) return await route.handle(request);
  const context = signedIn(request);
  const late = putAside(org, occasion, { method, url: occasion.path, body, userId: context.user.id });
  const reply = late ?? (await withSaveOptions(request, () => route.handle({ ...request, context })));
  return org.faults.on('short_ids').length > 0 ? withShortIds(reply) : reply;
}

/** Whoever is not signed in learns nothing about the paths of the data API. */
function locate({ org, router, incoming }: Incoming, line: RequestLine): Found {
  try {
    return router.find(line.method, line.path);
  } catch (error) {
    if (line.path.startsWith('/services/data/')) signedIn({ org, ...line, headers: incoming.headers });
    throw error;
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
