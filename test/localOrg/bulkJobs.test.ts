import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, signInAs, type TestOrg } from './testOrg.ts';

let org: TestOrg;
/** Milliseconds in each state: so long that a busy machine sees it. */
const jobStepMs = 900;
let slow: TestOrg;
beforeAll(async () => {
  const apps = [{ consumerKey: 'key', consumerSecret: 'secret' }];
  org = await openTestOrg({ apps, limits: { jobListSize: 2 } });
  slow = await openTestOrg({ limits: { jobStepMs } });
});
afterAll(() => Promise.all([org.remove(), slow.remove()]));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
type Target = { readonly at?: TestOrg; readonly token?: string };

const infoOf = async (kind: string, id: string, at = org): Promise<Json> => (await at.call('GET', `/jobs/${kind}/${id}`)).body;

async function openJob(object = 'Account', at = org): Promise<string> {
  return (await at.call('POST', '/jobs/ingest', { object, operation: 'insert' })).body.id as string;
}

const upload = (id: string, raw: string, { at = org, token = at.accessToken }: Target = {}) =>
  at.call('PUT', `/jobs/ingest/${id}/batches`, undefined, { raw, token, headers: { 'Content-Type': 'text/csv' } });
const close = (id: string, { at = org, token = at.accessToken }: Target = {}) =>
  at.call('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' }, { token });
const abort = (kind: string, id: string, at = org) => at.call('PATCH', `/jobs/${kind}/${id}`, { state: 'Aborted' });

async function statesOf(kind: string, id: string, at = org): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const { state } = await infoOf(kind, id, at);
    if (seen.at(-1) !== state) seen.push(state);
    if (['JobComplete', 'Failed', 'Aborted'].includes(state)) return seen;
    await pause(10);
  }
}

