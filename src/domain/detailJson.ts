import type { WhatChanged } from './whatChanged.ts';

/** Why a result has no number. */
export type ResultState = 'scored' | 'not_enough_data' | 'too_new' | 'excluded';

/** What the engine read, where the rounded numbers beside it do not tell exactly; absent members are told by those. */
export type DetailRead = {
  /** Points of the reading alone, or those that fill in for a missing one, not rounded. */
  readonly pts?: number;
  /** Factor 0-1 on the weight of a reading that grows stale; absent = 1. */
  readonly age?: number;
  /** True for a measure that a person left out where `was` are points of the missing policy, not of a reading. */
  readonly fill?: true;
};

export type DetailMeasure = {
  /** Key of the measure. */
  readonly k: string;
  /** Signal value in the signal's unit, at most four decimals; null = unknown, sensitive or an amount. A value that ages is `asOf` minus `on`. */
  readonly val: number | null;
  /** Calendar day from which an ageing value counts (days since ...). */
  readonly on?: string;
  /** True when nothing was found in the whole window, so that the value is only the least it can be. */
  readonly least?: true;
  /** Points 0-100 after the activity cap, one decimal more than shown (2); null = unknown. */
  readonly pts: number | null;
  /** Effective weight W that took part (after ageing). 0 for a measure that is unknown; for penalty only the possible deduction's weight. */
  readonly w: number;
  /** Points of the reading alone, where a person gave others or left the measure out; `pts` are those that count. */
  readonly was?: number | null;
  /** Share of the score, one decimal, adds up exactly to the score before caps (`base`, else `computed`); deductions are negative. */
  readonly con: number;
  /** W x (points - F) / sum(W), F the floor of the best band; one decimal, add up to the score before caps - F. */
  readonly eff: number;
  /** Rows behind the value. */
  readonly n: number;
  /** At most 5 sample record ids, worst first. */
  readonly ids: readonly string[];
  /**
   * Why there is no value: `unknown` no reading, `stale` too old, `policy` filled by the missing policy, `excluded` left out
   * by a person, `given` no reading but points given by a person.
   */
  readonly miss?: 'unknown' | 'stale' | 'policy' | 'excluded' | 'given';
  /** Set for NPS, CSAT and CES: how many answered and how far the number may be from that of all who were asked. */
  readonly sv?: SurveyReading;
  /**
   * True when the signal is sensitive or an amount: `val` is null on purpose, points are whole so that the value cannot be worked
   * back from the curve; of a sensitive one `ids` and `q` are empty too.
   */
  readonly hid?: boolean;
  /** What a what-if needs to give exactly the number that a run would; absent where the numbers above tell it. */
  readonly read?: DetailRead;
  /** SOQL for all records behind the value; `:account` stands for the account's id. */
  readonly q: string;
};

/** What stands beside a survey score, in the signal's unit. `low` and `high` are the 95% interval of `raw`. */
export type SurveyReading = {
  /** Answers in the window, and questions sent in it; null = no sent dates. */
  readonly n: number;
  readonly sent: number | null;
  /** Of the questions sent, those answered by now: replied / sent is the response rate. Present with `sent`. */
  readonly replied?: number;
  /** Score of this account's answers alone; `val` of the measure is drawn towards the customers while answers are few. */
  readonly raw: number;
  readonly low: number | null;
  readonly high: number | null;
  /** True below 10 answers: the answers are shown, not a net score. */
  readonly few?: true;
};

export type DetailGroup = {
  readonly k: string;
  /** Group score, one decimal; null when nothing was observed. */
  readonly s: number | null;
  /** Observed effective weight. */
  readonly w: number;
  /** Readings observed and readings in use that concern this account. */
  readonly n: number;
  readonly of: number;
};

/** Calendar day that a value moved by time alone counts from (`on`, days since) or to (`by`, days left); neither where time does not move it. */
export type CountedDay = { readonly on?: string; readonly by?: string };

