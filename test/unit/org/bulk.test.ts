import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgClient, RowToSave } from '../../../src/org/orgClient.ts';
import { ScriptedOrg } from './scriptedOrg.ts';
import type { Answer } from './scriptedOrg.ts';

let org: ScriptedOrg;
let client: OrgClient;
let folder: string;

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  client = await org.connect();
  folder = await mkdtemp(join(tmpdir(), 'headroom-bulk-'));
});

afterEach(async () => {
  await org.stop();
  await rm(folder, { recursive: true, force: true });
});

function csv(rows: readonly string[], locator: string | undefined, announced = rows.length): Answer {
  const headers: Record<string, string> = { 'content-type': 'text/csv', 'sforce-numberofrecords': String(announced) };
  if (locator !== undefined) headers['sforce-locator'] = locator;
  return { text: `"Id"\n${rows.map((row) => `"${row}"\n`).join('')}`, headers };
}

function queryJob(processed: number, ...states: readonly string[]): void {
  org.on('POST /jobs/query', { json: { id: '750A', state: 'UploadComplete' } });
  org.on(
    'GET /jobs/query/750A',
    ...[...states, 'JobComplete'].map((state) => ({ json: { id: '750A', state, numberRecordsProcessed: processed } }))
  );
  org.on('PATCH /jobs/query/750A', { json: { id: '750A', state: 'Aborted' } });
  org.on('DELETE /jobs/query/750A', { status: 204 });
}

const read = () => client.exportRows('SELECT Id FROM Account', folder, { maxRecords: 2 });

describe('exportRows', () => {
  it('spools all pages in order, asks with the locator of the page before, and deletes the job', async () => {
    queryJob(3, 'UploadComplete', 'InProgress', 'InProgress');
    org.on('GET /results', csv(['a', 'b'], 'L1'), csv(['c'], 'null'));
    const pages = await read();
    expect(pages.map((page) => page.rows)).toEqual([2, 1]);
    expect(await readFile(pages[1]!.path, 'utf8')).toBe('"Id"\n"c"\n');
    const asked = org.asked.filter((request) => request.path.endsWith('/results'));
    expect(asked.map((request) => [request.query.get('maxRecords'), request.query.get('locator')])).toEqual([
      ['2', null],
      ['2', 'L1']
    ]);
    expect(org.count('DELETE /jobs/query/750A')).toBe(1);
    expect(JSON.parse(org.asked.find((request) => request.path.endsWith('/jobs/query'))!.body)).toMatchObject({
      operation: 'query',
      query: 'SELECT Id FROM Account',
      lineEnding: 'LF'
    });
  });

  it('counts rows, not lines: line breaks and quotes inside fields do not disturb it', async () => {
    queryJob(2);
    const text = '"Id"\n"one\nmore ""lines"", here\r\n"\n"two"\n';
    org.on('GET /results', { text, headers: { 'content-type': 'text/csv', 'sforce-numberofrecords': '2', 'sforce-locator': 'null' } });
    const [page] = await read();
    expect(page!.rows).toBe(2);
    expect(await readFile(page!.path, 'utf8')).toBe(text);
  });

  it('fetches a page again that breaks off, has too few rows or is no CSV', async () => {
    queryJob(2);
    org.on('GET /results', { ...csv(['a', 'b'], 'null'), cutAt: 8 }, csv(['a'], 'null', 2), {
      text: '<html>',
      headers: { 'content-type': 'text/html' }
    });
    await expect(read()).rejects.toMatchObject({ name: 'BulkPageIncomplete' });
    org.on('GET /results', { ...csv(['a', 'b'], 'null'), cutAt: 8 }, csv(['a'], 'null', 2), csv(['a', 'b'], 'null'));
    expect((await read())[0]!.rows).toBe(2);
  });

  it.each([
    ['the locator is missing', [csv(['a', 'b'], undefined)], 2],
    ['the locator comes twice', [csv(['a', 'b'], 'L1'), csv(['c', 'd'], 'L1')], 4],
    ['the job has more rows than its pages', [csv(['a', 'b'], 'null')], 3],
    ['a page ends inside a field', [{ ...csv([], 'null', 1), text: '"Id"\n"a' }], 1]
  ])('is an error, and leaves no page behind, when %s', async (_, answers, processed) => {
    queryJob(processed);
    org.on('GET /results', ...answers);
    await expect(read()).rejects.toMatchObject({ name: 'BulkPageIncomplete' });
    expect((await readdir(folder)).filter((name) => name.endsWith('.csv'))).toEqual([]);
  });

  it.each(['Failed', 'Aborted'])('names a job that ended as %s', async (state) => {
    org.on('POST /jobs/query', { json: { id: '750A' } });
    org.on('GET /jobs/query/750A', { json: { id: '750A', state, errorMessage: 'InvalidBatch' } });
    await expect(read()).rejects.toMatchObject({ name: 'BulkJobFailed', values: ['750A', state, 'InvalidBatch'] });
  });

  it('gives up on a job that never ends, and aborts it', async () => {
    queryJob(0);
    org.on('GET /jobs/query/750A', { json: { id: '750A', state: 'InProgress' } });
    client = await org.connect({ bulk: { firstPollMs: 1000, longestJobMs: 60_000 } });
    await expect(read()).rejects.toMatchObject({ name: 'BulkJobFailed' });
    expect(org.count('PATCH /jobs/query/750A')).toBe(1);
  });

  it('reads archived and deleted rows when asked', async () => {
    queryJob(0);
    org.on('GET /results', csv([], 'null'));
    await client.exportRows('SELECT Id FROM Event', folder, { deleted: true });
    expect(JSON.parse(org.asked.find((request) => request.path.endsWith('/jobs/query'))!.body)).toMatchObject({ operation: 'queryAll' });
  });
});

