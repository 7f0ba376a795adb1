import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;
let accountId: string;
let caseId: string;

beforeAll(async () => {
  org = await openTestOrg();
  const account = { Name: 'Quillhaven', Industry: 'Technology', NumberOfEmployees: 12_400, AnnualRevenue: 5_000_000 };
  accountId = (await org.call('POST', '/sobjects/Account', account)).body.id;
  const origin = { Subject: 'Import fails', AccountId: accountId, Priority: 'High' };
  caseId = (await org.call('POST', '/sobjects/Case', origin)).body.id;
  await org.call('POST', '/sobjects/Opportunity', {
    Name: 'Seats',
    AccountId: accountId,
    StageName: 'Prospecting',
    CloseDate: '2026-12-31',
    Amount: 1234.5,
    Probability: 10
  });
  for (const LastName of ['Cramer', 'Adams', 'Baker']) await org.call('POST', '/sobjects/Contact', { LastName, AccountId: accountId });
});
afterAll(() => org.remove());

async function record(id: string, query: string): Promise<Json> {
  return (await org.call('GET', `/ui-api/records/${id}?${query}`)).body;
}

describe('a record of the UI API', () => {
  it('holds the fields asked for, with the value as it is and as it is shown', async () => {
    const fields = 'fields=Account.Name,Account.Industry,Account.NumberOfEmployees,Account.AnnualRevenue';
    expect((await record(accountId, fields)).fields).toEqual({
      Name: { value: 'Quillhaven', displayValue: null },
      Industry: { value: 'Technology', displayValue: 'Technology' },
      NumberOfEmployees: { value: 12_400, displayValue: '12,400' },
      AnnualRevenue: { value: 5_000_000, displayValue: '$5,000,000' }
    });
  });

  it('shows dates, percent and cents in the style of the user', async () => {
    const found = await org.call('GET', `/query?q=${encodeURIComponent('SELECT Id FROM Opportunity')}`);
    const fields = 'fields=Opportunity.CloseDate,Opportunity.Amount,Opportunity.Probability';
    expect((await record(found.body.records[0].Id, fields)).fields).toEqual({
      CloseDate: { value: '2026-12-31', displayValue: '12/31/2026' },
      Amount: { value: 1234.5, displayValue: '$1,234.50' },
      Probability: { value: 10, displayValue: '10%' }
    });
  });

  it('holds a parent as a record in a field', async () => {
    const { Account } = (await record(caseId, 'fields=Case.Account.Owner.Name')).fields;
    expect(Account.displayValue).toBe('Quillhaven');
    expect(Account.value.apiName).toBe('Account');
    expect(Account.value.fields.Owner.value.fields.Name.value).toBe('Ada Admin');
  });

  it('follows a reference to several objects to the one it points to', async () => {
    const { Owner } = (await record(caseId, 'fields=Case.Owner.Name')).fields;
    expect([Owner.value.apiName, Owner.value.fields.Name.value]).toEqual(['User', 'Ada Admin']);
  });

  it('leaves out optional fields that are not there, and refuses required ones', async () => {
    expect(Object.keys((await record(accountId, 'optionalFields=Account.Name,Account.Nothing__c')).fields)).toEqual(['Name']);
    const { status, body } = await org.call('GET', `/ui-api/records/${accountId}?fields=Account.Nothing__c`);
    expect([status, body[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
  });

  it('comes by layout, too', async () => {
    expect(Object.keys((await record(caseId, 'layoutTypes=Compact')).fields)).toContain('CaseNumber');
  });

  it('wants at least one of fields, optionalFields and layoutTypes', async () => {
    expect((await org.call('GET', `/ui-api/records/${accountId}`)).status).toBe(400);
  });

  it('is refused with 404 when it is not there, and with 400 when UI API does not serve its object', async () => {
    expect((await org.call('GET', '/ui-api/records/001000000000001AAA?fields=Account.Name')).status).toBe(404);
    const task = (await org.call('POST', '/sobjects/Task', { Subject: 'Call', WhatId: accountId })).body.id;
    const { status, body } = await org.call('GET', `/ui-api/records/${task}?fields=Task.Subject`);
    expect([status, body[0].message]).toEqual([400, 'Object Task is not supported in UI API']);
  });

  it('comes in a batch with a status of its own', async () => {
    const { body } = await org.call('GET', `/ui-api/records/batch/${accountId},001000000000001AAA?fields=Account.Name`);
    expect(body.results.map(({ statusCode }: Json) => statusCode)).toEqual([200, 404]);
    expect(body.hasErrors).toBe(true);
  });
});

describe('saving through the UI API', () => {
  it('creates, changes and deletes a record and answers what is held then', async () => {
    const created = await org.call('POST', '/ui-api/records', { apiName: 'Contact', fields: { LastName: 'New', AccountId: accountId } });
    expect([created.status, created.body.fields.LastName.value]).toEqual([201, 'New']);
    const { id } = created.body;
    const changed = await org.call('PATCH', `/ui-api/records/${id}`, { fields: { LastName: 'Newer' } });
    expect([changed.status, changed.body.fields.Name.value]).toEqual([200, 'Newer']);
    expect((await org.call('DELETE', `/ui-api/records/${id}`)).status).toBe(204);
    expect((await org.call('GET', `/ui-api/records/${id}?fields=Contact.Name`)).status).toBe(404);
  });

  it('refuses with the rule broken, at its field', async () => {
    const { status, body } = await org.call('POST', '/ui-api/records', { apiName: 'Contact', fields: { AccountId: accountId } });
    expect(status).toBe(400);
    expect(body[0].message).toBe('An error occurred while trying to create the record. Please try again.');
    expect(body[0].output.fieldErrors.LastName[0].errorCode).toBe('REQUIRED_FIELD_MISSING');
  });
});

describe('metadata of the UI API', () => {
  it('says what an object is and what the user may do with it', async () => {
    const { body } = await org.call('GET', '/ui-api/object-info/Account');
    expect([body.label, body.keyPrefix, body.updateable, body.nameFields]).toEqual(['Account', '001', true, ['Name']]);
    expect(body.fields.OwnerId).toMatchObject({ dataType: 'Reference', relationshipName: 'Owner', reference: true });
    expect(body.childRelationships).toContainEqual(
      expect.objectContaining({ childObjectApiName: 'Contact', fieldName: 'AccountId', relationshipName: 'Contacts' })
    );
  });

  it('gives several objects with a status each', async () => {
    const { body } = await org.call('GET', '/ui-api/object-info/batch/Account,Nothing__c');
    expect(body.results.map(({ statusCode }: Json) => statusCode)).toEqual([200, 404]);
  });

  it('lists the values of a picklist', async () => {
    const { body } = await org.call('GET', '/ui-api/object-info/Case/picklist-values/012000000000000AAA/Priority');
    expect(body.values.map(({ value }: Json) => value)).toEqual(['High', 'Medium', 'Low']);
    expect(body.defaultValue.value).toBe('Medium');
  });
});

describe('related lists', () => {
  it('come sorted and in pages', async () => {
    const path = `/ui-api/related-list-records/${accountId}/Contacts`;
    const wanted = { fields: ['Contact.LastName'], sortBy: ['-LastName'], pageSize: 2 };
    const first = (await org.call('POST', path, wanted)).body;
    expect(first.records.map(({ fields }: Json) => fields.LastName.value)).toEqual(['Cramer', 'Baker']);
    const second = (await org.call('POST', path, { ...wanted, pageToken: first.nextPageToken })).body;
    expect(second.records.map(({ fields }: Json) => fields.LastName.value)).toEqual(['Adams']);
    expect(second.nextPageToken).toBeNull();
  });

  it('are refused when the relationship is not there', async () => {
    expect((await org.call('POST', `/ui-api/related-list-records/${accountId}/Nothing`, {})).status).toBe(400);
  });
});
