import { join } from 'node:path';
import type { HistoryPoint, Moment } from '../domain/reading.ts';
import type { ShownSuggestion } from '../domain/shownSuggestion.ts';
import { forgetDownload, readDownloads, saveDownload } from './downloadTable.ts';
import type { StoredDownload } from './downloadTable.ts';
import { openFolder } from './openFolder.ts';
import { FencedState } from './fencedState.ts';
import { openMoments } from './openMoments.ts';
import type { OpenMoments } from './openMoments.ts';
import { openState } from './openState.ts';
import { markParked, markSent, markWritten, readParked, readWaiting, readWaitingGroups, replaceOutbox, withdraw } from './outboxTable.ts';
import { pruneLedger, readLedger } from './ledgerTable.ts';
import type { KeySpan, LedgerEntry } from './ledgerTable.ts';
import { addHistory, readAccountHistory, readContent, readHistory } from './historyTables.ts';
import { addMoments, readLeftOut, readMoments, readReadings } from './readingTables.ts';
import type { Lease } from './leaseTable.ts';
import { readCursor, readCursors, readMerged, saveCursor } from './cursorTable.ts';
import type { Cursor, MergedRecord } from './cursorTable.ts';
import { finishRun, readRuns, startRun } from './runTables.ts';
import { serviceStore } from './serviceTables.ts';
import type { ServiceStore } from './serviceTables.ts';
import { addShownSuggestions, readShownSuggestions } from './suggestionTable.ts';
import { confirmWrites, readUnconfirmed } from './unconfirmedTable.ts';
import type { Shown, Unconfirmed } from './unconfirmedTable.ts';
import type { KeptReading, RunRow, StateStore, TakenMoment } from './stateStore.ts';
import type { OutboxEntry, OutboxGroup, OutboxItem, OutboxPart, Refusal, WaitingLimit, Written } from './stateStore.ts';

/** Opens the embedded state store of an org: one SQLite file in the data folder, readable by its owner only. */
export async function openStateStore(options: { readonly folder: string; readonly orgId: string }): Promise<StateStore> {
  await openFolder(options.folder);
  const path = stateFile(options);
  return new SqliteStateStore(new FencedState(openState(path, options.orgId), path), options.orgId);
}

/** Where the state of an org is. */
export function stateFile({ folder, orgId }: { readonly folder: string; readonly orgId: string }): string {
  return join(folder, `state-${orgId}.sqlite`);
}

class SqliteStateStore implements StateStore {
  readonly orgId: string;
  private readonly state: FencedState;
  readonly service: ServiceStore;
  readonly openMoments: OpenMoments;

  constructor(state: FencedState, orgId: string) {
    this.state = state;
    this.orgId = orgId;
    this.openMoments = openMoments((work) => state.write(work));
    this.service = serviceStore({ read: (work) => state.read(work), write: (work) => state.write(work) });
  }

  async replaceOutbox(runId: string, items: readonly OutboxItem[], part: OutboxPart = {}): Promise<void> {
    this.state.write((database) => replaceOutbox(database, runId, items, part));
  }

  async withdraw(runId: string): Promise<void> {
    this.state.write((database) => withdraw(database, runId));
  }

  async waiting(limit: number | WaitingLimit): Promise<readonly OutboxEntry[]> {
    return this.state.read((database) => readWaiting(database, limit));
  }

  async waitingGroups(inserts?: boolean): Promise<readonly OutboxGroup[]> {
    return this.state.read((database) => readWaitingGroups(database, inserts));
  }

  async markSent(ids: readonly number[]): Promise<void> {
    this.state.write((database) => markSent(database, ids));
  }

  async markWritten(written: readonly Written[], at?: string): Promise<void> {
    this.state.write((database) => markWritten(database, written, at));
  }

  async unconfirmed(object: string, before?: string): Promise<Unconfirmed> {
    return this.state.read((database) => readUnconfirmed(database, object, before));
  }

