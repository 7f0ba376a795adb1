import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataPath, type Json, openTestOrg, type TestOrg } from './testOrg.ts';

const count = 120_000;
const pieces = [
  'plain',
  'comma, in it',
  'quote " in it',
  'two\nlines',
  'carriage\r\nreturn',
  '"quoted"',
  '株式会社',
  'emoji 🚀',
  "it's",
  'N/A',
  'NULL',
  '=1+1',
  'tab\there',
  'back\\slash',
  '#N/B'
];

let org: TestOrg;

beforeAll(async () => {
  org = await openTestOrg();
});
afterAll(() => org.remove());

const nameAt = (at: number): string => `${at} ${pieces[at % pieces.length]}`;
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

async function waitFor(kind: 'ingest' | 'query', id: string): Promise<Json> {
  for (;;) {
    const { body } = await org.call('GET', `/jobs/${kind}/${id}`);
    if (['JobComplete', 'Failed', 'Aborted'].includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('gives back 120,000 rows with hostile text over many pages, equal to what was inserted', { timeout: 600_000 }, async () => {
  const { body: job } = await org.call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' });
  const rows = Array.from({ length: count }, (_, at) => `${cell(nameAt(at))},${at},${cell(`text ${nameAt(at)} end`)}`);
  const raw = `Name,NumberOfEmployees,Description\n${rows.join('\n')}\n`;
  expect(
    (await org.call('PUT', `/jobs/ingest/${job.id}/batches`, undefined, { raw, headers: { 'Content-Type': 'text/csv' } })).status
  ).toBe(201);
  await org.call('PATCH', `/jobs/ingest/${job.id}`, { state: 'UploadComplete' });
  expect(await waitFor('ingest', job.id)).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: count, numberRecordsFailed: 0 });

  const { body: query } = await org.call('POST', '/jobs/query', {
    operation: 'query',
    query: 'SELECT NumberOfEmployees, Name, Description FROM Account'
  });
  expect(await waitFor('query', query.id)).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: count });
  const seen = new Map<number, { name: string; description: string }>();
  let locator = '';
  let pages = 0;
  let announced = 0;
  while (locator !== 'null') {
    const url = `${org.url}${dataPath}/jobs/query/${query.id}/results?maxRecords=7000${locator && `&locator=${locator}`}`;
    const response = await fetch(url, { headers: { Authorization: `Bearer ${org.accessToken}`, 'Accept-Encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const page = parse(await response.text(), { from_line: 2 }) as string[][];
    for (const [number, name, description] of page) seen.set(Number(number), { name: name!, description: description! });
    announced += Number(response.headers.get('sforce-numberofrecords'));
    locator = response.headers.get('sforce-locator')!;
    pages++;
  }
  expect(pages).toBe(18);
  expect(announced).toBe(count);
  expect(seen.size).toBe(count);
  for (let at = 0; at < count; at++) {
    const row = seen.get(at)!;
    if (row.name !== nameAt(at) || row.description !== `text ${nameAt(at)} end`)
      expect(row).toEqual({ name: nameAt(at), description: `text ${nameAt(at)} end` });
  }
});

/** Files of a job that this process, which holds the org, has open. */
function openFiles(jobId: string): readonly string[] {
  const links = readdirSync('/proc/self/fd').map((name) => `/proc/self/fd/${name}`);
  return links.flatMap((link) => (existsSync(link) ? [readlinkSync(link)] : [])).filter((path) => path.includes(jobId));
}

it.skipIf(process.platform !== 'linux')('closes the rows of a page whose client goes away', async () => {
  // More than the buffers of a connection hold, so that the page is still being read when the client leaves.
  const raw = `Name,Description\n${`long,${'x'.repeat(32_000)}\n`.repeat(1000)}`;
  const { body: job } = await org.call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' });
  await org.call('PUT', `/jobs/ingest/${job.id}/batches`, undefined, { raw, headers: { 'Content-Type': 'text/csv' } });
  await org.call('PATCH', `/jobs/ingest/${job.id}`, { state: 'UploadComplete' });
  await waitFor('ingest', job.id);
  const soql = "SELECT Description FROM Account WHERE Name = 'long'";
  const { body: query } = await org.call('POST', '/jobs/query', { operation: 'query', query: soql });
  expect(await waitFor('query', query.id)).toMatchObject({ numberRecordsProcessed: 1000 });
  const leaving = new AbortController();
  const url = `${org.url}${dataPath}/jobs/query/${query.id}/results?maxRecords=${count}`;
  const headers = { Authorization: `Bearer ${org.accessToken}`, 'Accept-Encoding': 'identity' };
  const response = await fetch(url, { headers, signal: leaving.signal });
  await response.body?.getReader().read();
  await expect.poll(() => openFiles(query.id), { timeout: 60_000 }).toHaveLength(1);
  leaving.abort();
  await expect.poll(() => openFiles(query.id), { timeout: 60_000 }).toEqual([]);
});

it('pages results by itself where the client names no size', async () => {
  const small = await openTestOrg({ limits: { bulkPageRows: 2 } });
  for (const name of ['a', 'b', 'c']) await small.create('Account', { Name: name });
  const { body } = await small.call('POST', '/jobs/query', { operation: 'query', query: 'SELECT Name FROM Account ORDER BY Name' });
  await expect.poll(async () => (await small.call('GET', `/jobs/query/${body.id}`)).body.state, { timeout: 60_000 }).toBe('JobComplete');
  const first = await small.call('GET', `/jobs/query/${body.id}/results`);
  const second = await small.call('GET', `/jobs/query/${body.id}/results?locator=${first.headers.get('sforce-locator')}`);
  expect(first.text).toBe('"Name"\n"a"\n"b"\n');
  expect(second.text).toBe('"Name"\n"c"\n');
  expect(second.headers.get('sforce-locator')).toBe('null');
  await small.remove();
});
