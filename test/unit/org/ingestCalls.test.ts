import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgClient, RowToSave, SaveRequest } from '../../../src/org/orgClient.ts';
import { nextPauseMs } from '../../../src/org/waitForIngest.ts';
import { ScriptedOrg } from './scriptedOrg.ts';
import type { Answer } from './scriptedOrg.ts';

let org: ScriptedOrg;
let client: OrgClient;
let pauses: number[];

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  pauses = [];
  client = await org.connect({ wire: { pause: (ms) => Promise.resolve(void pauses.push(ms)) } });
});

afterEach(() => org.stop());

const rows: readonly RowToSave[] = ['k1', 'k2'].map((Key__c) => ({ Key__c }));
const request: SaveRequest = { object: 'Result__c', operation: 'upsert', externalId: 'Key__c', rows };
const job = 'jobs/ingest/750B';
const done = { state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 0 };
const ok = (...keys: readonly string[]): Answer => ({
  text: `"sf__Id","sf__Created","Key__c"\n${keys.map((key) => `"a0${key}","true","${key}"\n`).join('')}`
});

function ingestJob(...looks: readonly object[]): void {
  org.on('POST /jobs/ingest', { json: { id: '750B', state: 'Open' } });
  org.on(`PUT /${job}/batches`, { status: 201 });
  org.on(`PATCH /${job}`, { json: { id: '750B', state: 'UploadComplete' } });
  org.on(`GET /${job}`, ...looks.map((look) => ({ json: { id: '750B', ...look } })));
  org.on('GET /successfulResults', ok('k1', 'k2'));
}

/** Method and last part of the address of every call of the job. */
const calls = (): readonly string[] =>
  org.asked.filter(({ path }) => path.includes('/jobs/ingest')).map(({ method, path }) => `${method} ${path.split('/').at(-1)}`);

describe('an ingest job', () => {
  it('costs five calls where all rows are taken', async () => {
    ingestJob(done);
    expect((await client.ingestRows(request)).map((receipt) => receipt.id)).toEqual(['a0k1', 'a0k2']);
    expect(calls()).toEqual(['POST ingest', 'PUT batches', 'PATCH 750B', 'GET 750B', 'GET successfulResults']);
  });

  it('is asked for refused rows only where there are any, and for successes only where there are any', async () => {
    ingestJob({ ...done, numberRecordsFailed: 2 });
    org.on('GET /failedResults', { text: '"sf__Id","sf__Error","Key__c"\n"","A:b:--","k1"\n"","A:b:--","k2"\n' });
    expect((await client.ingestRows(request)).map(({ ok: taken }) => taken)).toEqual([false, false]);
    expect(calls().slice(4)).toEqual(['GET failedResults']);
  });

  it('is refused where it names no id for a row that it took', async () => {
    ingestJob(done);
    org.on('GET /successfulResults', { text: '"sf__Created","Key__c"\n"true","k1"\n"true","k2"\n' });
    await expect(client.ingestRows(request)).rejects.toMatchObject({
      name: 'BulkPageIncomplete',
      values: ['750B', 'a row was written and has no id']
    });
  });

  it('is asked for rows that were not processed where the counts lack some', async () => {
    ingestJob({ ...done, numberRecordsProcessed: 1 });
    org.on('GET /successfulResults', ok('k1'));
    org.on('GET /unprocessedrecords', { text: '"Key__c"\n"k2"\n' });
    expect(await client.ingestRows(request)).toMatchObject([{ ok: true }, { ok: false, code: 'UNPROCESSED' }]);
    expect(calls().slice(4)).toEqual(['GET successfulResults', 'GET unprocessedrecords']);
  });

  it('is refused where its results are of other rows than it says it got to', async () => {
    ingestJob(done);
    org.on(`GET /${job}`, { json: { id: '750B', ...done, numberRecordsProcessed: 2, numberRecordsFailed: 1 } });
    org.on('GET /successfulResults', ok('k1'));
    org.on('GET /failedResults', { text: '"sf__Id","sf__Error","Key__c"\n"","UNPROCESSED:not now:--","k2"\n' });
    await expect(client.ingestRows(request)).rejects.toMatchObject({
      name: 'BulkPageIncomplete',
      values: ['750B', '2 rows processed, results for 1']
    });
  });

  it('is looked at again when the rows left should be done at the pace so far', async () => {
    ingestJob({ state: 'InProgress', numberRecordsProcessed: 0 }, { state: 'InProgress', numberRecordsProcessed: 1 }, done);
    await client.ingestRows(request);
    // 200 ms first, three times that while nobody can tell; then 1 of 2 rows took 800 ms: 800 ms more, and three tenths in reserve.
    expect(pauses).toEqual([200, 600, 1040]);
    expect(nextPauseMs({ rows: 100, done: 25, waitedMs: 1000, pauseMs: 1000, firstPollMs: 200 })).toBe(3900);
    expect(nextPauseMs({ rows: 10, done: 0, waitedMs: 0, pauseMs: 200_000, firstPollMs: 200 })).toBe(300_000);
  });

  it('goes on where the reply to its upload was lost, because rows are taken once', async () => {
    ingestJob(done);
    const twice = [{ errorCode: 'INVALIDJOB', message: "Found multiple contents for job: <750B>, please 'Close' / 'Abort'" }];
    org.on(`PUT /${job}/batches`, { text: 'lost', cutAt: 0, status: 503 }, { status: 400, json: twice });
    expect((await client.ingestRows(request)).every((receipt) => receipt.ok)).toBe(true);
  });

  it('goes on where the reply to its start was lost, because it runs', async () => {
    ingestJob({ state: 'InProgress' }, done);
    const late = [{ errorCode: 'INVALIDJOBSTATE', message: 'The job is not open' }];
    org.on(`PATCH /${job}`, { status: 503 }, { status: 400, json: late });
    expect((await client.ingestRows(request)).every((receipt) => receipt.ok)).toBe(true);
  });

  it('that stays open though it was started is an error, and is ended', async () => {
    ingestJob({ state: 'Open' });
    org.on(`PATCH /${job}`, { status: 400, json: [{ errorCode: 'INVALIDJOBSTATE', message: 'no' }] });
    await expect(client.ingestRows(request)).rejects.toMatchObject({ name: 'RequestRefused' });
    expect(calls().slice(-2)).toEqual(['PATCH 750B', 'DELETE 750B']);
  });
});
