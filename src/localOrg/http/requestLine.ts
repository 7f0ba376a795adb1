import type { IncomingMessage } from 'node:http';
import { OrgError } from '../orgError.ts';
import type { Method } from './route.ts';

/** Method, path and query of a request. */
export type RequestLine = { readonly method: Method; readonly path: string; readonly query: URLSearchParams };

const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD']);

/**
 * What the client asks for. Doubled slashes collapse; a POST may name another method in `_HttpMethod` or `X-HTTP-Method-Override`, for
 * clients that cannot send PATCH.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_update_fields.htm
 */
export function readRequestLine(incoming: IncomingMessage): RequestLine {
  const url = addressOf(incoming.url ?? '/');
  const path = url.pathname.replace(/\/{2,}/g, '/');
  const sent = incoming.method ?? 'GET';
  const override = url.searchParams.get('_HttpMethod') ?? incoming.headers['x-http-method-override'];
  const method = sent === 'POST' && typeof override === 'string' ? override.toUpperCase() : sent;
  if (!methods.has(method)) throw new OrgError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed.`);
  return { method: method as Method, path, query: url.searchParams };
}

function addressOf(text: string): URL {
  try {
    return new URL(text.replace(/^\/+/, '/'), 'http://localhost');
  } catch (error) {
    throw new OrgError(400, 'INVALID_INPUT', `The address cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * The local org speaks JSON: a client that takes nothing but XML is refused, not answered in a language it cannot read.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest_resource_examples.htm
 */
export function checkAccept(incoming: IncomingMessage, path: string): void {
  if (!path.startsWith('/services/data')) return;
  const wanted = (incoming.headers.accept ?? '*/*').split(',').map((each) => (each.split(';')[0] ?? '').trim().toLowerCase());
  if (wanted.some((type) => !/^(?:application|text)\/(?:[\w.-]+\+)?xml$/.test(type))) return;
  process.stderr.write(`local org: ${path} was asked for ${incoming.headers.accept}. Only JSON is served.\n`);
  throw new OrgError(406, 'NOT_ACCEPTABLE', 'The local org answers in JSON only: send Accept: application/json.');
}
