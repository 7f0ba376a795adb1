import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Answer, type Json, type TestOrg } from '../../localOrg/testOrg.ts';

const names = Array.from({ length: 6 }, (_, at) => `Row ${at}`);

describe('faults of Bulk API 2.0 jobs', () => {
  let org: TestOrg;

  beforeAll(async () => {
    org = await openTestOrg({ limits: { bulkPageRows: 2 } });
    for (const name of names) await org.create('Account', { Name: name });
  });

  afterEach(async () => {
    await org.call('DELETE', '/services/headroom-local/faults');
  });

  afterAll(() => org.remove());

  const set = async (fault: string, parameters: object = {}): Promise<void> => {
    expect((await org.call('POST', '/services/headroom-local/faults', { fault, ...parameters })).status).toBe(201);
  };
  const newQuery = async (): Promise<string> => {
    const body = { operation: 'query', query: "SELECT Name FROM Account WHERE Name LIKE 'Row %' ORDER BY Name" };
    return (await org.call('POST', '/jobs/query', body)).body.id as string;
  };
  const stateOf = async (id: string, kind = 'query'): Promise<Json> => (await org.call('GET', `/jobs/${kind}/${id}`)).body;
  const endOf = async (id: string, kind = 'query'): Promise<Json> => {
    for (;;) {
      const job = await stateOf(id, kind);
      if (!['Open', 'UploadComplete', 'InProgress'].includes(job.state as string)) return job;
    }
  };
  const page = (id: string, locator?: string): Promise<Answer> =>
    org.call('GET', `/jobs/query/${id}/results${locator === undefined ? '' : `?locator=${locator}`}`);
  const ingest = async (rows: readonly string[]): Promise<string> => {
    const { body } = await org.call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' });
    const raw = ['Name', ...rows, ''].join('\n');
    await org.call('PUT', `/jobs/ingest/${body.id}/batches`, undefined, { raw, headers: { 'Content-Type': 'text/csv' } });
    await org.call('PATCH', `/jobs/ingest/${body.id}`, { state: 'UploadComplete' });
    return body.id as string;
  };

  it('leaves a stuck job in progress for ever', async () => {
    await set('job_stuck', { object: 'Account' });
    const id = await newQuery();
    const states = [];
    for (let at = 0; at < 5; at++) states.push((await stateOf(id)).state);
    expect(states).toEqual(Array(5).fill('InProgress'));
    expect((await endOf(await newQuery())).state).toBe('JobComplete');
  });

  it('lets a slow job wait until it was asked about so many times', async () => {
    await set('job_slow', { polls: 3 });
    const id = await newQuery();
    expect([(await stateOf(id)).state, (await stateOf(id)).state]).toEqual(['UploadComplete', 'UploadComplete']);
    expect(await endOf(id)).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 6 });
  });

  it('fails a job after some rows, with the words of the platform', async () => {
    await set('job_fails_at', { row: 2 });
    expect(await endOf(await newQuery())).toMatchObject({
      state: 'Failed',
      errorMessage: 'InternalServerError : Retried more than fifteen times'
    });
  });

  it('aborts or deletes a job behind the back of whoever asks', async () => {
    await set('job_slow', { polls: 9 });
    await set('job_aborted', { at: 2 });
    const id = await newQuery();
    expect([(await stateOf(id)).state, (await stateOf(id)).state, (await stateOf(id)).state]).toEqual([
      'UploadComplete',
      'Aborted',
      'Aborted'
    ]);
    const gone = await newQuery();
    await set('job_deleted');
    expect((await org.call('GET', `/jobs/query/${gone}`)).status).toBe(404);
  });

  it('has lost the results or the place in them', async () => {
    const id = await newQuery();
    await endOf(id);
    const locator = (await page(id)).headers.get('sforce-locator') ?? '';
    await set('locator_stale');
    expect((await page(id, locator)).body).toEqual([{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'Invalid locator' }]);
    expect((await page(id, locator)).status).toBe(200);
    await set('job_expired');
    expect((await page(id, locator)).status).toBe(404);
    expect((await org.call('GET', `/jobs/query/${id}`)).status).toBe(404);
  });

  it('sends pages whose headers or bytes are wrong, and right ones when asked again', async () => {
    const id = await newQuery();
    await endOf(id);
    const right = await page(id);
    const locator = right.headers.get('sforce-locator') ?? '';
    await set('locator_missing');
    expect((await page(id)).headers.get('sforce-locator')).toBeNull();
    await set('locator_repeated');
    expect((await page(id, locator)).headers.get('sforce-locator')).toBe(locator);
    await set('wrong_count', { by: 3 });
    expect((await page(id)).headers.get('sforce-numberofrecords')).toBe('5');
    await set('page_cut', { bytes: 9 });
    await expect(page(id)).rejects.toThrow();
    await set('bad_gzip');
    // Clients like fetch hand out what they could decompress and say nothing.
    expect((await page(id)).text.length).toBeLessThan(right.text.length);
    expect((await page(id)).text).toBe(right.text);
  });

  it('creates a job and loses the reply', async () => {
    const count = async (): Promise<number> => ((await org.call('GET', '/jobs/query')).body.records as Json[]).length;
    const before = await count();
    await set('create_reply_lost');
    await expect(newQuery()).rejects.toThrow();
    expect(await count()).toBe(before + 1);
  });

  it('fails an ingest job in its middle, with three results that tell of every row', async () => {
    await set('ingest_fails_with_unprocessed', { rows: 2 });
    const id = await ingest(['New 1', 'New 2', 'New 3']);
    expect(await endOf(id, 'ingest')).toMatchObject({ state: 'Failed', numberRecordsProcessed: 2, numberRecordsFailed: 0 });
    const result = async (name: string): Promise<string[]> =>
      (await org.call('GET', `/jobs/ingest/${id}/${name}`)).text.trim().split('\n').slice(1);
    expect((await result('successfulResults')).length).toBe(2);
    expect(await result('failedResults')).toEqual([]);
    expect(await result('unprocessedrecords')).toEqual(['"New 3"']);
    expect((await org.query("SELECT Name FROM Account WHERE Name LIKE 'New %' ORDER BY Name")).map(({ Name }) => Name)).toEqual([
      'New 1',
      'New 2'
    ]);
  });

  it('saves rows in another order than that of the file', async () => {
    await set('ingest_random_order');
    const rows = Array.from({ length: 20 }, (_, at) => `Mixed ${String(at).padStart(2, '0')}`);
    await endOf(await ingest(rows), 'ingest');
    const saved = (await org.query("SELECT Name FROM Account WHERE Name LIKE 'Mixed %' ORDER BY Id")).map(({ Name }) => Name as string);
    expect(saved.toSorted()).toEqual(rows);
    expect(saved).not.toEqual(rows);
  });

  it('takes the close of an ingest job and loses the reply', async () => {
    await set('ingest_reply_lost', { method: 'PATCH' });
    await expect(ingest(['Taken'])).rejects.toThrow();
    const [last] = ((await org.call('GET', '/jobs/ingest')).body.records as Json[]).slice(-1);
    await endOf(last.id as string, 'ingest');
    expect(await org.query("SELECT Id FROM Account WHERE Name = 'Taken'")).toHaveLength(1);
  });

  it('has lost the cursor of a query, or finds a query too complicated', async () => {
    const soql = encodeURIComponent('SELECT Id FROM Account');
    const options = { headers: { 'Sforce-Query-Options': 'batchSize=200' } };
    const records = Array.from({ length: 200 }, (_, row) => ({ attributes: { type: 'Account' }, Name: `Many ${row}` }));
    await org.call('POST', '/composite/sobjects', { records });
    const { nextRecordsUrl } = (await org.call('GET', `/query?q=${soql}`, undefined, options)).body;
    await set('locator_expired', { object: 'Account' });
    expect((await org.call('GET', nextRecordsUrl as string)).body[0].errorCode).toBe('INVALID_QUERY_LOCATOR');
    await set('query_too_complicated');
    expect((await org.call('GET', `/query?q=${soql}`)).body[0].errorCode).toBe('QUERY_TOO_COMPLICATED');
  });
});
