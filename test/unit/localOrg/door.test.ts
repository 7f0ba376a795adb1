import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { routes } from '../../../src/localOrg/routes.ts';
import { dataPath, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;
const megabyte = 1024 * 1024;

beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

type Sent = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly chunks?: Iterable<Buffer>;
};

/** A raw request: fetch does not let a caller choose the Host header, nor send a chunked body of any size. */
async function send({
  method = 'GET',
  path = '/services/data',
  headers = {},
  chunks = []
}: Sent): Promise<{ status: number; body: string }> {
  const { port } = new URL(org.url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers: { host: 'localhost', ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
    });
    outgoing.on('error', reject);
    for (const chunk of chunks) outgoing.write(chunk);
    outgoing.end();
  });
}

const signedIn = (): Record<string, string> => ({ authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' });
const create = `${dataPath}/sobjects/Account`;

describe('the door', () => {
  it('listens on the loopback interface only', async () => {
    const { port } = new URL(org.url);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => !address.internal && address.family === 'IPv4');
    const open = (host: string): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = connect({ host, port: Number(port), timeout: 2000 });
        const done = (answer: boolean): void => {
          socket.destroy();
          resolve(answer);
        };
        socket
          .on('connect', () => done(true))
          .on('error', () => done(false))
          .on('timeout', () => done(false));
      });
    expect(await open('127.0.0.1')).toBe(true);
    for (const { address } of others) expect(await open(address)).toBe(false);
    expect(await open('127.0.0.2')).toBe(false);
  });

  it('answers to loopback names in the Host header and refuses any other', async () => {
    for (const host of ['localhost:1', '127.0.0.1', '[::1]:80']) expect((await send({ headers: { host } })).status).toBe(200);
    for (const host of ['attacker.example', 'localhost.attacker.example', '127.0.0.1.nip.io']) {
      expect((await send({ headers: { host } })).status).toBe(403);
    }
  });

  it('refuses a request without a token, with a wrong one and with another scheme', async () => {
    const expired = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }];
    for (const authorization of ['', 'Bearer', 'Bearer wrong', `Basic ${org.accessToken}`]) {
      const { status, body } = await send({ path: `${dataPath}/limits`, headers: { authorization } });
      expect([status, JSON.parse(body)]).toEqual([401, expired]);
    }
  });

  it('wants a token at every route but those that sign in, list versions or carry the session in their body', async () => {
    // Bayeux says 401 in a message (test/unit/localOrg/streaming.test.ts).
    const needsNone = /^\/services\/(?:oauth2\/(?:token|revoke)|data|Soap\/.+|async\/.+)$|^\/secur\/frontdoor\.jsp$|^\/cometd\//;
    const closed = routes.filter((route) => !route.open || !needsNone.test(route.path));
    expect(closed.length).toBeGreaterThan(50);
    for (const { method, path } of closed) {
      const address = path.replace(':version', '66.0').replaceAll(/:\w+/g, 'x');
      const { status } = await send({ method, path: address });
      // The identity services of OAuth say 403 where the data API says 401.
      expect([method, path, status]).toEqual([method, path, status === 403 && !path.startsWith('/services/data') ? 403 : 401]);
    }
  });

  it('tells nobody without a token which paths of the data API exist', async () => {
    expect((await send({ path: `${dataPath}/no-such-thing` })).status).toBe(401);
  });

  it('sends no CORS header, also not for a preflight', async () => {
    const origin = { Origin: 'https://attacker.example' };
    const { headers } = await org.call('GET', '/limits', undefined, { headers: origin });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    const preflight = await send({ method: 'OPTIONS', path: create, headers: { ...origin, 'access-control-request-method': 'POST' } });
    expect([preflight.status, JSON.parse(preflight.body)[0].errorCode]).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });

  it('refuses an address above 16,384 bytes with 414, and headers above it with 431', async () => {
    expect((await send({ path: `${dataPath}/query?q=${'x'.repeat(16_400)}`, headers: signedIn() })).status).toBe(414);
    expect((await send({ path: `${dataPath}/limits`, headers: { ...signedIn(), 'x-long': 'x'.repeat(16_400) } })).status).toBe(431);
    expect((await send({ path: `${dataPath}/limits`, headers: { ...signedIn(), 'x-long': 'x'.repeat(80_000) } })).status).toBe(431);
  });
});

