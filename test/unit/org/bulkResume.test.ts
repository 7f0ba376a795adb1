import { mkdtemp, readFile, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Download, DownloadJournal } from '../../../src/org/downloadJournal.ts';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { ScriptedOrg } from './scriptedOrg.ts';
import type { Answer } from './scriptedOrg.ts';

let org: ScriptedOrg;
let client: OrgClient;
let folder: string;
/** What stands in the journal after each time that something was saved. */
let saved: (Download | undefined)[];
let journal: DownloadJournal;

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  client = await org.connect();
  folder = await mkdtemp(join(tmpdir(), 'headroom-resume-'));
  saved = [];
  journal = {
    found: async () => saved.at(-1),
    saved: async (download) => {
      saved.push(download === undefined ? undefined : { ...download, pages: [...download.pages] });
    }
  };
});

afterEach(async () => {
  await org.stop();
  await rm(folder, { recursive: true, force: true });
});

function csv(rows: readonly string[], locator: string): Answer {
  return {
    text: `"Id"\n${rows.map((row) => `"${row}"\n`).join('')}`,
    headers: { 'content-type': 'text/csv', 'sforce-numberofrecords': String(rows.length), 'sforce-locator': locator }
  };
}

function job(id: string, rows: number): void {
  org.on('POST /jobs/query', { json: { id } });
  org.on(`GET /jobs/query/${id}`, { json: { id, state: 'JobComplete', numberRecordsProcessed: rows } });
  org.on(`PATCH /jobs/query/${id}`, { json: { id, state: 'Aborted' } });
  org.on(`DELETE /jobs/query/${id}`, { status: 204 });
}

const gone: Answer = { status: 404, json: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }] };
const away: Answer = { status: 503, json: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'try later' }] };
/** Three pages of five rows; the connection ends behind the second. */
const threePages = [csv(['a', 'b'], 'L1'), csv(['c', 'd'], 'L2'), csv(['e'], 'null')] as const;

const read = (onStep?: (step: string) => void) =>
  client.exportRows('SELECT Id FROM Account', folder, { maxRecords: 2, journal, ...(onStep === undefined ? {} : { onStep }) });

/** A process that got two pages and then nothing more. */
async function interrupted(): Promise<void> {
  job('750A', 5);
  org.on('GET /results', threePages[0], threePages[1], away);
  await expect(read()).rejects.toMatchObject({ name: 'OrgUnreachable' });
  org.asked.length = 0;
}

const locators = () => org.asked.filter(({ path }) => path.endsWith('/results')).map(({ query }) => query.get('locator'));

