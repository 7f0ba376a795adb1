import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from '../../localOrg/testOrg.ts';
import { customObject, deployFiles, field } from './givenPackage.ts';

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
  const key = field('Key__c', 'Text', '<externalId>true</externalId><length>20</length>');
  await deployFiles(org, { 'objects/Parcel__c.object': customObject('Parcel', key) });
});
afterAll(() => org.remove());

const parcel = (key: unknown, name: string): Json => ({ attributes: { type: 'Parcel__c' }, Key__c: key, Name: name });
const upsert = (records: readonly Json[], allOrNone = false): ReturnType<TestOrg['call']> =>
  org.call('PATCH', '/composite/sobjects/Parcel__c/Key__c', { allOrNone, records });
const repeated = (key: string): Json => ({
  statusCode: 'DUPLICATE_VALUE',
  message: `Duplicate external id specified: ${key}`,
  fields: ['Key__c']
});

async function ingest(raw: string): Promise<{ readonly job: Json; readonly failed: string }> {
  const asked = { object: 'Parcel__c', operation: 'upsert', externalIdFieldName: 'Key__c' };
  const { id } = (await org.call('POST', '/jobs/ingest', asked)).body;
  await org.call('PUT', `/jobs/ingest/${id}/batches`, undefined, { raw, headers: { 'Content-Type': 'text/csv' } });
  await org.call('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
  for (;;) {
    const job = (await org.call('GET', `/jobs/ingest/${id}`)).body;
    if (job.state === 'JobComplete') return { job, failed: (await org.call('GET', `/jobs/ingest/${id}/failedResults`)).text };
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

// Source: salesforce.stackexchange.com/questions/104048/why-does-upsert-cause-a-duplicate-value-error
describe('an external id that stands twice in one upsert', () => {
  it('fails each record that has it, in whatever letter case, and no other', async () => {
    const { body } = await upsert([parcel('one', '1'), parcel('two', '2'), parcel('ONE', '3')]);
    expect(body).toEqual([
      { success: false, created: true, errors: [repeated('one')] },
      { id: expect.stringMatching(/^a/), success: true, created: true, errors: [] },
      { success: false, created: true, errors: [repeated('ONE')] }
    ]);
    expect(await org.query('SELECT Name FROM Parcel__c')).toMatchObject([{ Name: '2' }]);
  });

  it('undoes the rest with allOrNone', async () => {
    const { body } = await upsert([parcel('three', '1'), parcel('four', '2'), parcel('three', '3')], true);
    expect(body.map((each: Json) => each.errors[0].statusCode)).toEqual([
      'DUPLICATE_VALUE',
      'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      'DUPLICATE_VALUE'
    ]);
  });

  it('is no text or number: the whole request is refused', async () => {
    const { status, body } = await upsert([parcel({ toString: 2 }, '1')]);
    expect([status, body[0].errorCode]).toEqual([400, 'JSON_PARSER_ERROR']);
  });

  it('fails both rows of a job where they are among the same 200, else the later row wins', async () => {
    const near = await ingest('Key__c,Name\nfive,1\nfive,2\nsix,3\n');
    expect(near.job).toMatchObject({ numberRecordsProcessed: 3, numberRecordsFailed: 2 });
    expect(near.failed.match(/DUPLICATE_VALUE:Duplicate external id specified: five:Key__c --/g)).toHaveLength(2);
    const between = Array.from({ length: 200 }, (_, at) => `between ${at},x\n`).join('');
    const far = await ingest(`Key__c,Name\nseven,first\n${between}seven,last\n`);
    expect(far.job).toMatchObject({ numberRecordsProcessed: 202, numberRecordsFailed: 0 });
    expect(await org.query("SELECT Name FROM Parcel__c WHERE Key__c = 'seven'")).toMatchObject([{ Name: 'last' }]);
  });
});
