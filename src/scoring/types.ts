/**
 * What the engine reads and returns. Plain objects and typed arrays only, so that the service, the command line and
 * the component `c/headroomScoring` call it the same way: the service with all accounts, the component with one.
 *
 * Numbers of one account stand at the same place in every column. NaN = unknown.
 */
export type EngineKnots = readonly (readonly [x: number, points: number])[];

export type EngineJudge =
  | { readonly kind: 'curve'; readonly knots: EngineKnots }
  | { readonly kind: 'categories'; readonly points: readonly (readonly [value: number, points: number])[] }
  /** The value is points already: the level of a whitespace cell. */
  | { readonly kind: 'points' };

export type MissingPolicy = 'skip' | 'zero' | 'neutral' | 'segment_mean';

export type EngineMeasure = {
  readonly key: string;
  /** Place of its group in `EngineScorecard.groups`. */
  readonly group: number;
  /** Weight within the group. */
  readonly weight: number;
  readonly judge: EngineJudge;
  readonly missing: MissingPolicy;
  readonly penaltyOnly: boolean;
  readonly activity: boolean;
  /** True = nobody may see the value: its points are whole, so that neither they nor a score lead back to it. */
  readonly whole?: true;
};

export type EngineGroup = { readonly key: string; readonly weight: number };

/** `floor` is inclusive. */
export type EngineBand = { readonly key: string; readonly floor: number };

export type EngineScorecard = {
  readonly key: string;
  /** Sorted by key. */
  readonly groups: readonly EngineGroup[];
  /** Measures in use, sorted by key: the order in which the engine sums. */
  readonly measures: readonly EngineMeasure[];
  /** Sorted by rising floor; the first one begins at 0. */
  readonly bands: readonly EngineBand[];
  /** Share of the weight in use, 0-1, below which an account gets no number. */
  readonly minimumCoverage: number;
  /** False = describes and does not judge: no worst group. */
  readonly judged: boolean;
  /** Points by which a score must pass a limit for the band to follow at once; absent = 0: it always does. */
  readonly hysteresis?: number;
  /** Nights for which a score must have stood across a limit that it passed by less; absent = 0. */
  readonly confirmationNights?: number;
};

/** A column of numbers; the element at `i` belongs to account `i`. */
export type Column = ArrayLike<number>;

/** One entry per measure, in the order of `EngineScorecard.measures`; an absent column has the meaning stated. */
export type MeasureColumns = readonly (Column | undefined)[];

export type EngineColumns = {
  /** Number of accounts. */
  readonly accounts: number;
  /** Signal values in the signal's unit; points for a whitespace level. Absent = unknown for all. */
  readonly values: MeasureColumns;
  /** 0 = the measure does not concern the account (segment filter, product line that does not apply). Absent = concerns all. */
  readonly concerns?: MeasureColumns;
  /** Factor 0-1 on the weight of an ageing reading. Absent or NaN = 1. */
  readonly ageFactors?: MeasureColumns;
  /** Points that stand in for a missing value under the policy `segment_mean`. Absent or NaN = left out. */
  readonly segmentMeans?: MeasureColumns;
  /** Strictest cap of the rules in force. Absent or NaN = none. */
  readonly caps?: Column;
  /** Highest floor of the rules in force. Absent or NaN = none. */
  readonly floors?: Column;
  /** 1 = no number is given although there may be enough data (customer too new to judge). Absent = none. */
  readonly withheld?: Column;
  /** What people overruled. Absent = nothing. */
  readonly overrides?: EngineOverrides;
  /** Bands as the last run left them. Absent = a first result: the band that the score falls into. */
  readonly heldBands?: HeldBands;
};

/** Human overrides as columns; of several of a kind the one that counts. Absent or NaN (0 for excluded) = none. */
export type EngineOverrides = {
  /** Strictest cap on the scorecard. */
  readonly caps?: Column;
  /** Newest points given to the scorecard as a whole. */
  readonly scores?: Column;
  /** 1 = the scorecard gives no number. */
  readonly excluded?: Column;
  /** Strictest cap on a measure's points. */
  readonly measureCaps?: MeasureColumns;
  /** Newest points given to a measure. */
  readonly measurePoints?: MeasureColumns;
  /** 1 = the measure is left out. */
  readonly measureExcluded?: MeasureColumns;
};

