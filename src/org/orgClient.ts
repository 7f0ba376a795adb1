import type { ChangedIds } from './changedIds.ts';
import type { ExportOptions } from './downloadJournal.ts';

/** A field as describe gives it, reduced to what the product reads. */
export type FieldDescribe = {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly calculated: boolean;
  readonly filterable: boolean;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly externalId: boolean;
  /** False for fields that everybody who sees the object sees: no permission can be given for them. */
  readonly permissionable: boolean;
  readonly relationshipName?: string;
  readonly referenceTo: readonly string[];
  readonly picklistValues: readonly string[];
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
};

export type ObjectDescribe = {
  readonly name: string;
  readonly label: string;
  readonly keyPrefix?: string;
  readonly queryable: boolean;
  readonly replicateable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  /** The object that keeps changes of this one's fields; absent = the org keeps none. */
  readonly historyObject?: string;
  readonly fields: readonly FieldDescribe[];
};

/** A record as REST gives it: field name to JSON value, parents nested, `attributes` removed. */
export type OrgRecord = { readonly [field: string]: unknown };

/**
 * The value of a field to write; `null` empties it, an absent key leaves it alone. A lookup may be set by an external
 * key of its target: `Settings_Version__r.Key__c`.
 */
export type RowToSave = { readonly [field: string]: string | number | boolean | null };

/** The org's answer for one row, in the order of the rows given. */
export type Receipt =
  | { readonly ok: true; readonly id: string; readonly created: boolean }
  | { readonly ok: false; readonly id?: string; readonly code: string; readonly message: string; readonly fields: readonly string[] };

/** One downloaded page of a Bulk 2.0 query: a CSV file with header row, durable when it is handed over. */
export type SpoolPage = { readonly path: string; readonly rows: number };

export type SaveRequest = {
  readonly object: string;
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete';
  /** upsert only. */
  readonly externalId?: string;
  readonly rows: readonly RowToSave[];
  /** For each row the id of the record that it locks with itself; rows of one are not torn apart where they fit into one request. */
  readonly parents?: readonly string[];
  /** Saves what a duplicate rule only warns of; collections know how, Bulk does not. */
  readonly savesDuplicates?: boolean;
  /** True where an earlier run sent some of the rows: a Bulk job of its may still be at work on them, and is ended first. */
  readonly wereSent?: boolean;
  /** Is called when the org has taken a request, before its answer is read. */
  readonly onAnswer?: () => void;
};

/** Who and where: asked once at sign-in. */
export type OrgIdentity = {
  /** 18 characters. */
  readonly orgId: string;
  readonly orgName: string;
  readonly timeZone: string;
  readonly userId: string;
  readonly username: string;
  readonly namespace?: string;
  readonly instanceUrl: string;
  readonly apiVersion: string;
  /** Names of all objects that this user sees; absent = nobody asked. */
  readonly objectNames?: readonly string[];
};

/** What the org allows and what has been used; from `Sforce-Limit-Info` and `/limits`. */
export type OrgUsage = {
  readonly callsThisRun: number;
  readonly callsToday: number;
  readonly callsADay: number;
  readonly storageUsedMb?: number;
  readonly storageMaxMb?: number;
  /** Every limit that the org tells, by its name in `/limits`. */
  readonly allowances?: Readonly<Record<string, { readonly most: number; readonly left: number }>>;
};

/** What is known of the org's calls without asking for it: from the replies so far. */
export type CallBudget = {
  /** Calls of this client since `startRun`, and since it signed in. */
  readonly callsThisRun: number;
  readonly callsInAll: number;
  /** Calls of everybody in the last 24 hours, and how many the org allows; absent until a reply told. */
  readonly callsToday?: number;
  readonly callsADay?: number;
  /** Parts of `callsADay` at which requests stop. */
  readonly shares: CallShares;
};

/** Is told what change events say, and keeps how far they were taken. */
export type ChangeListener = {
  /** Something of the object changed, or may have. */
  onHint(object: string): void;
  /** A channel is subscribed to, or the session with all of them is over, with the reason. */
  onState(state: 'subscribed' | 'broken', channel: string, detail: string): void;
  /** Replay id of the last event taken from a channel; undefined = none. */
  position(channel: string): Promise<number | undefined>;
  onPosition(channel: string, replayId: number | undefined): Promise<void>;
};

/** Parts of the org's daily API calls, 0-1. */
export type CallShares = { readonly day: number; readonly run: number };

/**
 * The only door to Salesforce: six verbs, and who and when. Stages take this and never ask what stands behind it.
 *
 * Every method throws a `HealthError` (SignInFailed, SessionEnded, ObjectMissing, FieldMissing, RequestRefused,
 * BulkJobFailed, BulkPageIncomplete, ApiBudgetReached, OrgUnreachable) and nothing else.
 */
export interface OrgClient {
  readonly identity: OrgIdentity;
  /** The org's clock, from the `Date` header of a reply: ISO instant in UTC. */
  now(): Promise<string>;
  /** The org's clock at its newest reply, to the end of the second that it names: ISO instant in UTC. Asks nobody; undefined before the first reply. */
  readonly heardAt: string | undefined;
  describe(object: string): Promise<ObjectDescribe>;
  /** All pages of a query. `deleted` reads with queryAll (archived activities, soft-deleted rows). */
  query(soql: string, options?: { readonly deleted?: boolean }): Promise<readonly OrgRecord[]>;
  /** `totalSize` of a `SELECT COUNT() FROM ...`. */
  count(soql: string, options?: { readonly deleted?: boolean }): Promise<number>;
  /** Ids that changed and that were deleted in a window of whole minutes, and up to when the list is complete. */
  changedIds(object: string, from: string, to: string): Promise<ChangedIds>;
  /**
   * Bulk 2.0 query; pages are spooled to files in `folder` in order. Complete or an error, never short. With a journal it goes
   * on where an earlier process stopped.
   */
  exportRows(soql: string, folder: string, options?: ExportOptions): Promise<readonly SpoolPage[]>;
  /** sObject collections, 200 rows a request, allOrNone false. */
  saveRows(request: SaveRequest): Promise<readonly Receipt[]>;
  /** Bulk 2.0 ingest; success, failed and unprocessed results are read and put back in the order of the rows. */
  ingestRows(request: SaveRequest): Promise<readonly Receipt[]>;
  usage(): Promise<OrgUsage>;
  /** The calls so far; asks nobody. */
  readonly budget: CallBudget;
  /** Listens to the change events of objects until the signal ends it; what goes wrong is told and tried again. */
  listen(objects: readonly string[], listener: ChangeListener, signal: AbortSignal): Promise<void>;
  /** A new run begins on a client that has served one: describes are asked anew, and calls of the run count from zero. */
  startRun(): void;
  /** The calls that were held back for the run's own record may be made from here on. */
  releaseHeldCalls(): void;
  /** Shares (0-1) of the org's daily calls at which requests stop: used by everybody in the day, and by this client. */
  limitCalls(shares: CallShares): void;
}
