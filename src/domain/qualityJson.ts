/**
 * What a signal needs so that it can be read, or be read for more customers; the sentence stands in `messages/sync.md` under
 * `fix.<name>`.
 *
 * `object` the org lacks its object; `unused` nobody here uses the object; `few` too few customers use it to be in use; `parts` a
 * part of the ratio is not in use; `filter` no row passes its filter; `window` rows are there, none of late; `stopped` the newest row
 * is old for the window; `dates` rows without their date; `values` rows without their value; `coverage` fewer than half of the
 * customers have a reading.
 */
export type SignalFix = 'object' | 'unused' | 'few' | 'parts' | 'filter' | 'window' | 'stopped' | 'dates' | 'values' | 'coverage';

/** How far one signal can be read in an org. */
export type SignalQualityJson = {
  /** Object that it reads; empty for a ratio. */
  readonly object: string;
  readonly state: 'in_use' | 'off';
  /** Customers with a reading, and all customers. */
  readonly covered: number;
  readonly of: number;
  /** Customers with a row of the object in the last 365 days, whole percent, and how many it takes to be in use. */
  readonly used: number;
  readonly needed: number;
  /** Rows that pass the filter, whatever their date; of a ratio 0. */
  readonly rows: number;
  /** Rows that have a value and no date, or a date and no value: they count for nothing. */
  readonly undated: number;
  readonly empty: number;
  /** Calendar day of the newest row that is not in the future. */
  readonly newest?: string;
  /** Field that rows lack under `dates` and `values`. */
  readonly field?: string;
  readonly fix?: SignalFix;
};

/** How far one scorecard can be worked out in an org. */
export type ScorecardQualityJson = {
  /**
   * `published` its results are written; `not_set_up` too little of its weight is in use; `held_back` it is set up, was never
   * published, and too few customers would get a number.
   */
  readonly state: 'published' | 'not_set_up' | 'held_back';
  /** Whole percent of its weight that is in use. */
  readonly weight: number;
  /** Customers that it gives a number, of those that it concerns and that are neither too new nor excluded. */
  readonly numbers: number;
  readonly of: number;
  /** Customers that it has to give a number before it is published. */
  readonly needed: number;
  /** Measures that are off, the heaviest first, at most five. */
  readonly off: readonly string[];
};
