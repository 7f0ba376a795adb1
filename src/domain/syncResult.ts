import type { RunReportJson } from './resultJson.ts';
import type { FullBecause } from './runScope.ts';

/** Records written (in a dry run: to be written), by what they are. */
export type WrittenCounts = {
  readonly results: number;
  readonly cells: number;
  readonly summaries: number;
  readonly versions: number;
  readonly accounts: number;
  readonly deleted: number;
  /** Tasks about survey answers; absent where there was none to create. */
  readonly tasks?: number;
};

/** API calls of a service that looks for changes, as long as there are none. */
export type ServiceForecast = {
  /** Seconds between two looks at the begin, and where the pause has found its level. */
  readonly pauseSeconds: number;
  readonly laterPauseSeconds: number;
  /** Calls of the first hour, of the first 24 hours and of a day later on. */
  readonly callsAnHour: number;
  readonly callsADay: number;
  readonly laterCallsADay: number;
  /** Calls that the settings allow it in 24 hours. */
  readonly callsAllowed: number;
};

/** What a run did. */
export type SyncResult = {
  readonly runId: string;
  readonly asOf: string;
  readonly dryRun: boolean;
  readonly status: 'done' | 'partly' | 'paused';
  /** Customers that were scored or named as too new or with not enough data. */
  readonly accounts: number;
  readonly written: WrittenCounts;
  /** Whom the run scored, and why all of them; `accounts` = that were touched. Absent where it stopped before. */
  readonly scored?:
    | { readonly kind: 'full'; readonly because: FullBecause; readonly accounts: number }
    | { readonly kind: 'touched'; readonly accounts: number };
  /** Records other than the run's own that were written. */
  readonly writtenTotal: number;
  readonly failed: readonly { readonly key: string; readonly object: string; readonly code: string; readonly message: string }[];
  readonly apiCalls: number;
  /** API calls that writing takes; only in a dry run. */
  readonly apiCallsToWrite?: number;
  /** API calls that the settings allow a run; only in a dry run. */
  readonly apiCallsAllowed?: number;
  readonly storage: { readonly addedMb: number; readonly usedMb?: number; readonly maxMb?: number };
  readonly seconds: number;
  readonly report: RunReportJson;
  /**
   * Only of a paused run, which tells no counts but its calls and records written: the values of ApiBudgetReached, and the
   * changes that wait in the outbox.
   */
  readonly paused?: { readonly values: readonly string[]; readonly waiting: number };
  /** What a service that watches would cost while nothing changes; only in a dry run. */
  readonly service?: ServiceForecast;
  /** Records to be written, first 20 of each kind; only in a dry run. */
  readonly examples?: readonly {
    readonly operation: string;
    readonly object: string;
    readonly key: string;
    readonly fields: readonly string[];
  }[];
};
