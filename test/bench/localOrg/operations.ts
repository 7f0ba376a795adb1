import { parse } from 'csv-parse';
import { finished } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { BenchOrg } from './benchOrg.ts';

/** One thing that is timed. `rows` = how many went through. */
export type Operation = {
  readonly name: string;
  /** Rows per second of the prototype on two cores (two runs), as measured before this project began. */
  readonly prototype: string;
  /** `ids` of all accounts, for those that name `needsIds`: reading them is no part of the time. */
  readonly run: (org: BenchOrg, ids: readonly string[]) => Promise<{ readonly rows: number }>;
  readonly needsIds?: true;
};

export const rowCount = 100_000;
const accountFields = 'Id, Name, AccountNumber, Site, Industry, NumberOfEmployees, AnnualRevenue, Owner.Name';
const pollMs = 20;

/** Insert and upsert differ in every value but the key. */
function accountRows(round: string): string {
  const lines = ['Bench_Key__c,Name,AccountNumber,Industry,NumberOfEmployees,AnnualRevenue'];
  for (let at = 0; at < rowCount; at++) lines.push(`K${at},"Account ${round}, number ${at}",N-${at},Technology,${at % 5000},${at * 100}`);
  return `${lines.join('\n')}\n`;
}

async function ingest(org: BenchOrg, operation: string, csv: string): Promise<{ readonly rows: number }> {
  const key = operation === 'upsert' ? { externalIdFieldName: 'Bench_Key__c' } : {};
  const { id } = await org.json('POST', '/jobs/ingest', { object: 'Account', operation, ...key });
  await org.send('PUT', `/jobs/ingest/${id}/batches`, csv);
  await org.send('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
  const job = await ended(org, 'ingest', id);
  if (job.numberRecordsFailed > 0) throw new Error(`${operation}: ${job.numberRecordsFailed} rows failed`);
  return { rows: job.numberRecordsProcessed };
}

async function ended(org: BenchOrg, kind: string, id: string): Promise<{ numberRecordsProcessed: number; numberRecordsFailed: number }> {
  for (;;) {
    const job = await org.json('GET', `/jobs/${kind}/${id}`);
    if (job.state === 'JobComplete') return job;
    if (job.state === 'Failed' || job.state === 'Aborted') throw new Error(`The job ended as ${job.state}: ${job.errorMessage}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** Pages are read as they come and parsed: a client that does nothing with the rows would flatter the org. */
async function bulkQuery(org: BenchOrg): Promise<{ readonly rows: number }> {
  const { id } = await org.json('POST', '/jobs/query', { operation: 'query', query: `SELECT ${accountFields} FROM Account` });
  await ended(org, 'query', id);
  let rows = 0;
  for (let locator = ''; locator !== 'null';) {
    const response = await org.send('GET', `/jobs/query/${id}/results${locator && `?locator=${locator}`}`);
    rows += (await response.text()).split('\n').length - 2;
    locator = response.headers.get('sforce-locator') ?? 'null';
  }
  return { rows };
}

async function jsforceBulkQuery({ connection }: BenchOrg): Promise<{ readonly rows: number }> {
  let rows = 0;
  connection.bulk2.pollInterval = pollMs;
  const stream = await connection.bulk2.query(`SELECT ${accountFields} FROM Account LIMIT 50000`);
  stream.on('record', () => rows++);
  await finished(stream.stream());
  return { rows };
}

async function autoFetch({ connection }: BenchOrg): Promise<{ readonly rows: number }> {
  const result = await connection.query(`SELECT ${accountFields} FROM Account`).execute({ autoFetch: true, maxFetch: rowCount });
  return { rows: result.records.length };
}

/** Ids of all accounts: what an update needs before it begins. */
export async function idsOf(org: BenchOrg): Promise<readonly string[]> {
  const { id } = await org.json('POST', '/jobs/query', { operation: 'query', query: 'SELECT Id FROM Account' });
  await ended(org, 'query', id);
  const ids: string[] = [];
  for (let locator = ''; locator !== 'null';) {
    const response = await org.send('GET', `/jobs/query/${id}/results${locator && `?locator=${locator}`}`);
    const rows = Readable.from([await response.text()]).pipe(parse({ from_line: 2 }));
    for await (const [value] of rows as AsyncIterable<string[]>) ids.push(value ?? '');
    locator = response.headers.get('sforce-locator') ?? 'null';
  }
  return ids;
}

async function jsforceBulkUpdate(org: BenchOrg, ids: readonly string[]): Promise<{ readonly rows: number }> {
  const input = ids.map((Id, at) => ({ Id, Site: `Site ${at}` }));
  const results = await org.connection.bulk2.loadAndWaitForResults({ object: 'Account', operation: 'update', input, pollInterval: pollMs });
  return { rows: results.successfulResults.length };
}

async function collectionsUpdate(org: BenchOrg, ids: readonly string[]): Promise<{ readonly rows: number }> {
  for (let from = 0; from < ids.length; from += 200) {
    const records = ids.slice(from, from + 200).map((Id, at) => ({ attributes: { type: 'Account' }, Id, Site: `Again ${from + at}` }));
    const results = await org.json('PATCH', '/composite/sobjects', { allOrNone: false, records });
    if (!results.every((result: { readonly success: boolean }) => result.success)) throw new Error('An update failed');
  }
  return { rows: ids.length };
}

export const operations: readonly Operation[] = [
  { name: 'Bulk 2.0 insert, 6 columns', prototype: '49,000 to 83,000', run: (org) => ingest(org, 'insert', accountRows('inserted')) },
  { name: 'Bulk 2.0 upsert by external id', prototype: '53,000 to 84,000', run: (org) => ingest(org, 'upsert', accountRows('upserted')) },
  { name: 'Bulk 2.0 query, 8 columns, one parent', prototype: '105,000 to 162,000', run: bulkQuery },
  { name: 'jsforce `bulk2.query` to records, one page', prototype: '47,000', run: jsforceBulkQuery },
  { name: 'jsforce `query` with autoFetch, 2,000 a page', prototype: '71,000', run: autoFetch },
  { name: 'jsforce `bulk2` update with results', prototype: '35,000', needsIds: true, run: jsforceBulkUpdate },
  { name: 'collections update, 200 a request', prototype: '28,000', needsIds: true, run: collectionsUpdate }
];
