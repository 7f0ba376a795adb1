import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { zipPackage } from '../../src/metadata/packageZip.ts';
import { HealthError } from '../../src/domain/healthError.ts';
import { deploy } from '../localOrg/testOrg.ts';
import { integrationUsername } from '../../src/localOrg/seed/createOrg.ts';
import { assign, changeSettings } from './changeSettings.ts';
import { openCompany, type Company } from './openCompany.ts';
import { changesByFreshCopy, differences } from './orgEqualsStore.ts';
import { peopleOf, type People } from './peopleAct.ts';
import { covers } from './rows.ts';

let company: Company;
let people: People;
const signal = 'Headroom_Signal.case_open';

beforeAll(async () => {
  company = await openCompany();
  people = peopleOf(company);
});
afterEach(() => company.noFaults());
afterAll(() => company.remove());

/** An object file with one field, as an admin's deploy brings it; and the right to read it. */
async function deployField(object: string, field: string): Promise<void> {
  const name = /<fullName>(\w+)</.exec(field)?.[1] ?? '';
  const set = `<?xml version="1.0" encoding="UTF-8"?><PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>New fields</label><fieldPermissions><field>${object}.${name}</field><readable>true</readable><editable>false</editable></fieldPermissions></PermissionSet>`;
  const files = new Map([
    [
      `objects/${object}.object`,
      `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><fields>${field}</fields></CustomObject>`
    ],
    ['permissionsets/New_Fields.permissionset', set]
  ]);
  const { success, details } = await deploy(company.org, zipPackage(files));
  if (success !== true) throw new Error(JSON.stringify(details.componentFailures));
  const [assigned] = await company.org.query("SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'New_Fields'");
  if (assigned) return;
  const [user] = await company.org.query("SELECT Id FROM User WHERE LastName = 'Integration'");
  const [permissionSet] = await company.org.query("SELECT Id FROM PermissionSet WHERE Name = 'New_Fields'");
  await company.org.create('PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: permissionSet.Id });
}

const text = (name: string): string => `<fullName>${name}</fullName><label>${name}</label><length>40</length><type>Text</type>`;

describe('a field that comes into the org', () => {
  it('is read for every record as soon as settings name it, of this object alone', async () => {
    covers([12]);
    await deployField('Case', text('Origin_Detail__c'));
    const id = await people.openCase('Cedar Foods', 'With the new field', { Origin_Detail__c: 'By phone' });
    await company.pass(400);
    expect(await company.sync()).toMatchObject({ status: 'done' });
    await changeSettings(company, { [signal]: { Filter__c: "IsClosed = false AND Origin_Detail__c <> 'None'" } });
    await company.pass(60);
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [], scored: { kind: 'full' } });
    expect(await differences(company)).toEqual([]);
    expect(id).toMatch(/^500/);
  });

  it('and goes again stops the run by name before anything is written', async () => {
    covers([12]);
    await company.fault('fls_hide', { of: 'Case', field: 'Origin_Detail__c' });
    const error: unknown = await company.sync().then(
      () => undefined,
      (reason: unknown) => reason
    );
    expect(error).toBeInstanceOf(HealthError);
    expect(String(error)).toContain('Origin_Detail__c');
    await company.noFaults();
    await changeSettings(company, { [signal]: {} });
    expect(await company.sync()).toMatchObject({ status: 'done' });
    expect(await differences(company)).toEqual([]);
  });
});

describe('a formula field', () => {
  it('that changes by an edit of the parent, without a stamp of its own, is read again the next day', async () => {
    covers([7]);
    await deployField(
      'Case',
      '<fullName>Size_Of_Customer__c</fullName><label>Size</label><formula>Account.NumberOfEmployees</formula><precision>18</precision><scale>0</scale><type>Number</type>'
    );
    await changeSettings(company, { [signal]: { Filter__c: 'IsClosed = false AND Size_Of_Customer__c > 50' } });
    await company.pass(60);
    await company.sync();
    expect(await differences(company)).toEqual([]);
    const account = await people.account('Elm Logistics');
    await people.openCase('Elm Logistics', 'Its account shrinks');
    await company.pass(400);
    await company.sync();
    await people.change('Account', account, { NumberOfEmployees: 7 });
    await company.pass(86_400);
    await company.sync();
    expect(await differences(company)).toEqual([]);
    expect(await changesByFreshCopy(company)).toEqual([]);
  });
});

describe('a compound field', () => {
  const signalOf = (Field__c: string) => ({
    'Headroom_Signal.sponsors_named': { Object__c: 'Contact', Account_Path__c: 'AccountId', Filter__c: null, Field__c }
  });

  it('that settings name stops the run with the reason, and a part of it is read', async () => {
    covers([21]);
    const ParentId = await company.org.create('PermissionSet', { Name: 'Reads_Addresses', Label: 'Reads addresses' });
    await company.org.create('FieldPermissions', {
      ParentId,
      SobjectType: 'Contact',
      Field: 'Contact.MailingAddress',
      PermissionsRead: true
    });
    await assign(company, integrationUsername, 'Reads_Addresses');
    await changeSettings(company, signalOf('MailingAddress'));
    await expect(company.sync()).rejects.toThrow(/MailingAddress.*cannot be read in bulk/s);
    await changeSettings(company, signalOf('MailingCity'));
    expect(await company.sync()).toMatchObject({ status: 'done', failed: [] });
    expect(await differences(company)).toEqual([]);
  });
});
