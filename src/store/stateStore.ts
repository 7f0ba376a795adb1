import type { HistoryPoint, Moment, Reading } from '../domain/reading.ts';
import type { ShownSuggestion } from '../domain/shownSuggestion.ts';
import type { Cursor, MergedRecord } from './cursorTable.ts';
import type { StoredDownload } from './downloadTable.ts';
import type { Lease } from './leaseTable.ts';
import type { OpenMoments } from './openMoments.ts';
import type { ServiceStore } from './serviceTables.ts';
import type { KeySpan, LedgerEntry, LedgerWrite } from './ledgerTable.ts';
import type { Shown, Unconfirmed } from './unconfirmedTable.ts';

/** One intended write. `key` names the record: the external key, or the record id for updates and deletes by id. */
export type OutboxItem = {
  readonly object: string;
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete';
  /** upsert: the external id; insert: the field that holds the key, which the org is asked for before the record is created. */
  readonly externalId?: string;
  readonly key: string;
  readonly accountId: string;
  readonly row: { readonly [field: string]: string | number | boolean | null };
  /** The write puts back what we wrote before and somebody else changed; absent = it says something new. */
  readonly restores?: true;
};

export type OutboxEntry = OutboxItem & {
  readonly id: number;
  readonly runId: string;
  readonly attempts: number;
  /** Times that the org refused it for good; a try more in the same drain does not count. */
  readonly refusals: number;
  readonly state: 'waiting' | 'sent' | 'parked';
  /** Of the last refusal. */
  readonly errorCode?: string;
  readonly errorMessage?: string;
  /** Calendar day in the org's zone on which the org refused it. */
  readonly parkedOn?: string;
  /** What may have led to the refusal beside the row itself, as `operations/sync/refusals` sums it up. */
  readonly cause?: string;
};

/** Entries to send that can share a request: one object, one operation. */
export type OutboxGroup = Pick<OutboxItem, 'object' | 'operation' | 'externalId'> & { readonly count: number };

/** Which part of the outbox a write set takes the place of; absent in all = the whole of it. */
export type OutboxPart = {
  /** Only entries of these accounts; others stay, whatever their state. '' = what belongs to no account. */
  readonly accounts?: readonly string[];
  /** Only entries of none of these accounts. */
  readonly notOf?: readonly string[];
  /** True = only records to create, false = only others. */
  readonly inserts?: boolean;
  /** Ids of parked entries that stay parked. */
  readonly stay?: readonly number[];
  /** Ids of parked entries that wait again, where the write set does not drop them. */
  readonly again?: readonly number[];
};

export type WaitingLimit = Pick<OutboxPart, 'accounts'> & {
  readonly entries: number;
  readonly mostText?: number;
  readonly group?: Pick<OutboxItem, 'object' | 'operation'>;
  readonly isSent?: true;
};

/** The org's reason not to take an entry. */
export type Refusal = {
  readonly id: number;
  readonly code: string;
  readonly message: string;
  /** Calendar day in the org's zone. */
  readonly on?: string;
  readonly cause?: string;
};

/** An entry that the org took, and what the ledger keeps of it. */
export type Written = {
  readonly id: number;
  /** Absent = nothing to keep: the record was deleted, or is none of ours. */
  readonly entry?: LedgerWrite;
  /** A record that is gone, by its key or its id: the ledger forgets it. `byUs`: by its id, because we deleted it. */
  readonly gone?: { readonly object: string; readonly key: string; readonly byUs?: true };
};

/** A reading of an account as it is kept. */
export type KeptReading = Reading & {
  readonly accountId: string;
  /** Epoch day of the moment that wrote it; a value that ages counts from there. */
  readonly day: number;
};

/** A moment with all that belongs to it. */
export type TakenMoment = {
  readonly moment: Moment;
  /** Text of the published settings. */
  readonly content: string;
  readonly points: readonly HistoryPoint[];
  /** Only readings that differ from those of the moment next to it: see `history/changedReadings`. */
  readonly readings: readonly KeptReading[];
};

export type RunRow = {
  readonly runId: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly status: 'running' | 'done' | 'partly' | 'failed' | 'paused';
  readonly report?: string;
};

/**
 * State that must not be lost, one database per org. Every method is one transaction and durable when it returns.
 * One conformance suite (`test/store`) runs on every implementation.
 */