describe('an ingest job', () => {
  it('is Open, UploadComplete, InProgress and JobComplete, and counts its time', async () => {
    const id = await openJob('Account', slow);
    expect((await infoOf('ingest', id, slow)).state).toBe('Open');
    expect((await upload(id, 'Name\nStates\n', { at: slow })).status).toBe(201);
    expect((await close(id, { at: slow })).body.state).toBe('UploadComplete');
    expect(await statesOf('ingest', id, slow)).toEqual(['UploadComplete', 'InProgress', 'JobComplete']);
    const info = await infoOf('ingest', id, slow);
    expect(info).toMatchObject({
      numberRecordsProcessed: 1,
      numberRecordsFailed: 0,
      retries: 0,
      apexProcessingTime: 0,
      jobType: 'V2Ingest'
    });
    expect(info.apiActiveProcessingTime).toBe(info.totalProcessingTime);
  });

  it('takes one upload only', async () => {
    const id = await openJob();
    await upload(id, 'Name\nOnce\n');
    expect(await upload(id, 'Name\nTwice\n')).toMatchObject({ status: 400, body: [{ errorCode: 'INVALIDJOB' }] });
    await abort('ingest', id);
    expect(await upload(id, 'Name\nLate\n')).toMatchObject({ status: 400, body: [{ errorCode: 'INVALIDJOBSTATE' }] });
  });

  it('takes another upload when the first did not arrive whole', async () => {
    const id = await openJob();
    const headers = { 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' };
    expect((await org.call('PUT', `/jobs/ingest/${id}/batches`, undefined, { raw: 'no gzip', headers })).status).toBe(400);
    expect((await upload(id, 'Name\nAgain\n')).status).toBe(201);
    await close(id);
    expect((await statesOf('ingest', id)).at(-1)).toBe('JobComplete');
    expect(await org.query("SELECT Id FROM Account WHERE Name = 'Again'")).toHaveLength(1);
  });

  it('is created with its rows in one request of two parts', async () => {
    const form = new FormData();
    form.append(
      'job',
      new Blob([JSON.stringify({ object: 'Contact', operation: 'insert', contentType: 'CSV' })], { type: 'application/json' })
    );
    form.append('content', new Blob(['FirstName,LastName\nAda,Parts\n'], { type: 'text/csv' }), 'content');
    const headers = { Authorization: `Bearer ${org.accessToken}` };
    const response = await fetch(`${org.url}/services/data/v66.0/jobs/ingest/`, { method: 'POST', headers, body: form });
    const job = (await response.json()) as Json;
    expect([response.status, job.state]).toEqual([200, 'UploadComplete']);
    expect((await statesOf('ingest', job.id)).at(-1)).toBe('JobComplete');
    expect(await org.query("SELECT FirstName FROM Contact WHERE LastName = 'Parts'")).toMatchObject([{ FirstName: 'Ada' }]);
  });

  it('keeps what it has done when it is aborted midway, and gives back the rest', async () => {
    const id = await openJob('Product2', slow);
    const rows = Array.from({ length: 12_000 }, (_, at) => `Aborted ${at}`);
    await upload(id, `Name\n${rows.join('\n')}\n`, { at: slow });
    await close(id, { at: slow });
    while ((await infoOf('ingest', id, slow)).numberRecordsProcessed === 0) await pause(5);
    expect((await abort('ingest', id, slow)).body.state).toBe('Aborted');
    const lines = async (kind: string): Promise<number> =>
      (await slow.call('GET', `/jobs/ingest/${id}/${kind}`)).text.split('\n').filter((line) => line !== '').length;
    const results = [await lines('successfulResults'), await lines('unprocessedrecords')];
    const { numberRecordsProcessed: done } = await infoOf('ingest', id, slow);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(12_000);
    expect(results).toEqual([done + 1, 12_000 - done + 1]);
    expect((await slow.query("SELECT COUNT(Id) n FROM Product2 WHERE Name LIKE 'Aborted %'"))[0].n).toBe(done);
  });

  it('is not aborted when it has ended, and not deleted while it is open or runs', async () => {
    const id = await openJob();
    expect(await org.call('DELETE', `/jobs/ingest/${id}`)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'API_ERROR', message: 'Error encountered when deleting the job because the job is not terminated' }]
    });
    await abort('ingest', id);
    expect(await abort('ingest', id)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALIDJOBSTATE', message: 'Aborting already Completed Job not allowed' }]
    });
    expect((await org.call('DELETE', `/jobs/ingest/${id}`)).status).toBe(204);
  });

  it('does nothing when it is deleted before its turn', async () => {
    const id = await openJob('Account', slow);
    await upload(id, 'Name\nNever\n', { at: slow });
    await close(id, { at: slow });
    expect((await slow.call('DELETE', `/jobs/ingest/${id}`)).status).toBe(204);
    await pause(1.5 * jobStepMs);
    expect(await slow.query("SELECT Id FROM Account WHERE Name = 'Never'")).toEqual([]);
    expect((await slow.call('GET', `/jobs/ingest/${id}`)).status).toBe(404);
  });

  it('belongs to the user who made it', async () => {
    const token = await signInAs(org, { key: 'key', secret: 'secret' });
    const id = await openJob();
    expect((await upload(id, 'Name\nTheirs\n', { token })).body[0].errorCode).toBe('INSUFFICIENT_ACCESS');
    expect((await close(id, { token })).body[0].errorCode).toBe('INSUFFICIENT_ACCESS');
    await abort('ingest', id);
    expect((await org.call('GET', `/jobs/ingest/${id}/failedResults`, undefined, { token })).status).toBe(403);
    expect((await org.call('GET', `/jobs/ingest/${id}`, undefined, { token })).body.state).toBe('Aborted');
  });

  it('needs an external id to upsert by, known properties and no assignment rule', async () => {
    const codeOf = async (job: Json): Promise<string> => (await org.call('POST', '/jobs/ingest', job)).body[0].errorCode;
    expect(await codeOf({ object: 'Account', operation: 'upsert' })).toBe('INVALIDJOB');
    expect(await codeOf({ object: 'Account', operation: 'insert', batchSize: 5 })).toBe('JSON_PARSER_ERROR');
    expect(await codeOf({ object: 'Lead', operation: 'insert', assignmentRuleId: '01Q000000000001AAA' })).toBe('INVALIDJOB');
    expect(await codeOf({ object: 'Account', operation: 'insert', contentType: 'XML' })).toBe('INVALIDJOB');
  });
});

describe('lists of jobs', () => {
  it('come in pages and are filtered by type', async () => {
    const first = (await org.call('GET', '/jobs/ingest')).body;
    expect([first.records.length, first.done]).toEqual([2, false]);
    expect(first.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/jobs\/ingest\?queryLocator=750/);
    const second = (await org.call('GET', first.nextRecordsUrl)).body;
    expect(second.records[0].id).not.toBe(first.records[0].id);
    expect((await org.call('GET', '/jobs/ingest?jobType=V2Query')).body).toEqual({ done: true, records: [], nextRecordsUrl: null });
    expect((await org.call('GET', '/jobs/ingest?isPkChunkingEnabled=true')).body.records).toEqual([]);
    expect((await org.call('GET', '/jobs/ingest?jobType=V9')).status).toBe(400);
  });
});

it('refuses the Bulk API of version 1 in its own shape', async () => {
  const send = (type: string, body: string) =>
    org.call('POST', '/services/async/66.0/job', undefined, {
      raw: body,
      headers: { 'Content-Type': type, 'X-SFDC-Session': org.accessToken }
    });
  expect((await send('application/xml', '<jobInfo/>')).text).toContain(
    '<error xmlns="http://www.force.com/2009/06/asyncapi/dataload"><exceptionCode>FeatureNotEnabled</exceptionCode>'
  );
  expect(await send('application/json', '{}')).toMatchObject({ status: 400, body: { exceptionCode: 'FeatureNotEnabled' } });
});
