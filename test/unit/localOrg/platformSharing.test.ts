import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, signInAs, type Answer, type TestOrg } from '../../localOrg/testOrg.ts';
import { createUser, customObject, deployFiles, field, permissionSet, xml } from './givenPackage.ts';

const people = ['rep', 'boss', 'other', 'sync'] as const;
type Person = (typeof people)[number];

let org: TestOrg;
let foreign: string;
const ids = new Map<Person, string>();
const tokens = new Map<Person, string>();

beforeAll(async () => {
  org = await openTestOrg({ apps: people.map((name) => ({ consumerKey: name, consumerSecret: 's', runAs: `${name}@example.com` })) });
  await org.deploy('force-app', 'starter');
  await deployFiles(org, {
    'objects/Account.object': xml('CustomObject', '<sharingModel>Private</sharingModel>'),
    'objects/Note__c.object': customObject(
      'Note',
      field('Account__c', 'MasterDetail', '<referenceTo>Account</referenceTo><relationshipName>Notes</relationshipName>'),
      'ControlledByParent'
    ),
    'objects/Memo__c.object': customObject('Memo', '', 'Read'),
    'permissionsets/Notes.permissionset': permissionSet('Notes', [
      { object: 'Account', allow: 'r' },
      { object: 'Note__c', allow: 'rced' },
      { object: 'Memo__c', allow: 'rced' }
    ]),
    'permissionsets/Sources.permissionset': permissionSet('Sources', [{ object: 'Account', allow: 'rv' }])
  });
  const leader = await org.create('UserRole', { Name: 'Leader' });
  const below = await org.create('UserRole', { Name: 'Field', ParentRoleId: leader });
  ids.set('rep', await createUser(org, 'rep@example.com', { sets: ['Headroom_Rep', 'Notes'], role: below }));
  ids.set('boss', await createUser(org, 'boss@example.com', { sets: ['Headroom_Rep', 'Notes'], role: leader }));
  ids.set('other', await createUser(org, 'other@example.com', { sets: ['Headroom_Rep', 'Notes'], role: below }));
  const integration = { profile: 'Minimum Access - API Only Integrations', sets: ['Headroom_Integration', 'Sources'] };
  ids.set('sync', await createUser(org, 'sync@example.com', integration));
  for (const name of people) tokens.set(name, await signInAs(org, { key: name, secret: 's' }));
  foreign = await org.create('Account', { Name: 'Foreign' });
});
afterAll(() => org.remove());

const idOf = (name: Person): string => ids.get(name) ?? '';
const as = (name: Person, method: string, path: string, body?: unknown): Promise<Answer> =>
  org.call(method, path, body, { token: tokens.get(name) ?? '' });
const owned = (name: Person): Promise<string> => org.create('Account', { Name: `Of ${name}`, OwnerId: idOf(name) });
const code = (answer: Answer): [number, string] => [answer.status, answer.body[0]?.errorCode];

