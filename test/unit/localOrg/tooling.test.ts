import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Json, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;
beforeAll(async () => {
  org = await openTestOrg();
  await org.deploy('test/clients/project');
});
afterAll(() => org.remove());

const tooling = (soql: string): Promise<Answer> => org.call('GET', `/tooling/query?q=${encodeURIComponent(soql)}`);
const records = async (soql: string): Promise<Json[]> => (await tooling(soql)).body.records;

describe('FieldDefinition', () => {
  it('describes the fields of an object in the words of Set-up', async () => {
    const found = await records(
      "SELECT QualifiedApiName, DataType, IsIndexed FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Clients_Item__c'"
    );
    const custom = found.filter(({ QualifiedApiName }) => QualifiedApiName.startsWith('Clients'));
    expect(custom.map((row) => [row.QualifiedApiName, row.DataType, row.IsIndexed]).sort()).toEqual([
      ['Clients_Account__c', 'Lookup(Account)', true],
      ['Clients_Amount__c', 'Number(8, 0)', false],
      ['Clients_Key__c', 'Text(40) (External ID) (Unique Case Insensitive)', true]
    ]);
  });

  it('holds a compound field, not its parts', async () => {
    const found = await records("SELECT QualifiedApiName, DataType FROM FieldDefinition WHERE EntityDefinitionId = 'Account'");
    const billing = found.filter(({ QualifiedApiName }) => QualifiedApiName.startsWith('Billing'));
    expect(billing.map((row) => [row.QualifiedApiName, row.DataType])).toEqual([['BillingAddress', 'Address']]);
  });

  it('is found by EntityDefinitionId and by DurableId', async () => {
    const byEntity = await records(
      "SELECT DurableId, EntityDefinition.Label FROM FieldDefinition WHERE EntityDefinitionId = 'Account' AND QualifiedApiName = 'Industry'"
    );
    expect(byEntity).toMatchObject([{ DurableId: 'Account.Industry', EntityDefinition: { Label: 'Account' } }]);
    expect(await records("SELECT Label FROM FieldDefinition WHERE DurableId = 'Account.Industry'")).toMatchObject([{ Label: 'Industry' }]);
  });

  it('is read as the children of its object', async () => {
    const [account] = await records(
      "SELECT QualifiedApiName, (SELECT QualifiedApiName FROM Fields WHERE DataType = 'Phone') FROM EntityDefinition WHERE QualifiedApiName = 'Account'"
    );
    expect(account.Fields.records.map((row: Json) => row.QualifiedApiName).sort()).toEqual(['Fax', 'Phone']);
  });

  it('is refused without a filter on a reified column', async () => {
    const { status, body } = await tooling('SELECT QualifiedApiName FROM FieldDefinition');
    expect([status, body]).toEqual([
      400,
      [
        {
          errorCode: 'MALFORMED_QUERY',
          message: 'FieldDefinition: a filter on a reified column is required [EntityDefinitionId,DurableId]'
        }
      ]
    ]);
  });
});

describe('the Tooling API', () => {
  it('answers a query with size, entityTypeName and records', async () => {
    const { body } = await tooling(`SELECT Username FROM User WHERE Username = '${org.username}'`);
    expect(body).toMatchObject({ size: 1, totalSize: 1, done: true, queryLocator: null, records: [{ Username: org.username }] });
  });

  it('does not know objects of the data API', async () => {
    const { status, body } = await tooling('SELECT Id FROM Account');
    expect([status, body[0].errorCode]).toEqual([400, 'INVALID_TYPE']);
    expect(body[0].message).toContain("sObject type 'Account' is not supported");
    expect((await org.call('GET', '/tooling/sobjects/Account/describe')).status).toBe(404);
  });

  it('has no SourceMember: the org does not track source', async () => {
    expect((await org.call('GET', '/tooling/sobjects/SourceMember/describe')).status).toBe(404);
  });

  it('lists its objects', async () => {
    const { body } = await org.call('GET', '/tooling/sobjects');
    const names = body.sobjects.map(({ name }: Json) => name);
    expect(names).toEqual(expect.arrayContaining(['EntityDefinition', 'FieldDefinition', 'User', 'Profile']));
    expect(names).not.toContain('Account');
  });

  it('refuses Apex with 501', async () => {
    const { status, body } = await org.call('GET', '/tooling/executeAnonymous?anonymousBody=System.debug(1);');
    expect([status, body[0].errorCode]).toEqual([501, 'NOT_IMPLEMENTED']);
  });
});
