import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Broken, OrgReply } from './route.ts';

type Exchange = { readonly incoming: IncomingMessage; readonly response: ServerResponse; readonly reply: OrgReply };

/** Lets a reply arrive as its fault says, or not at all. The headers that every reply has are set. */
export async function sendBroken({ incoming, response, reply }: Exchange, broken: Broken): Promise<void> {
  incoming.resume();
  if (broken.kind === 'silence') return;
  if (broken.kind === 'reset') {
    reply.stream?.destroy();
    incoming.socket.resetAndDestroy();
    return;
  }
  const bytes = await bodyOf(reply);
  response.setHeader('Content-Type', reply.contentType ?? 'application/json;charset=UTF-8');
  if (broken.kind === 'gzip') {
    const zipped = gzipSync(bytes);
    response.setHeader('Content-Encoding', 'gzip');
    response.end(zipped.subarray(0, Math.floor(zipped.length / 2)));
    return;
  }
  response.setHeader('Content-Length', bytes.length);
  if (broken.kind === 'drip') await drip(response, bytes, broken);
  else response.write(bytes.subarray(0, Math.min(broken.bytes, bytes.length - 1)), () => incoming.socket.destroy());
}

/** Sends the bytes piece by piece, as long as somebody listens. */
async function drip(response: ServerResponse, bytes: Buffer, pace: { readonly bytes: number; readonly everyMs: number }): Promise<void> {
  for (let from = 0; from < bytes.length && !response.destroyed; from += pace.bytes) {
    response.write(bytes.subarray(from, from + pace.bytes));
    await wait(pace.everyMs);
  }
  response.end();
}

async function bodyOf({ stream, text, json }: OrgReply): Promise<Buffer> {
  if (stream === undefined) return Buffer.from(text ?? (json === undefined ? '' : JSON.stringify(json)));
  const chunks: Buffer[] = [];
  for await (const chunk of stream as Readable) chunks.push(Buffer.from(chunk as Buffer | string));
  return Buffer.concat(chunks);
}
