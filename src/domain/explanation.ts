import type {
  CellJson,
  DetailOverride,
  Detail,
  FlagJson,
  ProductLineSettingsJson,
  RunReportJson,
  ScorecardSettingsJson,
  WhatChanged
} from './resultJson.ts';

/** Published settings that a result was made with. */
export type ExplainedVersion = { readonly key: string; readonly publishedAt: string | null; readonly publishedBy: string | null };

/** A week of the past in words: what one point says, read with the settings that it was made with. */
export type ExplainedPoint = {
  /** ISO week, and the day for which it was computed. */
  readonly week: string;
  readonly day: string;
  /** Null = a gap: not enough data, too new, excluded. */
  readonly score: number | null;
  /** Score without human overrides, where it differs. */
  readonly plain?: number | null;
  /** Label of the band that the score falls into. */
  readonly band: string | null;
  /** Whole percent. */
  readonly coverage: number;
  /** True = made later from dates that can still be seen. */
  readonly rebuilt: boolean;
  /** Key of the Settings_Version. */
  readonly version: string;
};

/** Past of one scorecard. */
export type ExplainedHistory = {
  /** Oldest first; weeks without a point are absent. */
  readonly points: readonly ExplainedPoint[];
  /** Keys of measures that rebuilt points do not know, because nothing says what they were. */
  readonly leftOut: readonly string[];
};

/** One scorecard of an account as it stands in the org. */
export type ExplainedScorecard = {
  readonly key: string;
  readonly score: number | null;
  readonly band: string | null;
  readonly bandSince: string | null;
  readonly change: number | null;
  /** Instant for which the result was computed. */
  readonly asOf: string;
  readonly version: ExplainedVersion;
  readonly detail: Detail;
  readonly settings: ScorecardSettingsJson;
  readonly history: ExplainedHistory;
  /** What changed between the days that were asked for; absent where none were. */
  readonly between?: ExplainedChange;
};

/**
 * What changed between two days, or why that cannot be said: a day without a number, one of which the machine kept no
 * readings (`no_reading`), or days that share too few measures.
 */
export type ExplainedChange =
  | {
      readonly changed: WhatChanged;
      /** Days asked for; `changed` says which ones were compared. */
      readonly asked?: { readonly from: string; readonly to: string };
    }
  | { readonly none: 'not_enough_data' | 'too_new' | 'excluded' | 'not_comparable' | 'no_reading'; readonly day: string };

/** Where a human override stands: it counts, it counts from the next sync, or the last run refused it. */
export type OverrideStanding = 'counts' | 'waiting' | 'refused';

/** A human override that has not ended, with what the viewer may read of its record. */
export type ExplainedOverride = {
  readonly id: string;
  /** Of one that names a measure only, the scorecard of the measure; '' = none. */
  readonly scorecard: string;
  readonly measure?: string;
  readonly kind: DetailOverride['kind'];
  /** Cap or points. */
  readonly value?: number;
  readonly reason: string;
  readonly author: string;
  readonly madeAt: string;
  /** Last day. */
  readonly until: string;
  readonly standing: OverrideStanding;
  /** Name of the last run's warning about it, and what stands in the record; absent where there is none. */
  readonly fault?: { readonly name: string; readonly value: string };
  /** False where it counts and changes nothing. */
  readonly acts: boolean;
};

/** The success manager's own judgement: the newest one. */
export type ExplainedPulse = {
  readonly id: string;
  readonly word: string;
  readonly reason: string | null;
  readonly author: string;
  readonly on: string;
  /** Calendar days before the result's day. */
  readonly ageDays: number;
  /** True when it was given after the last run: disagreement is looked for from the next sync. */
  readonly waiting: boolean;
};

/** An answer of a survey behind a score. */
export type ExplainedAnswer = {
  readonly id: string;
  readonly score: number | null;
  readonly scaleMax: number | null;
  readonly on: string | null;
  /** What the customer wrote; absent where the viewer may not read it or nothing was written. */
  readonly verbatim?: string;
};

/** What the newest finished run says of the whole org. */
export type ExplainedRun = {
  readonly startedAt: string;
  readonly status: string;
  /** Newest run, where it is a later one that stopped. */
  readonly stopped?: { readonly startedAt: string; readonly status: string; readonly error: string | null };
  /** Measures that are off for everybody: key to the object that is hardly used here. */
  readonly off: Readonly<Record<string, string>>;
  /** What the run warned of. */
  readonly warnings: RunReportJson['warnings'];
  /** Scorecards that are not set up: key to the share of their weight in use, 0-1. */
  readonly notSetUp: Readonly<Record<string, number>>;
  /** Scorecards that are set up and held back until enough customers get a number: key to those who would, of all, and how many it takes. */
  readonly heldBack?: Readonly<Record<string, { readonly numbers: number; readonly of: number; readonly needed: number }>>;
};

/** A cell with what stands beside it for those who may see it: what the customer pays a year, in its own currency. */
export type ExplainedCell = CellJson & { readonly paid?: number };

/** What the org says about an account: the same records that the widgets read. */
export type Explanation = {
  readonly account: { readonly id: string; readonly name: string };
  readonly asOf: string;
  readonly scorecards: readonly ExplainedScorecard[];
  readonly pulse?: ExplainedPulse;
  /** Where judgements contradict one another. */
  readonly flags: readonly FlagJson[];
  readonly overrides: readonly ExplainedOverride[];
  /** By key of a survey measure: the newest 20. */
  readonly answers: Readonly<Record<string, readonly ExplainedAnswer[]>>;
  readonly run?: ExplainedRun;
  /** Objects and fields that this user may not read, so that nothing is said about them. */
  readonly hidden: readonly string[];
  readonly cells: readonly ExplainedCell[];
  readonly productLines?: ProductLineSettingsJson;
  readonly summary?: {
    readonly contractValue: number | null;
    readonly contractValueSource: string | null;
    readonly decisionDate: string | null;
    readonly whitespaceAmount: number | null;
    /** ISO code of the amounts; absent in an org with one currency, where records carry none. */
    readonly currency?: string;
    readonly openCount: number;
    readonly holdCount: number;
  };
};
