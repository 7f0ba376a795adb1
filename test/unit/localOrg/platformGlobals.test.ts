import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, signInAs, type TestOrg } from '../../localOrg/testOrg.ts';
import { createUser, deployFiles, digits, field, problemsOf, rule, xml } from './givenPackage.ts';

let org: TestOrg;

const type = xml(
  'CustomObject',
  `${field('Most__c', 'Number', digits(5, 0))}<label>Limit</label><pluralLabel>Limits</pluralLabel><visibility>Public</visibility>`
);
const limit =
  '<?xml version="1.0"?><CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>Default</label><protected>false</protected><values><field>Most__c</field><value xsi:type="xsd:double">10</value></values></CustomMetadata>';
const recordType = (name: string): string =>
  `<recordTypes><fullName>${name}</fullName><active>true</active><label>${name}</label></recordTypes>`;
const capped = rule(
  'Capped',
  'AND(NumberOfEmployees > $CustomMetadata.Limit__mdt.Default.Most__c, NOT($Permission.Skip_Limits))',
  'Too many.',
  'NumberOfEmployees'
);
const person = (of: string): string =>
  rule('No_Staff', `AND(RecordType.DeveloperName = "${of}", NumberOfEmployees > 0)`, 'A person has no staff.');

beforeAll(async () => {
  org = await openTestOrg({ apps: [{ consumerKey: 'free', consumerSecret: 's', runAs: 'free@example.com' }] });
  await deployFiles(org, { 'objects/Limit__mdt.object': type, 'customMetadata/Limit.Default.md': limit });
  await deployFiles(org, {
    'objects/Account.object': xml('CustomObject', recordType('Company') + recordType('Person'))
  });
  await deployFiles(org, {
    'customPermissions/Skip_Limits.customPermission': xml('CustomPermission', '<label>Skip Limits</label>'),
    'objects/Account.object': xml('CustomObject', capped + person('Person')),
    'permissionsets/Free.permissionset': xml(
      'PermissionSet',
      '<customPermissions><enabled>true</enabled><name>Skip_Limits</name></customPermissions><label>Free</label>'
    )
  });
  await createUser(org, 'free@example.com', { sets: ['Free'] });
});
afterAll(() => org.remove());

const account = (values: Record<string, unknown>, token?: string) =>
  org.call('POST', '/sobjects/Account', { Name: 'A', ...values }, token === undefined ? {} : { token });

describe('a formula', () => {
  it('reads a field of a Custom Metadata record', async () => {
    expect((await account({ NumberOfEmployees: 10 })).status).toBe(201);
    expect((await account({ NumberOfEmployees: 11 })).body[0].message).toBe('Too many.');
  });

  it('knows who has a custom permission; administrators have none by themselves', async () => {
    const token = await signInAs(org, { key: 'free', secret: 's' });
    expect((await account({ NumberOfEmployees: 11 }, token)).status).toBe(201);
    expect((await account({ NumberOfEmployees: 11 })).status).toBe(400);
  });

  it('fails the deploy where the custom permission is not there', async () => {
    const broken = xml('CustomObject', rule('Broken', '$Permission.Nope', 'No.'));
    expect(await problemsOf(org, { 'objects/Account.object': broken })).toContain(
      'ValidationRule Account.Broken: Field $Permission.Nope does not exist. Check spelling.'
    );
  });
});

describe('a record type', () => {
  it('is the first active one on a new record that names none, and known to formulas', async () => {
    const types = await org.query("SELECT Id, DeveloperName FROM RecordType WHERE SobjectType = 'Account' ORDER BY Id");
    const { body } = await account({});
    expect(await org.query(`SELECT RecordType.DeveloperName FROM Account WHERE Id = '${body.id}'`)).toMatchObject([
      { RecordType: { DeveloperName: 'Company' } }
    ]);
    const personal = { RecordTypeId: types[1].Id, NumberOfEmployees: 5 };
    expect((await account(personal)).body[0].message).toBe('A person has no staff.');
  });

  it('of nothing or of another object is refused', async () => {
    const { status, body } = await account({ RecordTypeId: '012000000000123AAA' });
    expect([status, body[0]]).toEqual([
      400,
      {
        errorCode: 'INVALID_CROSS_REFERENCE_KEY',
        message: "Record Type ID: this ID value isn't valid for the user: 012000000000123AAA",
        fields: ['RecordTypeId']
      }
    ]);
  });
});
