/** Rows behind a signal before its window is applied. */
export type SignalRows = {
  /** Rows of the accounts asked about that pass the filter. */
  readonly rows: number;
  /** Those with a value and no date, and those with a date and no value: neither counts. 0 where rows are only counted. */
  readonly undated: number;
  readonly empty: number;
  /** Days since 1970-01-01 of the newest row that is not after `asOf`; NaN = none. */
  readonly newestOn: number;
};

/** Answers of one survey signal that cannot be one, of all that pass its filter. */
export type OffScale = {
  readonly signal: string;
  readonly object: string;
  readonly field: string;
  readonly count: number;
  readonly of: number;
};
