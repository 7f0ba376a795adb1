import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from '../../localOrg/testOrg.ts';

let org: TestOrg;
let account: string;

beforeAll(async () => {
  org = await openTestOrg();
  await org.deploy('force-app');
  account = await org.create('Account', { Name: 'Ingest', Site: 'Berlin', NumberOfEmployees: 5 });
});
afterAll(() => org.remove());

type Outcome = { readonly job: Json; readonly successful: Json[]; readonly failed: Json[]; readonly unprocessed: string };

async function ingest(job: Record<string, unknown>, raw: string): Promise<Outcome> {
  const { body } = await org.call('POST', '/jobs/ingest', job);
  await org.call('PUT', `/jobs/ingest/${body.id}/batches`, undefined, { raw, headers: { 'Content-Type': 'text/csv' } });
  await org.call('PATCH', `/jobs/ingest/${body.id}`, { state: 'UploadComplete' });
  for (;;) {
    const info = (await org.call('GET', `/jobs/ingest/${body.id}`)).body;
    if (['JobComplete', 'Failed'].includes(info.state)) return outcome(info);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function outcome(job: Json): Promise<Outcome> {
  const read = async (kind: string): Promise<string> => (await org.call('GET', `/jobs/ingest/${job.id}/${kind}`)).text;
  const rows = (text: string): Json[] => parse(text, { columns: true, delimiter: job.columnDelimiter === 'SEMICOLON' ? ';' : ',' });
  return {
    job,
    successful: rows(await read('successfulResults')),
    failed: rows(await read('failedResults')),
    unprocessed: await read('unprocessedrecords')
  };
}

describe('ingest', () => {
  it('creates a job with the defaults of the platform', async () => {
    const { status, body } = await org.call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'Open',
      contentType: 'CSV',
      lineEnding: 'LF',
      columnDelimiter: 'COMMA',
      concurrencyMode: 'Parallel',
      apiVersion: 66
    });
    expect(body.contentUrl).toBe(`services/data/v66.0/jobs/ingest/${body.id}/batches`);
    expect((await org.call('PATCH', `/jobs/ingest/${body.id}`, { state: 'Aborted' })).body.state).toBe('Aborted');
    expect((await org.call('DELETE', `/jobs/ingest/${body.id}`)).status).toBe(204);
    expect((await org.call('GET', `/jobs/ingest/${body.id}`)).status).toBe(404);
  });

  it('inserts right rows and reports wrong ones with code, message and field', async () => {
    const raw = 'LastName,Email,AccountId\nRight,a@b.co,\n,x@y.zz,\nBad mail,nobody,\nBad parent,,001L0000000zzzzIAA\n';
    const { job, successful, failed } = await ingest({ object: 'Contact', operation: 'insert' }, raw);
    expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 4, numberRecordsFailed: 3 });
    expect(successful).toMatchObject([{ sf__Created: 'true', LastName: 'Right', sf__Id: expect.stringMatching(/^003/) }]);
    expect(failed.map((row) => row.sf__Error)).toEqual([
      'REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --',
      'INVALID_EMAIL_ADDRESS:Email: invalid email address: nobody:Email --',
      'INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:AccountId --'
    ]);
  });

  it('leaves a field alone where the cell is empty and empties it where the cell is #N/A', async () => {
    const raw = `Id,Site,NumberOfEmployees,Industry\n${account},,#N/A,Energy\n`;
    expect((await ingest({ object: 'Account', operation: 'update' }, raw)).job.numberRecordsFailed).toBe(0);
    const { body } = await org.call('GET', `/sobjects/Account/${account}?fields=Site,NumberOfEmployees,Industry`);
    expect(body).toMatchObject({ Site: 'Berlin', NumberOfEmployees: null, Industry: 'Energy' });
  });

  it('upserts by external id, also with the empty Id column that some clients add', async () => {
    const job = { object: 'Headroom_Account_Summary__c', operation: 'upsert', externalIdFieldName: 'Key__c' };
    const first = await ingest(job, `Key__c,Account__c,Notice_Days__c,Id\n${account},${account},30,\n`);
    const second = await ingest(job, `Key__c,Notice_Days__c\n${account},60\n,70\n`);
    expect(first.successful).toMatchObject([{ sf__Created: 'true' }]);
    expect(second.successful).toMatchObject([{ sf__Created: 'false', sf__Id: first.successful[0].sf__Id }]);
    expect(second.failed[0].sf__Error).toBe('MISSING_ARGUMENT:Key__c not specified:--');
  });

  it('reads CRLF files only when the job says so, semicolons likewise', async () => {
    const raw = 'Name;Site\r\nCrlf;"x;y"\r\n';
    const wrong = await ingest({ object: 'Account', operation: 'insert', columnDelimiter: 'SEMICOLON' }, raw);
    expect(wrong.job).toMatchObject({
      state: 'Failed',
      errorMessage: 'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF'
    });
    expect(wrong.unprocessed).toBe(raw);
    const right = await ingest({ object: 'Account', operation: 'insert', columnDelimiter: 'SEMICOLON', lineEnding: 'CRLF' }, raw);
    expect(right.job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 1 });
  });

  it('fails as a whole on a column that the object lacks, with every row unprocessed', async () => {
    const { job, unprocessed } = await ingest({ object: 'Account', operation: 'insert' }, 'Name,Nope\na,b\n');
    expect(job).toMatchObject({ state: 'Failed', errorMessage: 'InvalidBatch : Field name not found : Nope', numberRecordsProcessed: 0 });
    expect(unprocessed).toBe('Name,Nope\na,b\n');
  });

  it('deletes softly, and for good with the permission that administrators do not have by themselves', async () => {
    const [soft, hard] = [await org.create('Account', { Name: 'Soft' }), await org.create('Account', { Name: 'Hard' })];
    await ingest({ object: 'Account', operation: 'delete' }, `Id\n${soft}\n`);
    const denied = await org.call('POST', '/jobs/ingest', { object: 'Account', operation: 'hardDelete' });
    expect(denied).toMatchObject({ status: 400, body: [{ errorCode: 'FEATURENOTENABLED' }] });
    const set = await org.create('PermissionSet', { Name: 'Hard', Label: 'Hard', PermissionsBulkApiHardDelete: true });
    const [admin] = await org.query("SELECT Id FROM User WHERE Username = 'admin@headroom.local'");
    await org.create('PermissionSetAssignment', { PermissionSetId: set, AssigneeId: admin.Id });
    await ingest({ object: 'Account', operation: 'hardDelete' }, `Id\n${hard}\n`);
    const { body } = await org.call(
      'GET',
      `/queryAll?q=${encodeURIComponent(`SELECT Id, IsDeleted FROM Account WHERE Id IN ('${soft}', '${hard}')`)}`
    );
    expect(body.records).toMatchObject([{ Id: soft, IsDeleted: true }]);
  });

  it('refuses unknown objects, Custom Metadata types and operations', async () => {
    const refused = async (job: Record<string, unknown>): Promise<string> =>
      (await org.call('POST', '/jobs/ingest', job)).body[0].errorCode;
    expect(await refused({ object: 'Nothing__c', operation: 'insert' })).toBe('INVALIDENTITY');
    expect(await refused({ object: 'Headroom_Signal__mdt', operation: 'insert' })).toBe('INVALIDENTITY');
    expect(await refused({ object: 'Account', operation: 'merge' })).toBe('INVALIDJOB');
    expect(await refused({ object: 'User', operation: 'delete' })).toBe('INVALIDENTITY');
    expect((await org.call('POST', '/jobs/ingest', { object: 'User', operation: 'update' })).status).toBe(200);
  });
});

