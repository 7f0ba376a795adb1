import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg({ now: '2025-06-01T12:00:00Z' });
});
afterAll(() => org.remove());

/** A raw request, because fetch does not let a caller choose the Host header. */
async function withHost(host: string): Promise<number> {
  const { port } = new URL(org.url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path: '/services/data', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    outgoing.on('error', reject).end();
  });
}

describe('every reply', () => {
  it('carries the marker, the clock of the org and the API usage, and allows no other origin', async () => {
    const { headers } = await org.call('GET', '/limits');
    expect(headers.get('x-headroom-local-org')).toBe(org.orgId);
    expect(org.orgId).toMatch(/^00DLOCAL0.{9}$/);
    expect(headers.get('date')).toMatch(/^Sun, 01 Jun 2025 12:/);
    expect(headers.get('sforce-limit-info')).toMatch(/^api-usage=\d+\/100000$/);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('to an error carries them too', async () => {
    const { status, headers } = await org.call('GET', '/limits', undefined, { token: 'wrong' });
    expect([status, headers.get('x-headroom-local-org')]).toEqual([401, org.orgId]);
  });

  it('is compressed when the client asks for it', async () => {
    const { headers, body } = await org.call('GET', '/sobjects/Account/describe', undefined, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(body.name).toBe('Account');
  });
});

describe('the door', () => {
  it('answers to loopback names only', async () => {
    expect(await withHost('localhost:1')).toBe(200);
    expect(await withHost('127.0.0.1')).toBe(200);
    expect(await withHost('attacker.example')).toBe(403);
  });

  it('takes compressed bodies and refuses large ones', async () => {
    const raw = gzipSync(JSON.stringify({ Name: 'Zipped' }));
    expect((await org.call('POST', '/sobjects/Account', undefined, { raw, headers: { 'Content-Encoding': 'gzip' } })).status).toBe(201);
    const large = await org
      .call('POST', '/sobjects/Account', undefined, { raw: `{"Name": "${'x'.repeat(11 * 1024 * 1024)}"}` })
      .catch((error: unknown) => error);
    expect(large instanceof Error || (large as { status: number }).status === 413).toBe(true);
  });

  it('collapses doubled slashes and accepts every version from 60 to 66', async () => {
    expect((await org.call('GET', '/services//data//v60.0/limits')).status).toBe(200);
    const { body } = await org.call('GET', '/services/data');
    expect(body.at(-1)).toEqual({ label: "Spring '26", url: '/services/data/v66.0', version: '66.0' });
    expect((await org.call('GET', '/services/data/v99.0/limits')).status).toBe(404);
    expect((await org.call('GET', '/services/data/v30.0/limits')).status).toBe(410);
  });

  it('refuses what it does not know in the shape of Salesforce and says on stderr what to add', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { status, body } = await org.call('GET', '/analytics/reports');
    expect([status, body]).toEqual([404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]]);
    expect(String(stderr.mock.calls[0]?.[0])).toContain(
      'no route for GET /services/data/v66.0/analytics/reports. Add a file under src/localOrg/routes'
    );
    stderr.mockRestore();
    expect((await org.call('DELETE', '/limits')).body[0].errorCode).toBe('METHOD_NOT_ALLOWED');
  });

  it('refuses calls above the daily limit', async () => {
    const limited = await openTestOrg({ limits: { dailyApiRequests: 2 } });
    const statuses = [];
    for (let call = 0; call < 3; call++) statuses.push((await limited.call('GET', '/limits')).status);
    expect(statuses).toEqual([200, 200, 403]);
    expect((await limited.call('GET', '/limits')).body[0].errorCode).toBe('REQUEST_LIMIT_EXCEEDED');
    await limited.remove();
  });

  it('refuses SOAP with a fault', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { status, text } = await org.call('POST', '/services/Soap/u/66.0', undefined, { raw: '<login/>' });
    expect([status, text.includes('<faultstring>')]).toEqual([500, true]);
    stderr.mockRestore();
  });
});

describe('the clock', () => {
  it('is moved by its control address and runs on from there', async () => {
    await org.setClock('2024-02-29T10:00:00Z');
    const id = await org.create('Account', { Name: 'Leap' });
    const { body } = await org.call('GET', `/sobjects/Account/${id}`);
    expect(body.CreatedDate).toMatch(/^2024-02-29T10:00:/);
    expect((await org.call('POST', '/services/headroom-local/clock', { now: 'soon' })).status).toBe(400);
  });

  it('and everything else survives a restart', async () => {
    const first = await openTestOrg({ now: '2023-05-05T05:00:00Z' });
    const id = await first.create('Account', { Name: 'Kept' });
    await first.close();
    const second = await openTestOrg({ folder: first.folder });
    expect([second.orgId, second.accessToken]).toEqual([first.orgId, first.accessToken]);
    const { body, headers } = await second.call('GET', `/sobjects/Account/${id}`);
    expect(body.Name).toBe('Kept');
    expect(headers.get('date')).toContain('05 May 2023');
    await second.remove();
  });
});
