import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from '../../localOrg/testOrg.ts';
import { customObject, deployFiles, formulaField } from './givenPackage.ts';

let org: TestOrg;
let account: string;
let contact: string;
let deal: string;

const lastOf = async (object: string, id: string): Promise<unknown> =>
  (await org.query(`SELECT LastActivityDate FROM ${object} WHERE Id = '${id}'`))[0].LastActivityDate;

beforeAll(async () => {
  org = await openTestOrg({ now: '2026-06-01T09:00:00Z' });
  account = await org.create('Account', { Name: 'Acme' });
  contact = await org.create('Contact', { LastName: 'Ames', AccountId: account });
  deal = await org.create('Opportunity', { Name: 'Deal', AccountId: account, StageName: 'Prospecting', CloseDate: '2026-12-31' });
  await org.create('Task', { WhatId: deal, ActivityDate: '2026-04-01', Status: 'Completed' });
  await org.create('Task', { WhatId: deal, ActivityDate: '2026-05-20', Status: 'Not Started' });
  await org.create('Event', { WhoId: contact, StartDateTime: '2026-05-05T10:00:00Z', DurationInMinutes: 30 });
});
afterAll(() => org.remove());

// Source: developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm (LastActivityDate)
describe('LastActivityDate', () => {
  it('is the latest due date of an event or a closed task', async () => {
    expect([await lastOf('Opportunity', deal), await lastOf('Contact', contact)]).toEqual(['2026-04-01', '2026-05-05']);
  });

  it('counts for an account what its contacts and opportunities have', async () => {
    expect(await lastOf('Account', account)).toBe('2026-05-05');
    expect((await org.call('GET', `/sobjects/Account/${account}?fields=LastActivityDate`)).body.LastActivityDate).toBe('2026-05-05');
  });

  it('is null without an activity, and after the last one is deleted', async () => {
    const lead = await org.create('Lead', { LastName: 'Lane', Company: 'Lane Ltd' });
    const event = await org.create('Event', { WhoId: lead, StartDateTime: '2026-05-06T10:00:00Z', DurationInMinutes: 30 });
    expect(await lastOf('Lead', lead)).toBe('2026-05-06');
    await org.call('DELETE', `/sobjects/Event/${event}`);
    expect(await lastOf('Lead', lead)).toBeNull();
  });

  it('filters, sorts and groups, and cannot be written', async () => {
    const quiet = await org.create('Account', { Name: 'Quiet' });
    expect(await org.query('SELECT Id FROM Account ORDER BY LastActivityDate DESC NULLS LAST')).toMatchObject([
      { Id: account },
      { Id: quiet }
    ]);
    expect(await org.query('SELECT Id FROM Account WHERE LastActivityDate > 2026-05-01')).toMatchObject([{ Id: account }]);
    expect(await org.query('SELECT COUNT(Id) n, LastActivityDate d FROM Account GROUP BY LastActivityDate')).toHaveLength(2);
    const refused = await org.call('PATCH', `/sobjects/Account/${quiet}`, { LastActivityDate: '2026-05-01' });
    expect(refused.body[0].errorCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  it('is described as a field of its own, not as a formula', async () => {
    const { fields } = (await org.call('GET', '/sobjects/Account/describe')).body;
    expect(fields.find((field: Json) => field.name === 'LastActivityDate')).toMatchObject({
      type: 'date',
      calculated: false,
      filterable: true,
      sortable: true,
      groupable: true,
      createable: false,
      updateable: false
    });
  });

  it('is there for formulas', async () => {
    const files = {
      'objects/Note__c.object': customObject(
        'Note',
        '<fields><fullName>Account__c</fullName><label>Account</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Notes</relationshipName></fields>' +
          formulaField('Silent__c', 'Number', 'TODAY() - Account__r.LastActivityDate')
      )
    };
    await deployFiles(org, files);
    const note = await org.create('Note__c', { Name: 'n', Account__c: account });
    expect(await org.query(`SELECT Silent__c FROM Note__c WHERE Id = '${note}'`)).toMatchObject([{ Silent__c: 27 }]);
  });
});
