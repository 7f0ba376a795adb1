import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, signInAs, type Answer, type Json, type TestOrg } from '../../localOrg/testOrg.ts';
import { createUser, customObject, deployFiles, digits, field, permissionSet, problemsOf, xml } from './givenPackage.ts';

const people = ['reader', 'manager', 'setup'] as const;
type Person = (typeof people)[number];

let org: TestOrg;
let secret: string;
const tokens = new Map<Person, string>();

const lookup = (name: string, children: string): string =>
  field(name, 'Lookup', `<referenceTo>Account</referenceTo><relationshipName>${children}</relationshipName>`);
const numbers = field('Level__c', 'Number', digits(3, 0)) + field('Hidden__c', 'Number', digits(3, 0));
const vault = customObject('Vault', numbers + lookup('Bank__c', 'Vaults') + lookup('Owner_Of__c', 'Secrets'), 'Private');
const metadataType = xml(
  'CustomObject',
  `${field('Size__c', 'Number', digits(3, 0))}<label>Knob</label><pluralLabel>Knobs</pluralLabel><visibility>Public</visibility>`
);

beforeAll(async () => {
  org = await openTestOrg({ apps: people.map((name) => ({ consumerKey: name, consumerSecret: 's', runAs: `${name}@example.com` })) });
  await deployFiles(org, {
    'objects/Vault__c.object': vault,
    'objects/Knob__mdt.object': metadataType,
    'permissionsets/Reader.permissionset': permissionSet('Reader', [{ object: 'Vault__c', allow: 'rcev' }], {
      'Vault__c.Level__c': 'read',
      'Vault__c.Bank__c': 'read'
    }),
    'permissionsets/Manager.permissionset': permissionSet('Manager', [{ object: 'Vault__c', allow: 'rcedvm' }], {
      'Vault__c.Level__c': 'edit'
    }),
    'permissionsets/Setup.permissionset': xml(
      'PermissionSet',
      '<customMetadataTypeAccesses><enabled>true</enabled><name>Knob__mdt</name></customMetadataTypeAccesses><label>Setup</label>'
    )
  });
  secret = await org.create('Vault__c', { Name: 'Secret', Level__c: 7, Hidden__c: 9 });
  await createUser(org, 'reader@example.com', { sets: ['Reader'] });
  await createUser(org, 'manager@example.com', { sets: ['Manager'] });
  await createUser(org, 'setup@example.com', { sets: ['Setup'] });
  for (const name of people) tokens.set(name, await signInAs(org, { key: name, secret: 's' }));
});
afterAll(() => org.remove());

const as = (name: Person, method: string, path: string, body?: unknown): Promise<Answer> =>
  org.call(method, path, body, { token: tokens.get(name) ?? '' });
const asked = (name: Person, soql: string): Promise<Answer> => as(name, 'GET', `/query?q=${encodeURIComponent(soql)}`);
const code = (answer: Answer): [number, string] => [answer.status, answer.body[0]?.errorCode];

describe('field permissions', () => {
  it('that are missing hide the children that hang on the field, from queries and describe', async () => {
    expect((await asked('reader', 'SELECT Id, (SELECT Id FROM Vaults__r) FROM Account')).status).toBe(200);
    const hidden = await asked('reader', 'SELECT Id, (SELECT Id FROM Secrets__r) FROM Account');
    expect(code(hidden)).toEqual([400, 'INVALID_TYPE']);
    expect(hidden.body[0].message).toContain("Didn't understand relationship 'Secrets__r' in FROM part of query call.");
    const { childRelationships } = (await as('reader', 'GET', '/sobjects/Account/describe')).body;
    const names = childRelationships.map((each: Json) => each.relationshipName);
    expect(names).toContain('Vaults__r');
    expect(names).not.toContain('Secrets__r');
  });

  it('to read only refuse a write by the name of the field', async () => {
    expect((await asked('reader', 'SELECT Level__c FROM Vault__c')).body.records).toMatchObject([{ Level__c: 7 }]);
    const { status, body } = await as('reader', 'POST', '/sobjects/Vault__c', { Name: 'Mine', Level__c: 1 });
    expect([status, body[0]]).toEqual([
      400,
      {
        errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        message:
          'Unable to create/update fields: Level__c. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
        fields: ['Level__c']
      }
    ]);
  });

  it('to read only are named together in one refusal', async () => {
    const { body } = await as('reader', 'POST', '/sobjects/Vault__c', { Name: 'Mine', Level__c: 1, CreatedDate: '2020-01-01T00:00:00Z' });
    expect(body).toHaveLength(1);
    expect(body[0].message).toMatch(/^Unable to create\/update fields: Level__c, CreatedDate\. /);
    expect(body[0].fields).toEqual(['Level__c', 'CreatedDate']);
  });

  it('that are missing hide a field from queries, filters, records, describe and UI API', async () => {
    expect(code(await asked('reader', 'SELECT Hidden__c FROM Vault__c'))).toEqual([400, 'INVALID_FIELD']);
    expect(code(await asked('reader', 'SELECT Id FROM Vault__c WHERE Hidden__c = 9'))).toEqual([400, 'INVALID_FIELD']);
    expect((await as('reader', 'GET', `/sobjects/Vault__c/${secret}`)).body).not.toHaveProperty('Hidden__c');
    const described = (await as('reader', 'GET', '/sobjects/Vault__c/describe')).body.fields.map((each: Json) => each.name);
    expect(described).toContain('Level__c');
    expect(described).not.toContain('Hidden__c');
    expect((await as('reader', 'GET', `/ui-api/records/${secret}?fields=Vault__c.Hidden__c`)).status).toBe(400);
    const { body } = await as('reader', 'POST', '/sobjects/Vault__c', { Name: 'Mine', Hidden__c: 1 });
    expect(body[0]).toMatchObject({ errorCode: 'INVALID_FIELD', message: "No such column 'Hidden__c' on sobject of type Vault__c" });
  });

  it('show in describe what may be written', async () => {
    const level = async (name: Person): Promise<Json> =>
      (await as(name, 'GET', '/sobjects/Vault__c/describe')).body.fields.find((each: Json) => each.name === 'Level__c');
    expect(await level('reader')).toMatchObject({ createable: false, updateable: false });
    expect(await level('manager')).toMatchObject({ createable: true, updateable: true });
  });
});

