import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownRights } from '../../../src/operations/ownRights.ts';
import { connectOrg } from '../../../src/org/connect.ts';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { openTestOrg, signInAs, type TestOrg } from '../../localOrg/testOrg.ts';
import { ScriptedOrg } from '../org/scriptedOrg.ts';

const app = { key: 'sync', secret: 's3cret' };

describe('ownRights', () => {
  let org: TestOrg;
  let client: OrgClient;

  beforeAll(async () => {
    org = await openTestOrg({ apps: [{ consumerKey: app.key, consumerSecret: app.secret }] });
    const accessToken = await signInAs(org, app);
    client = await connectOrg({ signIn: { kind: 'token', instanceUrl: org.url, accessToken } });
  });
  afterAll(() => org.remove());

  const give = async (name: string): Promise<void> => {
    const id = await org.create('PermissionSet', { Name: name, Label: name });
    await org.create('PermissionSetAssignment', { AssigneeId: client.identity.userId, PermissionSetId: id });
  };
  const username = (): string => client.identity.username;

  it('names the permission sets that the running user lacks, and how to give them', async () => {
    expect(await ownRights(client)).toContainEqual({
      key: 'permissionSets',
      state: 'warning',
      values: [username(), 'Headroom_Integration, Headroom_Sources', '--name Headroom_Integration --name Headroom_Sources']
    });
    await give('Headroom_Integration');
    expect((await ownRights(client))[0]?.values[1]).toBe('Headroom_Sources');
  });

  it('wants the set of the mirror only where scores are copied to accounts', async () => {
    await give('Headroom_Sources');
    expect((await ownRights(client))[0]).toMatchObject({ state: 'ok' });
    expect((await ownRights(client, { mirrors: true }))[0]).toMatchObject({
      state: 'warning',
      values: [username(), 'Headroom_Account_Mirror', expect.any(String)]
    });
  });

  it('wants the set that creates tasks only where survey answers are followed up', async () => {
    expect((await ownRights(client, { mirrors: false, followsUp: true }))[0]).toMatchObject({
      state: 'warning',
      values: [username(), 'Headroom_Survey_Tasks', '--name Headroom_Survey_Tasks']
    });
  });

  it('looks for the permission set licence of a user with the licence Salesforce Integration', async () => {
    const licence = { key: 'licence', values: [username(), 'SalesforceAPIIntegrationPsl'] };
    expect(await ownRights(client)).toContainEqual({ ...licence, state: 'ok' });
    const [assigned] = await org.query(`SELECT Id FROM PermissionSetLicenseAssign WHERE AssigneeId = '${client.identity.userId}'`);
    await org.call('DELETE', `/sobjects/PermissionSetLicenseAssign/${assigned.Id}`);
    expect(await ownRights(client)).toContainEqual({ ...licence, state: 'warning' });
  });

  it('asks no administrator for that licence', async () => {
    const admin = await connectOrg({ signIn: { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } });
    expect((await ownRights(admin)).map(({ key }) => key)).toEqual(['permissionSets']);
  });

  it.each([
    ['INVALID_TYPE', "sObject type 'PermissionSetAssignment' is not supported."],
    ['INVALID_FIELD', "Didn't understand relationship 'UserLicense' in field path."],
    ['INSUFFICIENT_ACCESS', 'insufficient access rights']
  ])('says once that the org does not show assignments to this user (%s)', async (errorCode, message) => {
    const blind = new ScriptedOrg();
    await blind.start();
    const asked = await blind.connect({});
    blind.on('GET /query', { status: 400, json: [{ errorCode, message }] });
    expect(await ownRights(asked)).toEqual([{ key: 'rightsUnseen', state: 'warning', values: [asked.identity.username] }]);
    await blind.stop();
  });
});
