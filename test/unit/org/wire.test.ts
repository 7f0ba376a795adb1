import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { ScriptedOrg } from './scriptedOrg.ts';

let org: ScriptedOrg;
let client: OrgClient;
const pauses: number[] = [];
const usage = { json: { DailyApiRequests: { Max: 100, Remaining: 60 } } };

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  pauses.length = 0;
  client = await org.connect({
    wire: {
      pause: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      }
    }
  });
});

afterEach(() => org.stop());

describe('a request', () => {
  it.each([
    ['429', { status: 429 }],
    ['503', { status: 503, text: '<html>maintenance</html>', headers: { 'content-type': 'text/html' } }],
    ['a page of HTML with status 200', { status: 200, text: '<html>hello</html>', headers: { 'content-type': 'text/html' } }],
    ['JSON cut in the middle', { text: '{"DailyApiReq', headers: { 'content-type': 'application/json' } }],
    ['a lock', { status: 400, json: [{ errorCode: 'UNABLE_TO_LOCK_ROW', message: 'locked' }] }],
    ['a connection that breaks', { text: '{"a":1}', headers: { 'content-type': 'application/json' }, cutAt: 3 }]
  ])('is tried again after %s', async (_, fault) => {
    org.on('GET /limits', fault, usage);
    expect((await client.usage()).callsADay).toBe(100);
    expect(pauses).toHaveLength(1);
  });

  it('waits as long as the org asks', async () => {
    org.on('GET /limits', { status: 503, headers: { 'retry-after': '7' } }, usage);
    await client.usage();
    expect(pauses).toEqual([7000]);
  });

  it('ends after five tries with the address and the last answer', async () => {
    org.on('GET /limits', { status: 503, text: 'down' });
    await expect(client.usage()).rejects.toMatchObject({ name: 'OrgUnreachable', values: [org.url, '503 HTTP_503 down'] });
    expect(org.count('GET /limits')).toBe(5);
  });

  it('follows no redirect, and takes one for an org that will be back', async () => {
    org.on('GET /limits', { status: 302, headers: { location: 'http://127.0.0.1:1/elsewhere' } });
    await expect(client.usage()).rejects.toMatchObject({ name: 'OrgUnreachable' });
    org.on('GET /limits', { status: 302, headers: { location: `${org.url}/maintenance.html` } }, usage);
    expect((await client.usage()).callsADay).toBe(100);
    expect(org.asked.filter(({ path }) => path.includes('maintenance'))).toEqual([]);
  });

  it('that could make two records is not sent twice', async () => {
    org.on('POST /composite/sobjects', { status: 503 });
    await expect(client.saveRows({ object: 'Task', operation: 'insert', rows: [{ Subject: 'x' }] })).rejects.toMatchObject({
      name: 'OrgUnreachable'
    });
    expect(org.count('POST /composite/sobjects')).toBe(1);
  });

  it('stops when the share of the day is used up, by us or by others', async () => {
    client.limitCalls({ day: 0.8, run: 1 });
    org.on('GET /limits', { ...usage, headers: { 'sforce-limit-info': 'api-usage=80/100' } });
    await client.usage();
    await expect(client.usage()).rejects.toMatchObject({
      name: 'ApiBudgetReached',
      values: ['80', '100', 'everybody in the last 24 hours', '80']
    });
    expect(org.count('GET /limits')).toBe(1);
  });

  it('stops when the share of the run is used up', async () => {
    client.limitCalls({ day: 1, run: 0.03 });
    org.on('GET /limits', { ...usage, headers: { 'sforce-limit-info': 'api-usage=10/100' } });
    await client.usage();
    await client.usage();
    await expect(client.usage()).rejects.toMatchObject({ name: 'ApiBudgetReached', values: ['3', '100', 'this run', '3'] });
  });

  it('refuses an answer of another shape by name', async () => {
    org.on('GET /limits', { json: { Something: 1 } });
    await expect(client.usage()).rejects.toMatchObject({ name: 'RequestRefused' });
  });

  it('reads the clock of the org', async () => {
    org.on('GET /services/data', { json: [], headers: { date: 'Tue, 03 Nov 2026 04:05:06 GMT' } });
    expect(await client.now()).toBe('2026-11-03T04:05:06.000Z');
  });
});

