import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScriptedOrg, orgId } from './scriptedOrg.ts';

let org: ScriptedOrg;
let home: string;
let token = 'one';

/** The CLI's store lies under HOME, so the tests bring their own. */
beforeAll(async () => {
  org = new ScriptedOrg();
  await org.start();
  home = await mkdtemp(join(tmpdir(), 'headroom-cli-'));
  Object.assign(process.env, {
    HOME: home,
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true'
  });
  org.on('POST /services/oauth2/token', () => ({
    json: { access_token: `${orgId}!${token}.secret`, instance_url: org.url, id: `${org.url}/id/${orgId}/005LOCAL000000AYHQ` }
  }));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyFile = join(home, 'server.key');
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const { AuthInfo } = await import('@salesforce/core');
  const authInfo = await AuthInfo.create({
    username: 'sync@local.example',
    oauth2Options: { loginUrl: org.url, clientId: 'client', privateKeyFile: keyFile }
  });
  await authInfo.save();
  await authInfo.setAlias('acme');
}, 600_000);

afterAll(async () => {
  await org.stop();
  await rm(home, { recursive: true, force: true });
});

describe('a sign-in kept by the Salesforce CLI', () => {
  it('is taken by alias and by user name', async () => {
    for (const aliasOrUsername of ['acme', 'sync@local.example']) {
      const client = await org.connect({ signIn: { kind: 'cli', aliasOrUsername } });
      expect(client.identity.orgId).toBe(orgId);
    }
  });

  it('is refused where its file names a foreign address to sign in at: an assertion is as good as a token', async () => {
    const { AuthInfo } = await import('@salesforce/core');
    const authInfo = await AuthInfo.create({ username: 'sync@local.example' });
    await authInfo.save({ loginUrl: 'https://login.salesforce.com.evil.example' });
    try {
      const signedIn = org.connect({ signIn: { kind: 'cli', aliasOrUsername: 'acme' } });
      await expect(signedIn).rejects.toMatchObject({
        name: 'ForbiddenHost',
        values: ['login.salesforce.com.evil.example', expect.any(String), expect.stringContaining('acme')]
      });
    } finally {
      await authInfo.save({ loginUrl: org.url });
    }
  });

  it('is renewed in the way of the CLI, once', async () => {
    const client = await org.connect({ signIn: { kind: 'cli', aliasOrUsername: 'acme' } });
    token = 'two';
    org.on('GET /limits', (asked) =>
      asked.headers.authorization?.includes('!two') === true
        ? { json: { DailyApiRequests: { Max: 100, Remaining: 60 } } }
        : { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] }
    );
    const before = org.count('POST /services/oauth2/token');
    expect((await client.usage()).callsADay).toBe(100);
    expect(org.count('POST /services/oauth2/token') - before).toBe(1);
  });

  it('is named when the CLI does not know it, with the one that may be meant', async () => {
    const values = (aliasOrUsername: string): Promise<unknown> =>
      org
        .connect({ signIn: { kind: 'cli', aliasOrUsername } })
        .catch((error: { name: string; values: readonly string[] }) => [error.name, ...error.values]);
    expect(await values('nobody')).toEqual(['OrgUnknown', 'nobody', '']);
    expect(await values('amce')).toEqual(['OrgUnknown', 'amce', ' Did you mean acme?']);
  });
});
