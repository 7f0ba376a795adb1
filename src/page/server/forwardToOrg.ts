import { request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { PackageNamespace } from '../platform/ownNames.ts';
import { namespaceGateway } from './namespaceGateway.ts';
import type { NamespaceGateway } from './namespaceGateway.ts';
import type { PageOrg } from './viewer.ts';

const passedOn = ['accept', 'content-type', 'content-length', 'transfer-encoding', 'if-unmodified-since'];
const passedBack = ['content-type', 'content-length', 'transfer-encoding', 'date', 'sforce-limit-info'];
const ofBody = ['content-length', 'transfer-encoding'];

/** The org, and the namespace under which components see the package. */
type Behind = { readonly org: PageOrg; readonly namespace: PackageNamespace | undefined };

/**
 * Passes one call on to the org with the token of the user that the browser names.
 *
 * The header `x-headroom-user` is required: a page of another origin cannot set it, so it cannot make the org do anything.
 * The list of API versions needs no user, as in Salesforce; components read the org's clock from its `Date` header.
 */
export async function forwardToOrg({ org, namespace }: Behind, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const user = String(request.headers['x-headroom-user'] ?? '');
  const token = Object.hasOwn(org.users, user) ? org.users[user] : undefined;
  const isOpen = request.method === 'GET' && /^\/services\/data\/?$/.test(request.url ?? '');
  if (token === undefined && !isOpen)
    return refuse(response, 400, 'MISSING_ARGUMENT', 'The header x-headroom-user has to name a user of the page.');
  const [path = ''] = (request.url ?? '').split('?');
  const gateway = namespace === undefined ? undefined : namespaceGateway(namespace);
  const translator = gateway?.concerns(path) === true ? gateway : undefined;
  const answer = await callOrg(org, request, { token, path, translator });
  if (answer instanceof Error) return refuse(response, 502, 'SERVER_UNAVAILABLE', `The org cannot be reached: ${answer.message}`);
  await passBack(answer, response, translator);
}

type Call = { readonly token: string | undefined; readonly path: string; readonly translator: NamespaceGateway | undefined };

async function callOrg(org: PageOrg, request: IncomingMessage, { token, path, translator }: Call): Promise<IncomingMessage | Error> {
  const body = translator === undefined ? undefined : await text(request);
  const headers = {
    ...pick(request.headers, translator === undefined ? passedOn : without(passedOn, ofBody)),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` })
  };
  const url = translator === undefined ? (request.url ?? '') : translator.url(request.url ?? '');
  return new Promise((done) => {
    const call = httpRequest(org.instanceUrl + url, { method: request.method ?? 'GET', headers }, done);
    call.once('error', done);
    if (translator === undefined || body === undefined) request.pipe(call);
    else call.end(body === '' ? '' : translator.requestBody(path, body));
  });
}

async function passBack(answer: IncomingMessage, response: ServerResponse, translator: NamespaceGateway | undefined): Promise<void> {
  const status = answer.statusCode ?? 502;
  if (translator === undefined) {
    response.writeHead(status, { ...pick(answer.headers, passedBack), 'cache-control': 'no-store' });
    return pipeline(answer, response);
  }
  const body = translator.answer(await text(answer));
  response.writeHead(status, { ...pick(answer.headers, without(passedBack, ofBody)), 'cache-control': 'no-store' });
  response.end(body);
}

function pick(headers: IncomingMessage['headers'], names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])));
}

function without(names: readonly string[], left: readonly string[]): readonly string[] {
  return names.filter((name) => !left.includes(name));
}

function refuse(response: ServerResponse, status: number, errorCode: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify([{ errorCode, message }]));
}
