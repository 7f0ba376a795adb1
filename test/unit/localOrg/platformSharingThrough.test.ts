import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, signInAs, type Answer, type TestOrg } from '../../localOrg/testOrg.ts';
import { createUser, customObject, deployFiles, field, permissionSet, xml } from './givenPackage.ts';

let org: TestOrg;
let token = '';
const ids: Record<string, string> = {};

const detailOf = (name: string, master: string, plural: string): string =>
  field(name, 'MasterDetail', `<referenceTo>${master}</referenceTo><relationshipName>${plural}</relationshipName>`);

beforeAll(async () => {
  org = await openTestOrg({ apps: [{ consumerKey: 'rep', consumerSecret: 's', runAs: 'rep@example.com' }] });
  const allowed = ['Account', 'Project__c', 'Box__c', 'Item__c', 'Link__c'].map((object) => ({ object, allow: 'rced' }));
  await deployFiles(org, {
    'objects/Account.object': xml('CustomObject', '<sharingModel>Private</sharingModel>'),
    'objects/Project__c.object': customObject('Project', '', 'Private'),
    'objects/Box__c.object': customObject('Box', detailOf('Account__c', 'Account', 'Boxes'), 'ControlledByParent'),
    'objects/Item__c.object': customObject('Item', detailOf('Box__c', 'Box__c', 'Items'), 'ControlledByParent'),
    'objects/Link__c.object': customObject(
      'Link',
      detailOf('Account__c', 'Account', 'Links') + detailOf('Project__c', 'Project__c', 'Links'),
      'ControlledByParent'
    ),
    'permissionsets/All.permissionset': permissionSet('All', allowed)
  });
  const owner = await createUser(org, 'rep@example.com', { sets: ['All'] });
  token = await signInAs(org, { key: 'rep', secret: 's' });
  for (const [whose, OwnerId] of [
    ['own', owner],
    ['foreign', undefined]
  ] as const) {
    const OfUser = OwnerId === undefined ? {} : { OwnerId };
    ids[`${whose}Account`] = await org.create('Account', { Name: whose, ...OfUser });
    ids[`${whose}Project`] = await org.create('Project__c', { Name: whose, ...OfUser });
    const box = await org.create('Box__c', { Name: whose, Account__c: ids[`${whose}Account`] });
    ids[`${whose}Item`] = await org.create('Item__c', { Name: whose, Box__c: box });
    const contact = await org.create('Contact', { LastName: whose, AccountId: ids[`${whose}Account`] });
    await org.create('Task', { Subject: `${whose} account`, WhatId: ids[`${whose}Account`] });
    ids[`${whose}Call`] = await org.create('Task', { Subject: `${whose} contact`, WhoId: contact });
  }
  const deal = await org.create('Opportunity', {
    Name: 'Deal',
    StageName: 'Prospecting',
    CloseDate: '2026-12-31',
    AccountId: ids['foreignAccount']
  });
  await org.create('Task', { Subject: 'open deal', WhatId: deal });
  await org.create('Task', { Subject: 'nothing' });
  for (const account of ['own', 'foreign']) {
    for (const project of ['own', 'foreign']) {
      const Name = `${account} ${project}`;
      ids[Name] = await org.create('Link__c', { Name, Account__c: ids[`${account}Account`], Project__c: ids[`${project}Project`] });
    }
  }
});
afterAll(() => org.remove());

const asRep = (method: string, path: string, body?: unknown): Promise<Answer> => org.call(method, path, body, { token });
const seen = async (object: string, name = 'Name'): Promise<readonly string[]> =>
  (await org.query(`SELECT ${name} FROM ${object} ORDER BY ${name}`, { token })).map((record) => record[name] as string);

// Source: https://help.salesforce.com/s/articleView?id=sf.sharing_model_fields.htm, "Activity" and "Controlled by Parent"
describe('sharing through other records', () => {
  it('reaches the details of details', async () => {
    expect(await seen('Box__c')).toEqual(['own']);
    expect(await seen('Item__c')).toEqual(['own']);
    expect((await asRep('PATCH', `/sobjects/Item__c/${ids['ownItem']}`, { Name: 'own' })).status).toBe(204);
    expect((await asRep('PATCH', `/sobjects/Item__c/${ids['foreignItem']}`, { Name: 'own' })).status).toBe(404);
  });

  it('asks of a junction for both masters', async () => {
    expect(await seen('Link__c')).toEqual(['own own']);
    const half = { Name: 'Half', Account__c: ids['ownAccount'], Project__c: ids['foreignProject'] };
    expect((await asRep('POST', '/sobjects/Link__c', half)).status).not.toBe(201);
    expect((await asRep('POST', '/sobjects/Link__c', { ...half, Project__c: ids['ownProject'] })).status).toBe(201);
  });

  it('shows activities of others only with a record that the user sees', async () => {
    expect(await seen('Task', 'Subject')).toEqual(['open deal', 'own account', 'own contact']);
    expect((await asRep('GET', `/sobjects/Task/${ids['foreignCall']}`)).status).toBe(404);
    expect((await asRep('PATCH', `/sobjects/Task/${ids['ownCall']}`, { Subject: 'x' })).status).toBe(403);
  });
});
