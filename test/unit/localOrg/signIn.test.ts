import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

const consumerKey = 'test-app';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwtGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

let org: TestOrg;

beforeAll(async () => {
  const certificate = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  org = await openTestOrg({
    now: '2020-01-01T00:00:00Z',
    apps: [
      { consumerKey, certificate, consumerSecret: 's3cret', approvedBy: 'admin@headroom.local' },
      { consumerKey: 'second-app', consumerSecret: 'second' }
    ]
  });
});
afterAll(() => org.remove());

type Claims = Partial<{ iss: string; sub: string; aud: string; exp: number }>;

function assertion(claims: Claims = {}, key = privateKey, alg = 'RS256'): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1000);
  const head = `${part({ alg })}.${part({ iss: consumerKey, sub: org.username, aud: org.url, exp: seconds + 180, ...claims })}`;
  return `${head}.${createSign('sha256').update(head).sign(key).toString('base64url')}`;
}

async function token(form: Record<string, string>): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: await response.json() };
}

describe('JWT bearer', () => {
  it('answers a token that names the org, the identity and the instance', async () => {
    const { status, body } = await token({ grant_type: jwtGrant, assertion: assertion() });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', instance_url: org.url, scope: expect.stringContaining('api') });
    expect(body.access_token.startsWith(`${org.orgId.slice(0, 15)}!`)).toBe(true);
    const identity = await org.call('GET', new URL(body.id).pathname, undefined, { token: body.access_token });
    expect(identity.body).toMatchObject({ username: org.username, organization_id: org.orgId });
  });

  it('goes by the clock of the host, not by the clock of the org', async () => {
    expect((await token({ grant_type: jwtGrant, assertion: assertion() })).status).toBe(200);
  });

  it('takes an expiry in milliseconds, as @salesforce/core sends it', async () => {
    expect((await token({ grant_type: jwtGrant, assertion: assertion({ exp: Date.now() + 300 }) })).status).toBe(200);
  });

  const seconds = (): number => Math.floor(Date.now() / 1000);
  const refused: readonly (readonly [string, () => string, string])[] = [
    ['signed with another key', () => assertion({}, other.privateKey), 'invalid_grant'],
    ['with another algorithm', () => assertion({}, privateKey, 'none'), 'invalid_grant'],
    ['for another audience', () => assertion({ aud: 'https://login.salesforce.com' }), 'invalid_grant'],
    ['that has expired', () => assertion({ exp: seconds() - 10 }), 'invalid_grant'],
    ['for an unknown user', () => assertion({ sub: 'nobody@example.com' }), 'invalid_grant'],
    ['of an unknown app', () => assertion({ iss: 'unknown' }), 'invalid_client_id'],
    ['that is no JWT', () => 'abc', 'invalid_grant']
  ];
  for (const [what, make, error] of refused) {
    it(`refuses an assertion ${what}`, async () => {
      expect(await token({ grant_type: jwtGrant, assertion: make() })).toMatchObject({ status: 400, body: { error } });
    });
  }
});

describe('client credentials', () => {
  it('signs in the user that the app runs as', async () => {
    const { body } = await token({ grant_type: 'client_credentials', client_id: consumerKey, client_secret: 's3cret' });
    const info = await org.call('GET', '/services/oauth2/userinfo', undefined, { token: body.access_token });
    expect(info.body.preferred_username).toBe(org.integrationUsername);
  });

  it('refuses a wrong secret and unknown grants', async () => {
    const wrong = { grant_type: 'client_credentials', client_id: consumerKey, client_secret: 'guess' };
    expect((await token(wrong)).body.error).toBe('invalid_client');
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    for (const grant_type of ['password', 'authorization_code', 'urn:ietf:params:oauth:grant-type:device_code']) {
      expect((await token({ grant_type })).body).toEqual({
        error: 'unsupported_grant_type',
        error_description: 'grant type not supported'
      });
    }
    expect(String(stderr.mock.calls[0]?.[0])).toContain('the grant type password is not served');
    stderr.mockRestore();
  });
});

describe('refresh tokens', () => {
  const refresh = (form: Record<string, string> = {}) =>
    token({
      grant_type: 'refresh_token',
      client_id: consumerKey,
      client_secret: 's3cret',
      refresh_token: org.refreshTokens[consumerKey]!,
      ...form
    });

  it('give a new access token of the user who approved the app', async () => {
    const { status, body } = await refresh();
    expect([status, body.token_type, body.refresh_token]).toEqual([200, 'Bearer', undefined]);
    const info = await org.call('GET', '/services/oauth2/userinfo', undefined, { token: body.access_token });
    expect(info.body.preferred_username).toBe(org.username);
  });

  const refused: readonly (readonly [string, Record<string, string>, string])[] = [
    ['that was never given', { refresh_token: '5Aepunknown' }, 'invalid_grant'],
    ['without the secret of the app', { client_secret: '' }, 'invalid_client'],
    ['of an unknown app', { client_id: 'unknown' }, 'invalid_client_id'],
    ['of another app', { client_id: 'second-app', client_secret: 'second' }, 'invalid_grant']
  ];
  for (const [what, form, error] of refused) {
    it(`are refused with ${error} when it is one ${what}`, async () => {
      expect(await refresh(form)).toMatchObject({ status: 400, body: { error } });
    });
  }

  it('end by revocation, with the access tokens of their app', async () => {
    const { body } = await refresh();
    const form = new URLSearchParams({ token: org.refreshTokens[consumerKey]! });
    expect((await fetch(`${org.url}/services/oauth2/revoke`, { method: 'POST', body: form })).status).toBe(200);
    expect((await org.call('GET', '/limits', undefined, { token: body.access_token })).status).toBe(401);
    expect((await refresh()).body).toEqual({ error: 'invalid_grant', error_description: 'expired access/refresh token' });
    expect((await fetch(`${org.url}/services/oauth2/revoke`, { method: 'POST', body: form })).status).toBe(400);
  });
});

describe('sessions', () => {
  it('end by revocation with 401 INVALID_SESSION_ID', async () => {
    const { body } = await token({ grant_type: jwtGrant, assertion: assertion() });
    const revoke = await fetch(`${org.url}/services/oauth2/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token: body.access_token })
    });
    expect(revoke.status).toBe(200);
    const after = await org.call('GET', '/limits', undefined, { token: body.access_token });
    expect([after.status, after.body]).toEqual([401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]]);
  });

  it('end by a GET with the token in the address, too', async () => {
    const { body } = await token({ grant_type: jwtGrant, assertion: assertion() });
    const address = `${org.url}/services/oauth2/revoke?token=${encodeURIComponent(body.access_token)}`;
    expect((await fetch(address)).status).toBe(200);
    expect((await org.call('GET', '/limits', undefined, { token: body.access_token })).status).toBe(401);
  });

  it('of an inactive user are refused, and so are new ones', async () => {
    const { body } = await token({ grant_type: 'client_credentials', client_id: consumerKey, client_secret: 's3cret' });
    const [user] = await org.query(`SELECT Id FROM User WHERE Username = '${org.integrationUsername}'`);
    await org.call('PATCH', `/sobjects/User/${user.Id}`, { IsActive: false });
    expect((await org.call('GET', '/limits', undefined, { token: body.access_token })).status).toBe(401);
    const byJwt = await token({ grant_type: jwtGrant, assertion: assertion({ sub: org.integrationUsername }) });
    expect(byJwt).toMatchObject({ status: 400, body: { error: 'inactive_user', error_description: 'user is inactive' } });
    await org.call('PATCH', `/sobjects/User/${user.Id}`, { IsActive: true });
  });
});