describe('a query', () => {
  const account = (name: string) => ({ attributes: { type: 'Account' }, Name: name, Owner: { attributes: { type: 'User' }, Alias: 'a' } });

  it('reads all pages and leaves out attributes', async () => {
    org.on('GET /query', {
      json: { totalSize: 2, done: false, records: [account('A')], nextRecordsUrl: '/services/data/v68.0/query/01g-1' }
    });
    org.on('GET /query/01g-1', { json: { totalSize: 2, done: true, records: [account('B')] } });
    expect(await client.query('SELECT Name FROM Account')).toEqual([
      { Name: 'A', Owner: { Alias: 'a' } },
      { Name: 'B', Owner: { Alias: 'a' } }
    ]);
  });

  it('is an error when rows are missing or a page comes again', async () => {
    org.on('GET /query', { json: { totalSize: 3, done: true, records: [account('A')] } });
    await expect(client.query('SELECT Name FROM Account')).rejects.toMatchObject({ name: 'RequestRefused' });
    org.on('GET /query', {
      json: { totalSize: 3, done: false, records: [account('A')], nextRecordsUrl: '/services/data/v68.0/query/01g-1' }
    });
    org.on('GET /query/01g-1', {
      json: { totalSize: 3, done: false, records: [account('B')], nextRecordsUrl: '/services/data/v68.0/query/01g-1' }
    });
    await expect(client.query('SELECT Name FROM Account')).rejects.toMatchObject({ name: 'RequestRefused' });
  });

  it('names object and field that the org does not know', async () => {
    const message =
      "\nSELECT Foo__c FROM Account\n       ^\nERROR at Row:1:Column:8\nNo such column 'Foo__c' on entity 'Account'. If you are attempting to use a custom field";
    org.on('GET /query', { status: 400, json: [{ errorCode: 'INVALID_FIELD', message }] });
    const error = await client.query('SELECT Foo__c FROM Account').catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'FieldMissing' });
    expect((error as { values: string[] }).values.slice(0, 2)).toEqual(['Account', 'Foo__c']);
  });

  it('counts, and reads deleted rows only when asked', async () => {
    org.on('GET /queryAll', { json: { totalSize: 12, done: true, records: [] } });
    expect(await client.count('SELECT COUNT() FROM Event', { deleted: true })).toBe(12);
  });

  it('tells an object that is not there from a refusal', async () => {
    org.on('GET /sobjects/Nope__c/describe', {
      status: 404,
      json: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]
    });
    await expect(client.describe('Nope__c')).rejects.toMatchObject({ name: 'ObjectMissing' });
  });
});

describe('collections', () => {
  it('go in requests of 200 rows, lookups by key nested, receipts in the order of the rows', async () => {
    org.on('PATCH /composite/sobjects/Result__c/Key__c', (asked) => {
      const { records } = JSON.parse(asked.body) as { records: { Key__c: string }[] };
      return {
        json: records.map(({ Key__c }) =>
          Key__c === 'k3'
            ? { id: null, success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'locked', fields: ['Id'] }] }
            : { id: `a0${Key__c}`, success: true, created: true, errors: [] }
        )
      };
    });
    const rows = Array.from({ length: 401 }, (_, index) => ({ Key__c: `k${index}`, 'Version__r.Key__c': 'v1' }));
    const receipts = await client.saveRows({ object: 'Result__c', operation: 'upsert', externalId: 'Key__c', rows });
    expect(receipts).toHaveLength(401);
    expect(receipts[3]).toEqual({ ok: false, code: 'UNABLE_TO_LOCK_ROW', message: 'locked', fields: ['Id'] });
    expect(receipts[400]).toEqual({ ok: true, id: 'a0k400', created: true });
    expect(org.count('PATCH /composite/sobjects/Result__c/Key__c')).toBe(3);
    const sent = JSON.parse(org.asked.at(-1)!.body) as { allOrNone: boolean; records: unknown[] };
    expect(sent).toEqual({
      allOrNone: false,
      records: [{ attributes: { type: 'Result__c' }, Key__c: 'k400', Version__r: { Key__c: 'v1' } }]
    });
  });

  it('delete by ids', async () => {
    org.on('DELETE /composite/sobjects', { json: [{ id: '001A', success: true, errors: [] }] });
    const receipts = await client.saveRows({ object: 'Account', operation: 'delete', rows: [{ Id: '001A' }] });
    expect(receipts).toEqual([{ ok: true, id: '001A', created: false }]);
    expect(org.asked.at(-1)!.query.get('ids')).toBe('001A');
  });
});
