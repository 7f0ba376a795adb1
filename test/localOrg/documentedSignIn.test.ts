import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from './testOrg.ts';

const faults = '/services/headroom-local/faults';
const key = 'documented';
const secret = 'a secret of this test';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
let org: TestOrg;

beforeAll(async () => {
  const certificate = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  org = await openTestOrg({ apps: [{ consumerKey: key, certificate, consumerSecret: secret, approvedBy: 'admin@headroom.local' }] });
});
afterEach(async () => {
  await org.call('DELETE', faults);
});
afterAll(() => org.remove());

function assertion(): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: key, sub: org.username, aud: org.url, exp: Math.floor(Date.now() / 1000) + 180 };
  const head = `${part({ alg: 'RS256' })}.${part(claims)}`;
  return `${head}.${createSign('sha256').update(head).sign(privateKey).toString('base64url')}`;
}

async function ask(form: Record<string, string>): Promise<{ readonly status: number; readonly body: Json; readonly date: number }> {
  const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: await response.json(), date: Date.parse(response.headers.get('date') ?? '') };
}

const byAssertion = (): ReturnType<typeof ask> =>
  ask({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion() });

/** Source: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm ("Salesforce grants access token") */
describe('JWT bearer', () => {
  it('is answered with token, scope, instance, identity and type, and with nothing else', async () => {
    const { body } = await byAssertion();
    expect(Object.keys(body).sort()).toEqual(['access_token', 'id', 'instance_url', 'scope', 'token_type']);
  });

  /**
   * Sources: https://github.com/simple-salesforce/simple-salesforce/issues/371,
   * https://github.com/newrelic/newrelic-salesforce-exporter/issues/31 (the reply)
   */
  it('is refused as expired by an org whose clock is minutes ahead', async () => {
    await org.call('POST', faults, { fault: 'clock_skew', seconds: 600 });
    const { status, body, date } = await byAssertion();
    expect([status, body]).toEqual([400, { error: 'invalid_grant', error_description: 'expired authorization code' }]);
    // By this clock a client can make a better one.
    expect(Math.abs(date - Date.now() - 600_000)).toBeLessThan(300_000);
    await org.call('DELETE', faults);
    expect((await byAssertion()).status).toBe(200);
  });
});

/** Source: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm */
describe('client credentials', () => {
  it('are answered with a signature, a moment and the address of the API beside it', async () => {
    const { body } = await ask({ grant_type: 'client_credentials', client_id: key, client_secret: secret });
    const names = ['access_token', 'api_instance_url', 'id', 'instance_url', 'issued_at', 'scope', 'signature', 'token_type'];
    expect(Object.keys(body).sort()).toEqual(names);
  });
});