  async confirm(object: string, shown: Shown): Promise<void> {
    this.state.write((database) => confirmWrites(database, object, shown));
  }

  async markParked(refusals: readonly Refusal[]): Promise<void> {
    this.state.write((database) => markParked(database, refusals));
  }

  async parked(accounts?: readonly string[]): Promise<readonly OutboxEntry[]> {
    return this.state.read((database) => readParked(database, accounts));
  }

  async ledger(object: string, keys?: readonly string[]): Promise<readonly LedgerEntry[]> {
    return this.state.read((database) => readLedger(database, object, keys));
  }

  async pruneLedger(object: string, keys: readonly string[], span?: KeySpan): Promise<void> {
    this.state.write((database) => pruneLedger(database, object, keys, span));
  }

  async addHistory(points: readonly HistoryPoint[]): Promise<void> {
    this.state.write((database) => addHistory(database, points));
  }

  async history(scorecard: string, from: string, accounts?: readonly string[]): Promise<readonly HistoryPoint[]> {
    return this.state.read((database) => readHistory(database, scorecard, from, accounts));
  }

  async accountHistory(accountId: string): Promise<readonly HistoryPoint[]> {
    return this.state.read((database) => readAccountHistory(database, accountId));
  }

  async addMoments(taken: readonly TakenMoment[]): Promise<void> {
    this.state.write((database) => addMoments(database, taken));
  }

  async moments(scorecard: string): Promise<readonly Moment[]> {
    return this.state.read((database) => readMoments(database, scorecard));
  }

  async readings(moment: Moment, accounts?: readonly string[]): Promise<readonly KeptReading[]> {
    return this.state.read((database) => readReadings(database, moment, accounts));
  }

  async leftOut(scorecard: string): Promise<readonly string[]> {
    return this.state.read((database) => readLeftOut(database, scorecard));
  }

  async content(key: string): Promise<string | undefined> {
    return this.state.read((database) => readContent(database, key));
  }

  async addShownSuggestions(shown: readonly ShownSuggestion[]): Promise<void> {
    this.state.write((database) => addShownSuggestions(database, shown));
  }

  async shownSuggestions(): Promise<readonly ShownSuggestion[]> {
    return this.state.read(readShownSuggestions);
  }

  async cursor(object: string): Promise<Cursor | undefined> {
    return this.state.read((database) => readCursor(database, object));
  }

  async cursors(): Promise<readonly Cursor[]> {
    return this.state.read(readCursors);
  }

  async saveCursor(cursor: Cursor, merged?: readonly MergedRecord[]): Promise<void> {
    this.state.write((database) => saveCursor(database, cursor, merged));
  }

  async mergedInto(object: string): Promise<ReadonlyMap<string, string>> {
    return this.state.read((database) => readMerged(database, object));
  }

  async downloads(): Promise<readonly StoredDownload[]> {
    return this.state.read(readDownloads);
  }

  async saveDownload(download: StoredDownload): Promise<void> {
    this.state.write((database) => saveDownload(database, download));
  }

  async forgetDownload(object: string): Promise<void> {
    this.state.write((database) => forgetDownload(database, object));
  }

  async startRun(runId: string, startedAt: string): Promise<void> {
    this.state.write((database) => startRun(database, runId, startedAt));
  }

  async finishRun(run: RunRow): Promise<void> {
    this.state.write((database) => finishRun(database, run));
  }

  async runs(limit: number): Promise<readonly RunRow[]> {
    return this.state.read((database) => readRuns(database, limit));
  }

  async takeLease(holder: string, now: string, until: string): Promise<Lease> {
    return this.state.takeLease(holder, now, until);
  }

  async renewLease(until: string): Promise<boolean> {
    return this.state.renewLease(until);
  }

  async releaseLease(holder: string): Promise<void> {
    this.state.releaseLease(holder);
  }

  async close(): Promise<void> {
    this.state.close();
  }
}