describe('query jobs', () => {
  it('refuse what Bulk API 2.0 does not query', async () => {
    const codeOf = async (query: string): Promise<string> =>
      (await org.call('POST', '/jobs/query', { operation: 'query', query })).body[0].errorCode;
    expect(await codeOf('SELECT COUNT() FROM Account')).toBe('API_ERROR');
    expect(await codeOf('SELECT Id, (SELECT Id FROM Contacts) FROM Account')).toBe('API_ERROR');
    expect(await codeOf('SELECT Id FROM Account LIMIT 5 OFFSET 5')).toBe('API_ERROR');
    expect(await codeOf('SELECT Id, BillingAddress FROM Account')).toBe('API_ERROR');
    expect(await codeOf('SELECT TYPEOF Owner WHEN User THEN Name END FROM Case')).toBe('API_ERROR');
    expect(await codeOf('SELECT FIELDS(ALL) FROM Account LIMIT 200')).toBe('MALFORMED_QUERY');
    expect(await codeOf('SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry')).toBe('API_ERROR');
    expect(await codeOf('SELECT Id FROM Acount')).toBe('INVALID_TYPE');
  });

  it('write booleans, instants, empty values and fractions as the platform does, with the delimiter asked for', async () => {
    await org.create('Opportunity', { Name: 'Cells', StageName: 'Prospecting', CloseDate: '2026-12-31', Amount: 12_500_000 });
    const query =
      "SELECT Name, IsWon, Amount, Probability, CloseDate, NextStep, CreatedDate, Account.Name FROM Opportunity WHERE Name = 'Cells'";
    const { body } = await org.call('POST', '/jobs/query', { operation: 'query', query, columnDelimiter: 'PIPE', lineEnding: 'CRLF' });
    while ((await org.call('GET', `/jobs/query/${body.id}`)).body.state !== 'JobComplete')
      await new Promise((resolve) => setTimeout(resolve, 10));
    const { text, headers } = await org.call('GET', `/jobs/query/${body.id}/results`);
    const [head, row] = text.split('\r\n');
    expect(head).toBe('"Name"|"IsWon"|"Amount"|"Probability"|"CloseDate"|"NextStep"|"CreatedDate"|"Account.Name"');
    expect(row).toMatch(/^"Cells"\|"false"\|"1\.25E7"\|"10\.0"\|"2026-12-31"\|""\|"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z"\|""$/);
    expect([headers.get('sforce-locator'), headers.get('sforce-numberofrecords')]).toEqual(['null', '1']);
  });
});
