import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOrg, type Json, type TestOrg } from '../../localOrg/testOrg.ts';

const rowCount = 60_000;
let org: TestOrg;
let id: string;

/** Stops the org in the middle of a job, leaves a line in its results as a killed process does, and starts it again. */
beforeAll(async () => {
  const first = await openTestOrg();
  id = (await first.call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' })).body.id;
  const raw = `Name\n${Array.from({ length: rowCount }, (_, at) => `Row ${at}\n`).join('')}`;
  await first.call('PUT', `/jobs/ingest/${id}/batches`, undefined, { raw, headers: { 'Content-Type': 'text/csv' } });
  await first.call('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
  for (let job: Json = {}; !(job.numberRecordsProcessed > 0);) job = (await first.call('GET', `/jobs/ingest/${id}`)).body;
  await first.close();
  await appendFile(join(first.folder, 'jobs', id, 'successfulResults.csv'), '"001L0000000zzzzIAA","true","Never kept"\n');
  org = await openTestOrg({ folder: first.folder });
});
afterAll(() => org.remove());

const linesOf = async (kind: string): Promise<string[]> =>
  (await org.call('GET', `/jobs/ingest/${id}/${kind}`)).text.split('\n').filter((line) => line !== '');

describe('an ingest job that ran when the org was stopped', () => {
  it('has failed and says why', async () => {
    const { body } = await org.call('GET', `/jobs/ingest/${id}`);
    expect(body).toMatchObject({ state: 'Failed', errorMessage: 'InternalServerError : The org was stopped while the job ran' });
  });

  it('tells of the rows that were kept, and of no others', async () => {
    const { numberRecordsProcessed } = (await org.call('GET', `/jobs/ingest/${id}`)).body;
    expect(numberRecordsProcessed).toBeLessThan(rowCount);
    const names = (await org.query('SELECT COUNT(Id) n FROM Account'))[0].n;
    const [header, ...kept] = await linesOf('successfulResults');
    expect(header).toBe('"sf__Id","sf__Created","Name"');
    expect([names, kept.length]).toEqual([numberRecordsProcessed, numberRecordsProcessed]);
    expect(kept.at(-1)).toContain(`"Row ${numberRecordsProcessed - 1}"`);
  });

  it('sets the rest of its rows aside as unprocessed', async () => {
    const { numberRecordsProcessed } = (await org.call('GET', `/jobs/ingest/${id}`)).body;
    const [header, ...rest] = await linesOf('unprocessedrecords');
    expect([header, rest[0], rest.length]).toEqual(['"Name"', `"Row ${numberRecordsProcessed}"`, rowCount - numberRecordsProcessed]);
  });
});

describe('an ingest job that waited for its turn when the org was stopped', () => {
  it('has failed with all of its rows unprocessed', async () => {
    const first = await openTestOrg({ limits: { jobStepMs: 60_000 } });
    const job = (await first.call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' })).body;
    await first.call('PUT', `/jobs/ingest/${job.id}/batches`, undefined, { raw: 'Name\nNever\n', headers: { 'Content-Type': 'text/csv' } });
    await first.call('PATCH', `/jobs/ingest/${job.id}`, { state: 'UploadComplete' });
    await first.close();
    const second = await openTestOrg({ folder: first.folder });
    expect((await second.call('GET', `/jobs/ingest/${job.id}`)).body).toMatchObject({ state: 'Failed', numberRecordsProcessed: 0 });
    expect((await second.call('GET', `/jobs/ingest/${job.id}/unprocessedrecords`)).text).toContain('Never');
    await second.remove();
  });
});
