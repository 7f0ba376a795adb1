/**
 * What the state store keeps of the past: weekly points, and readings from which any past score can be worked out again.
 *
 * A *moment* is one reading of the facts: that of a run, or one made later of a day in the past. Days are calendar days
 * in the org's zone as epoch days where they are numbers, else as text.
 */

/** A week's score of an account on one scorecard. */
export type HistoryPoint = {
  readonly scorecard: string;
  readonly accountId: string;
  /** ISO week, `2026-W47`. */
  readonly week: string;
  /** Day for which it was computed. */
  readonly takenOn: string;
  /** Score as shown; null = no number (not enough data, too new, excluded): a gap, never 0. */
  readonly score: number | null;
  /** Score after rules and without human overrides: what backtests use. */
  readonly plain: number | null;
  /** Whole percent; null for points that were kept before coverage was. */
  readonly coverage: number | null;
  /** Key of the band as shown then; null without a number, or where it was not kept. */
  readonly band: string | null;
  /** Key of the published settings it was made with; null where that was not kept. */
  readonly version: string | null;
  /** True for a point that was made later from dates that can still be seen. */
  readonly rebuilt: boolean;
};

/**
 * How a reading stands.
 *
 * Measures: `read` (a value), `unknown` (in use, no value), `left_out` (cannot be known for that day), `not_concerned`; `mean`
 * stands beside one of the missing policy *segment mean* and holds the points that would fill in. Rules: `in_force`,
 * `not_in_force`, `left_out`. Overrides: what they do. `withheld`: too new to judge. Any subject: `gone` = from here on there
 * is no reading (measure off, override over).
 */
export type ReadingState =
  | 'read'
  | 'unknown'
  | 'mean'
  | 'left_out'
  | 'not_concerned'
  | 'in_force'
  | 'not_in_force'
  | 'cap'
  | 'exclude'
  | 'points'
  | 'withheld'
  | 'gone';

/** What one subject read of one account at a moment. */
export type Reading = {
  /**
   * Key of a measure, `mean:<its key>`, `rule:<key>`, `second:<key>` (a rule's second value), `override:<record id>` or
   * `withheld`.
   */
  readonly subject: string;
  readonly state: ReadingState;
  /** In the signal's unit; points of a whitespace level, of a segment mean, of an override; NaN = none. */
  readonly value: number;
  /** What the value does while nothing happens: 1 rises by one a day, -1 falls by one a day, 0 stays. */
  readonly ages: -1 | 0 | 1;
  /**
   * Epoch day that an ageing value counts from or to, else of the newest row behind it; NaN = none. Of an override its
   * place among those of the account, the oldest first.
   */
  readonly on: number;
  /** Of an override the key of its measure; '' for the whole scorecard and for other subjects. */
  readonly of: string;
};

/** One reading of a scorecard: that of a run, or one made later of a past day. */
export type Moment = {
  readonly scorecard: string;
  /** Instant in seconds since 1970. */
  readonly at: number;
  readonly takenOn: string;
  /** 0 = measured by a run; else the `at` of the newest moment of the rebuild that it belongs to. */
  readonly block: number;
  /** Key of the published settings. */
  readonly version: string;
};

/** Readings of one account at a moment, by subject. */
export type AccountReadings = ReadonlyMap<string, Reading>;
