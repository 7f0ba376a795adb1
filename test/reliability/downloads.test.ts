import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoggedRequest } from '../../src/localOrg/http/requestLog.ts';
import type { Downloaded, DownloadOptions, WantedRows } from '../../src/pull/downloaded.ts';
import { clearSpool, downloadRows, endDownload } from '../../src/pull/downloads.ts';
import { openStateStore } from '../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../src/store/stateStore.ts';
import { openCompany, type Company } from './openCompany.ts';
import { requestsDuring } from './requestsAsked.ts';
import { covers } from './rows.ts';

let company: Company;
let folder: string;
let state: StateStore;
/** The 47 cases of the company come on five pages. */
const pageRows = 10;
const pages = 5;

const wanted: WantedRows = {
  object: 'Case',
  columns: [
    { name: 'Id', type: 'text' },
    { name: 'Priority', type: 'text' }
  ],
  archived: false,
  coveredTo: '2026-11-23T11:00:00.000Z'
};
/** The same rows, asked for by the next run. */
const later: WantedRows = { ...wanted, coveredTo: '2026-11-23T12:00:00.000Z' };

beforeAll(async () => {
  company = await openCompany();
});

afterAll(() => company.remove());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-downloads-'));
  state = await openStateStore({ folder, orgId: company.org.orgId });
});

afterEach(async () => {
  await company.noFaults();
  await state.close();
  await rm(folder, { recursive: true, force: true });
});

const spoolFolder = (): string => join(folder, 'spool');

async function download(rows: WantedRows, onStep?: DownloadOptions['onStep']): Promise<Downloaded> {
  const client = await company.client();
  return downloadRows(rows, { client, state, spoolFolder: spoolFolder(), pageRows, ...(onStep === undefined ? {} : { onStep }) });
}

/** A run that ends behind its n-th page, as one whose budget is used up does. */
async function stoppedBehind(page: number): Promise<void> {
  let staged = 0;
  const stop = download(wanted, (step) => {
    if (step === 'page_staged') staged += 1;
    if (staged === page) throw new Error('stopped here');
  });
  await expect(stop).rejects.toThrow('stopped here');
}

async function casesOn({ pages: files }: Downloaded): Promise<readonly string[]> {
  const texts = await Promise.all(files.map(({ path }) => readFile(path, 'utf8')));
  return texts.flatMap((text) => text.trimEnd().split('\n').slice(1)).sort();
}

async function everyCase(): Promise<readonly string[]> {
  return (await company.org.query('SELECT Id, Priority FROM Case')).map(({ Id, Priority }) => `"${Id}","${Priority}"`).sort();
}

const pagesOf = (requests: readonly LoggedRequest[]): number => requests.filter(({ path }) => path.includes('/results')).length;

