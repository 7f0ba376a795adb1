import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryPoint, Moment } from '../../src/domain/reading.ts';
import type { LedgerWrite } from '../../src/store/ledgerTable.ts';
import type { KeptReading, OutboxItem, StateStore } from '../../src/store/stateStore.ts';

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
  return {
    ...{ scorecard: 'vendor_risk', accountId, week, takenOn, score, plain: score },
    ...{ coverage: 92, band: 'yellow', version: 'vendor_risk:a', rebuilt: false }
  };
}

function moment(at: number, takenOn: string, block = 0): Moment {
  return { scorecard: 'vendor_risk', at, takenOn, block, version: 'vendor_risk:a' };
}

function reading(value: number, day: number, more: Partial<KeptReading> = {}): KeptReading {
  return { accountId: '001A', subject: 'open_cases', state: 'read', value, ages: 0, on: NaN, of: '', day, ...more };
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

    it('gives out alone, where that is asked for, what was sent without an answer known', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A'), change('k2', '001A')]);
      const [, second] = await store.waiting(10);
      await store.markSent([second!.id]);
      expect((await store.waiting({ entries: 10, isSent: true })).map((entry) => entry.key)).toEqual(['k2']);
    });

    it('gives out neither what is done nor what is parked', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A'), change('k2', '001A'), change('k3', '001A')]);
      const [one, two] = await store.waiting(10);
      await store.markWritten([{ id: one!.id }]);
      await store.markParked([{ id: two!.id, code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no' }]);
      expect((await store.waiting(10)).map((entry) => entry.key)).toEqual(['k3']);
      expect(await store.parked()).toMatchObject([{ key: 'k2', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', errorMessage: 'no' }]);
    });

    it('replaces the write set of a run by that of the next; a change tried before keeps its run and its attempts', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A'), change('k2', '001A'), change('k3', '001A')]);
      const [one, two, three] = await store.waiting(10);
      await store.markSent([one!.id, two!.id, three!.id]);
      await store.markWritten([{ id: one!.id }]);
      await store.markParked([{ id: two!.id, code: 'X', message: 'y' }]);
      await store.replaceOutbox('run2', [change('k1', '001A', { Key__c: 'k1', Score__c: 1 }), change('k2', '001A')]);
      const waiting = await store.waiting(10);
      expect(waiting.map(({ key, runId, attempts, state }) => ({ key, runId, attempts, state }))).toEqual([
        { key: 'k2', runId: 'run1', attempts: 1, state: 'waiting' },
        { key: 'k1', runId: 'run2', attempts: 0, state: 'waiting' }
      ]);
      expect(waiting[1]!.row).toEqual({ Key__c: 'k1', Score__c: 1 });
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

    it('replaces the entries of some accounts only, and leaves what waits and what is parked of others', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A'), change('k2', '001B'), change('k3', '001C'), change('k4', '001A')]);
      const [one, , , three] = await store.waiting(10);
      expect([one!.key, three!.key]).toEqual(['k1', 'k3']);
      await store.markParked([{ id: three!.id, code: 'X', message: 'y' }]);
      await store.replaceOutbox('run2', [change('k1', '001A', { Score__c: 2 }), change('k5', '001A')], { accounts: ['001A'] });
      expect((await store.waiting(10)).map(({ key, runId }) => [key, runId])).toEqual([
        ['k1', 'run1'],
        ['k5', 'run2'],
        ['k2', 'run1']
      ]);
      expect((await store.parked()).map(({ key }) => key)).toEqual(['k3']);
    });

    it('drops what is about none of some accounts, and leaves what is about them', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A'), change('k2', '001B'), change('k3', '')]);
      await store.replaceOutbox('run2', [change('k4', '001D')], { notOf: ['001A', '', '001D'] });
      expect((await store.waiting(10)).map(({ key }) => key)).toEqual(['k3', 'k1', 'k4']);
    });

    it('gives out what waits, was sent and is parked of some accounts alone', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A'), change('k2', '001B'), change('k3', '001A'), change('k4', '001B')]);
      const waiting = await store.waiting(10);
      const idOf = (key: string): number => waiting.find((entry) => entry.key === key)!.id;
      await store.markSent([idOf('k1'), idOf('k2')]);
      await store.markParked(['k3', 'k4'].map((key) => ({ id: idOf(key), code: 'X', message: 'y' })));
      const keysOf = (entries: readonly OutboxItem[]): readonly string[] => entries.map(({ key }) => key);
      expect(keysOf(await store.waiting({ entries: 10, accounts: ['001B', '001C'] }))).toEqual(['k2']);
      expect(keysOf(await store.waiting({ entries: 10, isSent: true, accounts: ['001A'] }))).toEqual(['k1']);
      expect(keysOf(await store.parked(['001A']))).toEqual(['k3']);
      expect(keysOf(await store.parked())).toEqual(['k3', 'k4']);
    });

    it('takes back what a run put in and nobody has tried to send, and nothing of earlier runs', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A')]);
      await store.replaceOutbox('run2', [change('k2', '001B'), change('k3', '001C')], { accounts: ['001B', '001C'] });
      const [, second] = await store.waiting(10);
      await store.markSent([second!.id]);
      await store.withdraw('run2');
      expect((await store.waiting(10)).map(({ key }) => key)).toEqual(['k1', 'k2']);
    });

    it('keeps records to create and other changes apart where it is asked to', async () => {
      const task: OutboxItem = { ...change('t1', '001A'), object: 'Task', operation: 'insert', externalId: 'Headroom_Key__c' };
      await store.replaceOutbox('run1', [change('k1', '001A')]);
      await store.replaceOutbox('run2', [task], { inserts: true });
      const toCreate = { object: 'Task', operation: 'insert', externalId: 'Headroom_Key__c', count: 1 };
      const toSave = { object: 'Headroom_Scorecard_Result__c', operation: 'upsert', externalId: 'Key__c', count: 1 };
      expect(await store.waitingGroups()).toEqual([toSave, toCreate]);
      expect(await store.waitingGroups(true)).toEqual([toCreate]);
      await store.replaceOutbox('run2', [], { inserts: false });
      expect(await store.waitingGroups(false)).toEqual([]);
      expect((await store.waiting(10)).map(({ key }) => key)).toEqual(['t1']);
    });

    it('gives out entries of one group, and no more than fits into a number of characters', async () => {
      const account: OutboxItem = { object: 'Account', operation: 'update', key: '001A', accountId: '001A', row: { Id: '001A' } };
      await store.replaceOutbox('run1', [account, change('k1', '001A'), change('k2', '001B'), change('k3', '001C')]);
      const group = { object: 'Headroom_Scorecard_Result__c', operation: 'upsert' } as const;
      const keys = async (mostText: number) => (await store.waiting({ entries: 10, mostText, group })).map(({ key }) => key);
      // {"Key__c":"k1","Score__c":71.5} has 31 characters.
      expect(await keys(31)).toEqual(['k1']);
      expect(await keys(32)).toEqual(['k1', 'k2']);
      expect(await keys(1000)).toEqual(['k1', 'k2', 'k3']);
      expect((await store.waiting({ entries: 2, group })).map(({ key }) => key)).toEqual(['k1', 'k2']);
    });

    it('leaves parked what is to stay parked, with its day, its cause and how often it was refused', async () => {
      await store.replaceOutbox('run1', [change('k1', '001A'), change('k2', '001A')]);
      const [one, two] = await store.waiting(10);
      const refusal = { code: 'X', message: 'y', on: '2026-11-22', cause: 'c' };
      await store.markParked([
        { id: one!.id, ...refusal },
        { id: two!.id, ...refusal }
      ]);
      await store.replaceOutbox('run2', [change('k2', '001A')], { stay: [one!.id] });
      const kept = { key: 'k1', refusals: 1, errorCode: 'X', errorMessage: 'y', parkedOn: '2026-11-22', cause: 'c' };
      expect(await store.parked()).toMatchObject([kept]);
      expect(await store.waiting(10)).toMatchObject([{ key: 'k2', refusals: 1 }]);
      await store.markParked([{ id: two!.id, ...refusal }]);
      expect((await store.parked()).map(({ key, refusals }) => [key, refusals])).toEqual([
        ['k1', 1],
        ['k2', 2]
      ]);
    });

    const wrote = (key: string, hashes: Record<string, string>, how: Partial<LedgerWrite> = {}): LedgerWrite => ({
      ...{ object: 'Account', key, recordId: `id of ${key}`, runId: 'run1', hashes, isWhole: false, restores: false, ...how }
    });

    it('keeps in the ledger what was written last, with the values of fields that a later write left alone', async () => {
      await store.markWritten([{ id: 1, entry: wrote('k1', { A__c: 'aaaaaaaa', B__c: 'bbbbbbbb' }) }]);
      await store.markWritten([{ id: 2, entry: wrote('k1', { B__c: 'cccccccc' }, { runId: 'run2' }) }]);
      await reopen();
      const entry = { object: 'Account', key: 'k1', recordId: 'id of k1', runId: 'run2', restored: 0 };
      expect(await store.ledger('Account')).toEqual([{ ...entry, hashes: { A__c: 'aaaaaaaa', B__c: 'cccccccc' } }]);
      await store.markWritten([{ id: 3, entry: wrote('k1', { B__c: 'dddddddd' }, { isWhole: true, runId: 'run3' }) }]);
      expect(await store.ledger('Account', ['k1', 'k2'])).toEqual([{ ...entry, runId: 'run3', hashes: { B__c: 'dddddddd' } }]);
      expect(await store.ledger('Account', ['k2'])).toEqual([]);
    });

    it('counts in the ledger how often in a row the same was put back', async () => {
      const restored = async (restores: boolean) => {
        await store.markWritten([{ id: 1, entry: wrote('k1', { A__c: 'aaaaaaaa' }, { restores }) }]);
        return (await store.ledger('Account'))[0]?.restored;
      };
      expect([await restored(false), await restored(true), await restored(true), await restored(false)]).toEqual([0, 1, 2, 0]);
    });

    it('forgets in the ledger what was deleted, by key or by id, and what the org no longer has', async () => {
      const keys = async () => (await store.ledger('Account')).map(({ key }) => key);
      await store.markWritten(['k1', 'k2', 'k3', 'k4'].map((key, id) => ({ id, entry: wrote(key, { A__c: 'aaaaaaaa' }) })));
      await store.markWritten([
        { id: 9, gone: { object: 'Account', key: 'k2' } },
        { id: 10, gone: { object: 'Account', key: 'id of k1' } }
      ]);
      expect(await keys()).toEqual(['k3', 'k4']);
      await store.pruneLedger('Account', ['k4', 'k9']);
      expect(await keys()).toEqual(['k4']);
      await store.pruneLedger('Task', []);
      expect(await keys()).toEqual(['k4']);
    });

    it('forgets in the ledger what the org no longer has span by span', async () => {
      await store.markWritten(['k1', 'k2', 'k3', 'k4', 'k5'].map((key, id) => ({ id, entry: wrote(key, { A__c: 'aaaaaaaa' }) })));
      const keys = async () => (await store.ledger('Account')).map(({ key }) => key);
      await store.pruneLedger('Account', ['k1'], { upTo: 'k2' });
      expect(await keys()).toEqual(['k1', 'k3', 'k4', 'k5']);
      await store.pruneLedger('Account', ['k4'], { after: 'k3', upTo: 'k4' });
      expect(await keys()).toEqual(['k1', 'k3', 'k4', 'k5']);
      await store.pruneLedger('Account', [], { after: 'k3' });
      expect(await keys()).toEqual(['k1', 'k3']);
    });

    it('holds writes for unconfirmed until a pull has shown them, those of records that were deleted too', async () => {
      const deleted = { object: 'Account', key: 'id of k9', byUs: true } as const;
      await store.markWritten([{ id: 1, entry: wrote('k1', { A__c: 'aaaaaaaa' }) }], '2026-11-22T10:00:00.999Z');
      await store.markWritten(
        [
          { id: 2, entry: wrote('k2', { A__c: 'aaaaaaaa' }) },
          { id: 3, gone: deleted }
        ],
        '2026-11-22T10:05:00.999Z'
      );
      await store.markWritten([
        { id: 4, entry: wrote('k3', { A__c: 'aaaaaaaa' }) },
        { id: 5, gone: { ...deleted, key: 'id of k8' } }
      ]);
      await reopen();
      expect(await store.unconfirmed('Account')).toEqual({ keys: ['k1', 'k2'], deleted: ['id of k9'] });
      expect(await store.unconfirmed('Account', '2026-11-22T10:05:00.000Z')).toEqual({ keys: ['k1'], deleted: [] });
      expect(await store.unconfirmed('Task')).toEqual({ keys: [], deleted: [] });
      await store.confirm('Account', { before: '2026-11-22T10:01:00.000Z', keys: [] });
      expect(await store.unconfirmed('Account')).toEqual({ keys: ['k2'], deleted: ['id of k9'] });
      await store.confirm('Account', { before: '2026-11-22T10:01:00.000Z', keys: ['k2'] });
      await store.confirm('Account', { before: '2026-11-22T10:06:00.000Z', keys: [] });
      expect(await store.unconfirmed('Account')).toEqual({ keys: [], deleted: [] });
      expect((await store.ledger('Account')).map(({ key }) => key)).toEqual(['k1', 'k2', 'k3']);
    });

    it('holds a record that is written anew for unconfirmed again', async () => {
      await store.markWritten([{ id: 1, entry: wrote('k1', { A__c: 'aaaaaaaa' }) }], '2026-11-22T10:00:00.999Z');
      await store.confirm('Account', { before: '2026-11-22T10:01:00.000Z', keys: [] });
      await store.markWritten([{ id: 2, entry: wrote('k1', { A__c: 'bbbbbbbb' }) }], '2026-11-22T10:02:00.999Z');
      expect((await store.unconfirmed('Account')).keys).toEqual(['k1']);
    });

    it('takes an entry out and keeps what it wrote in one transaction', async () => {
      await store.replaceOutbox('run1', [{ ...change('k1', '001A'), restores: true }]);
      const [one] = await store.waiting(1);
      expect(one).toMatchObject({ key: 'k1', restores: true });
      await store.markWritten([{ id: one!.id, entry: wrote('k1', { A__c: 'aaaaaaaa' }) }]);
      await reopen();
      expect(await store.waiting(10)).toEqual([]);
      expect(await store.ledger('Account')).toHaveLength(1);
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
      expect(await store.history('vendor_risk', '2026-01-06', ['001B'])).toEqual([point('2026-W02', '2026-01-12', 71)]);
      expect(await store.history('vendor_risk', '2026-01-06', ['001A'])).toEqual([]);
      expect(await store.history('other', '2026-01-01')).toEqual([]);
    });

    it('lets a measured point take the place of a rebuilt one, and never the other way round', async () => {
      const rebuilt = { ...point('2026-W01', '2026-01-05', 40), rebuilt: true };
      await store.addHistory([rebuilt]);
      await store.addHistory([{ ...rebuilt, score: 41 }]);
      expect(await store.history('vendor_risk', '2026-01-01')).toEqual([rebuilt]);
      await store.addHistory([point('2026-W01', '2026-01-06', 70)]);
      await store.addHistory([rebuilt]);
      expect(await store.history('vendor_risk', '2026-01-01')).toEqual([point('2026-W01', '2026-01-06', 70)]);
    });

    it('keeps a week without a number as a gap', async () => {
      const gap = { ...point('2026-W01', '2026-01-05', 0), score: null, plain: null, band: null, coverage: null, version: null };
      await store.addHistory([gap]);
      expect(await store.accountHistory('001B')).toEqual([gap]);
      expect(await store.accountHistory('001A')).toEqual([]);
    });

    it('keeps a moment once, with its points, its readings and its settings', async () => {
      const first = { moment: moment(100, '2026-01-05'), content: '{"v":1}', points: [point('2026-W02', '2026-01-05', 70)] };
      await store.addMoments([{ ...first, readings: [reading(3, 20_458)] }]);
      await store.addMoments([{ ...first, content: '{"v":2}', points: [], readings: [reading(9, 20_458)] }]);
      await reopen();
      expect(await store.moments('vendor_risk')).toEqual([first.moment]);
      expect(await store.moments('other')).toEqual([]);
      expect(await store.readings(first.moment)).toEqual([reading(3, 20_458)]);
      expect(await store.history('vendor_risk', '2026-01-01')).toEqual(first.points);
      expect(await store.content('vendor_risk:a')).toBe('{"v":1}');
      expect(await store.content('vendor_risk:b')).toBeUndefined();
    });

    it('shows a moment that is put together in parts once it is closed, with the readings of all parts', async () => {
      const [one, two] = [moment(100, '2026-01-05'), moment(200, '2026-01-12')];
      const other = reading(5, 20_458, { accountId: '001B' });
      await store.addMoments([{ moment: one, content: '{}', points: [], readings: [reading(3, 20_458), other] }]);
      await store.openMoments.add([
        { moment: two, content: '{}', points: [point('2026-W03', '2026-01-12', 70)], readings: [reading(4, 20_465)] }
      ]);
      await store.openMoments.add([{ moment: two, content: '{}', points: [], readings: [{ ...other, value: 6, day: 20_465 }] }]);
      await reopen();
      expect(await store.moments('vendor_risk')).toEqual([one]);
      expect(await store.readings(one)).toEqual([reading(3, 20_458), other]);
      await store.openMoments.close();
      expect(await store.moments('vendor_risk')).toEqual([one, two]);
      expect(await store.readings(two)).toEqual([reading(4, 20_465), { ...other, value: 6, day: 20_465 }]);
      await store.openMoments.add([{ moment: two, content: '{}', points: [], readings: [reading(9, 20_465, { subject: 'late' })] }]);
      expect(await store.readings(two)).toHaveLength(2);
    });

    it('forgets a moment that was never closed with its readings, so that the next one stands on what was before', async () => {
      const [one, killed, next] = [moment(100, '2026-01-05'), moment(200, '2026-01-12'), moment(300, '2026-01-13')];
      await store.addMoments([{ moment: one, content: '{}', points: [], readings: [reading(3, 20_458)] }]);
      await store.openMoments.add([{ moment: killed, content: '{}', points: [], readings: [reading(4, 20_465)] }]);
      await store.openMoments.forget();
      await store.openMoments.add([{ moment: next, content: '{}', points: [], readings: [] }]);
      await store.openMoments.close();
      expect(await store.moments('vendor_risk')).toEqual([one, next]);
      expect(await store.readings(next)).toEqual([reading(3, 20_458)]);
    });

    it('finds the readings that stand at a measured moment: the newest up to it', async () => {
      const [one, two, three] = [moment(100, '2026-01-05'), moment(200, '2026-01-06'), moment(300, '2026-01-07')];
      const other = reading(5, 20_458, { accountId: '001B', ages: 1, on: 20_453 });
      await store.addMoments([
        { moment: one, content: '{}', points: [], readings: [reading(3, 20_458), other] },
        { moment: two, content: '{}', points: [], readings: [reading(NaN, 20_459, { state: 'unknown' })] },
        { moment: three, content: '{}', points: [], readings: [reading(NaN, 20_460, { state: 'gone' })] }
      ]);
      expect(await store.readings(one)).toEqual([reading(3, 20_458), other]);
      expect(await store.readings(two)).toEqual([reading(NaN, 20_459, { state: 'unknown' }), other]);
      expect(await store.readings(two, ['001A'])).toEqual([reading(NaN, 20_459, { state: 'unknown' })]);
      expect(await store.readings(three)).toEqual([other]);
    });

    it('finds the readings that stand at a rebuilt moment: the oldest from it on within its rebuild', async () => {
      const [newest, older, oldest] = [moment(300, '2026-01-19', 300), moment(200, '2026-01-12', 300), moment(100, '2026-01-05', 300)];
      const later = moment(400, '2026-01-26');
      await store.addMoments([{ moment: later, content: '{}', points: [], readings: [reading(9, 20_479)] }]);
      await store.addMoments([{ moment: newest, content: '{}', points: [], readings: [reading(3, 20_472)] }]);
      await store.addMoments([{ moment: older, content: '{}', points: [], readings: [] }]);
      await store.addMoments([{ moment: oldest, content: '{}', points: [], readings: [reading(1, 20_458)] }]);
      expect(await store.readings(later)).toEqual([reading(9, 20_479)]);
      expect(await store.readings(newest)).toEqual([reading(3, 20_472)]);
      expect(await store.readings(older)).toEqual([reading(3, 20_472)]);
      expect(await store.readings(oldest)).toEqual([reading(1, 20_458)]);
    });

    it('keeps the first day on which a product line was put forward on an account', async () => {
      const shown = (accountId: string, productLine: string, shownOn: string) => ({ accountId, productLine, shownOn });
      await store.addShownSuggestions([shown('001B', 'analytics', '2026-11-10'), shown('001A', 'training', '2026-11-10')]);
      await store.addShownSuggestions([shown('001B', 'analytics', '2026-11-17'), shown('001A', 'analytics', '2026-11-17')]);
      await reopen();
      expect(await store.shownSuggestions()).toEqual([
        shown('001A', 'analytics', '2026-11-17'),
        shown('001A', 'training', '2026-11-10'),
        shown('001B', 'analytics', '2026-11-10')
      ]);
    });

    it('remembers the position of each object, and what is being read of it', async () => {
      const position = { object: 'Case', coveredTo: '2026-01-01T00:00:00.000Z', columnsHash: 'a', filter: '', generation: 1 };
      const underWay = { from: '2026-01-01', to: '2026-01-02', coveredTo: '2026-01-02', columnsHash: 'b', filter: 'x = 1', generation: 1 };
      expect(await store.cursor('Case')).toBeUndefined();
      await store.saveCursor({ ...position, underWay: { ...underWay, after: { stamp: '2026-01-01T10:00:00.000Z', id: '500A' } } });
      await reopen();
      expect((await store.cursor('Case'))?.underWay).toEqual({ ...underWay, after: { stamp: '2026-01-01T10:00:00.000Z', id: '500A' } });
      const moved = { ...position, coveredTo: '2026-01-02T00:00:00.000Z', filter: 'x = 1', generation: 2, comparedOn: '2026-01-02' };
      await store.saveCursor(moved);
      await reopen();
      expect(await store.cursor('Case')).toEqual(moved);
      expect(await store.cursors()).toEqual([moved]);
    });

    it('follows merged records to the last of their chain, in whatever order the merges are told', async () => {
      const position = { object: 'Account', coveredTo: '', columnsHash: 'a', filter: '', generation: 1 };
      await store.saveCursor(position, [{ loser: '001A', winner: '001B' }]);
      await store.saveCursor(position, [{ loser: '001B', winner: '001C' }]);
      await store.saveCursor(position, [{ loser: '001Z', winner: '001A' }]);
      await reopen();
      expect(await store.mergedInto('Account')).toEqual(
        new Map([
          ['001A', '001C'],
          ['001B', '001C'],
          ['001Z', '001C']
        ])
      );
      expect(await store.mergedInto('Contact')).toEqual(new Map());
    });

    it('remembers how far the download of an object has come, page by page', async () => {
      const asked = { object: 'Case', soql: 'SELECT Id FROM Case', columnsHash: 'a', coveredTo: '2026-01-01T00:00:00.000Z' };
      const first = { path: '/spool/Case/750A-00000.csv', rows: 2, bytes: 40, next: 'L1' };
      const last = { path: '/spool/Case/750A-00001.csv', rows: 1, bytes: 20 };
      expect(await store.downloads()).toEqual([]);
      await store.saveDownload({ ...asked, jobId: '750A', pages: [] });
      await store.saveDownload({ ...asked, jobId: '750A', rows: 3, pages: [first] });
      await store.saveDownload({ ...asked, object: 'Account', pages: [last] });
      await store.saveDownload({ ...asked, jobId: '750A', rows: 3, pages: [first, last] });
      await reopen();
      expect(await store.downloads()).toEqual([
        { ...asked, object: 'Account', pages: [last] },
        { ...asked, jobId: '750A', rows: 3, pages: [first, last] }
      ]);
    });

    it('forgets the pages of a download with its job, and those that are cut off', async () => {
      const asked = { object: 'Case', soql: 'SELECT Id FROM Case', columnsHash: 'a', coveredTo: '2026-01-01T00:00:00.000Z' };
      const page = (at: number) => ({ path: `/spool/${at}.csv`, rows: at, bytes: 10 * at, next: `L${at}` });
      await store.saveDownload({ ...asked, jobId: '750A', rows: 9, pages: [page(1), page(2), page(3)] });
      await store.saveDownload({ ...asked, jobId: '750A', rows: 9, pages: [page(1)] });
      await store.saveDownload({ ...asked, jobId: '750A', rows: 9, pages: [page(1), page(5)] });
      expect((await store.downloads())[0]?.pages).toEqual([page(1), page(5)]);
      await store.saveDownload({ ...asked, jobId: '750B', pages: [page(7)] });
      expect(await store.downloads()).toEqual([{ ...asked, jobId: '750B', pages: [page(7)] }]);
      await store.forgetDownload('Case');
      expect(await store.downloads()).toEqual([]);
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

    it('lists the run that began last first, whatever the clock of the org said then', async () => {
      await store.startRun('before', '2026-01-02T00:00:00.000Z');
      await store.startRun('after the clock went back', '2026-01-01T00:00:00.000Z');
      expect((await store.runs(10)).map(({ runId }) => runId)).toEqual(['after the clock went back', 'before']);
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

    it('gives the place to write to one holder at a time, with a token that grows', async () => {
      const at = (minute: string): string => `2026-01-01T00:${minute}:00.000Z`;
      expect(await store.takeLease('one', at('00'), at('10'))).toEqual({ token: 1 });
      expect(await store.takeLease('two', at('09'), at('19'))).toEqual({ heldBy: 'one', until: at('10') });
      expect(await store.renewLease(at('20'))).toBe(true);
      expect(await store.takeLease('two', at('19'), at('29'))).toEqual({ heldBy: 'one', until: at('20') });
      expect(await store.takeLease('two', at('20'), at('30'))).toEqual({ token: 2 });
      await store.releaseLease('two');
      expect(await store.takeLease('one', at('21'), at('30'))).toEqual({ token: 3 });
    });

    it('refuses every write of a holder that lost the lease, and its renewal', async () => {
      const late = await under.open();
      try {
        expect(await late.takeLease('late', '2026-01-01T00:00:00.000Z', '2026-01-01T00:01:00.000Z')).toEqual({ token: 1 });
        expect(await store.takeLease('next', '2026-01-01T00:01:00.000Z', '2026-01-01T00:02:00.000Z')).toEqual({ token: 2 });
        await expect(late.startRun('late', '2026-01-01T00:01:30.000Z')).rejects.toMatchObject({ name: 'LeaseLost', values: ['next'] });
        expect(await late.renewLease('2026-01-01T00:09:00.000Z')).toBe(false);
        await store.startRun('next', '2026-01-01T00:01:30.000Z');
        expect(await late.runs(9)).toHaveLength(1);
      } finally {
        await late.close();
      }
    });

    it('holds what a service said last, until that one ends', async () => {
      const said = {
        holder: 'machine 17',
        mode: 'watch',
        state: 'idle',
        detail: '',
        startedAt: '2026-01-01T00:00:00.000Z',
        saidAt: '2026-01-01T00:05:00.000Z'
      } as const;
      expect(await store.service.read()).toBeUndefined();
      await store.service.save({ ...said, dueAt: '2026-01-01T00:05:05.000Z' });
      expect(await store.service.read()).toEqual({ ...said, dueAt: '2026-01-01T00:05:05.000Z' });
      const running = { ...said, state: 'running', detail: 'OrgUnreachable' } as const;
      await store.service.save(running);
      await reopen();
      expect(await store.service.read()).toEqual(running);
      await store.service.end('machine 18');
      expect(await store.service.read()).toEqual(running);
      await store.service.end('machine 17');
      expect(await store.service.read()).toBeUndefined();
    });

    it('tells who holds the place to write, while somebody does', async () => {
      expect(await store.service.lease()).toBeUndefined();
      await store.takeLease('one', '2026-01-01T00:00:00.000Z', '2026-01-01T00:10:00.000Z');
      expect(await store.service.lease()).toEqual({ holder: 'one', until: '2026-01-01T00:10:00.000Z' });
      await store.releaseLease('one');
      expect(await store.service.lease()).toBeUndefined();
    });

    it('adds up the calls of services by hour and forgets those of the day before yesterday', async () => {
      await store.service.addCalls('2026-01-01T09', 100);
      await store.service.addCalls('2026-01-03T08', 5);
      await store.service.addCalls('2026-01-03T09', 2);
      await store.service.addCalls('2026-01-03T09', 3);
      await reopen();
      expect(await store.service.callsSince('2026-01-03T09')).toBe(5);
      expect(await store.service.callsSince('2026-01-01T00')).toBe(110);
      await store.service.addCalls('2026-01-03T10', 1);
      expect(await store.service.callsSince('2026-01-01T00')).toBe(11);
    });

    it('remembers the last event of each channel until it is of no use', async () => {
      await store.service.saveEventPosition('/data/CaseChangeEvent', 7);
      await store.service.saveEventPosition('/data/CaseChangeEvent', 9);
      await store.service.saveEventPosition('/data/AccountChangeEvent', 2);
      await reopen();
      expect(await store.service.eventPosition('/data/CaseChangeEvent')).toBe(9);
      await store.service.saveEventPosition('/data/CaseChangeEvent', undefined);
      expect(await store.service.eventPosition('/data/CaseChangeEvent')).toBeUndefined();
      expect(await store.service.eventPosition('/data/AccountChangeEvent')).toBe(2);
    });
  });
}
