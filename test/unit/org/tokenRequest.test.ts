import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../../../src/org/signIn.ts';
import { ScriptedOrg, orgId } from './scriptedOrg.ts';
import type { Answer } from './scriptedOrg.ts';

let org: ScriptedOrg;
const pauses: number[] = [];
const pause = (ms: number): Promise<void> => {
  pauses.push(ms);
  return Promise.resolve();
};

const good = (): Answer => ({ json: { access_token: `${orgId}!new`, instance_url: org.url } });
const byCredentials = (): Promise<unknown> =>
  signIn({ kind: 'client_credentials', loginUrl: org.url, clientId: 'client', clientSecret: 'hush-hush' }, { pause });

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  pauses.length = 0;
});

afterEach(() => org.stop());

describe('a sign-in', () => {
  it.each<readonly [string, Answer]>([
    ['503', { status: 503, text: '<html>maintenance</html>' }],
    ['a page of HTML', { status: 200, text: '<html>hello</html>' }],
    ['a connection that breaks', { text: '{"access_token":"x"}', cutAt: 3 }]
  ])('is tried again after %s', async (_, fault) => {
    org.on('POST /services/oauth2/token', fault, good());
    await byCredentials();
    expect([org.count('POST /services/oauth2/token'), pauses.length]).toEqual([2, 1]);
  });

  it.each<readonly [string, string, string]>([
    ['invalid_client', 'app must be installed into org', 'AppBlocked'],
    ['invalid_grant', 'ip restricted', 'AddressNotAllowed'],
    ['invalid_grant', 'expired access/refresh token', 'SignInFailed']
  ])('that is refused with %s, %s is not tried again', async (error, error_description, name) => {
    org.on('POST /services/oauth2/token', { status: 400, json: { error, error_description } });
    await expect(byCredentials()).rejects.toMatchObject({ name, values: ['client', `${error} ${error_description}`] });
    expect(org.count('POST /services/oauth2/token')).toBe(1);
  });

  it('ends after five tries with the address', async () => {
    org.on('POST /services/oauth2/token', { status: 502, text: '' });
    await expect(byCredentials()).rejects.toMatchObject({ name: 'OrgUnreachable', values: [org.url, expect.stringContaining('502')] });
    expect(org.count('POST /services/oauth2/token')).toBe(5);
  });

  it('sends its secret to no address that the org redirects to', async () => {
    org.on('POST /services/oauth2/token', { status: 307, headers: { location: `${org.url}/elsewhere` } });
    await expect(byCredentials()).rejects.toMatchObject({ name: 'OrgUnreachable' });
    expect(new Set(org.asked.map(({ path }) => path))).toEqual(new Set(['/services/oauth2/token']));
  });
});