describe('a download that was stopped', () => {
  it('reads only the pages that are missing, by the same job, and is as new as the run that began it', async () => {
    covers([14]);
    await stoppedBehind(3);
    const { result, requests } = await requestsDuring(company, () => download(later));
    expect(pagesOf(requests)).toBe(pages - 3);
    expect(requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/jobs/query'))).toEqual([]);
    expect(result).toMatchObject({ way: 'bulk', coveredTo: wanted.coveredTo });
    expect(await casesOn(result)).toEqual(await everyCase());
  });

  it.each([
    ['was deleted', async (id: string) => company.org.call('DELETE', `/jobs/query/${id}`)],
    ['has dropped its results', async () => company.fault('job_expired')]
  ])('begins anew when its job %s meanwhile, and is as new as that', async (_, happens) => {
    covers([16]);
    await stoppedBehind(2);
    await happens((await state.downloads())[0]?.jobId ?? '');
    const result = await download(later);
    expect(result).toMatchObject({ way: 'bulk', coveredTo: later.coveredTo });
    expect(await casesOn(result)).toEqual(await everyCase());
    expect(await readdir(join(spoolFolder(), 'Case'))).toHaveLength(pages);
  });

  it('begins anew when somebody aborted its job before it was complete', async () => {
    covers([16]);
    await company.fault('job_slow', { polls: 1000 });
    const stop = download(wanted, (step) => {
      if (step === 'mid_poll') throw new Error('stopped here');
    });
    await expect(stop).rejects.toThrow('stopped here');
    const id = (await state.downloads())[0]?.jobId ?? '';
    expect((await company.org.call('PATCH', `/jobs/query/${id}`, { state: 'Aborted' })).status).toBe(200);
    await company.noFaults();
    const result = await download(later);
    expect(result).toMatchObject({ way: 'bulk', coveredTo: later.coveredTo });
    expect(await casesOn(result)).toEqual(await everyCase());
  });

  it.each([
    ['other columns are asked for', { ...later, columns: [...later.columns, { name: 'Status', type: 'text' }] }],
    ['other rows are asked for', { ...later, where: 'IsClosed = false' }],
    ['it is older than six days', { ...wanted, coveredTo: '2026-11-29T11:00:01.000Z' }]
  ] satisfies readonly (readonly [string, WantedRows])[])('begins anew and removes its old pages when %s', async (_, other) => {
    await stoppedBehind(3);
    const [known] = await state.downloads();
    const result = await download(other);
    expect(result.coveredTo).toBe(other.coveredTo);
    expect((await state.downloads()).map(({ jobId }) => jobId)).not.toContain(known!.jobId);
    expect((await readdir(join(spoolFolder(), 'Case'))).filter((name) => name.startsWith(known!.jobId!))).toEqual([]);
  });

  it('leaves nothing on disk or in the state once its rows are durable', async () => {
    await download(wanted);
    await endDownload('Case', { state, spoolFolder: spoolFolder() });
    expect(await state.downloads()).toEqual([]);
    expect(await readdir(spoolFolder())).toEqual([]);
  });

  it('keeps its pages when the next run clears the spool, and nothing else stays there', async () => {
    await stoppedBehind(2);
    const other = { ...wanted, object: 'Contact', columns: [{ name: 'Id', type: 'text' } as const] };
    await download(other);
    await state.forgetDownload('Contact');
    await clearSpool(spoolFolder(), await state.downloads());
    expect(await readdir(join(spoolFolder(), 'Case'))).toHaveLength(2);
    expect(await readdir(join(spoolFolder(), 'Contact'))).toEqual([]);
  });
});

describe('a download whose job does no good', () => {
  it.each([
    ['hangs', 'job_stuck', {}],
    ['fails half-way', 'job_fails_at', { row: 20 }]
  ])('is begun a second time when the job %s, and read by REST after that', async (_, fault, parameters) => {
    covers([16]);
    await company.fault(fault, { ...parameters, times: 1 });
    expect(await download(wanted)).toMatchObject({ way: 'bulk' });
    await endDownload('Case', { state, spoolFolder: spoolFolder() });
    await company.noFaults();
    await company.fault(fault, { ...parameters, times: 2 });
    const result = await download(wanted);
    expect(result).toMatchObject({ way: 'rest', coveredTo: wanted.coveredTo });
    expect(await casesOn(result)).toEqual(await everyCase());
  });

  it('goes on by REST behind the last page that is on disk', async () => {
    covers([16, 52]);
    await company.fault('job_fails_at', { row: 0, times: 2 });
    await stoppedBehind(3);
    const { result, requests } = await requestsDuring(company, () => download(later));
    expect(requests.filter(({ object, rows = 0 }) => object === 'Case' && rows > 0)).toHaveLength(pages - 3);
    expect(result).toMatchObject({ way: 'rest', coveredTo: wanted.coveredTo });
    expect(await casesOn(result)).toEqual(await everyCase());
  });

  it('makes no row twice when the reply to the creation of the job is lost; the job that nobody knows harms nobody', async () => {
    covers([17]);
    await company.fault('create_reply_lost');
    const { result, requests } = await requestsDuring(company, () => download(wanted));
    expect(requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/jobs/query'))).toHaveLength(2);
    expect(await casesOn(result)).toEqual(await everyCase());
  });
});

describe('a page of a download', () => {
  it.each([
    ['breaks off', 'page_cut', { bytes: 60 }],
    ['cannot be decompressed', 'bad_gzip', {}],
    ['has fewer rows than it says', 'wrong_count', {}],
    ['does not say whether another one follows', 'locator_missing', {}],
    ['names itself as the next one', 'locator_repeated', {}],
    ['is refused by its locator', 'locator_stale', {}]
  ])('that %s costs no row and brings none twice', async (_, fault, parameters) => {
    covers([14, 15]);
    await company.fault(fault, { ...parameters, at: 2 });
    const result = await download(wanted);
    expect(await casesOn(result)).toEqual(await everyCase());
  });
});
