import jsforce from 'jsforce';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestOrg, type TestOrg } from './testOrg.ts';

let org: TestOrg;
let connection: jsforce.Connection;

beforeAll(async () => {
  org = await openTestOrg();
  await org.deploy('force-app');
  connection = new jsforce.Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '66.0' });
});
afterAll(() => org.remove());

it('tells jsforce who is signed in', async () => {
  const identity = await connection.identity();
  expect(identity).toMatchObject({ username: 'admin@headroom.local', organization_id: org.orgId, active: true });
});

it('creates, reads, changes, upserts and deletes one record through jsforce', async () => {
  const created = await connection.sobject('Account').create({ Name: 'Initech', Industry: 'Technology' });
  expect(created).toMatchObject({ success: true, errors: [] });
  const id = created.id!;
  await connection.sobject('Account').update({ Id: id, NumberOfEmployees: 250 });
  expect(await connection.sobject('Account').retrieve(id)).toMatchObject({
    Id: id,
    Name: 'Initech',
    NumberOfEmployees: 250,
    IsDeleted: false
  });
  const key = `${id}:vendor_risk`;
  const row = { Key__c: key, Account__c: id, Scorecard__c: 'vendor_risk', Score__c: 71.5 };
  expect(await connection.sobject('Headroom_Scorecard_Result__c').upsert(row, 'Key__c')).toMatchObject({ success: true, created: true });
  expect(await connection.sobject('Headroom_Scorecard_Result__c').upsert({ Key__c: key, Score__c: 60 }, 'Key__c')).toMatchObject({
    created: false
  });
  expect(await connection.query("SELECT Score__c FROM Headroom_Scorecard_Result__c WHERE Account__r.Name = 'Initech'")).toMatchObject({
    totalSize: 1,
    records: [{ Score__c: 60 }]
  });
  expect(await connection.sobject('Account').destroy(id)).toMatchObject({ success: true });
  expect((await connection.query('SELECT COUNT() FROM Headroom_Scorecard_Result__c')).totalSize).toBe(0);
});

it('saves and reads lists of records through jsforce', async () => {
  const created = await connection.sobject('Contact').create([{ LastName: 'One' }, { FirstName: 'No last name' }, { LastName: 'Two' }]);
  expect(created.map((result) => result.success)).toEqual([true, false, true]);
  expect(created[1]!.errors[0]).toMatchObject({ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['LastName'] });
  const ids = [created[0]!.id!, created[2]!.id!];
  const read = await connection.sobject('Contact').retrieve(ids);
  expect(read.map((record) => record?.['Name'])).toEqual(['One', 'Two']);
  const removed = await connection.sobject('Contact').destroy(ids);
  expect(removed.every((result) => result.success)).toBe(true);
});

it('gives jsforce every page of a query', async () => {
  const rows = Array.from({ length: 4500 }, (_, at) => ({ Name: `Page ${at}` }));
  await connection.sobject('Product2').create(rows, { allowRecursive: true });
  const names = new Set<string>();
  const result = await connection
    .query("SELECT Name FROM Product2 WHERE Name LIKE 'Page %'")
    .execute({ autoFetch: true, maxFetch: 10_000 });
  for (const record of result.records) names.add(String(record['Name']));
  expect(result.totalSize).toBe(4500);
  expect(names.size).toBe(4500);
});

it('describes objects to jsforce with deployed fields', async () => {
  const described = await connection.describe('Headroom_Whitespace_Cell__c');
  const field = (name: string) => described.fields.find((each) => each.name === name);
  expect(described).toMatchObject({ custom: true, createable: true, label: 'Whitespace Cell' });
  expect(field('Account__c')).toMatchObject({
    type: 'reference',
    referenceTo: ['Account'],
    relationshipName: 'Account__r',
    relationshipOrder: 0,
    writeRequiresMasterRead: true
  });
  expect(field('Key__c')).toMatchObject({ externalId: true, unique: true, idLookup: true, length: 120 });
  expect(field('Name')).toMatchObject({ autoNumber: true, createable: false });
  const names = (await connection.describeGlobal()).sobjects.map((each) => each.name);
  expect(names).toEqual(expect.arrayContaining(['Account', 'Case', 'Headroom_Signal__mdt']));
});

it('ingests through the Bulk 2.0 client of jsforce', async () => {
  const records = Array.from({ length: 300 }, (_, at) => ({ Name: `Bulk ${at}`, Description: `line one\nline "two", ${at}` }));
  const results = await connection.bulk2.loadAndWaitForResults({
    object: 'Account',
    operation: 'insert',
    input: records,
    pollInterval: 50
  });
  expect(results.successfulResults).toHaveLength(300);
  expect(results.failedResults).toHaveLength(0);
  const [found] = await org.query("SELECT Description FROM Account WHERE Name = 'Bulk 7'");
  expect(found.Description).toBe('line one\nline "two", 7');
});

it('reports limits to jsforce and counts its calls', async () => {
  const limits = await connection.limits();
  expect(limits['DailyApiRequests']).toMatchObject({ Max: 100_000 });
  expect(connection.limitInfo.apiUsage?.limit).toBe(100_000);
});