describe('a private object', () => {
  it('shows records to their owner and to the roles above', async () => {
    const id = await owned('rep');
    const path = `/sobjects/Account/${id}?fields=Id`;
    expect((await as('rep', 'GET', path)).status).toBe(200);
    expect((await as('boss', 'GET', path)).status).toBe(200);
    expect(code(await as('other', 'GET', path))).toEqual([404, 'NOT_FOUND']);
    const { body } = await as('other', 'GET', `/query?q=${encodeURIComponent(`SELECT Id FROM Account WHERE Id = '${id}'`)}`);
    expect(body.totalSize).toBe(0);
    expect((await as('boss', 'PATCH', `/sobjects/Account/${id}`, { Site: 'Bonn' })).status).toBe(204);
  });

  it('can be shared with a user by its owner, to read or to edit', async () => {
    const id = await owned('rep');
    const share = { AccountId: id, UserOrGroupId: idOf('other'), AccountAccessLevel: 'Read', OpportunityAccessLevel: 'None' };
    expect(code(await as('other', 'POST', '/sobjects/AccountShare', share))[0]).toBe(403);
    const { body, status } = await as('rep', 'POST', '/sobjects/AccountShare', share);
    expect(status).toBe(201);
    expect((await as('other', 'GET', `/sobjects/Account/${id}?fields=Id`)).status).toBe(200);
    const edit = () => as('other', 'PATCH', `/sobjects/Account/${id}`, { Site: 'Köln' });
    expect(code(await edit())).toEqual([403, 'INSUFFICIENT_ACCESS_OR_READONLY']);
    await as('rep', 'PATCH', `/sobjects/AccountShare/${body.id}`, { AccountAccessLevel: 'Edit' });
    expect((await edit()).status).toBe(204);
    expect((await as('rep', 'DELETE', `/sobjects/AccountShare/${body.id}`)).status).toBe(204);
    expect((await as('other', 'GET', `/sobjects/Account/${id}?fields=Id`)).status).toBe(404);
  });

  it('is seen by the members of its team as their level says', async () => {
    const id = await owned('rep');
    const member = await org.create('AccountTeamMember', { AccountId: id, UserId: idOf('other'), AccountAccessLevel: 'Edit' });
    expect((await as('other', 'PATCH', `/sobjects/Account/${id}`, { Site: 'Team' })).status).toBe(204);
    expect(await org.query(`SELECT RowCause FROM AccountShare WHERE AccountId = '${id}'`)).toMatchObject([{ RowCause: 'Team' }]);
    await org.call('DELETE', `/sobjects/AccountTeamMember/${member}`);
    expect((await as('other', 'GET', `/sobjects/Account/${id}?fields=Id`)).status).toBe(404);
  });

  it('loses what was shared by hand with its owner', async () => {
    const id = await owned('rep');
    const share = { AccountId: id, UserOrGroupId: idOf('other'), AccountAccessLevel: 'Read', OpportunityAccessLevel: 'None' };
    await as('rep', 'POST', '/sobjects/AccountShare', share);
    await org.call('PATCH', `/sobjects/Account/${id}`, { OwnerId: idOf('boss') });
    expect(await org.query(`SELECT Id FROM AccountShare WHERE AccountId = '${id}'`)).toEqual([]);
  });
});

describe('a lookup', () => {
  it('cannot be filled with a record that the user does not see', async () => {
    const id = await owned('rep');
    const create = (name: Person) => as(name, 'POST', '/sobjects/Asset', { Name: 'Seat', AccountId: id });
    expect((await create('rep')).status).toBe(201);
    const { status, body } = await create('other');
    expect([status, body[0]]).toEqual([
      403,
      {
        errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        message: `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`,
        fields: ['AccountId']
      }
    ]);
  });
});

describe('organization-wide defaults', () => {
  it('of Public Read Only let others read, not change or delete', async () => {
    const { body } = await as('rep', 'POST', '/sobjects/Memo__c', { Name: 'Mine' });
    expect((await as('other', 'GET', `/sobjects/Memo__c/${body.id}`)).status).toBe(200);
    expect(code(await as('other', 'PATCH', `/sobjects/Memo__c/${body.id}`, { Name: 'x' }))).toEqual([
      403,
      'INSUFFICIENT_ACCESS_OR_READONLY'
    ]);
    expect(code(await as('other', 'DELETE', `/sobjects/Memo__c/${body.id}`))).toEqual([403, 'INSUFFICIENT_ACCESS_OR_READONLY']);
  });

  it('of Public Read/Write let others change, not delete', async () => {
    const { body } = await as('rep', 'POST', '/sobjects/Opportunity', { Name: 'O', StageName: 'Prospecting', CloseDate: '2027-01-01' });
    expect((await as('other', 'PATCH', `/sobjects/Opportunity/${body.id}`, { Name: 'P' })).status).toBe(204);
    expect(code(await as('other', 'DELETE', `/sobjects/Opportunity/${body.id}`))).toEqual([403, 'INSUFFICIENT_ACCESS_OR_READONLY']);
    expect((await as('boss', 'DELETE', `/sobjects/Opportunity/${body.id}`)).status).toBe(204);
  });

  it('leave a contact without account to its owner', async () => {
    const { body } = await as('rep', 'POST', '/sobjects/Contact', { LastName: 'Alone' });
    expect((await as('rep', 'GET', `/sobjects/Contact/${body.id}?fields=Id`)).status).toBe(200);
    expect((await as('other', 'GET', `/sobjects/Contact/${body.id}?fields=Id`)).status).toBe(404);
  });
});

