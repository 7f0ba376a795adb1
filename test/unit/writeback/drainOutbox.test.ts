import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { openStateStore } from '../../../src/store/sqliteStateStore.ts';
import type { OutboxItem, StateStore } from '../../../src/store/stateStore.ts';
import { drainOutbox } from '../../../src/writeback/drainOutbox.ts';
import type { DrainProgress } from '../../../src/writeback/drainOutbox.ts';
import { valueHash } from '../../../src/writeback/valueHash.ts';
import { ScriptedOrg, orgId } from '../org/scriptedOrg.ts';

const object = 'Headroom_Scorecard_Result__c';
let org: ScriptedOrg;
let client: OrgClient;
let folder: string;
let outbox: StateStore;
let pauses: number[];
/** Rows that the org has, by key: what counts in the end. */
let stored: Map<string, Readonly<Record<string, unknown>>>;

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  client = await org.connect();
  folder = await mkdtemp(join(tmpdir(), 'headroom-drain-'));
  outbox = await openStateStore({ folder, orgId });
  pauses = [];
  stored = new Map();
});

afterEach(async () => {
  await outbox.close();
  await org.stop();
  await rm(folder, { recursive: true, force: true });
});

function items(count: number, at = 0): readonly OutboxItem[] {
  return Array.from({ length: count }, (_, index) => {
    const key = `k${String(at + index).padStart(6, '0')}`;
    return { object, operation: 'upsert', externalId: 'Key__c', key, accountId: key, row: { Key__c: key, Score__c: index } };
  });
}

type Refusal = { readonly statusCode: string; readonly message: string };

/** Collections by key: refuses a row for as long as the test has refusals left for it. */
function answerCollections(refusals: Readonly<Record<string, Refusal[]>> = {}): void {
  org.on(`PATCH /composite/sobjects/${object}/Key__c`, ({ body }) => {
    const { records } = JSON.parse(body) as { records: { Key__c: string }[] };
    return {
      json: records.map((record) => {
        const refusal = refusals[record.Key__c]?.shift();
        if (refusal !== undefined) return { success: false, errors: [{ ...refusal, fields: [] }] };
        const created = !stored.has(record.Key__c);
        stored.set(record.Key__c, record);
        return { id: `a0${record.Key__c}`, success: true, created, errors: [] };
      })
    };
  });
}

const drain = (total: number, onProgress?: (progress: DrainProgress) => void) =>
  drainOutbox({
    client,
    outbox,
    total,
    pause: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
    ...(onProgress === undefined ? {} : { onProgress })
  });

