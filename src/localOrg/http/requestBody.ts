import type { IncomingMessage } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import { OrgError } from '../orgError.ts';

const megabyte = 1024 * 1024;
const decoders: Readonly<Record<string, typeof createGunzip>> = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate };

/**
 * The body of a request as it arrives, decompressed and cut off at the cap: 413 above it, counted after decompression, so that a small
 * body cannot grow without end; 400 where it is not what `Content-Encoding` says.
 *
 * The connection stays open when the reader stops early: the refusal still reaches the client.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest_compression.htm
 *
 * @param cap  in bytes
 */
export function bodyStream(incoming: IncomingMessage, cap: number): Readable {
  return Readable.from(capped(incoming, cap), { objectMode: false });
}

/** The whole body; at once where the request announces none. */
export async function readBody(incoming: IncomingMessage, cap: number): Promise<Buffer> {
  const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers;
  if (encoding === undefined && Number(length ?? 0) === 0) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  for await (const chunk of capped(incoming, cap)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function decoded(incoming: IncomingMessage): AsyncIterable<Buffer> {
  const encoding = (incoming.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity') return arriving(incoming);
  const create = decoders[encoding];
  if (!create) throw new OrgError(415, 'UNSUPPORTED_MEDIA_TYPE', `The Content-Encoding ${encoding} is not supported: gzip or deflate is.`);
  // The reader of the last stage meets every error; the callback only keeps it from being thrown twice.
  return pipeline(Readable.from(arriving(incoming), { objectMode: false }), create(), () => undefined) as unknown as Readable;
}

/** The chunks of the request; whoever stops early, or fails, leaves the connection alone. */
async function* arriving(incoming: IncomingMessage): AsyncGenerator<Buffer> {
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
}

async function* capped(incoming: IncomingMessage, cap: number): AsyncGenerator<Buffer> {
  if (Number(incoming.headers['content-length'] ?? 0) > cap) throw tooLarge(cap);
  let size = 0;
  try {
    for await (const chunk of decoded(incoming)) {
      size += chunk.length;
      if (size > cap) throw tooLarge(cap);
      yield chunk;
    }
  } catch (error) {
    if (isZlibError(error)) throw new OrgError(400, 'INVALID_INPUT', `The request body cannot be decompressed: ${error.message}`);
    throw error;
  }
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('Z_');
}

function tooLarge(cap: number): OrgError {
  return new OrgError(413, 'REQUEST_TOO_LARGE', `The request body is larger than ${cap / megabyte} MB.`);
}