describe('a detail record', () => {
  it('is seen and written with the access to its master', async () => {
    const id = await owned('rep');
    const note = await as('rep', 'POST', '/sobjects/Note__c', { Name: 'N', Account__c: id });
    expect(note.status).toBe(201);
    const read = (name: Person) => as(name, 'GET', `/sobjects/Note__c/${note.body.id}`);
    expect([(await read('boss')).status, (await read('other')).status]).toEqual([200, 404]);
  });

  it('needs edit on the master where the field does not say that read suffices', async () => {
    const account = await owned('rep');
    await org.create('AccountShare', {
      AccountId: account,
      UserOrGroupId: idOf('other'),
      AccountAccessLevel: 'Read',
      OpportunityAccessLevel: 'None'
    });
    const create = (name: Person) => as(name, 'POST', '/sobjects/Note__c', { Name: 'N', Account__c: account });
    expect((await create('rep')).status).toBe(201);
    expect(code(await create('other'))).toEqual([403, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY']);
  });

  it('cannot lack its master, nor move to another unless the field allows it', async () => {
    expect((await org.call('POST', '/sobjects/Note__c', { Name: 'N' })).body[0]).toMatchObject({
      errorCode: 'REQUIRED_FIELD_MISSING',
      fields: ['Account__c']
    });
    const [from, to] = [await owned('rep'), await owned('rep')];
    const note = await org.create('Note__c', { Name: 'N', Account__c: from });
    expect((await org.call('PATCH', `/sobjects/Note__c/${note}`, { Account__c: to })).body[0].errorCode).toBe(
      'INVALID_FIELD_FOR_INSERT_UPDATE'
    );
    const pulse = await org.create('Headroom_Pulse__c', { Account__c: from, Pulse__c: 'Neutral' });
    expect((await org.call('PATCH', `/sobjects/Headroom_Pulse__c/${pulse}`, { Account__c: to })).status).toBe(204);
  });
});

it('a detail that was deleted before its master does not come back without it', async () => {
  const master = await owned('rep');
  const note = await org.create('Note__c', { Name: 'N', Account__c: master });
  const gone = (id: string): string =>
    `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:p="urn:partner.soap.sforce.com"><e:Header><p:SessionHeader><p:sessionId>${org.accessToken}</p:sessionId></p:SessionHeader></e:Header><e:Body><p:undelete><p:ids>${id}</p:ids></p:undelete></e:Body></e:Envelope>`;
  const undelete = async (id: string): Promise<string> =>
    (
      await org.call('POST', '/services/Soap/u/66.0', undefined, {
        raw: gone(id),
        headers: { 'Content-Type': 'text/xml', SOAPAction: '""' }
      })
    ).text;
  await org.call('DELETE', `/sobjects/Note__c/${note}`);
  await org.call('DELETE', `/sobjects/Account/${master}`);
  expect(await undelete(note)).toContain('UNDELETE_FAILED');
  expect(await undelete(master)).toContain('<success>true</success>');
  expect(await org.query(`SELECT Id FROM Note__c WHERE Id = '${note}'`)).toEqual([]);
  expect(await undelete(note)).toContain('<success>true</success>');
});

describe('our package', () => {
  const feedback = (account: string) => ({ Account__c: account, Product_Line__c: 'analytics', Answer__c: 'Not_A_Fit' });

  it('lets a rep who only reads an account give feedback on it', async () => {
    await org.create('AccountShare', {
      AccountId: foreign,
      UserOrGroupId: idOf('rep'),
      AccountAccessLevel: 'Read',
      OpportunityAccessLevel: 'None'
    });
    expect((await as('rep', 'PATCH', `/sobjects/Account/${foreign}`, { Site: 'x' })).status).toBe(403);
    expect((await as('rep', 'POST', '/sobjects/Headroom_Whitespace_Feedback__c', feedback(foreign))).status).toBe(201);
    expect(code(await as('other', 'POST', '/sobjects/Headroom_Whitespace_Feedback__c', feedback(foreign)))).toEqual([
      403,
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
    ]);
  });

  it('lets the integration user write and delete children of accounts that it only sees, without Modify All', async () => {
    const values = { Account__c: foreign, Key__c: `${foreign}:vendor_risk`, Score__c: 50 };
    const { body, status } = await as('sync', 'POST', '/sobjects/Headroom_Scorecard_Result__c', values);
    expect(status).toBe(201);
    expect((await as('sync', 'PATCH', `/sobjects/Headroom_Scorecard_Result__c/${body.id}`, { Score__c: 51 })).status).toBe(204);
    expect((await as('sync', 'PATCH', `/sobjects/Account/${foreign}`, { Name: 'x' })).status).toBe(403);
    expect((await as('sync', 'DELETE', `/sobjects/Headroom_Scorecard_Result__c/${body.id}`)).status).toBe(204);
  });
});
