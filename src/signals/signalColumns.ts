/** A signal read for every account, in the order of the accounts asked about. */
export type SignalColumns = {
  /** In the signal's unit; NaN = unknown. */
  readonly values: Float64Array;
  /** Days since 1970-01-01 of the date that an ageing value counts from (DAYS_*), else of the newest reading; NaN = none. */
  readonly on: Float64Array;
  /** Number of rows behind the value. */
  readonly rows: Float64Array;
};

/** Columns in which nothing has been read yet. */
export function emptyColumns(size: number): SignalColumns {
  return { values: new Float64Array(size).fill(NaN), on: new Float64Array(size).fill(NaN), rows: new Float64Array(size) };
}
