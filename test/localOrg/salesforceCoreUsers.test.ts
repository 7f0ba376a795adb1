import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useOwnHome } from './clients/ownHome.ts';
import { openTestOrg, type TestOrg } from './testOrg.ts';

useOwnHome();

describe('User of @salesforce/core', () => {
  let org: TestOrg;

  beforeAll(async () => {
    org = await openTestOrg();
    await org.deploy('force-app');
  });

  afterAll(() => org.remove());

  it('assigns a permission set by name', async () => {
    const core = await import('@salesforce/core');
    const accessTokenOptions = { instanceUrl: org.url, accessToken: org.accessToken };
    const authInfo = await core.AuthInfo.create({ username: org.username, accessTokenOptions });
    const connection = await core.Connection.create({ authInfo });
    const user = await core.User.create({ org: await core.Org.create({ connection }) });
    const [admin] = await org.query(`SELECT Id FROM User WHERE Username = '${org.username}'`);
    await user.assignPermissionSets(admin.Id, ['Headroom_Rep']);
    const soql = "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Headroom_Rep'";
    expect((await org.query(soql)).map(({ AssigneeId }) => AssigneeId)).toEqual([admin.Id]);
  });
});