describe('object permissions', () => {
  it('View All shows private records, Modify All changes and deletes them', async () => {
    expect((await asked('reader', 'SELECT Id FROM Vault__c')).body.totalSize).toBe(1);
    const change = (name: Person) => as(name, 'PATCH', `/sobjects/Vault__c/${secret}`, { Name: 'Known' });
    expect(code(await change('reader'))).toEqual([403, 'INSUFFICIENT_ACCESS_OR_READONLY']);
    expect((await change('manager')).status).toBe(204);
    const other = await org.create('Vault__c', { Name: 'Goes' });
    expect((await as('manager', 'DELETE', `/sobjects/Vault__c/${other}`)).status).toBe(204);
  });

  it('that are missing hide an object', async () => {
    expect(code(await asked('setup', 'SELECT Id FROM Vault__c'))).toEqual([400, 'INVALID_TYPE']);
    expect(code(await as('setup', 'GET', '/sobjects/Vault__c/describe'))).toEqual([404, 'NOT_FOUND']);
    expect(code(await as('setup', 'POST', '/sobjects/Vault__c', { Name: 'x' }))).toEqual([404, 'NOT_FOUND']);
    expect(code(await as('setup', 'GET', `/sobjects/Vault__c/${secret}`))).toEqual([404, 'NOT_FOUND']);
    const listed = (await as('setup', 'GET', '/sobjects')).body.sobjects.map((each: Json) => each.name);
    expect(listed).toContain('Account');
    expect(listed).not.toContain('Vault__c');
  });

  it('do not reach Custom Metadata, which is granted type by type', async () => {
    expect(code(await asked('reader', 'SELECT DeveloperName FROM Knob__mdt'))).toEqual([400, 'INVALID_TYPE']);
    expect((await asked('setup', 'SELECT DeveloperName FROM Knob__mdt')).body.totalSize).toBe(0);
  });
});

describe('activities', () => {
  it('are changed by their owner, not by everybody who sees them', async () => {
    const account = await org.create('Account', { Name: 'Busy' });
    const task = await org.create('Task', { Subject: 'Call', WhatId: account });
    expect((await as('reader', 'GET', `/sobjects/Task/${task}?fields=Subject`)).status).toBe(200);
    expect(code(await as('reader', 'PATCH', `/sobjects/Task/${task}`, { Status: 'Completed' }))).toEqual([
      403,
      'INSUFFICIENT_ACCESS_OR_READONLY'
    ]);
    expect(code(await as('reader', 'DELETE', `/sobjects/Task/${task}`))).toEqual([403, 'INSUFFICIENT_ACCESS_OR_READONLY']);
    const { body } = await as('reader', 'POST', '/sobjects/Task', { Subject: 'Mine' });
    expect((await as('reader', 'PATCH', `/sobjects/Task/${body.id}`, { Status: 'Completed' })).status).toBe(204);
  });

  it('cannot have an external id', async () => {
    const key = field('Key__c', 'Text', '<externalId>true</externalId><length>40</length>');
    expect(await problemsOf(org, { 'objects/Activity.object': xml('CustomObject', key) })).toEqual(
      expect.arrayContaining([expect.stringContaining('Key__c: Activity fields cannot be external IDs')])
    );
  });
});
