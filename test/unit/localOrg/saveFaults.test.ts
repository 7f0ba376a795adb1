import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { integrationUsername } from '../../../src/localOrg/seed/createOrg.ts';
import { openTestOrg, signInAs, type Answer, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;
const faults = '/services/headroom-local/faults';
const app = { key: 'service', secret: 'a secret of this test' };

beforeAll(async () => {
  const apps = [{ consumerKey: app.key, consumerSecret: app.secret, runAs: integrationUsername }];
  org = await openTestOrg({ now: '2026-11-23T10:00:00.000Z', apps });
});
afterEach(async () => {
  await org.call('DELETE', faults);
});
afterAll(() => org.remove());

async function set(fault: string, parameters: Record<string, unknown> = {}): Promise<void> {
  const { status, text } = await org.call('POST', faults, { fault, ...parameters });
  if (status !== 201) throw new Error(text);
}

const patch = (object: string, id: string, values: Record<string, unknown>): Promise<Answer> =>
  org.call('PATCH', `/sobjects/${object}/${id}`, values);

async function fieldOf(object: string, id: string, field: string): Promise<unknown> {
  return (await org.query(`SELECT ${field} FROM ${object} WHERE Id = '${id}'`))[0][field];
}

describe('records that somebody else holds', () => {
  it('lock a record and what points to it, as often as said, and nothing else', async () => {
    const held = await org.create('Account', { Name: 'Held' });
    const other = await org.create('Account', { Name: 'Other' });
    const contact = await org.create('Contact', { LastName: 'Of held', AccountId: held });
    await set('lock_rows', { ids: [held], times: 2 });
    const refused = await patch('Account', held, { Phone: '1' });
    expect([refused.status, refused.body]).toEqual([
      400,
      [{ errorCode: 'UNABLE_TO_LOCK_ROW', message: `unable to obtain exclusive access to this record or 1 records: ${held}`, fields: [] }]
    ]);
    expect((await patch('Account', other, { Phone: '1' })).status).toBe(204);
    expect((await patch('Contact', contact, { Phone: '1' })).body[0].errorCode).toBe('UNABLE_TO_LOCK_ROW');
    expect((await patch('Account', held, { Phone: '1' })).status).toBe(204);
  });

  it("end at the moment that was said, by the org's clock", async () => {
    const held = await org.create('Account', { Name: 'Held for a minute' });
    await set('lock_rows', { ids: [held], times: 'always', until: '2026-11-23T12:00:00Z' });
    expect((await patch('Account', held, { Phone: '2' })).status).toBe(400);
    await org.setClock('2026-11-23T12:00:01.000Z');
    expect((await patch('Account', held, { Phone: '2' })).status).toBe(204);
  });

  it('refuse their row of a list and let the others pass', async () => {
    const [one = '', two = ''] = [await org.create('Account', { Name: 'One' }), await org.create('Account', { Name: 'Two' })];
    await set('lock_rows', { ids: [two] });
    const records = [one, two].map((id) => ({ attributes: { type: 'Account' }, id, Phone: '3' }));
    const { body } = await org.call('PATCH', '/composite/sobjects', { allOrNone: false, records });
    expect(body).toMatchObject([
      { id: one, success: true },
      { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW' }] }
    ]);
  });
});

describe('records that wait for approval', () => {
  it('are ENTITY_IS_LOCKED with their details, but for users with Modify All on the object', async () => {
    const [user] = await org.query(`SELECT Id FROM User WHERE Username = '${integrationUsername}'`);
    const set1 = await org.create('PermissionSet', { Name: 'Edits_Accounts', Label: 'Edits accounts' });
    const rights = {
      ParentId: set1,
      SobjectType: 'Account',
      PermissionsRead: true,
      PermissionsEdit: true,
      PermissionsViewAllRecords: true
    };
    await org.create('ObjectPermissions', rights);
    await org.create('FieldPermissions', {
      ParentId: set1,
      SobjectType: 'Account',
      Field: 'Account.Phone',
      PermissionsRead: true,
      PermissionsEdit: true
    });
    await org.create('PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: set1 });
    const token = await signInAs(org, app);
    const id = await org.create('Account', { Name: 'Waits for approval' });
    await set('approval_lock', { ids: [id] });
    const refused = await org.call('PATCH', `/sobjects/Account/${id}`, { Phone: '1' }, { token });
    expect([refused.status, refused.body[0].errorCode]).toEqual([400, 'ENTITY_IS_LOCKED']);
    expect((await patch('Account', id, { Phone: '2' })).status).toBe(204);
  });
});

describe('a duplicate rule', () => {
  let first = '';
  const create = (headers?: Record<string, string>): Promise<Answer> =>
    org.call('POST', '/sobjects/Account', { Name: 'Double' }, headers ? { headers } : {});

  beforeAll(async () => {
    first = await org.create('Account', { Name: 'Double' });
  });

  it('refuses a record like another with DUPLICATES_DETECTED and what it found under duplicateResut', async () => {
    await set('duplicate_rule', { object: 'Account', rule: 'Accounts' });
    const { status, body } = await create();
    expect(status).toBe(400);
    expect(body).toMatchObject([
      {
        duplicateResut: {
          allowSave: true,
          duplicateRule: 'Accounts',
          duplicateRuleEntityType: 'Account',
          matchResults: [{ matchRecords: [{ record: { Id: first } }] }]
        },
        errorCode: 'DUPLICATES_DETECTED',
        message: 'Use one of these records?'
      }
    ]);
  });

  it('that alerts is passed by Sforce-Duplicate-Rule-Header: allowSave=true, one that blocks is not', async () => {
    const allow = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' };
    await set('duplicate_rule', { object: 'Account' });
    expect((await create(allow)).status).toBe(201);
    await org.call('DELETE', faults);
    await set('duplicate_rule', { object: 'Account', action: 'block' });
    expect((await create(allow)).status).toBe(400);
  });

  it('gives lists of results its code and message without what it found', async () => {
    await set('duplicate_rule', { object: 'Account' });
    const records = [{ attributes: { type: 'Account' }, Name: 'Double' }];
    const { body } = await org.call('POST', '/composite/sobjects', { records });
    expect(body).toEqual([
      { success: false, errors: [{ statusCode: 'DUPLICATES_DETECTED', message: 'Use one of these records?', fields: [] }] }
    ]);
  });
});

describe('triggers of the org', () => {
  it('fail on the row that was said, of all rows of a list', async () => {
    await set('trigger_fails', { object: 'Contact', at: 2, trigger: 'ContactTrigger' });
    const records = ['A', 'B', 'C'].map((LastName) => ({ attributes: { type: 'Contact' }, LastName }));
    const { body } = await org.call('POST', '/composite/sobjects', { records });
    expect(body.map(({ success }: { success: boolean }) => success)).toEqual([true, false, true]);
    expect(body[1].errors[0]).toMatchObject({ statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' });
    expect(body[1].errors[0].message).toContain('ContactTrigger: execution of BeforeUpdate');
  });

  it('edit a record after it was saved, once where it has the value then', async () => {
    const id = await org.create('Account', { Name: 'Edited after' });
    await set('trigger_edits_after', { object: 'Account', field: 'Phone', value: '999' });
    await patch('Account', id, { Phone: '1', Website: 'example.com' });
    await patch('Account', id, { Website: 'example.org' });
    expect(await fieldOf('Account', id, 'Phone')).toBe('999');
    const { body } = await org.call('GET', faults);
    expect(body.faults).toMatchObject([{ fault: 'trigger_edits_after', fired: 1 }]);
  });
});

describe('somebody who acts meanwhile', () => {
  it('does so right before the fitting request is answered', async () => {
    const id = await org.create('Account', { Name: 'Gone soon' });
    await set('meanwhile', { method: 'PATCH', does: { method: 'DELETE', path: `/services/data/v66.0/sobjects/Account/${id}` } });
    const { status, body } = await patch('Account', id, { Phone: '1' });
    expect([status, body[0].errorCode]).toEqual([404, 'ENTITY_IS_DELETED']);
  });

  it('acts between the parts of a composite request, too', async () => {
    const id = await org.create('Account', { Name: 'Before' });
    const body = { Name: 'After' };
    await set('meanwhile', {
      object: 'Contact',
      method: 'GET',
      does: { method: 'PATCH', path: `/services/data/v66.0/sobjects/Account/${id}`, body }
    });
    const names = (soql: string, referenceId: string) => ({
      method: 'GET',
      url: `/services/data/v66.0/query?q=${encodeURIComponent(soql)}`,
      referenceId
    });
    const account = `SELECT Name FROM Account WHERE Id = '${id}'`;
    const compositeRequest = [names(account, 'a'), names('SELECT Id FROM Contact', 'b'), names(account, 'c')];
    const { body: reply } = await org.call('POST', '/composite', { compositeRequest });
    const nameIn = (at: number): unknown => reply.compositeResponse[at].body.records[0].Name;
    expect([nameIn(0), nameIn(2)]).toEqual(['Before', 'After']);
  });
});
