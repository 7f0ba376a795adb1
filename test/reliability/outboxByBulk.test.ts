import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toDeployZip } from '../../src/metadata/sourceZip.ts';
import { connectOrg } from '../../src/org/connect.ts';
import type { OrgClient } from '../../src/org/orgClient.ts';
import { openStateStore } from '../../src/store/sqliteStateStore.ts';
import type { OutboxItem, StateStore } from '../../src/store/stateStore.ts';
import { drainOutbox } from '../../src/writeback/drainOutbox.ts';
import type { DrainReport } from '../../src/writeback/drainReport.ts';
import { deploy, openTestOrg, type TestOrg } from '../localOrg/testOrg.ts';
import { breathe } from './breathe.ts';
import { covers } from './rows.ts';

/** More than go by collections. */
const count = 2300;

const summaries = 'Headroom_Account_Summary__c';

describe('a large outbox', () => {
  let org: TestOrg;
  let client: OrgClient;
  let state: StateStore;
  let folder: string;
  let ids: readonly string[] = [];
  let phone = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-outbox-'));
    org = await openTestOrg();
    const signIn = { kind: 'token', instanceUrl: org.url, accessToken: org.accessToken } as const;
    client = await connectOrg({ signIn, wire: { pause: breathe } });
    state = await openStateStore({ folder, orgId: org.orgId });
    const rows = Array.from({ length: count }, (_, at) => ({ Name: `Account ${String(at).padStart(4, '0')}` }));
    const made = await client.ingestRows({ object: 'Account', operation: 'insert', rows });
    ids = made.map((receipt) => (receipt.ok ? receipt.id : receipt.message));
  });
  afterEach(async () => {
    await org.call('DELETE', '/services/headroom-local/faults');
  });
  afterAll(async () => {
    await state.close();
    await org.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const set = async (fault: string, parameters: object = {}): Promise<void> => {
    expect((await org.call('POST', '/services/headroom-local/faults', { fault, ...parameters })).status).toBe(201);
  };
  /** Puts a phone number for every account, which none has yet, into the outbox. */
  const fill = async (): Promise<void> => {
    phone += 10_000;
    const items = ids.map((id, at): OutboxItem => ({
      object: 'Account',
      operation: 'update',
      key: id,
      accountId: id,
      row: { Id: id, Phone: String(phone + at) }
    }));
    await state.replaceOutbox(`run ${phone}`, items);
  };
  const drain = (): Promise<DrainReport> => drainOutbox({ client, outbox: state, total: count, pause: breathe });
  const phones = async (): Promise<readonly string[]> => {
    const rows = await client.query("SELECT Id, Phone FROM Account WHERE Name LIKE 'Account %' ORDER BY Name");
    return rows.map(({ Phone }) => String(Phone));
  };
  const wanted = (): readonly string[] => ids.map((_, at) => String(phone + at));

  it.each([
    ['its job fails with rows unprocessed', 'ingest_fails_with_unprocessed', { rows: 700 }],
    ['two jobs fail before their first row', 'ingest_fails_with_unprocessed', { rows: 0, times: 2 }],
    ['the reply to the start of its job is lost', 'ingest_reply_lost', { method: 'PATCH' }],
    ['the connection breaks behind its results', 'reset_after', { path: 'successfulResults' }]
  ])('is written whole and left empty where %s', async (_, fault, parameters) => {
    covers([17, 37]);
    await fill();
    await set(fault, parameters);
    expect(await drain()).toMatchObject({ recordsWritten: count, recordsFailed: 0, parked: [] });
    expect(await phones()).toEqual(wanted());
    expect(await state.waitingGroups()).toEqual([]);
  });

  it.each([
    ['hangs', 'job_stuck', 'InProgress'],
    ['is deleted', 'job_deleted', 'Gone']
  ])('stays whole when its job %s, and is written by the next run', async (_, fault, ended) => {
    covers([16]);
    await fill();
    await set(fault);
    await expect(drain()).rejects.toMatchObject({
      name: 'BulkJobFailed',
      values: [expect.stringMatching(/^750/), ended, expect.any(String)]
    });
    expect(await state.waitingGroups()).toMatchObject([{ object: 'Account', count }]);
    await org.call('DELETE', '/services/headroom-local/faults');
    expect(await drain()).toMatchObject({ recordsWritten: count, recordsFailed: 0 });
    expect(await phones()).toEqual(wanted());
    expect(await state.waitingGroups()).toEqual([]);
  });

  it('ends the job that a killed run left at work, which would put older values in the place of newer ones', async () => {
    covers([38]);
    const { success } = await deploy(org, await toDeployZip(join(import.meta.dirname, '..', '..', 'force-app')));
    expect(success).toBe(true);
    await state.replaceOutbox('killed', ids.map(summaryOf(1)));
    const old = await state.waiting(count);
    await state.markSent(old.map(({ id }) => id));
    await set('job_slow', { polls: 1000 });
    const job = await startJob(old.map(({ row }) => row));
    const { body: other } = await org.call('POST', '/jobs/ingest', {
      ...{ object: 'Account', operation: 'update', contentType: 'CSV', lineEnding: 'LF' }
    });
    await state.replaceOutbox('next', ids.map(summaryOf(2)));
    expect(await drain()).toMatchObject({ recordsWritten: count, recordsFailed: 0 });
    expect((await org.call('GET', `/jobs/ingest/${job}`)).status).toBe(404);
    // What the same user writes elsewhere is none of ours.
    expect((await org.call('GET', `/jobs/ingest/${other.id}`)).body).toMatchObject({ state: 'Open' });
    // The job that was held back would go on now.
    await org.call('DELETE', '/services/headroom-local/faults');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const values = (await client.query(`SELECT Contract_Value__c FROM ${summaries}`)).map(({ Contract_Value__c: value }) => value);
    expect({ rows: values.length, values: new Set(values) }).toEqual({ rows: count, values: new Set([2]) });
  });

  it('leaves a job about accounts alone, which another tool of the same user may have started', async () => {
    covers([38]);
    await fill();
    const waiting = await state.waiting(count);
    await state.markSent(waiting.map(({ id }) => id));
    const { body: job } = await org.call('POST', '/jobs/ingest', {
      ...{ object: 'Account', operation: 'update', contentType: 'CSV', lineEnding: 'LF' }
    });
    expect(await drain()).toMatchObject({ recordsWritten: count, recordsFailed: 0 });
    expect((await org.call('GET', `/jobs/ingest/${job.id}`)).body).toMatchObject({ state: 'Open' });
  });

  const summaryOf =
    (value: number) =>
    (id: string): OutboxItem => ({
      ...{ object: summaries, operation: 'upsert', externalId: 'Key__c', key: id, accountId: id },
      row: { Key__c: id, Account__c: id, Contract_Value__c: value, Month_To_Month__c: false }
    });

  /** A job as a run starts it right before it is killed. @returns its id */
  async function startJob(rows: readonly OutboxItem['row'][]): Promise<string> {
    const asked = { object: summaries, operation: 'upsert', externalIdFieldName: 'Key__c', contentType: 'CSV', lineEnding: 'LF' };
    const { body } = await org.call('POST', '/jobs/ingest', asked);
    const columns = Object.keys(rows[0] ?? {});
    const raw = [columns.join(','), ...rows.map((row) => columns.map((name) => row[name]).join(',')), ''].join('\n');
    await org.call('PUT', `/jobs/ingest/${body.id}/batches`, undefined, { raw, headers: { 'Content-Type': 'text/csv' } });
    expect((await org.call('PATCH', `/jobs/ingest/${body.id}`, { state: 'UploadComplete' })).status).toBe(200);
    return body.id as string;
  }
});
