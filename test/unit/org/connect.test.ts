import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ScriptedOrg, firstToken, orgId } from './scriptedOrg.ts';

let org: ScriptedOrg;
let folder: string;

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  folder = await mkdtemp(join(tmpdir(), 'headroom-connect-'));
});

afterEach(async () => {
  await org.stop();
  await rm(folder, { recursive: true, force: true });
});

function tokenReply(token = `${orgId}!second.secret`): { json: unknown } {
  return { json: { access_token: token, instance_url: org.url, id: `${org.url}/id/${orgId}/005LOCAL000000AAAA`, token_type: 'Bearer' } };
}

async function keyFile(mode: number): Promise<string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const path = join(folder, 'server.key');
  await writeFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await chmod(path, mode);
  return path;
}

describe('connectOrg', () => {
  it('takes the newest API version it is written for, and says who and where it is', async () => {
    const client = await org.connect();
    expect(client.identity).toEqual({
      orgId,
      orgName: 'Local',
      timeZone: 'Europe/Berlin',
      userId: '005LOCAL000000AYHQ',
      username: 'sync@local.example',
      instanceUrl: org.url,
      apiVersion: '68.0',
      objectNames: ['Account', 'Headroom_Scorecard_Result__c']
    });
  });

  it('finds the namespace that the package was installed with', async () => {
    org.on('GET /sobjects', { json: { sobjects: [{ name: 'Account' }, { name: 'acme__Headroom_Scorecard_Result__c' }] } });
    expect((await org.connect()).identity.namespace).toBe('acme');
  });

  it('takes the newest version of an org that is behind', async () => {
    org.on('GET /services/data', { json: [{ version: '61.0' }, { version: '66.0' }] });
    expect((await org.connect()).identity.apiVersion).toBe('66.0');
  });

  it('takes the version that is asked for, between the oldest it runs with and the newest of the org', async () => {
    expect((await org.connect({ apiVersion: '62' })).identity.apiVersion).toBe('62.0');
    for (const apiVersion of ['30', '99', 'v68', '62.5']) {
      await expect(org.connect({ apiVersion })).rejects.toMatchObject({
        name: 'ApiVersionInvalid',
        values: [apiVersion, expect.any(String)]
      });
    }
  });

  it('refuses an org whose newest version is too old', async () => {
    org.on('GET /services/data', { json: [{ version: '59.0' }] });
    await expect(org.connect()).rejects.toMatchObject({ name: 'RequestRefused' });
  });

  it('refuses another org than the one expected', async () => {
    await expect(org.connect({ expectedOrgId: '00DLOCAL0000002' })).rejects.toMatchObject({
      name: 'OtherOrg',
      values: ['00DLOCAL0000002', orgId, '']
    });
    await expect(org.connect({ expectedOrgId: '00DLOCAL0000001' })).resolves.toBeDefined();
  });

  it('signs in by JWT bearer with an assertion for the right user and audience', async () => {
    org.on('POST /services/oauth2/token', tokenReply());
    const path = await keyFile(0o600);
    await org.connect({ signIn: { kind: 'jwt', loginUrl: org.url, clientId: 'client', username: 'sync@local.example', keyFile: path } });
    const form = new URLSearchParams(org.asked[0]!.body);
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    const claims = JSON.parse(Buffer.from(form.get('assertion')!.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
    expect(claims).toMatchObject({ iss: 'client', sub: 'sync@local.example', aud: org.url });
    expect(org.asked.at(-1)!.headers.authorization).toBe(`Bearer ${orgId}!second.secret`);
  });

  /** Source of the second: https://github.com/simple-salesforce/simple-salesforce/issues/371 */
  it.each(['invalid assertion', 'expired authorization code'])(
    'signs in by the clock of the org where this machine’s is wrong: %s',
    async (words) => {
      const orgNow = Date.now() + 10 * 60_000;
      const headers = { date: new Date(orgNow).toUTCString() };
      const refused = { status: 400, headers, json: { error: 'invalid_grant', error_description: words } };
      const endOf = (body: string): number => {
        const claims = Buffer.from(new URLSearchParams(body).get('assertion')!.split('.')[1]!, 'base64url').toString();
        return (JSON.parse(claims) as { exp: number }).exp * 1000;
      };
      org.on('POST /services/oauth2/token', ({ body }) => (endOf(body) > orgNow ? tokenReply() : refused));
      const path = await keyFile(0o600);
      await org.connect({ signIn: { kind: 'jwt', loginUrl: org.url, clientId: 'client', username: 'sync@local.example', keyFile: path } });
      expect(org.count('POST /services/oauth2/token')).toBe(2);
    }
  );

  it('refuses a key file that others may read, before anything is sent', async () => {
    const path = await keyFile(0o640);
    const signIn = { kind: 'jwt', loginUrl: org.url, clientId: 'client', username: 'sync@local.example', keyFile: path } as const;
    await expect(org.connect({ signIn })).rejects.toMatchObject({ name: 'KeyFileUnusable' });
    expect(org.asked).toEqual([]);
  });

  it('signs in by client credentials', async () => {
    org.on('POST /services/oauth2/token', tokenReply());
    await org.connect({ signIn: { kind: 'client_credentials', loginUrl: org.url, clientId: 'client', clientSecret: 'hush' } });
    const form = new URLSearchParams(org.asked[0]!.body);
    expect([form.get('grant_type'), form.get('client_id'), form.get('client_secret')]).toEqual(['client_credentials', 'client', 'hush']);
  });

  it('names what the org says when it refuses a sign-in', async () => {
    org.on('POST /services/oauth2/token', {
      status: 400,
      json: { error: 'invalid_client', error_description: 'app must be installed into org' }
    });
    const signIn = { kind: 'client_credentials', loginUrl: org.url, clientId: 'client', clientSecret: 'hush' } as const;
    const error = await org.connect({ signIn }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'AppBlocked' });
    expect(String(error)).toContain('app must be installed into org');
  });

  it('renews a dead token once and goes on with the new one', async () => {
    org.on('POST /services/oauth2/token', tokenReply(), tokenReply(`${orgId}!third.secret`));
    const client = await org.connect({
      signIn: { kind: 'client_credentials', loginUrl: org.url, clientId: 'client', clientSecret: 'hush' }
    });
    org.on('GET /limits', (asked) =>
      asked.headers.authorization?.includes('third') === true
        ? { json: { DailyApiRequests: { Max: 100, Remaining: 60 }, DataStorageMB: { Max: 5, Remaining: 2 } } }
        : { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] }
    );
    const [one, two] = await Promise.all([client.usage(), client.usage()]);
    expect(one).toMatchObject({ callsToday: 40, callsADay: 100, storageUsedMb: 3, storageMaxMb: 5 });
    expect(two.callsADay).toBe(100);
    expect(org.count('POST /services/oauth2/token')).toBe(2);
  });

  it('stops after one renewal when the new token is refused too', async () => {
    org.on('POST /services/oauth2/token', tokenReply());
    const client = await org.connect({
      signIn: { kind: 'client_credentials', loginUrl: org.url, clientId: 'client', clientSecret: 'hush' }
    });
    org.on('GET /limits', { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] });
    await expect(client.usage()).rejects.toMatchObject({ name: 'SessionEnded' });
    expect(org.count('GET /limits')).toBe(2);
  });

  it('says that a bare access token has ended', async () => {
    const client = await org.connect();
    org.on('GET /limits', { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] });
    await expect(client.usage()).rejects.toMatchObject({ name: 'SessionEnded' });
    expect(org.count('GET /limits')).toBe(1);
  });

  it('never sends the token of a real org to this machine', async () => {
    const signIn = { kind: 'token', instanceUrl: org.url, accessToken: '00D5g000001AbCdEAK!real.secret' } as const;
    await expect(org.connect({ signIn })).rejects.toMatchObject({ name: 'ForbiddenHost' });
    expect(org.asked).toEqual([]);
  });

  it('shows no token in any error', async () => {
    const client = await org.connect();
    org.on('GET /limits', { status: 400, json: [{ errorCode: 'X', message: `bad token ${firstToken} and Bearer abc.def` }] });
    const error = await client.usage().catch((cause: unknown) => cause);
    expect(String(error)).not.toContain('secret');
    expect(String(error)).not.toContain('abc.def');
  });
});
