import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultSwitches } from '../../../src/localOrg/faults/faultSwitches.ts';
import { openTestOrg, signInAs, type Answer, type Json, type TestOrg } from '../../localOrg/testOrg.ts';

const app = { key: 'faulty', secret: 'secret' };

describe('faults of the local org', () => {
  let org: TestOrg;

  beforeAll(async () => {
    org = await openTestOrg({ apps: [{ consumerKey: app.key, consumerSecret: app.secret }] });
  });

  afterEach(async () => {
    await org.call('DELETE', '/services/headroom-local/faults');
  });

  afterAll(() => org.remove());

  const set = (fault: string, parameters: object = {}): Promise<Answer> =>
    org.call('POST', '/services/headroom-local/faults', { fault, ...parameters });
  const list = async (): Promise<Json[]> => (await org.call('GET', '/services/headroom-local/faults')).body.faults as Json[];
  const limits = async (token?: string): Promise<number> =>
    (await org.call('GET', '/limits', undefined, token === undefined ? {} : { token })).status;

  it('has none that is on at the start', async () => {
    expect(await list()).toEqual([]);
    expect(await limits()).toBe(200);
  });

  it('fires at the occasion that is named, so often as it is told, and counts both', async () => {
    expect((await set('server_error', { at: 2, times: 2, status: 502, path: '/limits' })).status).toBe(201);
    expect([await limits(), await limits(), await limits(), await limits()]).toEqual([200, 502, 502, 200]);
    expect(await list()).toMatchObject([{ fault: 'server_error', at: 2, times: 2, path: '/limits', seen: 3, fired: 2 }]);
  });

  it('leaves alone what another object, method or address is asked for', async () => {
    await set('server_error', { object: 'case', method: 'GET', times: 'always' });
    const status = async (path: string): Promise<number> => (await org.call('GET', path)).status;
    expect(await status('/sobjects/Account/describe')).toBe(200);
    expect(await status('/sobjects/Case/describe')).toBe(500);
    expect(await status(`/query?q=${encodeURIComponent('SELECT Id, (SELECT Id FROM Cases) FROM Account')}`)).toBe(200);
    expect(await status(`/query?q=${encodeURIComponent('SELECT COUNT() FROM Case')}`)).toBe(500);
  });

  it('draws the same occasions from the same seed', async () => {
    const drawn = async (seed: number): Promise<number[]> => {
      await set('server_error', { chance: 0.5, seed, times: 'always', path: '/limits' });
      const found = [];
      for (let at = 0; at < 12; at++) found.push(await limits());
      await org.call('DELETE', '/services/headroom-local/faults');
      return found;
    };
    const first = await drawn(7);
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await drawn(7)).toEqual(first);
    expect(await drawn(8)).not.toEqual(first);
  });

  it('refuses a fault or a parameter that it does not know, and others than administrators', async () => {
    expect((await set('no_such_fault')).body[0].message).toMatch(/^There is no fault no_such_fault: .*session_dies/);
    expect((await set('server_error', { status: 404 })).status).toBe(400);
    expect((await set('server_error', { whenever: 1 })).body[0].message).toMatch(/whenever/);
    const token = await signInAs(org, app);
    const refused = await org.call('POST', '/services/headroom-local/faults', { fault: 'session_dies' }, { token });
    expect([refused.status, (await org.call('GET', '/services/headroom-local/requests', undefined, { token })).status]).toEqual([403, 403]);
    expect(await list()).toEqual([]);
  });

  it('ends a session until all faults are cleared, but for the addresses of faults', async () => {
    await set('session_dies', { at: 2 });
    expect([await limits(), await limits(), await limits()]).toEqual([200, 401, 401]);
    expect(await list()).toMatchObject([{ fired: 1 }]);
    await org.call('DELETE', '/services/headroom-local/faults');
    expect(await limits()).toBe(200);
  });

  it('gives a token that is dead', async () => {
    await set('refresh_gives_dead_token');
    const [dead, alive] = [await signInAs(org, app), await signInAs(org, app)];
    expect([await limits(dead), await limits(alive)]).toEqual([401, 200]);
  });

  it('keeps five tokens of a user and app', async () => {
    await set('five_tokens');
    const tokens = [];
    for (let at = 0; at < 6; at++) tokens.push(await signInAs(org, app));
    const found = [];
    for (const token of tokens) found.push(await limits(token));
    expect(found).toEqual([401, 200, 200, 200, 200, 200]);
  });

  it.each([
    ['refresh_refused', 'invalid_grant', 'expired access/refresh token'],
    ['app_blocked', 'invalid_client', 'app must be installed into org'],
    ['ip_restricted', 'invalid_grant', 'ip restricted'],
    ['user_frozen', 'invalid_grant', 'inactive user'],
    ['login_hours', 'invalid_grant', 'invalid login hours'],
    ['mfa', 'invalid_grant', 'challenge required']
  ])('refuses a sign-in by %s with %s', async (fault, error, description) => {
    await set(fault);
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: app.key, client_secret: app.secret });
    const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body: form });
    expect([response.status, await response.json()]).toEqual([400, { error, error_description: description }]);
  });

  it.each([
    ['api_disabled', 403, 'API_DISABLED_FOR_ORG'],
    ['not_for_rest', 401, 'INVALID_SESSION_ID'],
    ['transaction_security', 403, 'TXN_SECURITY_METERING_ERROR'],
    ['long_calls_busy', 403, 'REQUEST_LIMIT_EXCEEDED'],
    ['throttle', 503, 'SERVER_UNAVAILABLE']
  ])('refuses a request by %s with %i %s', async (fault, status, code) => {
    await set(fault);
    const answer = await org.call('GET', '/limits');
    expect([answer.status, answer.body[0].errorCode]).toEqual([status, code]);
  });

  it('leaves so many calls of the day as it is told, and gives the others back', async () => {
    const before = (await org.call('GET', '/limits')).headers.get('sforce-limit-info');
    await set('daily_limit', { remaining: 2 });
    expect([await limits(), await limits(), await limits()]).toEqual([200, 200, 403]);
    await org.call('DELETE', '/services/headroom-local/faults');
    const after = (await org.call('GET', '/limits')).headers.get('sforce-limit-info');
    const used = (info: string | null): number => Number(/=(\d+)\//.exec(info ?? '')?.[1]);
    expect(used(after) - used(before)).toBe(4);
  });

  it('lives at another address after a move, which a new sign-in names', async () => {
    await set('instance_moved', { status: 301 });
    const reply = await fetch(`${org.url}/services/data/v66.0/limits`, { redirect: 'manual' });
    expect([reply.status, reply.headers.get('location')]).toEqual([
      301,
      `${org.url.replace('localhost', '127.0.0.1')}/services/data/v66.0/limits`
    ]);
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: app.key, client_secret: app.secret });
    const token = (await (await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body: form })).json()) as Json;
    expect(token.instance_url).toBe(org.url.replace('localhost', '127.0.0.1'));
    const there = await fetch(`${token.instance_url}/services/data/v66.0/limits`, {
      headers: { authorization: `Bearer ${token.access_token}` }
    });
    expect(there.status).toBe(200);
  });

  it('breaks the connection before it has acted, or after', async () => {
    const create = (): Promise<Answer> => org.call('POST', '/sobjects/Account', { Name: 'Reset' });
    const count = async (): Promise<number> => (await org.query(`SELECT Id FROM Account WHERE Name = 'Reset'`)).length;
    await set('reset_before', { method: 'POST', object: 'Account' });
    await expect(create()).rejects.toThrow();
    expect(await count()).toBe(0);
    await set('reset_after', { method: 'POST', object: 'Account' });
    await expect(create()).rejects.toThrow();
    expect(await count()).toBe(1);
  });

  it('answers with nothing, with half of the JSON, with HTML, or piece by piece', async () => {
    const path = '/sobjects/Account/describe';
    await set('empty_body', { path });
    expect(await org.call('GET', path)).toMatchObject({ status: 200, text: '' });
    await set('truncated_json', { path, bytes: 9 });
    expect((await org.call('GET', path).catch((error: Error) => error)) as Error).toBeInstanceOf(SyntaxError);
    await set('html_body', { path });
    expect((await org.call('GET', path)).headers.get('content-type')).toBe('text/html');
    await set('slow_drip', { path, bytes: 30_000, everyMs: 1 });
    expect((await org.call('GET', path)).body.name).toBe('Account');
  });

  it('never answers a request that hangs', async () => {
    await set('half_open', { path: '/limits' });
    const signal = AbortSignal.timeout(150);
    const headers = { authorization: `Bearer ${org.accessToken}` };
    await expect(fetch(`${org.url}/services/data/v66.0/limits`, { headers, signal })).rejects.toThrow(/timeout/);
  });

  it('lists what was asked, with object, rows and requests inside others', async () => {
    const before = (await org.call('GET', '/services/headroom-local/requests')).body.next as number;
    const id = await org.create('Account', { Name: 'Logged' });
    await org.query('SELECT Id FROM Account');
    const url = `/services/data/v66.0/sobjects/Account/${id}`;
    await org.call('POST', '/composite', { compositeRequest: [{ method: 'GET', url, referenceId: 'one' }] });
    const { requests, next } = (await org.call('GET', `/services/headroom-local/requests?since=${before}`)).body;
    expect(requests.map(({ method, object, status, inside }: Json) => [method, object, status, inside])).toEqual([
      ['POST', 'Account', 201, undefined],
      ['GET', 'Account', 200, undefined],
      ['GET', 'Account', 200, true],
      ['POST', undefined, 200, undefined]
    ]);
    expect([requests[1].rows, next - before]).toEqual([(await org.query('SELECT Id FROM Account')).length, 4]);
  });

  it('names what each switch does and where that is known from', () => {
    for (const [name, fault] of Object.entries(faultSwitches)) {
      expect(name).toMatch(/^[a-z0-9]+(?:_[a-z0-9]+)*$/);
      expect(fault.says.length).toBeGreaterThan(10);
      expect(fault.source).toMatch(/^https:\/\//);
      expect(fault.rows.every((row) => row >= 1 && row <= 52)).toBe(true);
    }
  });
});
