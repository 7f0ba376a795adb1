import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, openTestOrg, type TestOrg } from './testOrg.ts';

const startedAt = '2026-03-02T10:00:00.000Z';
let org: TestOrg;
/** Milliseconds in each state: so long that a busy machine sees it. */
const jobStepMs = 900;
let slow: TestOrg;
beforeAll(async () => {
  org = await openTestOrg({ now: startedAt, limits: { bulkPageRows: 2 } });
  slow = await openTestOrg({ limits: { jobStepMs } });
});
afterAll(() => Promise.all([org.remove(), slow.remove()]));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const infoOf = async (kind: string, id: string, at = org): Promise<Json> => (await at.call('GET', `/jobs/${kind}/${id}`)).body;
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

async function queryJob(query: string, more: Json = {}, at = org): Promise<Json> {
  return (await at.call('POST', '/jobs/query', { operation: 'query', query, ...more })).body;
}

describe('a query job', () => {
  it('is UploadComplete, InProgress and JobComplete, and read when it is complete only', async () => {
    const { id, state } = await queryJob('SELECT Name FROM Account', {}, slow);
    expect(state).toBe('UploadComplete');
    expect((await slow.call('GET', `/jobs/query/${id}/results`)).status).toBe(412);
    expect(await statesOf('query', id, slow)).toEqual(['UploadComplete', 'InProgress', 'JobComplete']);
    expect((await slow.call('GET', `/services/data/v65.0/jobs/query/${id}/results`)).status).toBe(409);
    expect(await abort('query', id, slow)).toMatchObject({
      status: 400,
      body: [{ message: 'Aborting already Completed Job not allowed' }]
    });
    expect((await slow.call('DELETE', `/jobs/query/${id}`)).status).toBe(204);
  });

  it('is aborted while it waits', async () => {
    const { id } = await queryJob('SELECT Name FROM Account', {}, slow);
    expect(await abort('query', id, slow)).toMatchObject({ status: 200, body: { state: 'Aborted' } });
    await pause(2.5 * jobStepMs);
    expect((await infoOf('query', id, slow)).state).toBe('Aborted');
  });

  it('names up to five pages to be read in parallel', async () => {
    for (let at = 0; at < 11; at++) await org.create('Campaign', { Name: `Page ${String(at).padStart(2, '0')}` });
    const { id } = await queryJob("SELECT Name FROM Campaign WHERE Name LIKE 'Page %' ORDER BY Name");
    await statesOf('query', id);
    const first = (await org.call('GET', `/jobs/query/${id}/resultPages`)).body;
    expect([first.resultPages.length, first.done]).toEqual([5, false]);
    const second = (await org.call('GET', first.nextRecordsUrl)).body;
    expect(second).toMatchObject({ resultPages: [{}], done: true, nextRecordsUrl: null });
    const texts = await Promise.all(
      [...first.resultPages, ...second.resultPages].map(async ({ resultUrl }) => (await org.call('GET', resultUrl)).text)
    );
    const names = texts.flatMap((text) => text.trimEnd().split('\n').slice(1));
    expect(names).toEqual(Array.from({ length: 11 }, (_, at) => `"Page ${String(at).padStart(2, '0')}"`));
    expect((await org.call('GET', `/services/data/v57.0/jobs/query/${id}/resultPages`)).status).toBe(404);
  });

  it('sees deleted records with queryAll only', async () => {
    const account = await org.create('Account', { Name: 'Binned' });
    await org.call('DELETE', `/sobjects/Account/${account}`);
    const rowsOf = async (operation: string): Promise<number> => {
      const { id } = await queryJob("SELECT Id FROM Account WHERE Name = 'Binned'", { operation });
      await statesOf('query', id);
      return (await infoOf('query', id)).numberRecordsProcessed;
    };
    expect([await rowsOf('query'), await rowsOf('queryAll')]).toEqual([0, 1]);
  });

  it('is gone after seven days, with its results', async () => {
    const { id } = await queryJob('SELECT Name FROM Account');
    await statesOf('query', id);
    await org.setClock('2026-03-09T09:00:00.000Z');
    expect((await org.call('GET', `/jobs/query/${id}/results`)).status).toBe(200);
    await org.setClock('2026-03-09T11:00:00.000Z');
    expect((await org.call('GET', `/jobs/query/${id}/results`)).status).toBe(404);
    expect((await org.call('GET', '/jobs/query')).body.records).toEqual([]);
    await org.setClock(startedAt);
  });
});
