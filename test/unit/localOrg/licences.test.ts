import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

describe('licences', () => {
  let org: TestOrg;
  let userId = '';
  let setId = '';

  beforeAll(async () => {
    org = await openTestOrg();
    const [profile] = await org.query("SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'");
    userId = await org.create('User', {
      Username: 'sync@acme.example',
      LastName: 'Sync',
      Email: 'sync@acme.example',
      Alias: 'sync',
      TimeZoneSidKey: 'Europe/Berlin',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      ProfileId: profile.Id
    });
    setId = await org.create('PermissionSet', { Name: 'Reads_Accounts', Label: 'Reads accounts' });
    await org.create('ObjectPermissions', { ParentId: setId, SobjectType: 'Account', PermissionsRead: true });
  });
  afterAll(() => org.remove());

  const assign = () => org.call('POST', '/sobjects/PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: setId });

  it('are what profiles rest on', async () => {
    expect(await org.query('SELECT Name, UserLicense.Name FROM Profile ORDER BY Name')).toMatchObject([
      { Name: 'Minimum Access - API Only Integrations', UserLicense: { Name: 'Salesforce Integration' } },
      { Name: 'Standard User', UserLicense: { Name: 'Salesforce' } },
      { Name: 'System Administrator', UserLicense: { Name: 'Salesforce' } }
    ]);
  });

  it('keep an integration user without Salesforce API Integration from permissions on objects', async () => {
    expect(await assign()).toMatchObject({
      status: 400,
      body: [{ errorCode: 'FIELD_INTEGRITY_EXCEPTION', message: "The user license doesn't allow the permission: Read Account" }]
    });
  });

  it('allow them once the permission set licence is assigned', async () => {
    const [licence] = await org.query("SELECT Id FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'");
    await org.create('PermissionSetLicenseAssign', { AssigneeId: userId, PermissionSetLicenseId: licence.Id });
    expect((await assign()).status).toBe(201);
  });
});