describe('drainOutbox', () => {
  it('sends everything that waits, by account, and marks it done', async () => {
    answerCollections();
    await outbox.replaceOutbox('run1', [...items(201)].reverse());
    const seen: DrainProgress[] = [];
    const report = await drain(201, (progress) => seen.push(progress));
    expect(report).toEqual({
      written: { [object]: { created: 201, updated: 0, deleted: 0, gone: 0 } },
      recordsWritten: 201,
      recordsFailed: 0,
      createdIds: new Map(),
      parked: []
    });
    expect(await outbox.waiting(10)).toEqual([]);
    expect([...stored.keys()].slice(0, 2)).toEqual(['k000000', 'k000001']);
    expect(seen.at(-1)).toEqual({ written: 201, parked: 0, of: 201 });
  });

  it('leaves the org as draining once does when the answer is lost and all is sent again', async () => {
    answerCollections();
    await outbox.replaceOutbox('run1', items(3));
    const sent = await outbox.waiting(10);
    await client.saveRows({ object, operation: 'upsert', externalId: 'Key__c', rows: sent.map((entry) => entry.row) });
    await outbox.markSent(sent.map((entry) => entry.id));
    const before = JSON.stringify([...stored]);
    const report = await drain(3);
    expect(JSON.stringify([...stored])).toBe(before);
    expect(report.written[object]).toMatchObject({ created: 0, updated: 3 });
    await drain(0);
    expect(org.count(`PATCH /composite/sobjects/${object}/Key__c`)).toBe(2);
  });

  it('tries locked rows again with growing pauses, and only those', async () => {
    const lock = { statusCode: 'UNABLE_TO_LOCK_ROW', message: 'locked' };
    answerCollections({ k000001: [lock, lock] });
    await outbox.replaceOutbox('run1', items(3));
    const report = await drain(3);
    expect([report.recordsWritten, report.recordsFailed]).toEqual([3, 0]);
    expect(pauses).toEqual([1000, 2000]);
    const sizes = org.asked
      .filter((asked) => asked.method === 'PATCH')
      .map((asked) => (JSON.parse(asked.body) as { records: unknown[] }).records.length);
    expect(sizes).toEqual([3, 1, 1]);
  });

  it('parks a row that stays locked and one that a rule refuses, with the reason of the org', async () => {
    const lock = { statusCode: 'UNABLE_TO_LOCK_ROW', message: 'locked' };
    const rule = { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Score must be blue' };
    answerCollections({ k000000: [rule], k000001: [lock, lock, lock, lock, lock], k000002: [rule] });
    await outbox.replaceOutbox('run1', items(4));
    const report = await drain(4);
    expect([report.recordsWritten, report.recordsFailed]).toEqual([1, 3]);
    expect(report.parked).toEqual([
      { object, code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Score must be blue', count: 2 },
      { object, code: 'UNABLE_TO_LOCK_ROW', message: 'locked', count: 1 }
    ]);
    expect((await outbox.parked()).map((entry) => [entry.key, entry.errorCode, entry.attempts])).toEqual([
      ['k000000', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 1],
      ['k000001', 'UNABLE_TO_LOCK_ROW', 5],
      ['k000002', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 1]
    ]);
  });

  it('keeps what is open when the org goes away, and finishes it the next time', async () => {
    org.on(`PATCH /composite/sobjects/${object}/Key__c`, { status: 503 });
    await outbox.replaceOutbox('run1', items(3));
    await expect(drain(3)).rejects.toMatchObject({ name: 'OrgUnreachable' });
    expect(await outbox.waiting(10)).toHaveLength(3);
    answerCollections();
    expect((await drain(3)).recordsWritten).toBe(3);
  });

  it('leaves the org as one quiet drain does, whatever breaks on the way', async () => {
    const faults = fc.array(fc.constantFrom('ok', 'lost', 'down', 'lock'), { maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 1, max: 450 }), async (schedule, count) => {
        stored = new Map();
        const left = [...schedule];
        org.on(`PATCH /composite/sobjects/${object}/Key__c`, ({ body }) => {
          const fault = left.shift() ?? 'ok';
          const { records } = JSON.parse(body) as { records: { Key__c: string }[] };
          if (fault === 'down') return { status: 503 };
          const results = records.map((record, index) => {
            if (fault === 'lock' && index % 3 === 0)
              return { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'locked' }] };
            stored.set(record.Key__c, record);
            return { id: `a0${record.Key__c}`, success: true, created: true, errors: [] };
          });
          return fault === 'lost'
            ? { text: JSON.stringify(results), headers: { 'content-type': 'application/json' }, cutAt: 1 }
            : { json: results };
        });
        const wanted = items(count);
        await outbox.replaceOutbox('run', wanted);
        for (let round = 0; (await outbox.waiting(1)).length > 0 && round < 20; round += 1) await drain(count).catch(() => undefined);
        const parked = new Set((await outbox.parked()).map((entry) => entry.key));
        expect(await outbox.waiting(1)).toEqual([]);
        const expected = wanted.filter((item) => !parked.has(item.key)).map((item) => item.row);
        for (const row of expected) expect(stored.get(String(row['Key__c']))).toMatchObject(row);
        await outbox.replaceOutbox('next', []);
      }),
      { numRuns: 40 }
    );
  });

  it('takes a record that is gone already for deleted', async () => {
    org.on('DELETE /composite/sobjects', {
      json: [
        { id: 'a01', success: true, errors: [] },
        { id: 'a02', success: false, errors: [{ statusCode: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [] }] }
      ]
    });
    const gone = ['a01', 'a02'].map((Id): OutboxItem => ({ object, operation: 'delete', key: Id, accountId: '001', row: { Id } }));
    await outbox.replaceOutbox('run1', gone);
    expect(await drain(2)).toMatchObject({ written: { [object]: { deleted: 1, gone: 1 } }, recordsFailed: 0 });
  });

  it('drops a write to a record that was deleted meanwhile, and forgets it in the ledger', async () => {
    answerCollections();
    await outbox.replaceOutbox('run1', items(1));
    await drain(1);
    expect(await outbox.ledger(object)).toHaveLength(1);
    answerCollections({ k000000: [{ statusCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' }] });
    await outbox.replaceOutbox('run2', items(1));
    expect(await drain(1)).toMatchObject({ written: { [object]: { gone: 1, updated: 0 } }, recordsFailed: 0 });
    expect(await outbox.waiting(10)).toEqual([]);
    expect(await outbox.parked()).toEqual([]);
    expect(await outbox.ledger(object)).toEqual([]);
  });

  it('asks for the account where a refusal may mean a deleted one, and parks the row where it is not in the bin', async () => {
    const unclear = { statusCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message: 'insufficient access rights' };
    answerCollections({ k000000: [unclear], k000001: [unclear] });
    const asked: string[] = [];
    org.on('GET /queryAll', ({ query }) => {
      asked.push(query.get('q') ?? '');
      return { json: { totalSize: 1, done: true, records: [{ Id: 'k000000' }] } };
    });
    await outbox.replaceOutbox('run1', items(3));
    const report = await drain(3);
    expect(asked).toEqual(["SELECT Id FROM Account WHERE IsDeleted = true AND Id IN ('k000000', 'k000001')"]);
    expect(report).toMatchObject({ written: { [object]: { created: 1, gone: 1 } }, recordsFailed: 1 });
    expect((await outbox.parked()).map(({ key }) => key)).toEqual(['k000001']);
  });

  it('keeps in the ledger what it wrote, without the key and lookups by key, and forgets what it deleted', async () => {
    answerCollections();
    const [item] = items(1);
    const row = { Key__c: 'k000000', Score__c: 71.5, Text__c: '', 'Settings_Version__r.Key__c': 'v:1' };
    await outbox.replaceOutbox('run1', [{ ...item!, row }]);
    await drain(1);
    const hashes = { Score__c: valueHash('71.50'), Text__c: valueHash(null) };
    expect(await outbox.ledger(object)).toEqual([{ object, key: 'k000000', recordId: 'a0k000000', runId: 'run1', restored: 0, hashes }]);
    org.on('DELETE /composite/sobjects', { json: [{ id: 'a0k000000', success: true, errors: [] }] });
    await outbox.replaceOutbox('run2', [{ object, operation: 'delete', key: 'a0k000000', accountId: '001', row: { Id: 'a0k000000' } }]);
    await drain(1);
    expect(await outbox.ledger(object)).toEqual([]);
  });

  it('keeps what a call took although the next one breaks', async () => {
    answerCollections();
    await outbox.replaceOutbox('run1', items(1500));
    org.on('POST /composite', ({ body }) =>
      body.includes('k001000')
        ? { status: 403, json: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }] }
        : undefined
    );
    await expect(drain(1500)).rejects.toMatchObject({ name: 'ApiBudgetReached' });
    expect(await outbox.ledger(object)).toHaveLength(1000);
    expect(await outbox.waiting(2000)).toHaveLength(500);
  });

  it('keeps what one part of a call took although the org refuses another part', async () => {
    answerCollections();
    const refused = 'Headroom_Account_Summary__c';
    org.on(`PATCH /composite/sobjects/${refused}/Key__c`, {
      status: 400,
      json: [{ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', message: 'no such key' }]
    });
    await outbox.replaceOutbox('run1', [
      ...items(1),
      { object: refused, operation: 'upsert', externalId: 'Key__c', key: '001', accountId: '001', row: { Key__c: '001' } }
    ]);
    await expect(drain(2)).rejects.toMatchObject({ name: 'RequestRefused' });
    expect(await outbox.ledger(object)).toMatchObject([{ key: 'k000000' }]);
    expect(await outbox.waiting(10)).toMatchObject([{ object: refused, state: 'sent' }]);
  });

  it('shares a call among all small groups of a run', async () => {
    answerCollections();
    const summary = 'Headroom_Account_Summary__c';
    org.on(`PATCH /composite/sobjects/${summary}/Key__c`, { json: [{ id: 'a0S', success: true, created: true, errors: [] }] });
    org.on('PATCH /composite/sobjects', { json: [{ id: '001', success: true, errors: [] }] });
    org.on('DELETE /composite/sobjects', { json: [{ id: 'a09', success: true, errors: [] }] });
    await outbox.replaceOutbox('run1', [
      ...items(1),
      { object: summary, operation: 'upsert', externalId: 'Key__c', key: '001', accountId: '001', row: { Key__c: '001' } },
      { object: 'Account', operation: 'update', key: '001', accountId: '001', row: { Id: '001', Headroom_Score__c: 1 } },
      { object, operation: 'delete', key: 'a09', accountId: '001', row: { Id: 'a09' } }
    ]);
    const before = org.count('POST /composite');
    expect(await drain(4)).toMatchObject({ recordsWritten: 4 });
    expect(org.count('POST /composite') - before).toBe(1);
  });

  it('tells the steps that a process may die behind', async () => {
    answerCollections({ k000001: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no' }] });
    await outbox.replaceOutbox('run1', items(2));
    const steps: string[] = [];
    await drainOutbox({
      client,
      outbox,
      total: 2,
      today: '2026-11-22',
      causesOf: async (entries) => entries.map(() => 'c'),
      onStep: (step) => steps.push(step)
    });
    expect(steps).toEqual(['write_sent', 'reply_read', 'ledger_saved', 'parked_rows_saved']);
    expect(await outbox.parked()).toMatchObject([{ key: 'k000001', parkedOn: '2026-11-22', cause: 'c', refusals: 1 }]);
  });

  it('keeps every answer of a call before it ends for somebody who asked to stop', async () => {
    answerCollections({ k000001: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no' }] });
    await outbox.replaceOutbox('run1', items(600));
    const onStep = (step: string): void => {
      if (step === 'ledger_saved') throw new RangeError('stopped');
    };
    await expect(drainOutbox({ client, outbox, total: 600, onStep })).rejects.toThrow('stopped');
    expect(await outbox.ledger(object)).toHaveLength(599);
    expect(await outbox.parked()).toMatchObject([{ key: 'k000001' }]);
    expect(await outbox.waiting(600)).toEqual([]);
  });

  it('sends what a duplicate rule warns of again by collections, with the header that Bulk does not know', async () => {
    const all = items(2001);
    const [twin, ...others] = all.map(({ key }) => key);
    org.on('POST /jobs/ingest', { json: { id: '750B' } });
    org.on('PUT /jobs/ingest/750B/batches', { status: 201 });
    org.on('PATCH /jobs/ingest/750B', { json: { id: '750B' } });
    org.on('GET /jobs/ingest/750B', { json: { state: 'JobComplete', numberRecordsProcessed: 2001, numberRecordsFailed: 1 } });
    org.on('GET /successfulResults', {
      text: `"sf__Id","sf__Created","Key__c"\n${others.map((key) => `"a0","true","${key}"\n`).join('')}`
    });
    org.on('GET /failedResults', { text: `"sf__Id","sf__Error","Key__c"\n"","DUPLICATES_DETECTED:a twin:--","${twin}"\n` });
    const headers: unknown[] = [];
    org.on(`PATCH /composite/sobjects/${object}/Key__c`, (asked) => {
      headers.push(asked.headers['sforce-duplicate-rule-header']);
      return { json: [{ id: 'a01', success: true, created: true, errors: [] }] };
    });
    await outbox.replaceOutbox('run1', all);
    const report = await drainOutbox({ client, outbox, total: 2001, savesDuplicates: true, pause: () => Promise.resolve() });
    expect(report).toMatchObject({ recordsWritten: 2001, recordsFailed: 0 });
    expect(headers).toEqual(['allowSave=true']);
    await outbox.replaceOutbox('run2', all);
    expect(await drainOutbox({ client, outbox, total: 2001, pause: () => Promise.resolve() })).toMatchObject({ recordsFailed: 1 });
  });

  it('writes settings versions before the results that look up to them, and results before summaries', async () => {
    answerCollections();
    const others = ['Headroom_Account_Summary__c', 'Headroom_Settings_Version__c'].map((other): OutboxItem => {
      org.on(`PATCH /composite/sobjects/${other}/Key__c`, { json: [{ id: 'a0V', success: true, created: true, errors: [] }] });
      return { object: other, operation: 'upsert', externalId: 'Key__c', key: other, accountId: '', row: { Key__c: other } };
    });
    await outbox.replaceOutbox('run1', [...others, ...items(1)]);
    await drain(3);
    expect(org.asked.filter((asked) => asked.method === 'PATCH').map((asked) => asked.path.split('/').at(-2))).toEqual([
      'Headroom_Settings_Version__c',
      object,
      'Headroom_Account_Summary__c'
    ]);
  });

  it('sends more than 2,000 rows of one kind by one Bulk job, and what it did not get to by collections', async () => {
    answerCollections();
    const all = items(2001);
    const rows = all.slice(0, 2000).map((item) => `"a0","true","${item.key}"\n`);
    org.on('POST /jobs/ingest', { json: { id: '750B' } });
    org.on('PUT /jobs/ingest/750B/batches', { status: 201 });
    org.on('PATCH /jobs/ingest/750B', { json: { id: '750B' } });
    org.on('GET /jobs/ingest/750B', { json: { state: 'Failed', numberRecordsProcessed: 2000, errorMessage: 'TooManyRetries' } });
    org.on('GET /successfulResults', { text: `"sf__Id","sf__Created","Key__c"\n${rows.join('')}` });
    org.on('GET /failedResults', { text: '"sf__Id","sf__Error","Key__c"\n' });
    org.on('GET /unprocessedrecords', { text: `"Key__c"\n"${all[2000]!.key}"\n` });
    org.on('DELETE /jobs/ingest/750B', { status: 204 });
    await outbox.replaceOutbox('run1', all);
    const report = await drain(2001);
    expect(report).toMatchObject({ recordsWritten: 2001, recordsFailed: 0 });
    expect([...stored.keys()]).toEqual([all[2000]!.key]);
  });

  it('sends rows that stay locked by collections after two Bulk jobs, which would lock one another again', async () => {
    answerCollections();
    const all = items(2001);
    org.on('POST /jobs/ingest', { json: { id: '750B' } });
    org.on('PUT /jobs/ingest/750B/batches', { status: 201 });
    org.on('PATCH /jobs/ingest/750B', { json: { id: '750B' } });
    org.on('GET /jobs/ingest/750B', { json: { state: 'JobComplete', numberRecordsProcessed: 2001, numberRecordsFailed: 2001 } });
    const locked = all.map(({ key }) => `"","UNABLE_TO_LOCK_ROW:locked:--","${key}"\n`).join('');
    org.on('GET /failedResults', { text: `"sf__Id","sf__Error","Key__c"\n${locked}` });
    // Jobs of the run before, which are ended first: there are none.
    org.on('GET /jobs/ingest', { json: { done: true, records: [] } });
    await outbox.replaceOutbox('run1', all);
    expect(await drain(2001)).toMatchObject({ recordsWritten: 2001, recordsFailed: 0 });
    expect(org.count('POST /jobs/ingest')).toBe(2);
    expect(stored.size).toBe(2001);
  });

  it('never has the rows of one account in two Bulk jobs', async () => {
    client = await org.connect({ bulk: { partBytes: 20_000 } });
    const all = items(2100).map((item, at): OutboxItem => ({ ...item, accountId: `001${String(Math.floor(at / 7)).padStart(4, '0')}` }));
    const accountOf = new Map(all.map(({ key, accountId }) => [key, accountId]));
    const jobs: string[][] = [];
    const numbers = (): object => ({ state: 'JobComplete', numberRecordsProcessed: jobs.at(-1)!.length, numberRecordsFailed: 0 });
    org.on('POST /jobs/ingest', { json: { id: '750B' } });
    org.on('PUT /jobs/ingest/750B/batches', ({ body }) => {
      jobs.push(body.match(/k\d{6}/g) ?? []);
      return { status: 201 };
    });
    org.on('PATCH /jobs/ingest/750B', { json: { id: '750B' } });
    org.on('GET /jobs/ingest/750B', () => ({ json: numbers() }));
    org.on('GET /successfulResults', () => ({
      text: `"sf__Id","sf__Created","Key__c"\n${jobs
        .at(-1)!
        .map((key) => `"a0${key}","true","${key}"\n`)
        .join('')}`
    }));
    await outbox.replaceOutbox('run1', all);
    expect(await drain(2100)).toMatchObject({ recordsWritten: 2100, recordsFailed: 0 });
    expect(jobs.length).toBeGreaterThan(1);
    const accounts = jobs.flatMap((keys) => [...new Set(keys.map((key) => accountOf.get(key)))]);
    expect(accounts).toHaveLength(300);
  });
});
