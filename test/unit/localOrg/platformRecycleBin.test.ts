import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedRow } from '../../../src/localOrg/orgContext.ts';
import { hardDeleteRecord } from '../../../src/localOrg/records/deleteRecord.ts';
import { eraseDeletedRecord } from '../../../src/localOrg/records/emptyRecycleBin.ts';
import { undeleteRecord } from '../../../src/localOrg/records/undeleteRecord.ts';
import { openPlatformOrg, refusalOf, type PlatformOrg } from './platformOrg.ts';

let org: PlatformOrg;
beforeAll(async () => {
  org = await openPlatformOrg();
});
afterAll(() => org.close());

const isDeleted = (object: string, id: string): boolean => org.row(object, id)['IsDeleted'] === 1;

describe('the recycle bin', () => {
  it('gives a record back with what its deletion took along', () => {
    const account = org.create('Account', { Name: 'Back' });
    const contact = org.create('Contact', { LastName: 'Child', AccountId: account });
    const task = org.create('Task', { Subject: 'Call', WhatId: account });
    org.remove('Account', account);
    expect([isDeleted('Contact', contact), isDeleted('Task', task)]).toEqual([true, true]);
    expect(undeleteRecord(org.admin(), account.slice(0, 15))).toBe(account);
    expect([isDeleted('Account', account), isDeleted('Contact', contact), isDeleted('Task', task)]).toEqual([false, false, false]);
    expect(org.row('Contact', contact)['AccountId']).toBe(account);
  });

  it('leaves what was deleted before by itself', () => {
    const account = org.create('Account', { Name: 'Separate' });
    const contact = org.create('Contact', { LastName: 'Earlier', AccountId: account });
    org.remove('Contact', contact);
    org.remove('Account', account);
    undeleteRecord(org.admin(), account);
    expect(isDeleted('Contact', contact)).toBe(true);
    expect(undeleteRecord(org.admin(), contact)).toBe(contact);
  });

  it('fills lookups again that the deletion emptied, unless they point elsewhere by now', () => {
    const other = org.create('Account', { Name: 'Holder' });
    const contact = org.create('Contact', { LastName: 'Looked at', AccountId: other });
    const [kept, moved] = ['Kept', 'Moved'].map((LastName) => org.create('Contact', { LastName, AccountId: other, ReportsToId: contact }));
    const replacement = org.create('Contact', { LastName: 'New', AccountId: other });
    org.remove('Contact', contact);
    expect(org.row('Contact', kept ?? '')['ReportsToId']).toBeNull();
    org.update('Contact', moved ?? '', { ReportsToId: replacement });
    undeleteRecord(org.admin(), contact);
    expect(org.row('Contact', kept ?? '')['ReportsToId']).toBe(contact);
    expect(org.row('Contact', moved ?? '')['ReportsToId']).toBe(replacement);
  });

  it('leaves a lookup empty that is not among those that an undelete brings back', () => {
    const account = org.create('Account', { Name: 'Holder' });
    const contact = org.create('Contact', { LastName: 'Looked at', AccountId: account });
    const asset = org.create('Asset', { Name: 'Held', AccountId: account, ContactId: contact });
    org.remove('Contact', contact);
    undeleteRecord(org.admin(), contact);
    expect(org.row('Asset', asset)['ContactId']).toBeNull();
  });

  it('counts a restored product in the amount of its opportunity again', () => {
    const { opportunity, line } = opportunityWithLines();
    org.remove('OpportunityLineItem', line);
    expect(org.row('Opportunity', opportunity)['Amount']).toBe(200);
    undeleteRecord(org.admin(), line);
    expect(org.row('Opportunity', opportunity)['Amount']).toBe(400);
  });

  it('refuses what is not there with UNDELETE_FAILED', () => {
    const account = org.create('Account', { Name: 'Alive' });
    const refusal = { status: 400, code: 'UNDELETE_FAILED', message: 'Entity is not in the recycle bin', fields: [] };
    expect(refusalOf(() => undeleteRecord(org.admin(), account))).toEqual(refusal);
    const contact = org.create('Contact', { LastName: 'Went along', AccountId: account });
    org.remove('Account', account);
    expect(refusalOf(() => undeleteRecord(org.admin(), contact))).toEqual(refusal);
    eraseDeletedRecord(org.admin(), account);
    expect(refusalOf(() => undeleteRecord(org.admin(), account))).toEqual(refusal);
    expect(refusalOf(() => undeleteRecord(org.admin(), 'nothing')).code).toBe('INVALID_ID_FIELD');
  });

  it('refuses an object that has none', () => {
    const [profile] = org.org.database.statement('select "Id" as id from "Profile"').all();
    expect(refusalOf(() => undeleteRecord(org.admin(), String(profile?.['id'])))).toMatchObject({
      code: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      message: 'Entity type is not undeletable'
    });
  });

  it('is passed by hard deletion, which erases the details too', () => {
    const account = org.create('Account', { Name: 'Gone' });
    const contact = org.create('Contact', { LastName: 'Gone too', AccountId: account });
    hardDeleteRecord(org.admin(), org.org.schema.known('Account'), account);
    expect(storedRow(org.org, org.org.schema.known('Account'), account)).toBeUndefined();
    expect(storedRow(org.org, org.org.schema.known('Contact'), contact)).toBeUndefined();
  });
});

function opportunityWithLines(): { readonly opportunity: string; readonly line: string } {
  const [book] = org.org.database.statement('select "Id" as id from "Pricebook2" where "IsStandard" = 1').all();
  const product = org.create('Product2', { Name: 'Seat', IsActive: true });
  const price = { Pricebook2Id: String(book?.['id']), Product2Id: product, UnitPrice: 100, IsActive: true };
  const entry = org.create('PricebookEntry', price);
  const opportunity = org.create('Opportunity', { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-31' });
  const values = { OpportunityId: opportunity, PricebookEntryId: entry, Quantity: 2, UnitPrice: 100 };
  org.create('OpportunityLineItem', values);
  return { opportunity, line: org.create('OpportunityLineItem', values) };
}