function ingestJob(results: { ok?: string; failed?: string; unprocessed?: string }, end: object = { state: 'JobComplete' }): string[] {
  const uploads: string[] = [];
  const result = (text = ''): Answer => ({ text, headers: { 'content-type': 'text/csv' } });
  org.on('POST /jobs/ingest', { json: { id: '750B', state: 'Open' } });
  org.on('PUT /jobs/ingest/750B/batches', (asked) => {
    uploads.push(asked.body);
    return { status: 201 };
  });
  org.on('PATCH /jobs/ingest/750B', { json: { id: '750B', state: 'UploadComplete' } });
  org.on('GET /jobs/ingest/750B', { json: { id: '750B', ...end } });
  org.on('GET /successfulResults', result(results.ok));
  org.on('GET /failedResults', result(results.failed));
  org.on('GET /unprocessedrecords', result(results.unprocessed));
  org.on('DELETE /jobs/ingest/750B', { status: 204 });
  return uploads;
}

const upsert = (rows: readonly RowToSave[]) => client.ingestRows({ object: 'Result__c', operation: 'upsert', externalId: 'Key__c', rows });

describe('ingestRows', () => {
  it('writes absent, null and value as three different cells', async () => {
    const uploads = ingestJob({
      ok: '"sf__Id","sf__Created","Key__c"\n"a00000000000001AAA","true","k1"\n"a00000000000002AAA","false","k2"\n'
    });
    await upsert([
      { Key__c: 'k1', Text__c: 'a "quoted", one\nmore', Score__c: 71.5 },
      { Key__c: 'k2', Text__c: null, Open__c: false }
    ]);
    expect(uploads).toEqual(['"Key__c","Text__c","Score__c","Open__c"\n"k1","a ""quoted"", one\nmore","71.5",\n"k2",#N/A,,"false"\n']);
  });

  it('puts successes, failures and unprocessed rows back in the order of the rows', async () => {
    ingestJob(
      {
        ok: '"sf__Id","sf__Created","Key__c"\n"a00000000000003AAA","true","k3"\n"a00000000000001AAA","false","k1"\n',
        failed: '"sf__Id","sf__Error","Key__c"\n"","UNABLE_TO_LOCK_ROW:unable to obtain exclusive access: 1 record:Account__c --","k2"\n',
        unprocessed: '"Key__c"\n"k4"\n'
      },
      { state: 'Failed', numberRecordsProcessed: 3, errorMessage: 'TooManyRetries' }
    );
    const receipts = await upsert(['k1', 'k2', 'k3', 'k4'].map((Key__c) => ({ Key__c })));
    expect(receipts).toEqual([
      { ok: true, id: 'a00000000000001AAA', created: false },
      { ok: false, code: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access: 1 record', fields: ['Account__c'] },
      { ok: true, id: 'a00000000000003AAA', created: true },
      { ok: false, code: 'UNPROCESSED', message: 'the org did not get to this row: TooManyRetries', fields: [] }
    ]);
  });

  it('is an error when a row has no result', async () => {
    ingestJob({ ok: '"sf__Id","sf__Created","Key__c"\n"a00000000000001AAA","true","k1"\n' });
    await expect(upsert([{ Key__c: 'k1' }, { Key__c: 'k2' }])).rejects.toMatchObject({ name: 'BulkPageIncomplete' });
  });

  it('is an error when the job failed before it did anything', async () => {
    ingestJob(
      { unprocessed: '"Key__c"\n"k1"\n' },
      { state: 'Failed', numberRecordsProcessed: 0, errorMessage: 'InvalidBatch : Field name not found' }
    );
    await expect(upsert([{ Key__c: 'k1' }])).rejects.toMatchObject({ name: 'BulkJobFailed' });
  });

  it('cuts rows into jobs of the size allowed', async () => {
    client = await org.connect({ bulk: { partBytes: 40 } });
    const uploads = ingestJob({});
    org.on(
      'GET /successfulResults',
      ...['k1', 'k2', 'k3'].map((key) => ({ text: `"sf__Id","sf__Created","Key__c","T"\n"a0","true","${key}","x"\n` }))
    );
    const text = 'x'.repeat(20);
    const receipts = await upsert(['k1', 'k2', 'k3'].map((Key__c) => ({ Key__c, T: text })));
    expect(uploads).toHaveLength(3);
    expect(receipts.every((receipt) => receipt.ok)).toBe(true);
  });

  it('sends a text that Bulk would take for null by collections', async () => {
    ingestJob({ ok: '"sf__Id","sf__Created","Key__c"\n"a00000000000001AAA","true","k1"\n' });
    org.on('PATCH /composite/sobjects/Result__c/Key__c', {
      json: [{ id: 'a00000000000002AAA', success: true, created: true, errors: [] }]
    });
    const receipts = await upsert([
      { Key__c: 'k2', Text__c: '#N/A' },
      { Key__c: 'k1', Text__c: 'N/A' }
    ]);
    expect(receipts.map((receipt) => receipt.id)).toEqual(['a00000000000002AAA', 'a00000000000001AAA']);
  });

  it('finds inserts by all their values', async () => {
    ingestJob({ ok: '"sf__Id","sf__Created","A","B"\n"2","true","x","2.5"\n"1","true","x",""\n' });
    const receipts = await client.ingestRows({
      object: 'Task',
      operation: 'insert',
      rows: [
        { A: 'x', B: null },
        { A: 'x', B: 2.5 }
      ]
    });
    expect(receipts.map((receipt) => receipt.id)).toEqual(['1', '2']);
  });
});
