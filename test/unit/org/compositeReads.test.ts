import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { ScriptedOrg } from './scriptedOrg.ts';

let org: ScriptedOrg;
let client: OrgClient;
const pauses: number[] = [];

const composites = (): readonly (readonly string[])[] =>
  org.asked
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/composite'))
    .map(({ body }) => (JSON.parse(body) as { compositeRequest: { url: string }[] }).compositeRequest.map(({ url }) => url));

const describeOf = (name: string): { json: unknown } => ({ json: { name, label: name, fields: [] } });
const rows = { json: { totalSize: 1, done: true, records: [{ Id: '001A' }] } };

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  pauses.length = 0;
  client = await org.connect({ wire: { pause: (ms) => (pauses.push(ms), Promise.resolve()) } });
  org.asked.length = 0;
});

afterEach(() => org.stop());

describe('reads asked for in one turn', () => {
  it('share a call', async () => {
    org.on('GET /Account/describe', describeOf('Account'));
    org.on('GET /Case/updated', { json: { ids: [], latestDateCovered: '2026-11-22T10:00:00.000+0000' } });
    org.on('GET /Case/deleted', { json: { deletedRecords: [], latestDateCovered: '2026-11-22T10:00:00.000+0000' } });
    org.on('GET /query', rows);
    const [account, window, cases, count] = await Promise.all([
      client.describe('Account'),
      client.changedIds('Case', '2026-11-22T09:00:00Z', '2026-11-22T10:00:00Z'),
      client.query('SELECT Id FROM Case'),
      client.count('SELECT COUNT() FROM Case')
    ]);
    expect([account.name, window.coveredTo, cases, count]).toEqual(['Account', '2026-11-22T10:00:00.000Z', [{ Id: '001A' }], 1]);
    expect(composites().map((urls) => urls.length)).toEqual([5]);
    expect((await client.query('SELECT Id FROM Case')).length).toBe(1);
    expect(composites().length).toBe(1);
  });

  it('are at most 25 a call, 10 describes and 5 queries of them', async () => {
    org.on('GET /query', rows);
    org.on('GET /describe', ({ path }) => describeOf(path.split('/').at(-2) ?? ''));
    const names = Array.from({ length: 12 }, (_, index) => `O${index}__c`);
    await Promise.all([...names.map((name) => client.describe(name)), ...names.map((name) => client.query(`SELECT Id FROM ${name}`))]);
    expect(composites().map((urls) => urls.length)).toEqual([15, 7, 2]);
    const queries = composites().map((urls) => urls.filter((url) => url.includes('/query?')).length);
    expect(queries).toEqual([5, 5, 2]);
  });

  it('stay within 25 where no kind of them is bounded more tightly', async () => {
    const covered = { ids: [], deletedRecords: [], latestDateCovered: '2026-11-22T10:00:00.000+0000' };
    org.on('GET /updated', { json: covered });
    org.on('GET /deleted', { json: covered });
    const names = Array.from({ length: 13 }, (_, index) => `O${index}__c`);
    await Promise.all(names.map((name) => client.changedIds(name, '2026-11-22T09:00:00Z', '2026-11-22T10:00:00Z')));
    // 26 reads: a full call, and one alone as a plain GET.
    expect(composites().map((urls) => urls.length)).toEqual([25]);
  });

  it('fail each for itself, by the name that it would have alone', async () => {
    org.on('GET /Account/describe', describeOf('Account'));
    org.on('GET /Gone__c/describe', { status: 404, json: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }] });
    const [there, gone, refused] = await Promise.allSettled([
      client.describe('Account'),
      client.describe('Gone__c'),
      client.query('SELECT Id FROM Nothing')
    ]);
    expect(there.status).toBe('fulfilled');
    expect(gone).toMatchObject({ reason: { name: 'ObjectMissing', values: ['Gone__c', ''] } });
    expect(refused).toMatchObject({
      reason: { name: 'RequestRefused', values: ['NOT_FOUND', expect.any(String), expect.stringContaining('GET ')] }
    });
  });

  it('are asked again alone when the org had no time for one of them', async () => {
    org.on('GET /Account/describe', describeOf('Account'));
    org.on(
      'GET /Case/describe',
      { status: 400, json: [{ errorCode: 'UNABLE_TO_LOCK_ROW', message: 'locked' }] },
      { status: 503 },
      describeOf('Case')
    );
    const described = await Promise.all([client.describe('Account'), client.describe('Case')]);
    expect(described.map(({ name }) => name)).toEqual(['Account', 'Case']);
    expect([org.count('GET /Account/describe'), org.count('GET /Case/describe'), pauses.length]).toEqual([1, 3, 2]);
  });

  it('all fail when the call fails', async () => {
    org.on('POST /composite', { status: 503, text: 'down' });
    const ends = await Promise.allSettled([client.describe('Account'), client.describe('Case')]);
    expect(ends).toMatchObject([{ reason: { name: 'OrgUnreachable' } }, { reason: { name: 'OrgUnreachable' } }]);
  });

  it('are asked one by one where the org takes no such call, each with the answer that it has alone', async () => {
    org.on('GET /query', rows);
    org.on('GET /Account/describe', describeOf('Account'));
    for (const refusal of [
      { status: 403, json: [{ errorCode: 'FUNCTIONALITY_NOT_ENABLED', message: 'Composite is not enabled' }] },
      { status: 413, text: '<html>too large</html>' },
      { json: { something: 'else' } }
    ]) {
      org.on('POST /composite', refusal);
      client.startRun();
      const ends = await Promise.allSettled([client.describe('Account'), client.query('SELECT Id FROM Case'), client.describe('Gone__c')]);
      expect(ends).toMatchObject([{ value: { name: 'Account' } }, { value: [{ Id: '001A' }] }, { reason: { name: 'ObjectMissing' } }]);
    }
    expect(org.count('POST /composite')).toBe(3);
  });

  it('are not asked one by one where the org would refuse each of them', async () => {
    org.on('POST /composite', { status: 403, json: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }] });
    const ends = await Promise.allSettled([client.describe('Account'), client.describe('Case')]);
    expect(ends).toMatchObject([{ reason: { name: 'ApiBudgetReached' } }, { reason: { name: 'ApiBudgetReached' } }]);
    expect(org.asked.length).toBe(1);
  });

  it('are an error where one of them has no answer', async () => {
    org.on('POST /composite', {
      json: { compositeResponse: [{ body: describeOf('Account').json, httpStatusCode: 200, referenceId: 'r0' }] }
    });
    const [first, second] = await Promise.allSettled([client.describe('Account'), client.describe('Case')]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: { name: 'RequestRefused', values: ['SHORT_RESULT', expect.any(String), expect.any(String)] } });
  });

  it('share no call with a query whose address is too long for one', async () => {
    org.on('GET /query', rows);
    const long = `SELECT Id FROM Case WHERE Subject = '${'x'.repeat(12_100)}'`;
    await Promise.all([client.query('SELECT Id FROM Case'), client.query('SELECT Id FROM Contact'), client.query(long)]);
    expect(composites().map((urls) => urls.length)).toEqual([2]);
    expect(org.count('GET /query')).toBe(3);
  });
});
