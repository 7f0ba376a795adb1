import { request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { PageOrg } from './viewer.ts';

const passedOn = ['accept', 'content-type', 'content-length', 'transfer-encoding'];
const passedBack = ['content-type', 'content-length', 'transfer-encoding', 'date', 'sforce-limit-info'];

/**
 * Passes one call on to the org with the token of the user that the browser names.
 *
 * The header `x-headroom-user` is required: a page of another origin cannot set it, so it cannot make the org do anything.
 * The list of API versions needs no user, as in Salesforce; components read the org's clock from its `Date` header.
 */
export async function forwardToOrg(org: PageOrg, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const user = String(request.headers['x-headroom-user'] ?? '');
  const token = Object.hasOwn(org.users, user) ? org.users[user] : undefined;
  const isOpen = request.method === 'GET' && /^\/services\/data\/?$/.test(request.url ?? '');
  if (token === undefined && !isOpen)
    return refuse(response, 400, 'MISSING_ARGUMENT', 'The header x-headroom-user has to name a user of the page.');
  const headers = { ...pick(request.headers, passedOn), ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const answer = await new Promise<IncomingMessage | Error>((done) => {
    const call = httpRequest(org.instanceUrl + (request.url ?? ''), { method: request.method ?? 'GET', headers }, done);
    call.once('error', done);
    request.pipe(call);
  });
  if (answer instanceof Error) return refuse(response, 502, 'SERVER_UNAVAILABLE', `The org cannot be reached: ${answer.message}`);
  response.writeHead(answer.statusCode ?? 502, { ...pick(answer.headers, passedBack), 'cache-control': 'no-store' });
  await pipeline(answer, response);
}

function pick(headers: IncomingMessage['headers'], names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])));
}

function refuse(response: ServerResponse, status: number, errorCode: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify([{ errorCode, message }]));
}
