import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { integrationUsername } from '../../../src/localOrg/seed/createOrg.ts';
import { openTestOrg, signInAs, type Answer, type TestOrg } from '../../localOrg/testOrg.ts';

const faults = '/services/headroom-local/faults';
const app = { key: 'service', secret: 'a secret of this test' };
let org: TestOrg;
let token = '';

/** As the integration user, who reads accounts with name and phone, all of them. */
beforeAll(async () => {
  org = await openTestOrg({ apps: [{ consumerKey: app.key, consumerSecret: app.secret, runAs: integrationUsername }] });
  const [user] = await org.query(`SELECT Id FROM User WHERE Username = '${integrationUsername}'`);
  const set = await org.create('PermissionSet', { Name: 'Reads_Accounts', Label: 'Reads accounts' });
  const rights = { ParentId: set, SobjectType: 'Account', PermissionsRead: true };
  await org.create('ObjectPermissions', { ...rights, PermissionsViewAllRecords: true });
  for (const field of ['Phone', 'Website']) {
    await org.create('FieldPermissions', { ParentId: set, SobjectType: 'Account', Field: `Account.${field}`, PermissionsRead: true });
  }
  await org.create('PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: set });
  for (let at = 0; at < 40; at++) await org.create('Account', { Name: `Account ${at}` });
  token = await signInAs(org, app);
});
afterEach(async () => {
  await org.call('DELETE', faults);
});
afterAll(() => org.remove());

async function set(fault: string, parameters: Record<string, unknown> = {}): Promise<void> {
  const { status, text } = await org.call('POST', faults, { fault, ...parameters });
  if (status !== 201) throw new Error(text);
}

const asUser = (path: string): Promise<Answer> => org.call('GET', path, undefined, { token });
const soql = (text: string): string => `/query?q=${encodeURIComponent(text)}`;
const fieldNames = ({ body }: Answer): string[] => body.fields.map(({ name }: { name: string }) => name);

describe('a field that is hidden', () => {
  it('is missing in describe and refused in queries, and comes back', async () => {
    await set('fls_hide', { of: 'Account', field: 'Phone' });
    expect(fieldNames(await asUser('/sobjects/Account/describe'))).not.toContain('Phone');
    expect((await asUser(soql('SELECT Phone FROM Account'))).body[0].errorCode).toBe('INVALID_FIELD');
    expect(fieldNames(await org.call('GET', '/sobjects/Account/describe'))).toContain('Phone');
    await org.call('DELETE', faults);
    expect((await asUser(soql('SELECT Phone FROM Account'))).status).toBe(200);
  });

  it('must be one of the org', async () => {
    const { status, body } = await org.call('POST', faults, { fault: 'fls_hide', of: 'Account', field: 'Nothing__c' });
    expect([status, body[0].message]).toEqual([400, 'Account has no field Nothing__c']);
  });
});

describe('an object that is hidden', () => {
  it('is not there for the user', async () => {
    await set('object_hide', { of: 'Account' });
    expect((await asUser('/sobjects/Account/describe')).status).toBe(404);
    expect((await asUser(soql('SELECT Id FROM Account'))).body[0].errorCode).toBe('INVALID_TYPE');
  });
});

describe('records that are no longer shared', () => {
  it('are missing, always the same ones, and View All is gone from the permission sets', async () => {
    const count = async (): Promise<number> => (await asUser(soql('SELECT Id FROM Account'))).body.totalSize;
    const views = `SELECT Id FROM ObjectPermissions WHERE SobjectType = 'Account' AND PermissionsViewAllRecords = true`;
    const before = (await org.query(views)).length;
    expect(await count()).toBe(40);
    await set('sharing_hide', { of: 'Account', share: 0.5 });
    const left = await count();
    expect([left > 0, left < 40, await count()]).toEqual([true, true, left]);
    expect(await org.query(views)).toEqual([]);
    await org.call('DELETE', faults);
    expect([await count(), (await org.query(views)).length]).toEqual([40, before]);
  });
});

describe('an object without a filterable stamp', () => {
  it('says so in describe, refuses the filter and lists no changes', async () => {
    await set('unfilterable_stamp', { of: 'Account' });
    const { body } = await asUser('/sobjects/Account/describe');
    const stamp = body.fields.find(({ name }: { name: string }) => name === 'SystemModstamp');
    expect([stamp.filterable, body.replicateable]).toEqual([false, false]);
    const filtered = await asUser(soql('SELECT Id FROM Account WHERE SystemModstamp > 2020-01-01T00:00:00Z'));
    expect([filtered.status, filtered.body[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
    const window = 'start=2026-11-23T10:00:00Z&end=2026-11-23T11:00:00Z';
    expect((await asUser(`/sobjects/Account/updated/?${window}`)).body[0].errorCode).toBe('INVALID_TYPE');
  });
});

describe('ids of 15 characters', () => {
  it('stand in replies in place of those of 18', async () => {
    await set('short_ids');
    const { body } = await asUser(soql('SELECT Id, OwnerId FROM Account LIMIT 1'));
    expect([body.records[0].Id.length, body.records[0].OwnerId.length]).toEqual([15, 15]);
  });
});
