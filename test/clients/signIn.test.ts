import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from '../localOrg/testOrg.ts';
import { openCli, type SalesforceCli } from './salesforceCli.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = { type: 'pkcs8', format: 'pem' } as const;
const consumerKey = 'cli-test';

let org: TestOrg;
let cli: SalesforceCli;
let keyFile: string;

beforeAll(async () => {
  const certificate = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  [org, cli] = await Promise.all([openTestOrg({ apps: [{ consumerKey, certificate }] }), openCli()]);
  keyFile = await cli.write('server.key', keys.privateKey.export(pem).toString());
});
afterAll(async () => {
  await cli.remove();
  await org.remove();
});

const jwt = (...words: string[]): string[] => ['org', 'login', 'jwt', '--client-id', consumerKey, '--jwt-key-file', keyFile, ...words];

describe('sf org login', () => {
  it('sf org login access-token signs in with a token and reads the facts of the org', async () => {
    const words = ['org', 'login', 'access-token', '--instance-url', org.url, '--no-prompt', '--alias', 'local', '--set-default'];
    const done = await cli.result(words, { env: { SF_ACCESS_TOKEN: org.accessToken } });
    expect(done).toMatchObject({ username: org.username, orgId: org.orgId, isDevHub: false });
    expect(await cli.result(['org', 'list'])).toMatchObject({ nonScratchOrgs: [{ name: 'Headroom Local Org', isSandbox: false }] });
  });

  it('sf org login access-token refuses a token that the org does not know', async () => {
    const words = ['org', 'login', 'access-token', '--instance-url', org.url, '--no-prompt'];
    const failure = await cli.failure(words, { env: { SF_ACCESS_TOKEN: `${org.orgId.slice(0, 15)}!unknown` } });
    expect(failure.message).toContain('Bad_OAuth_Token');
  });

  // A refused assertion is left out: the CLI then tries login.salesforce.com and test.salesforce.com as well.
  it('sf org login jwt signs in with a key of an app', async () => {
    const done = await cli.result(jwt('--username', org.integrationUsername, '--instance-url', org.url, '--alias', 'worker'));
    expect(done).toMatchObject({ username: org.integrationUsername, orgId: org.orgId, instanceUrl: org.url });
  });

  it('sf org list auth lists both ways to sign in', async () => {
    const list: { alias: string; oauthMethod: string }[] = await cli.result(['org', 'list', 'auth']);
    expect(list.map(({ alias, oauthMethod }) => [alias, oauthMethod]).sort()).toEqual([
      ['local', 'token'],
      ['worker', 'jwt']
    ]);
  });
});

describe('sf org', () => {
  it('sf org display shows the org that was signed in to', async () => {
    const shown = await cli.result(['org', 'display']);
    expect(shown).toMatchObject({
      id: org.orgId,
      username: org.username,
      alias: 'local',
      connectedStatus: 'Connected',
      apiVersion: '66.0'
    });
  });

  it('sf org display user shows user and profile', async () => {
    const shown = await cli.result(['org', 'display', 'user', '--target-org', 'worker']);
    expect(shown).toMatchObject({
      username: org.integrationUsername,
      profileName: 'Minimum Access - API Only Integrations',
      orgId: org.orgId
    });
  });

  it('sf org list shows both orgs as connected', async () => {
    const { stdout } = await cli.run(['org', 'list']);
    expect(stdout).toMatch(/local\s+│ admin@headroom\.local\s+│ 00DLOCAL0\w+ │ Connected/);
    expect(stdout).toMatch(/worker\s+│ integration@headroom\.local\s+│ 00DLOCAL0\w+ │ Connected/);
  });

  it('sf org list users shows the user that signed in, with profile and id', async () => {
    const [admin] = await org.query(`SELECT Id FROM User WHERE Username = '${org.username}'`);
    expect(await cli.result(['org', 'list', 'users'])).toMatchObject([
      { username: org.username, profileName: 'System Administrator', userId: admin.Id, defaultMarker: '(A)' }
    ]);
  });

  it('sf org list limits shows what is left of the calls of a day', async () => {
    const limits: { name: string; max: number; remaining: number }[] = await cli.result(['org', 'list', 'limits']);
    const calls = limits.find(({ name }) => name === 'DailyApiRequests')!;
    expect(calls.max).toBe(100_000);
    expect(calls.remaining).toBeLessThan(100_000);
  });

  it('sf org list sobject record-counts counts records that are not deleted', async () => {
    const first = await org.create('Account', { Name: 'Kept' });
    const second = await org.create('Account', { Name: 'Deleted' });
    await org.call('DELETE', `/sobjects/Account/${second}`);
    expect(first).not.toBe(second);
    const counts = await cli.result(['org', 'list', 'sobject', 'record-counts', '--sobject', 'Account', '--sobject', 'User']);
    expect(counts).toEqual([
      { name: 'Account', count: 1 },
      { name: 'User', count: 2 }
    ]);
  });

  it('sf org open --url-only gives a link that explains the local org', async () => {
    const { url } = await cli.result(['org', 'open', '--url-only', '--path', '/lightning/o/Account/list']);
    const page = await (await fetch(url as string)).text();
    expect(page).toContain('has no user interface');
    expect(page).toContain('/lightning/o/Account/list');
  });
});

