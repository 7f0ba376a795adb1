/**
 * JSON that the service writes into records and widgets read.
 *
 * Keys are sorted when written, so equal content is equal text; readers refuse a newer `v`. Numbers, units, dates,
 * API names and record ids only: never a name, text or amount of a source record.
 */
export type * from './settingsJson.ts';

/** Why a result has no number. */
export type ResultState = 'scored' | 'not_enough_data' | 'too_new';

export type DetailMeasure = {
  /** Key of the measure. */
  readonly k: string;
  /** Signal value in the signal's unit, at most four decimals; null = unknown or sensitive. A value that ages is `asOf` minus `on`. */
  readonly val: number | null;
  /** Calendar day from which an ageing value counts (days since ...). */
  readonly on?: string;
  /** True when nothing was found in the whole window, so that the value is only the least it can be. */
  readonly least?: true;
  /** Points 0-100 after the activity cap, one decimal more than shown (2); null = unknown. */
  readonly pts: number | null;
  /** Effective weight W that took part (after ageing). 0 for a measure that is unknown; for penalty only the possible deduction's weight. */
  readonly w: number;
  /** Share of the score, one decimal, adds up exactly to the score before caps; deductions are negative. */
  readonly con: number;
  /** W x (points - F) / sum(W), F the floor of the best band; one decimal, add up to computed - F. */
  readonly eff: number;
  /** Rows behind the value. */
  readonly n: number;
  /** At most 5 sample record ids, worst first. */
  readonly ids: readonly string[];
  /** Why there is no value: `unknown` no reading, `stale` too old, `policy` filled by the missing policy. */
  readonly miss?: 'unknown' | 'stale' | 'policy';
  /** True when the signal is sensitive: val is null and ids are empty on purpose. */
  readonly hid?: boolean;
  /** SOQL for all records behind the value; `:account` stands for the account's id. */
  readonly q: string;
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
};

/** Content of `Headroom_Scorecard_Result__c.Detail__c`. */
export type Detail = {
  readonly v: 1;
  readonly asOf: string;
  readonly state: ResultState;
  /** Rounded score after caps; null without enough data or while too new. */
  readonly score: number | null;
  /** Rounded score before caps. */
  readonly computed: number | null;
  /** Floor of the best band: what effects are measured against. */
  readonly best: number;
  readonly band: string | null;
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
  /** Present while the customer is too new to judge. */
  readonly fresh?: { readonly days: number; readonly of: number; readonly until: string };
};

export type WhitespaceStatus =
  | 'Not_Eligible'
  | 'No_Rule'
  | 'Unknown'
  | 'Covered'
  | 'Blocked_At_Risk'
  | 'Open_Opportunity'
  | 'Not_A_Fit'
  | 'Has_Competitor'
  | 'Partly_Used'
  | 'Open';

/** One cell as JSON: `Headroom_Whitespace_Cell__c.Detail__c`, and an element of `Headroom_Account_Summary__c.Cells__c`. */
export type CellJson = {
  /** Key of the product line. */
  readonly k: string;
  readonly st: WhitespaceStatus;
  readonly lvl: 'red' | 'yellow' | 'green' | null;
  readonly own: number | null;
  readonly tgt: number | null;
  /** Rule that set the target. */
  readonly rule?: string;
  /** Not eligible: `needs_first`, `retired`; unknown: `employees`, `quantity`, `target_line`, `contract_value`. */
  readonly because?: string;
  /** Number the target was computed from: employees or owned quantity of another line. */
  readonly base?: number;
  /** Expected amount a year at list price; null = unknown. */
  readonly amt: number | null;
  readonly unitPrice?: number;
  readonly motion?: string;
  readonly hold?: CountedDay & {
    readonly rule: string;
    readonly since: string;
    readonly ids: readonly string[];
    /** Value when the cell was written, as in a rule of a result. */
    readonly val: number | null;
    readonly all: boolean;
  };
  readonly opp?: { readonly id: string };
  readonly competitor?: { readonly id: string };
  readonly feedback?: { readonly id: string; readonly answer: string; readonly until?: string };
};

/** Content of `Headroom_Account_Summary__c.Cells__c`: cells that have no record of their own. */
export type CellsJson = { readonly v: 1; readonly cells: readonly CellJson[] };

/** Content of `Headroom_Scorecard_Result__c.History__c`. */
export type HistoryJson = { readonly v: 1; readonly points: readonly (readonly [week: string, score: number])[] };

/** Content of `Headroom_Health_Run__c.Report__c`. */
export type RunReportJson = {
  readonly v: 1;
  readonly scored: Readonly<Record<string, { readonly accounts: number; readonly notEnough: number; readonly tooNew: number }>>;
  /** Measures off because their objects are hardly used here: measure key to object. */
  readonly off: Readonly<Record<string, string>>;
  /** Scorecards not set up: key to the share of weight in use. */
  readonly notSetUp: Readonly<Record<string, number>>;
  readonly quality: readonly {
    readonly code: string;
    readonly object: string;
    readonly count: number;
    readonly of: number;
    readonly note: string;
  }[];
  readonly warnings: readonly { readonly name: string; readonly values: readonly string[]; readonly count: number }[];
  readonly stages: readonly { readonly stage: string; readonly ms: number }[];
};
