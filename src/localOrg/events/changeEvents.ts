import { randomUUID } from 'node:crypto';
import type { Database, SqlValue, StoredRow } from '../database.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgObject } from '../schema/object.ts';
import { changeOf, type Change } from './change.ts';
import { mergedEvent } from './mergedEvent.ts';

/** Source: https://developer.salesforce.com/docs/platform/change-data-capture/guide/cdc-allocations.html */
export const mostObjects = 5;
/** Source: https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_other_events_overflow.htm */
const mostChanges = 100_000;
/** Source: https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_delivery.htm (three days) */
const keptMs = 72 * 3_600_000;

/** A kept event: its header as it is sent, and the values that whoever may see them gets. */
export type StoredEvent = {
  readonly replayId: number;
  readonly entity: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly values: StoredRow;
};

type Transaction = {
  readonly key: string;
  sequence: number;
  changes: number;
  readonly overflown: Set<string>;
  /** The event that was kept last. */
  last?: StoredEvent;
};

/**
 * What Change Data Capture tells of the objects that an administrator chose: an event for each record created, updated, deleted or
 * brought back, kept for 72 hours in the order of its replay id. Records that the same happened to, one after the other in a second of a
 * transaction, share an event.
 *
 * Events are written in the transaction of the change, so that what is undone is never told. A transaction of the platform is what one
 * turn of the org's process does.
 * Sources: https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_intro.htm,
 * https://developer.salesforce.com/docs/atlas.en-us.260.0.change_data_capture.meta/change_data_capture/cdc_subscribe_merged_events.htm
 */
export class ChangeEvents {
  readonly #database: Database;
  readonly #listeners = new Set<() => void>();
  #objects: ReadonlySet<string>;
  #transaction: Transaction | undefined;

  constructor(database: Database) {
    this.#database = database;
    this.#objects = new Set(JSON.parse(database.setting('changeEvents') ?? '[]') as string[]);
  }

  /** Objects whose changes are told. */
  get objects(): readonly string[] {
    return [...this.#objects];
  }

  /** Chooses the objects anew; it survives a restart. */
  choose(objects: readonly string[]): void {
    this.#objects = new Set(objects);
    this.#database.saveSetting('changeEvents', JSON.stringify(objects));
  }

  /** Calls back, once for each turn of the process, when there may be events that were not there before. Returns how to stop it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells of a write: `old` is missing for a new record, `row` for one that is gone without a recycle bin. */
  publish(org: LocalOrg, userId: string, write: { readonly object: OrgObject; readonly row?: StoredRow; readonly old?: StoredRow }): void {
    if (!this.#objects.has(write.object.name)) return;
    const change = changeOf(write.object, write.row, write.old);
    if (!change) return;
    const transaction = this.#join();
    transaction.changes += change.type === 'UPDATE' ? Object.keys(change.values).length : 1;
    const occasion = { object: write.object.name };
    if (org.faults.fires('events_dropped', occasion)) return;
    const isOverflow = transaction.changes > mostChanges || org.faults.fires('event_overflow', occasion) !== undefined;
    if (isOverflow && transaction.overflown.has(write.object.name)) return;
    if (isOverflow) transaction.overflown.add(write.object.name);
    const isGap = isOverflow || org.faults.fires('event_gap', occasion) !== undefined;
    const changeType = isOverflow ? 'GAP_OVERFLOW' : isGap ? `GAP_${change.type}` : change.type;
    const header = {
      entityName: write.object.name,
      recordIds: isOverflow ? [] : [change.id],
      changeType,
      ...this.#origin(org, userId, transaction),
      ...fieldLists(isGap ? undefined : change)
    };
    const event = { entity: write.object.name, header, values: isGap ? {} : change.values };
    if (!this.#merge(transaction, event)) this.#keep(org, transaction, event);
  }

  /** Events behind a replay id, of some objects, oldest first. */
  since(replayId: number, entities: readonly string[]): readonly StoredEvent[] {
    if (entities.length === 0) return [];
    const sql = `
      select replay_id as replayId, entity, header, row_values as rowValues from org_event
      where replay_id > ? and entity in (${entities.map(() => '?').join(', ')}) order by replay_id`;
    return this.#database
      .statement(sql)
      .all(replayId, ...entities)
      .map(toEvent);
  }

  /** Replay ids of the oldest and the newest event that are kept; undefined where there is none. Those above 72 hours go. */
  kept(nowMs: number): { readonly oldest: number; readonly newest: number } | undefined {
    this.#database.statement('delete from org_event where at_ms < ?').run(nowMs - keptMs);
    const row = this.#database.statement('select min(replay_id) as oldest, max(replay_id) as newest from org_event').get();
    const oldest = row?.['oldest'];
    return typeof oldest === 'number' ? { oldest, newest: Number(row?.['newest']) } : undefined;
  }

  /** Replay id of the newest event there ever was; 0 = none. */
  get last(): number {
    return this.#database.number(`select value from org_sequence where name = 'id.event'`);
  }

  /** Wakes whoever listens, once the transaction is over. */
  #join(): Transaction {
    if (this.#transaction) return this.#transaction;
    setImmediate(() => {
      this.#transaction = undefined;
      for (const listener of [...this.#listeners]) listener();
    });
    return (this.#transaction = { key: randomUUID(), sequence: 0, changes: 0, overflown: new Set() });
  }

  #origin(org: LocalOrg, userId: string, transaction: Transaction): Readonly<Record<string, unknown>> {
    const commitTimestamp = Math.floor(org.clock.nowMs() / 1000) * 1000;
    return {
      changeOrigin: '',
      transactionKey: transaction.key,
      sequenceNumber: transaction.sequence + 1,
      commitTimestamp,
      commitNumber: commitTimestamp * 1000 + transaction.sequence + 1,
      commitUser: userId
    };
  }

  /** False where the event tells of something else than the one before it, or that one was undone with its change. */
  #merge(transaction: Transaction, event: Omit<StoredEvent, 'replayId'>): boolean {
    const merged = mergedEvent(transaction.last, event);
    if (!merged) return false;
    const sql = 'update org_event set header = ? where replay_id = ? and header = ?';
    const { changes } = this.#database
      .statement(sql)
      .run(JSON.stringify(merged.header), merged.replayId, JSON.stringify(transaction.last?.header));
    if (changes === 0) return false;
    transaction.last = merged;
    return true;
  }

  #keep(org: LocalOrg, transaction: Transaction, event: Omit<StoredEvent, 'replayId'>): void {
    const replayId = this.#database.nextNumber('id.event');
    transaction.sequence++;
    transaction.last = { ...event, replayId };
    this.#database
      .statement('insert into org_event (replay_id, entity, at_ms, header, row_values) values (?, ?, ?, ?, ?)')
      .run(replayId, event.entity, org.clock.nowMs(), JSON.stringify(event.header), JSON.stringify(event.values));
  }
}

/** Names of the fields that an update touched; the other kinds of changes name none. */
function fieldLists(change: Change | undefined): Readonly<Record<string, readonly string[]>> {
  const names = change?.type === 'UPDATE' ? Object.keys(change.values) : [];
  return { changedFields: names, nulledFields: names.filter((name) => change?.values[name] === null), diffFields: [] };
}

function toEvent(row: Readonly<Record<string, SqlValue | Uint8Array | bigint>>): StoredEvent {
  return {
    replayId: Number(row['replayId']),
    entity: String(row['entity']),
    header: JSON.parse(String(row['header'])) as Record<string, unknown>,
    values: JSON.parse(String(row['rowValues'])) as StoredRow
  };
}
