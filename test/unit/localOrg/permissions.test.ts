import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipPackage } from '../../../src/metadata/packageZip.ts';
import { deploy, type Json, openTestOrg, signInAs, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;
let account: string;
let rep: string;
let service: string;
const repApp = { key: 'rep-app', secret: 'rep-secret' };
const serviceApp = { key: 'service-app', secret: 'service-secret' };

beforeAll(async () => {
  org = await openTestOrg({
    apps: [
      { consumerKey: repApp.key, consumerSecret: repApp.secret, runAs: 'rep@example.com' },
      { consumerKey: serviceApp.key, consumerSecret: serviceApp.secret }
    ]
  });
  await org.deploy('force-app', 'starter');
  const profile = (await org.query("SELECT Id FROM Profile WHERE Name = 'Standard User'"))[0].Id;
  const person = (username: string) => ({
    Username: username,
    LastName: 'Rep',
    Email: username,
    Alias: 'rep',
    ProfileId: profile,
    TimeZoneSidKey: 'Europe/Berlin',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US'
  });
  const user = await org.create('User', person('rep@example.com'));
  await org.create('User', { ...person('left@example.com'), IsActive: false });
  const sets = await org.query("SELECT Id, Name FROM PermissionSet WHERE Name IN ('Headroom_Rep', 'Headroom_Integration')");
  const idOf = (name: string): string => sets.find((set) => set.Name === name).Id;
  const integration = (await org.query(`SELECT Id FROM User WHERE Username = '${org.integrationUsername}'`))[0].Id;
  await org.create('PermissionSetAssignment', { AssigneeId: user, PermissionSetId: idOf('Headroom_Rep') });
  await org.create('PermissionSetAssignment', { AssigneeId: integration, PermissionSetId: idOf('Headroom_Integration') });
  account = await org.create('Account', { Name: 'Seen', Industry: 'Technology' });
  await org.create('Headroom_Scorecard_Result__c', { Account__c: account, Key__c: `${account}:vendor_risk`, Score__c: 50 });
  await org.create('Headroom_Portfolio_Snapshot__c', { Key__c: 'private', Week__c: '2026-W01' });
  rep = await signInAs(org, repApp);
  service = await signInAs(org, serviceApp);
});
afterAll(() => org.remove());

const asRep = (method: string, path: string, body?: unknown) => org.call(method, path, body, { token: rep });
const asService = (method: string, path: string, body?: unknown) => org.call(method, path, body, { token: service });

describe('a standard user', () => {
  it('reads and edits standard objects, and reads what the permission set opens', async () => {
    expect((await asRep('PATCH', `/sobjects/Account/${account}`, { Site: 'Bonn' })).status).toBe(204);
    expect((await asRep('GET', '/query?q=SELECT+Score__c+FROM+Headroom_Scorecard_Result__c')).body.records).toMatchObject([
      { Score__c: 50 }
    ]);
  });

  it('cannot write results, and does not see objects without a permission', async () => {
    const { status, body } = await asRep('POST', '/sobjects/Headroom_Scorecard_Result__c', { Account__c: account, Key__c: 'x' });
    expect([status, body[0].errorCode]).toEqual([403, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY']);
    expect((await asRep('GET', '/sobjects/Headroom_Portfolio_Snapshot__c/describe')).status).toBe(404);
    expect((await asRep('GET', '/query?q=SELECT+Id+FROM+Headroom_Portfolio_Snapshot__c')).body[0].errorCode).toBe('INVALID_TYPE');
  });

  it('may write a detail with read access to its master', async () => {
    const { status } = await asRep('POST', '/sobjects/Headroom_Whitespace_Feedback__c', {
      Account__c: account,
      Product_Line__c: 'analytics',
      Answer__c: 'Not_A_Fit'
    });
    expect(status).toBe(201);
  });

  it('reads only the Custom Metadata types that a permission set names', async () => {
    const { body } = await asRep('GET', '/query?q=SELECT+DeveloperName+FROM+Headroom_Signal__mdt');
    expect(body[0].errorCode).toBe('INVALID_TYPE');
    expect((await asService('GET', '/query?q=SELECT+COUNT()+FROM+Headroom_Signal__mdt')).body.totalSize).toBe(65);
  });

  it('cannot give a record to a user who is not active; an administrator can', async () => {
    const [user] = await org.query("SELECT Id FROM User WHERE Username = 'left@example.com'");
    const id = await org.create('Account', { Name: 'Handed over' });
    expect((await asRep('PATCH', `/sobjects/Account/${id}`, { OwnerId: user.Id })).body[0].errorCode).toBe('INACTIVE_OWNER_OR_USER');
    expect((await org.call('PATCH', `/sobjects/Account/${id}`, { OwnerId: user.Id })).status).toBe(204);
  });

  it('neither moves the clock nor manages users', async () => {
    expect((await asRep('POST', '/services/headroom-local/clock', { now: '2020-01-01T00:00:00Z' })).status).toBe(403);
    expect((await asRep('POST', '/sobjects/UserRole', { Name: 'Boss' })).status).toBe(403);
  });
});

describe('the integration user', () => {
  it('sees fields of standard objects only where a field permission opens them', async () => {
    const before = await asService('GET', `/sobjects/Account/${account}`);
    expect(before.body).toMatchObject({ Name: 'Seen' });
    expect(before.body).not.toHaveProperty('Industry');
    expect((await asService('GET', '/query?q=SELECT+Industry+FROM+Account')).body[0]).toMatchObject({ errorCode: 'INVALID_FIELD' });
    expect((await asService('GET', '/sobjects/Account/describe')).body.fields.map((field: Json) => field.name)).not.toContain('Industry');
  });

  it.each([
    ['Task', ['ActivityDate', 'WhatId', 'WhoId']],
    ['Event', ['IsAllDayEvent', 'WhatId', 'WhoId']],
    ['Campaign', ['NumberOfContacts', 'NumberOfLeads', 'NumberOfResponses']]
  ])('needs a field permission for fields of %s that profiles of real orgs list', async (object, names) => {
    const { fields } = (await org.call('GET', `/sobjects/${object}/describe`)).body;
    const grantable = fields.filter((field: Json) => names.includes(field.name) && field.permissionable);
    expect(grantable.map((field: Json) => field.name).toSorted()).toEqual(names);
  });

  it('sees more as soon as another permission set is assigned', async () => {
    const body =
      '<fieldPermissions><editable>false</editable><field>Account.Industry</field><readable>true</readable></fieldPermissions><label>Sources</label>' +
      '<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Account</object><viewAllRecords>true</viewAllRecords></objectPermissions>';
    const xml = `<?xml version="1.0"?><PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">${body}</PermissionSet>`;
    await deploy(org, zipPackage(new Map([['permissionsets/Sources.permissionset', xml]])));
    const set = (await org.query("SELECT Id FROM PermissionSet WHERE Name = 'Sources'"))[0].Id;
    const user = (await org.query(`SELECT Id FROM User WHERE Username = '${org.integrationUsername}'`))[0].Id;
    await org.create('PermissionSetAssignment', { AssigneeId: user, PermissionSetId: set });
    expect((await asService('GET', '/query?q=SELECT+Industry+FROM+Account+WHERE+Name=%27Seen%27')).body.records).toMatchObject([
      { Industry: 'Technology' }
    ]);
  });

  it('writes results, not the fields of others', async () => {
    const path = `/sobjects/Headroom_Scorecard_Result__c/Key__c/${account}:vendor_risk`;
    expect((await asService('PATCH', path, { Score__c: 61 })).status).toBe(200);
    const { status, body } = await asService('PATCH', `/sobjects/Account/${account}`, { Industry: 'Energy' });
    expect([status, body[0].errorCode]).toEqual([403, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY']);
  });

  it('sees private records of others only with View All', async () => {
    expect((await asService('GET', '/query?q=SELECT+Key__c+FROM+Headroom_Portfolio_Snapshot__c')).body.records).toHaveLength(1);
  });
});
