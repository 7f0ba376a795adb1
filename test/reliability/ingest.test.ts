import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectOrg } from '../../src/org/connect.ts';
import type { OrgClient, Receipt, RowToSave } from '../../src/org/orgClient.ts';
import { openTestOrg, type Json, type TestOrg } from '../localOrg/testOrg.ts';
import { newestRequest, requestsSince } from './requestsAsked.ts';
import { breathe } from './breathe.ts';
import { covers } from './rows.ts';

const count = 300;

describe('rows written by Bulk', () => {
  let org: TestOrg;
  let client: OrgClient;
  let ids: readonly string[] = [];
  let phone = 0;

  beforeAll(async () => {
    org = await openTestOrg();
    const signIn = { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } as const;
    client = await connectOrg({ signIn, wire: { pause: breathe } });
    const rows = Array.from({ length: count }, (_, at) => ({ Name: `Account ${String(at).padStart(3, '0')}` }));
    const made = await client.ingestRows({ object: 'Account', operation: 'insert', rows });
    ids = made.map((receipt) => (receipt.ok ? receipt.id : receipt.message));
  });
  afterEach(async () => {
    await org.call('DELETE', '/services/headroom-local/faults');
  });
  afterAll(() => org.remove());

  const set = async (fault: string, parameters: object = {}): Promise<void> => {
    expect((await org.call('POST', '/services/headroom-local/faults', { fault, ...parameters })).status).toBe(201);
  };
  /** Gives every account a phone number that it did not have. */
  const update = (): Promise<readonly Receipt[]> => {
    phone += 1000;
    return client.ingestRows({ object: 'Account', operation: 'update', rows: ids.map((Id, at) => ({ Id, Phone: String(phone + at) })) });
  };
  const stored = async (field: string): Promise<readonly Json[]> =>
    (await org.query(`SELECT Name, ${field} FROM Account WHERE Name LIKE 'Account %' ORDER BY Name`)).map((row) => row[field] as Json);
  const wanted = (): readonly string[] => ids.map((_, at) => String(phone + at));
  const jobsStarted = async (since: number): Promise<number> => {
    const requests = await requestsSince({ org }, since);
    return requests.filter(({ method, path, status }) => method === 'PATCH' && path.includes('/jobs/ingest/') && status === 200).length;
  };

  it.each([
    ['the reply to its creation is lost', 'create_reply_lost', {}],
    ['the reply to the upload is lost', 'ingest_reply_lost', { method: 'PUT' }],
    ['the reply to its start is lost', 'ingest_reply_lost', { method: 'PATCH' }],
    ['the connection breaks before the upload', 'reset_before', { method: 'PUT' }],
    ['the connection breaks behind its results', 'reset_after', { path: 'successfulResults' }],
    ['a look at it is answered by 502', 'server_error', { path: '/jobs/ingest/\\w+$', method: 'GET', status: 502 }]
  ])('are written by one job, and told of right, where %s', async (_, fault, parameters) => {
    covers([17]);
    const since = await newestRequest({ org });
    await set(fault, parameters);
    const receipts = await update();
    expect(receipts.map((receipt) => receipt.ok && receipt.id)).toEqual(ids);
    expect(await stored('Phone')).toEqual(wanted());
    expect(await jobsStarted(since)).toBe(1);
    expect((await org.call('GET', '/services/headroom-local/faults')).body.faults).toMatchObject([{ fired: 1 }]);
  });

  it('that the org did not get to are told apart from those that it wrote and those that it refused', async () => {
    covers([37]);
    const before = await stored('Phone');
    await set('ingest_fails_with_unprocessed', { rows: 100 });
    const receipts = await update();
    expect(receipts.slice(0, 100).every(({ ok }) => ok)).toBe(true);
    expect(new Set(receipts.slice(100).map((receipt) => (receipt.ok ? 'ok' : receipt.code)))).toEqual(new Set(['UNPROCESSED']));
    expect(await stored('Phone')).toEqual([...wanted().slice(0, 100), ...before.slice(100)]);
  });

  it('have their receipts in the order in which they were given, whatever order the org writes in', async () => {
    covers([38]);
    await set('ingest_random_order');
    const rows: readonly RowToSave[] = ids.map((Id, at) => ({ Id, Phone: at % 3 === 0 ? 'x'.repeat(60) : `mixed ${at}` }));
    const receipts = await client.ingestRows({ object: 'Account', operation: 'update', rows });
    expect(receipts.map(({ ok }) => ok)).toEqual(ids.map((_, at) => at % 3 !== 0));
    expect(receipts.flatMap((receipt) => (receipt.ok ? [receipt.id] : []))).toEqual(ids.filter((_, at) => at % 3 !== 0));
    expect(new Set(receipts.flatMap((receipt) => (receipt.ok ? [] : [receipt.code])))).toEqual(new Set(['STRING_TOO_LONG']));
  });

  it('of a job that somebody aborts end with an error that names it', async () => {
    covers([16, 37]);
    await set('job_slow', { polls: 9 });
    await set('job_aborted');
    await expect(update()).rejects.toMatchObject({
      name: 'BulkJobFailed',
      values: [expect.stringMatching(/^750/), 'Aborted', expect.any(String)]
    });
  });

  it('leave alone what they do not mention, empty what is null, and keep the texts #N/A, NULL and nan', async () => {
    covers([19, 20]);
    const rows: readonly RowToSave[] = [
      { Id: ids[0]!, Site: 'set', Fax: '1' },
      { Id: ids[1]!, Site: '#N/A', Fax: null },
      { Id: ids[2]!, Site: 'NULL' },
      { Id: ids[3]!, Site: 'nan', Fax: '' }
    ];
    await client.ingestRows({
      object: 'Account',
      operation: 'update',
      rows: rows.map(({ Id }) => ({ Id: Id as string, Site: 'old', Fax: '0' }))
    });
    expect((await client.ingestRows({ object: 'Account', operation: 'update', rows })).every(({ ok }) => ok)).toBe(true);
    expect((await stored('Site')).slice(0, 4)).toEqual(['set', '#N/A', 'NULL', 'nan']);
    expect((await stored('Fax')).slice(0, 4)).toEqual(['1', null, '0', null]);
  });
});