export interface StateStore {
  readonly orgId: string;
  /**
   * The intended write set of a run replaces what stands in the outbox, or in a part of it, in one transaction. A change
   * that an earlier run could not finish keeps its run id and its attempts. Of two changes to one record the last counts.
   */
  replaceOutbox(runId: string, items: readonly OutboxItem[], part?: OutboxPart): Promise<void>;
  /** Takes out of the outbox what a run put in and nobody has tried to send. */
  withdraw(runId: string): Promise<void>;
  /**
   * Next entries to send, in the order of account id; marks nothing. Entries sent without an answer known are among
   * them: writing by key twice is harmless.
   *
   * @param limit.group     only entries of this one
   * @param limit.mostText  ends behind the entry whose row makes it so many characters of JSON
   * @param limit.isSent    only entries sent without an answer known
   */
  waiting(limit: number | WaitingLimit): Promise<readonly OutboxEntry[]>;
  /** What `waiting` gives out, counted, by object and operation. `inserts`: only records to create (true), or only others (false). */
  waitingGroups(inserts?: boolean): Promise<readonly OutboxGroup[]>;
  markSent(ids: readonly number[]): Promise<void>;
  /**
   * Entries that the org took leave the outbox, and the ledger keeps what was written, in one transaction.
   *
   * @param at  the org's clock at its answer: the writes are unconfirmed until a pull has shown them; absent = one has
   */
  markWritten(written: readonly Written[], at?: string): Promise<void>;
  markParked(refusals: readonly Refusal[]): Promise<void>;
  parked(accounts?: readonly string[]): Promise<readonly OutboxEntry[]>;
  /** What was last written into records of an object, of some keys or of all, ordered by key. */
  ledger(object: string, keys?: readonly string[]): Promise<readonly LedgerEntry[]>;
  /** What we wrote or deleted of an object before an instant, and no pull has shown; absent = whenever. */
  unconfirmed(object: string, before?: string): Promise<Unconfirmed>;
  /** A pull has shown what was written of an object. */
  confirm(object: string, shown: Shown): Promise<void>;
  /** Forgets records of an object that the org no longer has. `keys` are those that it has, all or in a span of keys. */
  pruneLedger(object: string, keys: readonly string[], span?: KeySpan): Promise<void>;
  /** Keeps the first point of each (scorecard, account, week); a measured one takes the place of a rebuilt one. */
  addHistory(points: readonly HistoryPoint[]): Promise<void>;
  /** Points of a scorecard, of some accounts or of all, ordered by account and week, taken on or after a day. */
  history(scorecard: string, from: string, accounts?: readonly string[]): Promise<readonly HistoryPoint[]>;
  /** All points of an account, ordered by scorecard and week. */
  accountHistory(accountId: string): Promise<readonly HistoryPoint[]>;
  /** Keeps moments with their points and readings; one that is there already stays as it is. */
  addMoments(taken: readonly TakenMoment[]): Promise<void>;
  /** Moments of runs that judge some accounts after others. */
  readonly openMoments: OpenMoments;
  /** Moments of a scorecard, the oldest first. */
  moments(scorecard: string): Promise<readonly Moment[]>;
  /** Readings that stand at a moment, of some accounts or of all. */
  readings(moment: Moment, accounts?: readonly string[]): Promise<readonly KeptReading[]>;
  /** Keys of the measures of a scorecard that a rebuilt moment could not know, sorted. */
  leftOut(scorecard: string): Promise<readonly string[]>;
  /** Text of a published settings content by its key; undefined where this machine never had it. */
  content(key: string): Promise<string | undefined>;
  /** Keeps what was put forward, each account and product line with its first day. */
  addShownSuggestions(shown: readonly ShownSuggestion[]): Promise<void>;
  /** All that were ever put forward, ordered by account and product line. */
  shownSuggestions(): Promise<readonly ShownSuggestion[]>;
  cursor(object: string): Promise<Cursor | undefined>;
  /** Of all objects, by object. */
  cursors(): Promise<readonly Cursor[]>;
  /** Moves the position of an object and keeps the merges found on the way, in one transaction. */
  saveCursor(cursor: Cursor, merged?: readonly MergedRecord[]): Promise<void>;
  /** Winner of each merged record of an object by the loser, the last one of a chain. */
  mergedInto(object: string): Promise<ReadonlyMap<string, string>>;
  /** Downloads under way, one an object at most, ordered by object. */
  downloads(): Promise<readonly StoredDownload[]>;
  /** Keeps how far a download has come; of the same job pages are only added, another job takes the place of all. */
  saveDownload(download: StoredDownload): Promise<void>;
  forgetDownload(object: string): Promise<void>;
  /** Begins a run; an older one that never ended counts as failed from now on. */
  startRun(runId: string, startedAt: string): Promise<void>;
  finishRun(run: RunRow): Promise<void>;
  /** The newest runs first. */
  runs(limit: number): Promise<readonly RunRow[]>;
  /**
   * Takes the one place to write for this org, where nobody holds it past `now`. From then on every write of this store is refused with LeaseLost
   * once somebody else has it: the token is checked in the transaction that writes.
   */
  takeLease(holder: string, now: string, until: string): Promise<Lease>;
  /** Prolongs the lease that this store took; false where somebody else has it by now. */
  renewLease(until: string): Promise<boolean>;
  /** Ends the lease of a holder; of another one only when that one is known to be gone. */
  releaseLease(holder: string): Promise<void>;
  /** What a service that runs for months keeps beside its runs. */
  readonly service: ServiceStore;
  close(): Promise<void>;
}
