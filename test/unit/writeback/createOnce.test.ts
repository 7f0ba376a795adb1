import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgClient } from '../../../src/org/orgClient.ts';
import { openStateStore } from '../../../src/store/sqliteStateStore.ts';
import type { OutboxItem, StateStore } from '../../../src/store/stateStore.ts';
import { drainOutbox } from '../../../src/writeback/drainOutbox.ts';
import { taskItem } from '../../../src/writeback/taskRecord.ts';
import { ScriptedOrg, orgId } from '../org/scriptedOrg.ts';

let org: ScriptedOrg;
let client: OrgClient;
let folder: string;
let outbox: StateStore;
/** Keys of the tasks that the org has, in the order in which they were created. */
let tasks: string[];
/** What the org does with the next collection of tasks. */
let reply: 'answer' | 'take and break off' | 'break off';

beforeEach(async () => {
  org = new ScriptedOrg();
  await org.start();
  client = await org.connect();
  folder = await mkdtemp(join(tmpdir(), 'headroom-tasks-'));
  outbox = await openStateStore({ folder, orgId });
  tasks = [];
  reply = 'answer';
  org.on('POST /composite/sobjects', ({ body }) => {
    const { records } = JSON.parse(body) as { records: { Headroom_Key__c: string }[] };
    if (reply !== 'break off') tasks.push(...records.map((record) => record.Headroom_Key__c));
    if (reply !== 'answer') return { text: '[{"id": "00T', cutAt: 4 };
    return { json: records.map((_, at) => ({ id: `00T${String(at).padStart(15, '0')}`, success: true, errors: [] })) };
  });
  org.on('GET /queryAll', ({ query }) => {
    const asked = query.get('q') ?? '';
    const records = tasks.filter((key) => asked.includes(`'${key}'`)).map((key) => ({ attributes: {}, Headroom_Key__c: key }));
    return { json: { totalSize: records.length, done: true, records } };
  });
});

afterEach(async () => {
  await outbox.close();
  await org.stop();
  await rm(folder, { recursive: true, force: true });
});

function items(count: number): readonly OutboxItem[] {
  return Array.from({ length: count }, (_, at) =>
    taskItem({
      key: `survey:a0S${String(at).padStart(15, '0')}`,
      kind: 'close_loop',
      accountId: '001000000000001AAA',
      contactId: '003000000000001AAA',
      responseId: `a0S${String(at).padStart(15, '0')}`,
      ownerId: '005000000000001AAA',
      dueOn: '2026-11-24'
    })
  );
}

const drain = () => drainOutbox({ client, outbox, total: 0, pause: () => Promise.resolve() });

describe('tasks', () => {
  it('are created once, and not again by the next drain', async () => {
    await outbox.replaceOutbox('run1', items(3));
    expect((await drain()).written['Task']).toEqual({ created: 3, updated: 0, deleted: 0, gone: 0 });
    await outbox.replaceOutbox('run2', items(3));
    expect(await drain()).toMatchObject({ written: {}, recordsWritten: 0, recordsFailed: 0 });
    expect(tasks).toHaveLength(3);
    expect(await outbox.waiting(10)).toEqual([]);
  });

  it('are not created twice when the org took them and its answer was lost', async () => {
    await outbox.replaceOutbox('run1', items(2));
    reply = 'take and break off';
    await expect(drain()).rejects.toMatchObject({ name: 'OrgUnreachable' });
    expect((await outbox.waiting(10)).map(({ state }) => state)).toEqual(['sent', 'sent']);
    reply = 'answer';
    await drain();
    expect(tasks).toHaveLength(2);
    expect(await outbox.waiting(10)).toEqual([]);
  });

  it('are not created twice when a run ended between sending and answer and the next one plans them again', async () => {
    await outbox.replaceOutbox('run1', items(2));
    reply = 'take and break off';
    await expect(drain()).rejects.toMatchObject({ name: 'OrgUnreachable' });
    await outbox.close();
    outbox = await openStateStore({ folder, orgId });
    reply = 'answer';
    await outbox.replaceOutbox('run2', items(4));
    expect((await drain()).written['Task']).toMatchObject({ created: 2 });
    expect(new Set(tasks).size).toBe(4);
    expect(tasks).toHaveLength(4);
  });

  it('are created by the next drain when the org never got them', async () => {
    await outbox.replaceOutbox('run1', items(2));
    reply = 'break off';
    await expect(drain()).rejects.toMatchObject({ name: 'OrgUnreachable' });
    expect(tasks).toEqual([]);
    reply = 'answer';
    await drain();
    expect(tasks).toHaveLength(2);
  });

  it('are asked for 200 at a time', async () => {
    await outbox.replaceOutbox('run1', items(401));
    await drain();
    expect(tasks).toHaveLength(401);
    expect(org.count('GET /queryAll')).toBe(3);
  });

  it('name neither the person nor the score nor a word of the answer', () => {
    const [item] = items(1);
    expect(item?.row['WhoId']).toBe('003000000000001AAA');
    expect(Object.keys(item?.row ?? {}).sort()).toEqual([
      'ActivityDate',
      'Description',
      'Headroom_Key__c',
      'OwnerId',
      'Subject',
      'WhatId',
      'WhoId'
    ]);
    expect(item?.row['Subject']).toBe('Close the loop on a survey answer');
  });
});