/** Where bands stood at the last run. Places are those in `EngineScorecard.bands`; -1 or NaN = none. */
export type HeldBands = {
  /** Place of the band shown. */
  readonly band: Column;
  /** Place of the band that the score pointed to without being confirmed. */
  readonly next: Column;
  /** Nights in which the score stood outside `band` on the side of `next`. */
  readonly nights: Column;
  /** 1 = this run is a night that has not been counted yet: the first run of a calendar day. */
  readonly isNight: Column;
};

/** Why an account has or has no number: values of `EngineResult.state`. */
export const SCORED = 0;
export const NOT_ENOUGH_DATA = 1;
export const WITHHELD = 2;
export const EXCLUDED = 3;

/** What became of a reading: values of `EngineResult.readings`. */
export const OBSERVED = 0;
export const UNKNOWN = 1;
export const FILLED = 2;
export const NOT_CONCERNED = 3;
/** Left out by a person: in use, not observed. */
export const LEFT_OUT = 4;
/** Points given by a person where there is no reading: takes part, not observed. */
export const GIVEN = 5;

export type EngineResult = {
  readonly accounts: number;
  readonly state: Uint8Array;
  /** Rounded, as shown: after rules and human overrides; NaN unless scored. */
  readonly score: Float64Array;
  /** Rounded, before caps and floors, without human overrides; NaN where there is no number without them. */
  readonly computed: Float64Array;
  /** Rounded, after caps and floors of rules, without human overrides; NaN where there is no number without them. */
  readonly plain: Float64Array;
  /** Rounded, before caps and floors, with human overrides of measures: what contributions add up to; NaN unless scored. */
  readonly base: Float64Array;
  /** Rounded, after caps and floors of rules, with human overrides of measures, before those of the scorecard; NaN unless scored. */
  readonly ruled: Float64Array;
  /** Not rounded, before caps and floors, without human overrides, whatever the state; NaN when nothing took part. For backtests. */
  readonly exact: Float64Array;
  /** Place of the band shown; -1 unless scored. */
  readonly band: Int16Array;
  /** Place of the band that the score points to while it is not confirmed; -1 = none. */
  readonly nextBand: Int16Array;
  /** Nights in which the score stood outside `band` on the side of `nextBand`. */
  readonly nextNights: Uint16Array;
  /** Observed weight / weight in use that concerns the account, 0-1. */
  readonly coverage: Float64Array;
  /** Observed readings, penalty-only measures aside. */
  readonly observed: Uint16Array;
  /** Readings in use that concern the account, penalty-only measures aside. */
  readonly inUse: Uint16Array;
  /** Place of the group with the lowest score; -1 where there is none or the scorecard does not judge. */
  readonly worst: Int16Array;
  /** One column per group: score 0-100 after the group's deductions, not rounded; NaN when nothing was observed. */
  readonly groupScores: readonly Float64Array[];
  /** One column per group: weight that took part. */
  readonly groupWeights: readonly Float64Array[];
  /** One column per group: observed readings, penalty-only measures aside. */
  readonly groupObserved: readonly Uint16Array[];
  /** One column per group: readings in use that concern the account, penalty-only measures aside. */
  readonly groupInUse: readonly Uint16Array[];
  /** One column per measure: points 0-100; NaN when unknown or not concerned. */
  readonly points: readonly Float64Array[];
  /** One column per measure: weight W that took part; of a penalty-only measure the weight of its possible deduction. */
  readonly weights: readonly Float64Array[];
  /** One column per measure: what became of the reading. */
  readonly readings: readonly Uint8Array[];
  /** One column per measure: points taken off the scorecard, the part that took effect. */
  readonly deductions: readonly Float64Array[];
};
