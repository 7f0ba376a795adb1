import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest, zipOf } from '../../localOrg/metadataPackage.ts';
import { deploy, type Json, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;
beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

async function ingest(job: Json, raw: string | Uint8Array, headers: Record<string, string> = {}): Promise<Json> {
  const { body } = await org.call('POST', '/jobs/ingest', { operation: 'insert', ...job });
  await org.call('PUT', `/jobs/ingest/${body.id}/batches`, undefined, { raw, headers: { 'Content-Type': 'text/csv', ...headers } });
  await org.call('PATCH', `/jobs/ingest/${body.id}`, { state: 'UploadComplete' });
  for (;;) {
    const info = (await org.call('GET', `/jobs/ingest/${body.id}`)).body;
    if (['JobComplete', 'Failed'].includes(info.state)) return info;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const resultOf = async (job: Json, kind: string): Promise<string> => (await org.call('GET', `/jobs/ingest/${job.id}/${kind}`)).text;

describe('a new ingest job', () => {
  it.each([
    ['object', { toString: 2 }, 'JSON_PARSER_ERROR'],
    ['object', ['Account'], 'JSON_PARSER_ERROR'],
    ['operation', { toString: 2 }, 'JSON_PARSER_ERROR'],
    ['lineEnding', 7, 'JSON_PARSER_ERROR'],
    ['lineEnding', 'constructor', 'INVALIDJOB'],
    ['columnDelimiter', 'toString', 'INVALIDJOB']
  ])('is refused where its %s is %j', async (name, value, code) => {
    const { status, body } = await org.call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert', [name]: value });
    expect([status, body[0].errorCode]).toEqual([400, code]);
  });
});

describe('files of an ingest job', () => {
  it('may have any of the six delimiters between their columns, and results have it too', async () => {
    const marks = { BACKQUOTE: '`', CARET: '^', COMMA: ',', PIPE: '|', SEMICOLON: ';', TAB: '\t' };
    for (const [columnDelimiter, mark] of Object.entries(marks)) {
      const name = `Cut by ${columnDelimiter}`;
      const job = await ingest({ object: 'Account', columnDelimiter }, `Name${mark}Site\n"${name}"${mark}"a${mark}b"\n`);
      expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 1, numberRecordsFailed: 0 });
      expect(await org.query(`SELECT Site FROM Account WHERE Name = '${name}'`)).toMatchObject([{ Site: `a${mark}b` }]);
      const [head] = (await resultOf(job, 'successfulResults')).split('\n');
      expect(head).toBe(['"sf__Id"', '"sf__Created"', '"Name"', '"Site"'].join(mark));
    }
  });

  it('may hold line breaks and quotes inside quotes, a byte order mark, and no line break at the end', async () => {
    const job = await ingest({ object: 'Account' }, '\uFEFFName,Description\n"Two ""lines""","first\nsecond"');
    expect(job.state).toBe('JobComplete');
    expect(await org.query('SELECT Description FROM Account WHERE Name = \'Two "lines"\'')).toMatchObject([
      { Description: 'first\nsecond' }
    ]);
  });

  it('fail the rows that are no CSV or have another number of columns than the header, and no others', async () => {
    const raw = 'Name,Site\nRight,Bonn\n"Spaced", "Bonn"\n"Glued"on,Bonn\nShort\nLong,Bonn,1\nLast,"open\n';
    const job = await ingest({ object: 'Account' }, raw);
    expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 6, numberRecordsFailed: 5 });
    expect(await resultOf(job, 'successfulResults')).toMatch(/^"sf__Id","sf__Created","Name","Site"\n"001\w{15}","true","Right","Bonn"\n$/);
    const failed = await resultOf(job, 'failedResults');
    expect(failed.match(/INVALID_INPUT:[^:]*/g)).toEqual([
      'INVALID_INPUT:The row is no CSV',
      'INVALID_INPUT:The row is no CSV',
      'INVALID_INPUT:The row has 1 columns, the header has 2',
      'INVALID_INPUT:The row has 3 columns, the header has 2',
      'INVALID_INPUT:The row is no CSV'
    ]);
  });

  it('may come compressed', async () => {
    const job = await ingest({ object: 'Account' }, gzipSync('Name\nPacked\n'), { 'Content-Encoding': 'gzip' });
    expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 1 });
  });

  it('end their lines as the job says, CRLF too', async () => {
    const right = await ingest({ object: 'Account', lineEnding: 'CRLF' }, 'Name\r\nReturned\r\n');
    expect(await resultOf(right, 'successfulResults')).toMatch(/^"sf__Id","sf__Created","Name"\r\n"001\w{15}","true","Returned"\r\n$/);
    const wrong = await ingest({ object: 'Account', lineEnding: 'CRLF' }, 'Name\nNever\n');
    expect(wrong.errorMessage).toBe('ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is CRLF');
  });

  it('name the record to change, delete or erase in a column Id', async () => {
    for (const operation of ['update', 'delete']) {
      const job = await ingest({ object: 'Account', operation }, 'Name\nNobody\n');
      expect(job).toMatchObject({ state: 'Failed', errorMessage: 'InvalidBatch : Field name not found : Id' });
      expect(await resultOf(job, 'unprocessedrecords')).toBe('Name\nNobody\n');
    }
  });
});

describe('columns of an ingest job', () => {
  it('find a parent by its external id', async () => {
    const key =
      '<fields><fullName>Outer_Key__c</fullName><externalId>true</externalId><label>Outer Key</label><length>20</length><type>Text</type></fields>';
    const files = {
      'package.xml': manifest({ CustomField: ['Account.Outer_Key__c'] }),
      'objects/Account.object': `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${key}</CustomObject>`
    };
    expect(await deploy(org, zipOf(files))).toMatchObject({ status: 'Succeeded' });
    const account = await org.create('Account', { Name: 'Parent', Outer_Key__c: 'P-1' });
    const job = await ingest({ object: 'Contact' }, 'LastName,Account.Outer_Key__c\nChild,P-1\nOrphan,P-2\n');
    expect(job).toMatchObject({ numberRecordsProcessed: 2, numberRecordsFailed: 1 });
    expect(await org.query("SELECT AccountId FROM Contact WHERE LastName = 'Child'")).toMatchObject([{ AccountId: account }]);
    expect(await resultOf(job, 'failedResults')).toContain(
      'INVALID_FIELD:Foreign key external ID: P-2 not found for field Outer_Key__c in entity Account:AccountId --'
    );
  });

  it('name the object that a relationship to several objects points to', async () => {
    const job = await ingest({ object: 'Account' }, 'Name,User:Owner.Username\nOwned,integration@headroom.local\n');
    expect(job).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
    const [owned] = await org.query("SELECT Owner.Username FROM Account WHERE Name = 'Owned'");
    expect(owned.Owner.Username).toBe('integration@headroom.local');
    const wrong = await ingest({ object: 'Account' }, 'Name,Case:Owner.Username\nOwned,x\n');
    expect(wrong.errorMessage).toBe('InvalidBatch : Field name not found : Case:Owner.Username');
  });

  it('fail the rows that fill a field which nobody may write, and no others', async () => {
    const job = await ingest({ object: 'Account' }, 'Name,CreatedDate\nPlain,\nStamped,2020-01-01T00:00:00Z\n');
    expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 1 });
    expect(await resultOf(job, 'failedResults')).toContain('INVALID_FIELD_FOR_INSERT_UPDATE');
  });
});
