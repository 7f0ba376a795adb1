import type { AsOf } from '../domain/asOf.ts';
import type { CellJson, Detail, FlagsJson, HoldJson } from '../domain/resultJson.ts';
import type { Settings } from '../domain/settings.ts';
import type { SettingsChangesJson } from '../domain/settingsChangesJson.ts';
import type { HistoryPoint } from '../domain/reading.ts';
import { accountRecord, leftAccounts } from './accountRecord.ts';
import { cellRecord, hasOwnRecord } from './cellRecord.ts';
import type { HeldRecord } from './changes.ts';
import type { DesiredRecord } from './desired.ts';
import { historyByResult } from './history.ts';
import type { ResultHistory } from './history.ts';
import { resultRecord } from './resultRecord.ts';
import type { NextTask } from './nextTask.ts';
import { summaryRecord } from './summaryRecord.ts';
import { versionRecord } from './versionRecord.ts';

/** Everything that results are written from: what scoring found, what the org holds, what was measured before. */
export type RecordsInput = {
  readonly settings: Settings;
  readonly asOf: AsOf;
  /** Contents of this run's settings, one for each scorecard and `product_lines`. */
  readonly versions: readonly PublishedVersion[];
  /** Who publishes a content that the org does not hold yet: name of the user who runs the sync. */
  readonly publishedBy: string;
  /** One entry per customer; others get no record, and records of theirs are deleted. */
  readonly accounts: Iterable<AccountResults>;
  /** Our own records as the org holds them, of all accounts that are judged; of others only what stands on Account is looked at. */
  readonly held: readonly HeldRecord[];
  /** Weekly points of two years, of all scorecards, in any order. */
  readonly history: readonly HistoryPoint[];
  /** False = an earlier run of the ISO week has written places to owners, which then stay; absent = it is the first. */
  readonly isFirstOfWeek?: boolean;
  /** Keys of the measures that rebuilt points do not know, by scorecard; absent = none. */
  readonly leftOut?: ReadonlyMap<string, readonly string[]>;
};

export type PublishedVersion = {
  readonly key: string;
  readonly subject: string;
  readonly hash: string;
  readonly text: string;
  /** What it changes in the settings in force; absent = nobody compared. */
  readonly changes?: SettingsChangesJson;
};

/** What was found about one customer. */
export type AccountResults = {
  readonly accountId: string;
  /** One for each scorecard that is set up and whose population the account is in. */
  readonly scorecards: readonly ScorecardResult[];
  readonly cells: readonly CellJson[];
  /** What the account pays a year, in its own currency, by product line key; an absent one is unknown. Never part of a JSON. */
  readonly paid?: Readonly<Record<string, number>>;
  readonly totals: {
    readonly open: number;
    readonly onHold: number;
    readonly amount: number | undefined;
    readonly full: number | undefined;
  };
  readonly facts: AccountFacts;
  /** Holds in force, shown on a cell or not; absent = none. */
  readonly holds?: readonly HoldJson[];
  /** The manager's pulse, and where judgements contradict one another; absent = nobody looked. */
  readonly flags?: FlagsJson;
};

/** One scorecard of a customer; `coveragePercent` is a whole number. */
export type ScorecardResult = { readonly key: string; readonly detail: Detail; readonly coveragePercent: number };

/** Facts of the account that its summary shows; an absent one empties its field. */
export type AccountFacts = {
  /** Contract value a year in the account's currency, and where it comes from, in words. */
  readonly contractValue?: number;
  readonly contractValueSource?: string;
  /** Calendar day by which the customer must have decided. */
  readonly decisionOn?: string;
  readonly noticeDays?: number;
  readonly monthToMonth: boolean;
  /** User id. */
  readonly successManagerId?: string;
  readonly lastMeetingOn?: string;
  /** Day from which the next survey before the decision is due; it may lie behind. */
  readonly nextSurveyOn?: string;
  /** Open task that is due first; `subject` only of a task of ours. */
  readonly nextTask?: NextTask;
  /** ISO code, only in an org with several currencies. */
  readonly currency?: string;
};

/** What the records of one account are made from, beside its results. */
export type RecordContext = {
  readonly settings: Settings;
  readonly asOf: AsOf;
  /** Key of the published content by its subject. */
  readonly versionKeys: ReadonlyMap<string, string>;
  /** True where places to owners are written anew. */
  readonly isFirstOfWeek: boolean;
  /** Fields of held records by object and key. */
  readonly held: (object: string, key: string) => HeldRecord['fields'] | undefined;
  readonly history: (scorecard: string, accountId: string) => ResultHistory;
  /** Keys of the measures of a scorecard that rebuilt points do not know. */
  readonly leftOut: (scorecard: string) => readonly string[];
};

/**
 * Records as they should stand in the org after this run (pure).
 *
 * For each customer a result per scorecard, a cell for each product line with something to say, a summary, and where
 * the settings say so the fields on Account, empty on those that are customers no more; and the contents of the settings that
 * all of them point to. Equal inputs give equal records, so writing twice is harmless.
 */
export function desiredRecords(input: RecordsInput): readonly DesiredRecord[] {
  const context = recordContext(input);
  const records = input.versions.map((version) => versionRecord(version, input));
  const customers = new Set<string>();
  for (const account of input.accounts) {
    customers.add(account.accountId);
    records.push(...accountRecords(context, account));
  }
  return input.settings.general.mirrorToAccount ? [...records, ...leftAccounts(input.held, customers)] : records;
}

function accountRecords(context: RecordContext, account: AccountResults): readonly DesiredRecord[] {
  const results = account.scorecards.map((scorecard) => resultRecord(context, account.accountId, scorecard));
  const cells = account.cells.filter(hasOwnRecord).map((cell) => cellRecord(context, account, cell));
  const mirrored = context.settings.general.mirrorToAccount ? [accountRecord(context, account)] : [];
  return [...results, ...cells, summaryRecord(context, account, results), ...mirrored];
}

function recordContext(input: RecordsInput): RecordContext {
  const held = new Map(input.held.map((record) => [`${record.object}:${record.key}`, record.fields]));
  return {
    settings: input.settings,
    asOf: input.asOf,
    isFirstOfWeek: input.isFirstOfWeek !== false,
    versionKeys: new Map(input.versions.map((version) => [version.subject, version.key])),
    held: (object, key) => held.get(`${object}:${key}`),
    history: historyByResult(input.history, input.asOf.today),
    leftOut: (scorecard) => input.leftOut?.get(scorecard) ?? []
  };
}