describe('a download with a journal', () => {
  it('keeps the id of the job before it polls, and each page before it asks for the next', async () => {
    job('750A', 5);
    const keptThen: number[] = [];
    org.on('GET /jobs/query/750A', { json: { state: 'InProgress' } }, (asked) => {
      expect(asked.method).toBe('GET');
      expect(saved).toEqual([{ jobId: '750A', pages: [] }]);
      return { json: { state: 'JobComplete', numberRecordsProcessed: 5 } };
    });
    let page = 0;
    org.on('GET /results', () => {
      keptThen.push(saved.at(-1)?.pages.length ?? -1);
      page += 1;
      return threePages[page - 1] ?? away;
    });
    await read();
    expect(keptThen).toEqual([0, 1, 2]);
    expect(saved.at(-1)).toMatchObject({
      jobId: '750A',
      rows: 5,
      pages: [{ rows: 2, bytes: 13, next: 'L1' }, { next: 'L2' }, { rows: 1 }]
    });
    expect(saved.at(-1)!.pages[2]).not.toHaveProperty('next');
  });

  it('tells of its steps in their order', async () => {
    job('750A', 3);
    org.on('GET /jobs/query/750A', { json: { state: 'InProgress' } }, { json: { state: 'JobComplete', numberRecordsProcessed: 3 } });
    org.on('GET /results', csv(['a', 'b'], 'L1'), csv(['c'], 'null'));
    const steps: string[] = [];
    await read((step) => steps.push(step));
    expect(steps).toEqual([
      'job_create_sent',
      'job_id_saved',
      'mid_poll',
      'job_complete_seen',
      'mid_page_download',
      'page_staged',
      'mid_page_download',
      'page_staged'
    ]);
  });

  it('goes on with the same job behind the last page that is on disk', async () => {
    await interrupted();
    expect(org.count('PATCH /jobs/query/750A')).toBe(0);
    org.on('GET /results', threePages[2]);
    const pages = await read();
    expect(await Promise.all(pages.map(({ path }) => readFile(path, 'utf8')))).toEqual([
      '"Id"\n"a"\n"b"\n',
      '"Id"\n"c"\n"d"\n',
      '"Id"\n"e"\n'
    ]);
    expect(locators()).toEqual(['L2']);
    expect(org.count('POST /jobs/query')).toBe(0);
    expect(org.count('GET /jobs/query/750A')).toBe(0);
    expect(org.count('DELETE /jobs/query/750A')).toBe(1);
  });

  it('waits for the job that it had created when it was stopped before the end', async () => {
    job('750A', 1);
    org.on('GET /jobs/query/750A', { json: { state: 'InProgress' } }, away);
    await expect(read()).rejects.toMatchObject({ name: 'OrgUnreachable' });
    expect(saved).toEqual([{ jobId: '750A', pages: [] }]);
    job('750A', 1);
    org.on('GET /results', csv(['a'], 'null'));
    expect(await read()).toMatchObject([{ rows: 1 }]);
    expect(org.count('POST /jobs/query')).toBe(1);
  });

  it('asks the org for nothing but the end of the job when all pages are there, and may find it ended', async () => {
    job('750A', 2);
    org.on('GET /results', csv(['a', 'b'], 'null'));
    org.on('DELETE /jobs/query/750A', away);
    await expect(read()).rejects.toMatchObject({ name: 'OrgUnreachable' });
    org.asked.length = 0;
    org.on('DELETE /jobs/query/750A', gone);
    expect(await read()).toMatchObject([{ rows: 2 }]);
    expect(org.asked.map(({ method }) => method)).toEqual(['DELETE']);
  });

  it.each([
    ['is shorter than it was', (path: string) => truncate(path, 5)],
    ['is not there', (path: string) => rm(path)]
  ])('reads a page again whose file %s, and all behind it', async (_, harm) => {
    await interrupted();
    await harm(saved.at(-1)!.pages[1]!.path);
    org.on('GET /results', threePages[1], threePages[2]);
    const pages = await read();
    expect(locators()).toEqual(['L1', 'L2']);
    expect(await readFile(pages[1]!.path, 'utf8')).toBe('"Id"\n"c"\n"d"\n');
    expect(saved.at(-1)!.pages).toHaveLength(3);
  });

  it.each([
    ['the job is gone', gone],
    ['the locator is refused', { status: 400, json: [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'Invalid locator' }] }],
    ['the locator leads to rows that were read before', csv(['c', 'd'], 'null')]
  ])('begins anew once, without the old pages, when %s', async (_, answer) => {
    await interrupted();
    job('750B', 5);
    org.on('GET /750A/results', answer);
    org.on('GET /750B/results', ...threePages);
    expect(await read()).toMatchObject([{ rows: 2 }, { rows: 2 }, { rows: 1 }]);
    expect(saved.at(-1)!.jobId).toBe('750B');
    expect((await readdir(folder)).filter((name) => !name.startsWith('750B-0000'))).toEqual([]);
  });

  it('aborts a job that fails and keeps nothing of it', async () => {
    job('750A', 5);
    org.on('GET /jobs/query/750A', { json: { state: 'Failed', errorMessage: 'InternalServerError : retried 15 times' } });
    await expect(read()).rejects.toMatchObject({ name: 'BulkJobFailed' });
    expect(saved.at(-1)).toBeUndefined();
    expect(org.count('PATCH /jobs/query/750A')).toBe(1);
  });

  it('gives up on a job that shows no change for three hours, not on one that only takes longer', async () => {
    job('750A', 7);
    org.on('GET /jobs/query/750A', { json: { state: 'InProgress', numberRecordsProcessed: 3 } });
    await expect(read()).rejects.toMatchObject({ name: 'BulkJobFailed', values: ['750A', 'InProgress', 'no change in 181 minutes'] });
    let polls = 0;
    org.on('GET /jobs/query/750A', () => {
      polls += 1;
      return {
        json: { state: polls < 300 ? 'InProgress' : 'JobComplete', numberRecordsProcessed: polls < 300 ? Math.floor(polls / 100) : 1 }
      };
    });
    org.on('GET /results', csv(['a'], 'null'));
    expect(await read()).toMatchObject([{ rows: 1 }]);
  });
});