export type DetailRule = CountedDay & {
  readonly k: string;
  /** Cap or floor value. */
  readonly to: number;
  /** Calendar day since which the rule has held. */
  readonly since: string;
  /** Value at `asOf`; a reader counts one with `on` or `by` for the day of reading, so that it need not be written daily. */
  readonly val: number | null;
  readonly val2?: number | null;
  /** As `on` and `by`, of the second value. */
  readonly on2?: string;
  readonly by2?: string;
  /** True when the value is only the least it can be, as in a measure. */
  readonly least?: true;
  readonly least2?: true;
  readonly ids: readonly string[];
  /** True when this rule is the one that decides the score. */
  readonly acts: boolean;
  /** What it was judged by, as text: an edited rule is another one, so the old one ends at once. Absent in older records. */
  readonly cond?: string;
  /** Its conditions no longer hold: nightly runs in which they did not, and the day of the last of those. */
  readonly ends?: RuleEnds;
};

/** Nights in which the conditions of a rule in force did not hold, and the day on which the last of them was counted. */
export type RuleEnds = { readonly runs: number; readonly day: string };

/** A human override that counts today. Reason and author's name stand in the record, which the viewer reads. */
export type DetailOverride = {
  /** Record id. */
  readonly id: string;
  readonly kind: 'cap' | 'exclude' | 'points';
  /** Key of the measure; absent = the whole scorecard. */
  readonly m?: string;
  /** Cap or points. */
  readonly to?: number;
  /** Calendar day of its making and its last day. */
  readonly since: string;
  readonly until: string;
  /** User id of the author. */
  readonly by: string;
  /** False where it changes nothing: a cap above the score, a measure without reading. */
  readonly acts: boolean;
};

/** Content of `Headroom_Scorecard_Result__c.Detail__c`. */
export type Detail = {
  readonly v: 1;
  readonly asOf: string;
  readonly state: ResultState;
  /** Rounded score after caps; null without enough data or while too new. */
  readonly score: number | null;
  /** Rounded score before caps and floors, without human overrides; may stand while `score` is null. */
  readonly computed: number | null;
  /** Rounded score before caps and floors with the human overrides of measures, where it differs: contributions add up to it. */
  readonly base?: number;
  /** What the human overrides of the whole scorecard added to the score after rules; absent = nothing. */
  readonly over?: number;
  /** Score after caps and floors of rules, without human overrides; present while an override counts. Backtests use this one. */
  readonly plain?: number | null;
  /** Floor of the best band: what effects are measured against. */
  readonly best: number;
  readonly band: string | null;
  /** Band that the score points to while it is not confirmed: nightly runs so far, and the day of the last of them. */
  readonly next?: { readonly band: string; readonly runs: number; readonly day: string };
  /** Observed weight / weight in use, 0-1, four decimals. */
  readonly coverage: number;
  readonly readings: number;
  readonly inUse: number;
  /** Calendar day of the oldest of the readings that can become too old; absent where none can. */
  readonly oldest?: string;
  /** Key of the group with the lowest score; null for scorecards that are not judged. */
  readonly worst: string | null;
  readonly groups: readonly DetailGroup[];
  /** Measures in use that concern this account, sorted by key. */
  readonly measures: readonly DetailMeasure[];
  readonly rules: readonly DetailRule[];
  /** Rules with two conditions of which one alone holds now: the rule's key to its place, 1 or 2; absent = none. */
  readonly half?: Readonly<Record<string, 1 | 2>>;
  /** Human overrides that count today, the oldest first. */
  readonly overrides?: readonly DetailOverride[];
  /** What changed since about a week and about a month before; absent where no earlier point can be compared. */
  readonly changed?: { readonly week?: WhatChanged; readonly month?: WhatChanged };
  /** Present while the customer is too new to judge, whether or not people left the scorecard out. */
  readonly fresh?: { readonly days: number; readonly of: number; readonly until: string };
};
