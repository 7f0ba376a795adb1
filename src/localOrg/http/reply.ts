import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';
import type { LocalOrg } from '../localOrg.ts';
import { sendBroken } from './brokenReply.ts';
import type { OrgReply } from './route.ts';

const compress = promisify(gzip);
const smallestCompressed = 1024;
const fastest = { level: 1 };
const mostDiscarded = 256 * 1024 * 1024;

/** A request on the wire with the reply that it gets. */
type Exchange = { readonly incoming: IncomingMessage; readonly response: ServerResponse; readonly reply: OrgReply };

/**
 * Sends a reply with what every reply carries: the org's marker, its clock in `Date`, the API usage (but for the list of versions, which
 * does not count); compressed when the client asks for it.
 *
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm
 */
export async function sendReply(org: LocalOrg, exchange: Exchange): Promise<void> {
  const { incoming, response, reply } = exchange;
  response.sendDate = false;
  response.setHeader('Date', new Date(org.clock.nowMs()).toUTCString());
  response.setHeader('X-Headroom-Local-Org', org.id);
  response.setHeader('Cache-Control', 'no-cache,must-revalidate,max-age=0,no-store,private');
  if (/\/services\/+data\/+v/.test(incoming.url ?? '')) {
    response.setHeader('Sforce-Limit-Info', `api-usage=${org.callsToday}/${org.limits.dailyApiRequests}`);
  }
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  // A connection that ends before the org acted has no status; none is sent then.
  if (reply.status > 0) response.statusCode = reply.status;
  const zipped = /\bgzip\b/.test(String(incoming.headers['accept-encoding'] ?? ''));
  try {
    if (reply.broken) await sendBroken(exchange, reply.broken);
    else if (reply.stream) await sendStream(exchange, reply.stream, zipped);
    else await sendText(exchange, zipped);
  } catch (error) {
    process.stderr.write(`local org: the client of ${incoming.method} ${incoming.url} went away: ${String(error)}\n`);
    response.destroy();
  }
}

async function sendStream({ response, reply }: Exchange, source: Readable, zipped: boolean): Promise<void> {
  response.setHeader('Content-Type', reply.contentType ?? 'application/octet-stream');
  if (!zipped) return await pipeline(source, response);
  response.setHeader('Content-Encoding', 'gzip');
  await pipeline(source, createGzip(fastest), response);
}

/** Reads what is left of a refused body, so that the client gets to the reply; one without end loses its connection. */
function discardRest(incoming: IncomingMessage): void {
  let bytes = 0;
  incoming.on('error', () => incoming.destroy());
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostDiscarded) incoming.destroy();
  });
  incoming.resume();
}

async function sendText({ incoming, response, reply }: Exchange, zipped: boolean): Promise<void> {
  const indent = /^(?:1|true)$/i.test(String(incoming.headers['x-prettyprint'] ?? '')) ? 2 : undefined;
  const text = reply.text ?? (reply.json === undefined ? undefined : JSON.stringify(reply.json, null, indent));
  discardRest(incoming);
  if (text === undefined) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', reply.contentType ?? 'application/json;charset=UTF-8');
  let bytes = Buffer.from(text);
  if (zipped && bytes.length >= smallestCompressed) {
    bytes = await compress(bytes, fastest);
    response.setHeader('Content-Encoding', 'gzip');
  }
  response.setHeader('Content-Length', bytes.length);
  response.end(incoming.method === 'HEAD' ? undefined : bytes);
}
