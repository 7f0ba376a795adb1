/** Both ends of a 95% interval. */
export type Interval = { readonly low: number; readonly high: number };

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
