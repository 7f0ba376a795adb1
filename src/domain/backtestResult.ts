import type { Interval } from './interval.ts';

/** Leavers among customers who could leave. */
export type LeaverCount = { readonly left: number; readonly of: number };

/** How much more often one group left than another. */
export type Ratio = {
  /** Share of the first group / share of the second; null = nobody of the second left, so that there is no ratio. */
  readonly times: number | null;
  /** 95% interval; no upper end where nobody of the second group left. */
  readonly low: number;
  readonly high: number | null;
};

/** One band on the first day, and what became of it. */
export type OutcomeRow = LeaverCount & {
  /** Key of the band; null = customers without a number. */
  readonly band: string | null;
  /** `left / of`, 0-1; null where nobody could leave. */
  readonly share: number | null;
  readonly interval: Interval | null;
};

/** The worst band beside another group. */
export type Comparison = {
  readonly against: 'others' | 'best';
  readonly worst: LeaverCount;
  readonly other: LeaverCount;
  /** Absent where there is not enough history for one. */
  readonly ratio?: Ratio;
};

/** What became of the customers of one day, or of several days together. */
export type OutcomeTable = {
  /** Worst band first; customers without a number last. */
  readonly rows: readonly OutcomeRow[];
  /** Worst band against all others with a number, then against the best band. */
  readonly comparisons: readonly Comparison[];
  /** Leavers and customers with a number who could leave. */
  readonly total: LeaverCount;
  /** False below ten outcomes: counts are shown and no ratio. */
  readonly enough: boolean;
  /** Customers bound beyond the last day by what was known on the first, and those of them who left all the same. */
  readonly bound: LeaverCount;
  /** Customers without a live contract on the first day: nobody can say whether they left. */
  readonly withoutContract: number;
};

/** One period: the day on which scores were read, its last day, and what became of the customers. */
export type BacktestPeriod = {
  readonly on: string;
  readonly until: string;
  /** `measured`: by the run of that week. `rebuilt`: from dates that can still be seen. */
  readonly scores: 'measured' | 'rebuilt';
  /** Titles of measures that a rebuilt day cannot know. */
  readonly leftOut: readonly string[];
  readonly table: OutcomeTable;
  /** Everybody who could leave, by account id: whom the table counts. */
  readonly customers: readonly { readonly id: string; readonly band: string | null; readonly left: boolean }[];
};

/** Whether customers in a worse band left more often. */
export type BacktestResult = {
  readonly scorecard: { readonly key: string; readonly title: string };
  readonly days: number;
  /** Day of the last sync: facts of the store reach to it. */
  readonly knownTo: string;
  /** Bands as they are set today, worst first. */
  readonly bands: readonly { readonly key: string; readonly title: string }[];
  /** Oldest first. */
  readonly periods: readonly BacktestPeriod[];
  /** All periods together; a customer counts once in each at whose start it could leave. */
  readonly total: OutcomeTable;
};
