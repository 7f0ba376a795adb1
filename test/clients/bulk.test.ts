import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from '../localOrg/testOrg.ts';
import { openCli, type SalesforceCli } from './salesforceCli.ts';

let org: TestOrg;
let cli: SalesforceCli;

beforeAll(async () => {
  [org, cli] = await Promise.all([openTestOrg({ limits: { bulkPageRows: 2 } }), openCli()]);
  await org.deploy('test/clients/project');
  await cli.signIn(org);
});
afterAll(async () => {
  await cli.remove();
  await org.remove();
});

const bulk = (verb: string, ...words: string[]): string[] => [
  'data',
  verb,
  'bulk',
  '--sobject',
  'Clients_Item__c',
  '--wait',
  '2',
  ...words
];
/** Lines of a CSV file, without its quotes. */
const lines = async (path: string): Promise<string[]> =>
  (await readFile(join(cli.project, path), 'utf8')).replaceAll('"', '').trim().split(/\r?\n/);
const items = (): Promise<Json[]> => org.query('SELECT Name, Clients_Key__c, Clients_Amount__c FROM Clients_Item__c ORDER BY Name');
const plain = (records: Json[]): unknown[] => records.map((record) => [record.Name, record.Clients_Key__c, record.Clients_Amount__c]);

describe('sf data bulk', () => {
  it('sf data import bulk inserts the rows of a file', async () => {
    const file = await cli.write('new.csv', 'Name,Clients_Key__c,Clients_Amount__c\nAlpha,a,1\nBeta,b,2\nGamma,c,3\n');
    const done = await cli.result(bulk('import', '--file', file));
    expect(done).toMatchObject({ processedRecords: 3, successfulRecords: 3, failedRecords: 0 });
    expect(plain(await items())).toEqual([
      ['Alpha', 'a', 1],
      ['Beta', 'b', 2],
      ['Gamma', 'c', 3]
    ]);
  });

  it('sf data import bulk tells of refused rows, and sf data bulk results writes both files', async () => {
    const file = await cli.write('partly.csv', 'Name,Clients_Key__c,Clients_Amount__c\nDelta,d,4\nAgain,a,5\nWord,w,many\n');
    const failure = await cli.failure(bulk('import', '--file', file));
    expect([failure.name, failure.message]).toEqual([
      'FailedRecordDetailsError',
      'Job finished being processed but failed to process 2 records.'
    ]);
    const results = await cli.result(['data', 'bulk', 'results', '--job-id', failure.data.jobId]);
    expect(results).toMatchObject({
      processedRecords: 3,
      successfulRecords: 1,
      failedRecords: 2,
      operation: 'insert',
      object: 'Clients_Item__c'
    });
    const succeeded = await lines(results.successFilePath);
    expect(succeeded[0]).toBe('sf__Id,sf__Created,Name,Clients_Key__c,Clients_Amount__c');
    expect(succeeded[1]).toMatch(/^\w{18},true,Delta,d,4$/);
    const failed = await lines(results.failedFilePath);
    expect(failed[0]).toBe('sf__Id,sf__Error,Name,Clients_Key__c,Clients_Amount__c');
    expect(failed[1]).toMatch(/^,DUPLICATE_VALUE:.*,Again,a,5$/);
    expect(failed[2]).toMatch(/,Word,w,many$/);
  });

  it('sf data import resume takes up a job that was left alone', async () => {
    const file = await cli.write('later.csv', 'Name,Clients_Key__c\nEpsilon,e\n');
    const { jobId } = await cli.result(['data', 'import', 'bulk', '--sobject', 'Clients_Item__c', '--file', file]);
    expect(await cli.result(['data', 'import', 'resume', '--job-id', jobId, '--wait', '2'])).toMatchObject({ jobId, successfulRecords: 1 });
  });

  it('sf data upsert bulk changes what is known by its key and inserts the rest', async () => {
    const file = await cli.write('upsert.csv', 'Clients_Key__c,Name,Clients_Amount__c\na,Alpha,11\nz,Zeta,26\n');
    const { jobInfo, records } = await cli.result(bulk('upsert', '--file', file, '--external-id', 'Clients_Key__c'));
    expect(jobInfo).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 0 });
    expect(records.successfulResults.map((row: Json) => row.sf__Created)).toEqual(['false', 'true']);
    expect(plain(await items())).toEqual(
      expect.arrayContaining([
        ['Alpha', 'a', 11],
        ['Zeta', 'z', 26]
      ])
    );
  });

  it('sf data upsert bulk --external-id Id inserts each row of a file without ids, with any column delimiter', async () => {
    const file = await cli.write('semicolon.csv', 'NAME;CLIENTS_KEY__C\nTheta;t\nTau;u\n');
    const { records } = await cli.result(bulk('upsert', '--file', file, '--external-id', 'Id', '--column-delimiter', 'SEMICOLON'));
    expect(records.successfulResults).toMatchObject([
      { sf__Created: 'true', NAME: 'Theta', CLIENTS_KEY__C: 't' },
      { sf__Created: 'true', NAME: 'Tau', CLIENTS_KEY__C: 'u' }
    ]);
    for (const { sf__Id } of records.successfulResults) await org.call('DELETE', `/sobjects/Clients_Item__c/${sf__Id}`);
  });

  it('sf data update bulk changes records by id', async () => {
    const [item] = await org.query("SELECT Id FROM Clients_Item__c WHERE Clients_Key__c = 'b'");
    const file = await cli.write('update.csv', `Id,Clients_Amount__c\n${item.Id},22\n`);
    expect(await cli.result(bulk('update', '--file', file))).toMatchObject({ successfulRecords: 1, failedRecords: 0 });
    expect(plain(await items())).toContainEqual(['Beta', 'b', 22]);
  });

  it('sf data export bulk writes every page of a query, in order', async () => {
    const words = ['data', 'export', 'bulk', '--query', 'SELECT Name, Clients_Amount__c FROM Clients_Item__c ORDER BY Name', '--wait', '2'];
    expect(await cli.result([...words, '--output-file', 'all.csv'])).toEqual({ totalSize: 6, filePath: 'all.csv' });
    expect(await lines('all.csv')).toEqual([
      'Name,Clients_Amount__c',
      'Alpha,11.0',
      'Beta,22.0',
      'Delta,4.0',
      'Epsilon,',
      'Gamma,3.0',
      'Zeta,26.0'
    ]);
  });

  it('sf data export bulk writes JSON', async () => {
    const words = ['data', 'export', 'bulk', '--query', "SELECT Name FROM Clients_Item__c WHERE Clients_Key__c = 'z'", '--wait', '2'];
    await cli.result([...words, '--result-format', 'json', '--output-file', 'all.json']);
    expect(JSON.parse(await readFile(join(cli.project, 'all.json'), 'utf8'))).toEqual([{ Name: 'Zeta' }]);
  });

  it('sf data export resume writes the file of a job that was left alone', async () => {
    const words = ['data', 'export', 'bulk', '--query', "SELECT Name FROM Clients_Item__c WHERE Clients_Key__c = 'c'"];
    const { jobId } = await cli.result([...words, '--output-file', 'left.csv']);
    await cli.result(['data', 'export', 'resume', '--job-id', jobId]);
    expect(await lines('left.csv')).toEqual(['Name', 'Gamma']);
  });

  it('sf data export bulk says why a query is refused', async () => {
    const words = ['data', 'export', 'bulk', '--query', 'SELECT Colour FROM Account', '--output-file', 'none.csv', '--wait', '2'];
    expect((await cli.failure(words)).message).toContain("No such column 'Colour' on entity 'Account'");
  });

  it('sf data delete bulk deletes the records of a file', async () => {
    const found = await org.query("SELECT Id FROM Clients_Item__c WHERE Clients_Key__c IN ('c', 'z')");
    const file = await cli.write('delete.csv', `Id\n${found.map(({ Id }) => Id).join('\n')}\n`);
    const { jobInfo } = await cli.result(bulk('delete', '--file', file));
    expect(jobInfo).toMatchObject({ operation: 'delete', state: 'JobComplete', numberRecordsProcessed: 2 });
    expect((await items()).map(({ Name }) => Name)).toEqual(['Alpha', 'Beta', 'Delta', 'Epsilon']);
  });

  it('sf data delete bulk --hard-delete needs its permission, and then leaves nothing in the recycle bin', async () => {
    const [item] = await org.query("SELECT Id FROM Clients_Item__c WHERE Clients_Key__c = 'e'");
    const file = await cli.write('hard.csv', `Id\n${item.Id}\n`);
    const words = bulk('delete', '--file', file, '--hard-delete');
    expect((await cli.failure(words)).name).toBe('HardDeletePermissionError');
    const set = await org.create('PermissionSet', { Name: 'Hard_Delete', Label: 'Hard Delete', PermissionsBulkApiHardDelete: true });
    const [admin] = await org.query(`SELECT Id FROM User WHERE Username = '${org.username}'`);
    await org.create('PermissionSetAssignment', { PermissionSetId: set, AssigneeId: admin.Id });
    await cli.result(words);
    const { body } = await org.call('GET', `/queryAll?q=${encodeURIComponent(`SELECT Id FROM Clients_Item__c WHERE Id = '${item.Id}'`)}`);
    expect(body.records).toEqual([]);
  });

  it('contacts no other host', async () => {
    expect(await cli.otherHosts()).toEqual([]);
  });
});