describe('permission sets by sf', () => {
  it('sf org assign permset gives a permission set to the default user', async () => {
    const set = await org.create('PermissionSet', { Name: 'Reader', Label: 'Reader' });
    expect(await cli.result(['org', 'assign', 'permset', '--name', 'Reader'])).toMatchObject({
      successes: [{ name: org.username, value: 'Reader' }],
      failures: []
    });
    const assigned = await org.query(`SELECT Assignee.Username FROM PermissionSetAssignment WHERE PermissionSetId = '${set}'`);
    expect(assigned.map(({ Assignee }) => Assignee.Username)).toEqual([org.username]);
  });

  it('sf org assign permset --on-behalf-of gives it to another user', async () => {
    const words = ['org', 'assign', 'permset', '--name', 'Reader', '--on-behalf-of', 'worker'];
    expect((await cli.result(words)).successes).toEqual([{ name: 'worker', value: 'Reader' }]);
    const assigned = await org.query(`SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = '${org.integrationUsername}'`);
    expect(assigned).toHaveLength(1);
  });

  it('sf org assign permset says which permission set the org lacks', async () => {
    const { stdout, code } = await cli.run(['org', 'assign', 'permset', '--name', 'Missing_Set', '--json']);
    expect(code).toBe(1);
    expect(stdout).toContain('Missing_Set');
  });
});

describe('permission set licences by sf', () => {
  it('sf org assign permsetlicense gives a permission set licence to the default user', async () => {
    const words = ['org', 'assign', 'permsetlicense', '--name', 'SalesforceAPIIntegrationPsl'];
    expect(await cli.result(words)).toEqual({
      successes: [{ name: org.username, value: 'SalesforceAPIIntegrationPsl' }],
      failures: []
    });
    const assigned = await org.query(`SELECT Id FROM PermissionSetLicenseAssign WHERE Assignee.Username = '${org.username}'`);
    expect(assigned).toHaveLength(1);
  });

  it('sf org assign permsetlicense says which licence the org lacks', async () => {
    const { stdout, code } = await cli.run(['org', 'assign', 'permsetlicense', '--name', 'Missing_Licence']);
    expect(code).toBe(1);
    expect(stdout).toContain('PermissionSetLicense not found: Missing_Licence');
  });
});

describe('the end of a session', () => {
  it('sf org logout removes the sign-in from this machine', async () => {
    expect(await cli.result(['org', 'logout', '--target-org', 'worker', '--no-prompt'])).toEqual([org.integrationUsername]);
    expect((await cli.failure(['org', 'display', '--target-org', 'worker'])).name).toBe('NamedOrgNotFoundError');
  });

  it('contacts no other host', async () => {
    expect(await cli.otherHosts()).toEqual([]);
  });
});
