import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryPoint, OutboxItem, StateStore } from '../../src/store/stateStore.ts';

export const orgId = '00DLOCAL00000012HA';

/** What a test needs of an implementation: a fresh store, and the same store after its process was gone. */
export type StoreUnderTest = {
  readonly open: () => Promise<StateStore>;
  readonly clean: () => Promise<void>;
};

function change(key: string, accountId: string, row: OutboxItem['row'] = { Key__c: key, Score__c: 71.5 }): OutboxItem {
  return { object: 'Headroom_Scorecard_Result__c', operation: 'upsert', externalId: 'Key__c', key, accountId, row };
}

function point(week: string, takenOn: string, score: number, accountId = '001B'): HistoryPoint {
  return { scorecard: 'vendor_risk', accountId, week, takenOn, score };
}

/** The suite that every implementation of StateStore passes. */
export function describeStateStore(name: string, under: StoreUnderTest): void {
  describe(`${name} as a state store`, () => {
    let store: StateStore;

    beforeEach(async () => {
      store = await under.open();
    });

    afterEach(async () => {
      await store.close();
      await under.clean();
    });

    async function reopen(): Promise<void> {
      await store.close();
      store = await under.open();
    }

    it('hands out changes in the order of accounts, as they were given', async () => {
      const nasty = { Key__c: 'k2', Text__c: 'a "b" \n 汉', Score__c: null, Open__c: false, Amount__c: 12.25 };
      await store.replaceOutbox('run1', [change('k1', '001B'), change('k2', '001A', nasty), change('k3', '001C')]);
      const waiting = await store.waiting(2);
      expect(waiting.map((entry) => entry.key)).toEqual(['k2', 'k1']);
      expect(waiting[0]).toMatchObject({ ...change('k2', '001A', nasty), runId: 'run1', attempts: 0, state: 'waiting' });
    });

    it('keeps the order in which changes were given within an account', async () => {
      await store.replaceOutbox(
        'run1',
        ['k9', 'k1', 'k5'].map((key) => change(key, '001A'))
      );
      expect((await store.waiting(10)).map((entry) => entry.key)).toEqual(['k9', 'k1', 'k5']);
    });

    it('forgets nothing when the process ends', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A')]);
      await reopen();
      expect(await store.waiting(10)).toHaveLength(1);
    });

    it('gives out again what was sent without an answer known', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A')]);
      const [entry] = await store.waiting(10);
      await store.markSent([entry!.id]);
      await reopen();
      expect(await store.waiting(10)).toMatchObject([{ key: 'k1', state: 'sent', attempts: 1 }]);
    });

    it('gives out neither what is done nor what is parked', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A'), change('k2', '001A'), change('k3', '001A')]);
      const [one, two] = await store.waiting(10);
      await store.markDone([one!.id]);
      await store.markParked([{ id: two!.id, code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no' }]);
      expect((await store.waiting(10)).map((entry) => entry.key)).toEqual(['k3']);
      expect(await store.parked()).toMatchObject([{ key: 'k2', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', errorMessage: 'no' }]);
    });

    it('replaces the write set of a run by that of the next; a change tried before keeps its run and its attempts', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A'), change('k2', '001A'), change('k3', '001A')]);
      const [one, two, three] = await store.waiting(10);
      await store.markSent([one!.id, two!.id, three!.id]);
      await store.markDone([one!.id]);
      await store.markParked([{ id: two!.id, code: 'X', message: 'y' }]);
      await store.replaceOutbox('run2', [change('k1', '001A', { Key__c: 'k1', Score__c: 1 }), change('k2', '001A')]);
      const waiting = await store.waiting(10);
      expect(waiting.map(({ key, runId, attempts, state }) => ({ key, runId, attempts, state }))).toEqual([
        { key: 'k1', runId: 'run2', attempts: 0, state: 'waiting' },
        { key: 'k2', runId: 'run1', attempts: 1, state: 'waiting' }
      ]);
      expect(waiting[0]!.row).toEqual({ Key__c: 'k1', Score__c: 1 });
      expect(await store.parked()).toEqual([]);
    });

    it('holds one change to a record: the last', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A', { Score__c: 1 }), change('k1', '001A', { Score__c: 2 })]);
      expect((await store.waiting(10)).map((entry) => entry.row)).toEqual([{ Score__c: 2 }]);
    });

    it('is empty after an empty write set', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A')]);
      await store.replaceOutbox('run2', []);
      expect(await store.waiting(10)).toEqual([]);
    });

    it('keeps the first point of a week', async () => {
      await store.addHistory([
        point('2026-W01', '2026-01-05', 70.1),
        point('2026-W01', '2026-01-06', 99),
        point('2026-W02', '2026-01-12', 71)
      ]);
      await store.addHistory([point('2026-W01', '2026-01-07', 98), point('2026-W01', '2026-01-05', 50, '001A')]);
      expect(await store.history('vendor_risk', '2026-01-01')).toEqual([
        point('2026-W01', '2026-01-05', 50, '001A'),
        point('2026-W01', '2026-01-05', 70.1),
        point('2026-W02', '2026-01-12', 71)
      ]);
      expect(await store.history('vendor_risk', '2026-01-06')).toEqual([point('2026-W02', '2026-01-12', 71)]);
      expect(await store.history('other', '2026-01-01')).toEqual([]);
    });

    it('remembers the position of each object', async () => {
      expect(await store.cursor('Case')).toBeUndefined();
      await store.saveCursor({ object: 'Case', coveredTo: '2026-01-01T00:00:00.000Z', columnsHash: 'a' });
      await store.saveCursor({ object: 'Case', coveredTo: '2026-01-02T00:00:00.000Z', columnsHash: 'b' });
      await reopen();
      expect(await store.cursor('Case')).toEqual({ object: 'Case', coveredTo: '2026-01-02T00:00:00.000Z', columnsHash: 'b' });
    });

    it('lists the newest runs first, those that never ended as running', async () => {
      await store.startRun('r1', '2026-01-01T00:00:00.000Z');
      await store.startRun('r2', '2026-01-02T00:00:00.000Z');
      await store.finishRun({
        runId: 'r1',
        startedAt: '2026-01-01T00:00:00.000Z',
        finishedAt: '2026-01-01T00:01:00.000Z',
        status: 'done',
        report: '{}'
      });
      expect(await store.runs(10)).toEqual([
        { runId: 'r2', startedAt: '2026-01-02T00:00:00.000Z', status: 'running' },
        { runId: 'r1', startedAt: '2026-01-01T00:00:00.000Z', finishedAt: '2026-01-01T00:01:00.000Z', status: 'done', report: '{}' }
      ]);
      expect(await store.runs(1)).toHaveLength(1);
    });

    it('counts a run that never ended as failed once another one begins', async () => {
      await store.startRun('killed', '2026-01-01T00:00:00.000Z');
      await store.startRun('next', '2026-01-02T00:00:00.000Z');
      await store.startRun('next', '2026-01-02T00:00:00.000Z');
      expect(await store.runs(10)).toEqual([
        { runId: 'next', startedAt: '2026-01-02T00:00:00.000Z', status: 'running' },
        { runId: 'killed', startedAt: '2026-01-01T00:00:00.000Z', status: 'failed' }
      ]);
    });

    it('gives the place to write to one holder at a time', async () => {
      expect(await store.takeLease('one', '2026-01-01T00:00:00.000Z', '2026-01-01T00:10:00.000Z')).toBe(true);
      expect(await store.takeLease('two', '2026-01-01T00:09:59.000Z', '2026-01-01T00:19:00.000Z')).toBe(false);
      expect(await store.takeLease('one', '2026-01-01T00:09:59.000Z', '2026-01-01T00:20:00.000Z')).toBe(true);
      expect(await store.takeLease('two', '2026-01-01T00:20:00.000Z', '2026-01-01T00:30:00.000Z')).toBe(true);
      await store.releaseLease('one');
      expect(await store.takeLease('one', '2026-01-01T00:21:00.000Z', '2026-01-01T00:30:00.000Z')).toBe(false);
      await store.releaseLease('two');
      expect(await store.takeLease('one', '2026-01-01T00:21:00.000Z', '2026-01-01T00:30:00.000Z')).toBe(true);
    });
  });
}