describe('bodies', () => {
  const blank = (mb: number): Iterable<Buffer> => Array.from({ length: mb }, () => Buffer.alloc(megabyte, ' '));

  it('are refused with 413 above their cap by the length that they declare', async () => {
    const headers = { ...signedIn(), 'content-length': String(11 * megabyte) };
    expect((await send({ method: 'POST', path: create, headers, chunks: blank(11) })).status).toBe(413);
  });

  it('are refused with 413 above their cap when they come in chunks', async () => {
    const { status, body } = await send({ method: 'POST', path: create, headers: signedIn(), chunks: blank(12) });
    expect([status, JSON.parse(body)[0].errorCode]).toEqual([413, 'REQUEST_TOO_LARGE']);
  });

  it('are refused with 413 when a few compressed bytes grow above the cap', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * megabyte, ' '));
    expect(bomb.length).toBeLessThan(megabyte / 10);
    const headers = { ...signedIn(), 'content-encoding': 'gzip' };
    expect((await send({ method: 'POST', path: create, headers, chunks: [bomb] })).status).toBe(413);
  });

  it('of a stream are capped after decompression, too', async () => {
    const job = await org.call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' });
    const bomb = gzipSync(Buffer.alloc(160 * megabyte, 'Name\n'));
    const headers = { authorization: `Bearer ${org.accessToken}`, 'content-type': 'text/csv', 'content-encoding': 'gzip' };
    const path = `${dataPath}/jobs/ingest/${job.body.id}/batches`;
    expect((await send({ method: 'PUT', path, headers, chunks: [bomb] })).status).toBe(413);
  });

  it('that are no gzip are refused with 400, cut ones too', async () => {
    const headers = { ...signedIn(), 'content-encoding': 'gzip' };
    const whole = gzipSync(JSON.stringify({ Name: 'Cut' }));
    for (const chunk of [Buffer.from('no gzip at all'), whole.subarray(0, whole.length - 6)]) {
      expect((await send({ method: 'POST', path: create, headers, chunks: [chunk] })).status).toBe(400);
    }
  });

  it('may be compressed by gzip and deflate, and by nothing else', async () => {
    const body = JSON.stringify({ Name: 'Zipped' });
    const sent = (encoding: string, chunk: Buffer) =>
      send({ method: 'POST', path: create, headers: { ...signedIn(), 'content-encoding': encoding }, chunks: [chunk] });
    expect((await sent('gzip', gzipSync(body))).status).toBe(201);
    expect((await sent('deflate', deflateSync(body))).status).toBe(201);
    expect((await sent('br', brotliCompressSync(body))).status).toBe(415);
  });
});

describe('the limits', () => {
  it('refuse calls above the daily limit with 403, but not those of somebody who is not signed in', async () => {
    const limited = await openTestOrg({ limits: { dailyApiRequests: 2 } });
    await limited.call('GET', '/limits', undefined, { token: 'wrong' });
    const statuses = [];
    for (let call = 0; call < 3; call++) statuses.push((await limited.call('GET', '/limits')).status);
    expect(statuses).toEqual([200, 200, 403]);
    expect((await limited.call('GET', '/limits')).body[0].errorCode).toBe('REQUEST_LIMIT_EXCEEDED');
    await limited.remove();
  });

  it('refuse requests above the limit of a second with 429', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-22T10:00:00Z'));
    const limited = await openTestOrg({ limits: { requestsPerSecond: 2 } });
    const statuses = [];
    for (let call = 0; call < 3; call++) statuses.push((await limited.call('GET', '/limits')).status);
    expect(statuses).toEqual([200, 200, 429]);
    vi.mocked(Date.now).mockReturnValue(Date.parse('2026-11-22T10:00:01Z'));
    expect((await limited.call('GET', '/limits')).status).toBe(200);
    vi.restoreAllMocks();
    await limited.remove();
  });
});
