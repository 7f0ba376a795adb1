import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { HistoryPoint, Moment } from '../domain/reading.ts';
import type { ShownSuggestion } from '../domain/shownSuggestion.ts';
import { forgetDownload, readDownloads, saveDownload } from './downloadTable.ts';
import type { StoredDownload } from './downloadTable.ts';
import { openFolder } from './openFolder.ts';
import { guardStore, openState } from './openState.ts';
import { markParked, markSent, markWritten, readParked, readWaiting, replaceOutbox } from './outboxTable.ts';
import { pruneLedger, readLedger } from './ledgerTable.ts';
import type { LedgerEntry } from './ledgerTable.ts';
import { addHistory, readAccountHistory, readContent, readHistory } from './historyTables.ts';
import { addMoments, readLeftOut, readMoments, readReadings } from './readingTables.ts';
import { checkFence, releaseLease, renewLease, takeLease } from './leaseTable.ts';
import type { Lease } from './leaseTable.ts';
import { readCursor, readMerged, saveCursor } from './cursorTable.ts';
import type { Cursor, MergedRecord } from './cursorTable.ts';
import { finishRun, readRuns, startRun } from './runTables.ts';
import { serviceStore } from './serviceTables.ts';
import { addShownSuggestions, readShownSuggestions } from './suggestionTable.ts';
import type { KeptReading, RunRow, StateStore, TakenMoment } from './stateStore.ts';
import type { OutboxEntry, OutboxItem, OutboxPart, Refusal, Written } from './stateStore.ts';

/** Opens the embedded state store of an org: one SQLite file in the data folder, readable by its owner only. */
export async function openStateStore(options: { readonly folder: string; readonly orgId: string }): Promise<StateStore> {
  await openFolder(options.folder);
  const path = stateFile(options);
  return new SqliteStateStore(openState(path, options.orgId), path, options.orgId);
}

/** Where the state of an org is. */
export function stateFile({ folder, orgId }: { readonly folder: string; readonly orgId: string }): string {
  return join(folder, `state-${orgId}.sqlite`);
}

class SqliteStateStore implements StateStore {
  readonly orgId: string;
  private readonly database: DatabaseSync;
  private readonly path: string;
  readonly service = serviceStore({ read: (work) => this.read(work), write: (work) => this.write(work) });
  /** Of the lease that this store took: every write after it is refused once somebody else has it. */
  private token: number | undefined;

  constructor(database: DatabaseSync, path: string, orgId: string) {
    this.database = database;
    this.path = path;
    this.orgId = orgId;
  }

  async replaceOutbox(runId: string, items: readonly OutboxItem[], part: OutboxPart = {}): Promise<void> {
    this.write((database) => replaceOutbox(database, runId, items, part));
  }

  async waiting(limit: number, inserts?: boolean): Promise<readonly OutboxEntry[]> {
    return this.read((database) => readWaiting(database, limit, inserts));
  }

  async markSent(ids: readonly number[]): Promise<void> {
    this.write((database) => markSent(database, ids));
  }

  async markWritten(written: readonly Written[]): Promise<void> {
    this.write((database) => markWritten(database, written));
  }

  async markParked(refusals: readonly Refusal[]): Promise<void> {
    this.write((database) => markParked(database, refusals));
  }

  async parked(): Promise<readonly OutboxEntry[]> {
    return this.read(readParked);
  }

  async ledger(object: string, keys?: readonly string[]): Promise<readonly LedgerEntry[]> {
    return this.read((database) => readLedger(database, object, keys));
  }

  async pruneLedger(object: string, keys: readonly string[]): Promise<void> {
    this.write((database) => pruneLedger(database, object, keys));
  }

  async addHistory(points: readonly HistoryPoint[]): Promise<void> {
    this.write((database) => addHistory(database, points));
  }

  async history(scorecard: string, from: string, accounts?: readonly string[]): Promise<readonly HistoryPoint[]> {
    return this.read((database) => readHistory(database, scorecard, from, accounts));
  }

  async accountHistory(accountId: string): Promise<readonly HistoryPoint[]> {
    return this.read((database) => readAccountHistory(database, accountId));
  }

  async addMoments(taken: readonly TakenMoment[]): Promise<void> {
    this.write((database) => addMoments(database, taken));
  }

  async moments(scorecard: string): Promise<readonly Moment[]> {
    return this.read((database) => readMoments(database, scorecard));
  }

  async readings(moment: Moment, accounts?: readonly string[]): Promise<readonly KeptReading[]> {
    return this.read((database) => readReadings(database, moment, accounts));
  }

  async leftOut(scorecard: string): Promise<readonly string[]> {
    return this.read((database) => readLeftOut(database, scorecard));
  }

  async content(key: string): Promise<string | undefined> {
    return this.read((database) => readContent(database, key));
  }

  async addShownSuggestions(shown: readonly ShownSuggestion[]): Promise<void> {
    this.write((database) => addShownSuggestions(database, shown));
  }

  async shownSuggestions(): Promise<readonly ShownSuggestion[]> {
    return this.read(readShownSuggestions);
  }

  async cursor(object: string): Promise<Cursor | undefined> {
    return this.read((database) => readCursor(database, object));
  }

  async saveCursor(cursor: Cursor, merged?: readonly MergedRecord[]): Promise<void> {
    this.write((database) => saveCursor(database, cursor, merged));
  }

  async mergedInto(object: string): Promise<ReadonlyMap<string, string>> {
    return this.read((database) => readMerged(database, object));
  }

  async downloads(): Promise<readonly StoredDownload[]> {
    return this.read(readDownloads);
  }

  async saveDownload(download: StoredDownload): Promise<void> {
    this.write((database) => saveDownload(database, download));
  }

  async forgetDownload(object: string): Promise<void> {
    this.write((database) => forgetDownload(database, object));
  }

  async startRun(runId: string, startedAt: string): Promise<void> {
    this.write((database) => startRun(database, runId, startedAt));
  }

  async finishRun(run: RunRow): Promise<void> {
    this.write((database) => finishRun(database, run));
  }

  async runs(limit: number): Promise<readonly RunRow[]> {
    return this.read((database) => readRuns(database, limit));
  }

  async takeLease(holder: string, now: string, until: string): Promise<Lease> {
    const lease = this.write((database) => takeLease(database, { holder, now, until }), { fenced: false });
    if ('token' in lease) this.token = lease.token;
    return lease;
  }

  async renewLease(until: string): Promise<boolean> {
    const { token } = this;
    return token !== undefined && this.write((database) => renewLease(database, token, until), { fenced: false });
  }

  async releaseLease(holder: string): Promise<void> {
    this.token = undefined;
    this.write((database) => releaseLease(database, holder));
  }

  async close(): Promise<void> {
    this.database.close();
  }

  private read<Result>(work: (database: DatabaseSync) => Result): Result {
    return guardStore(this.path, () => work(this.database));
  }

  /** One transaction; durable when it returns (synchronous = full). */
  private write<Result>(work: (database: DatabaseSync) => Result, { fenced = true } = {}): Result {
    return guardStore(this.path, () => {
      this.database.exec('begin immediate');
      try {
        if (fenced && this.token !== undefined) checkFence(this.database, this.token);
        const result = work(this.database);
        this.database.exec('commit');
        return result;
      } catch (error) {
        if (this.database.isTransaction) this.database.exec('rollback');
        throw error;
      }
    });
  }
}
