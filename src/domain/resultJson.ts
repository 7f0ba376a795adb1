/**
 * JSON that the service writes into records and widgets read.
 *
 * Keys are sorted when written, so equal content is equal text; readers refuse a newer `v`. Numbers, units, dates,
 * API names and record ids only: never a name, text or amount of a source record.
 */
import type { CountedDay, RuleEnds } from './detailJson.ts';
import type { ScorecardQualityJson, SignalQualityJson } from './qualityJson.ts';

export type * from './detailJson.ts';
export type * from './flagsJson.ts';
export type * from './historyJson.ts';
export type * from './qualityJson.ts';
export type * from './replayJson.ts';
export type * from './settingsJson.ts';
export type * from './whatChanged.ts';

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
  /**
   * Not eligible: `needs_first`, `retired`, `not_sold_here`; unknown: `employees`, `users`, `sites`, `quantity`, `target_line`,
   * `contract_value`. Of an amount that is unknown: `contract_value`, `look_alikes` (too few), `currency` (no rate).
   */
  readonly because?: string;
  /** Number the target was computed from: employees or owned quantity of another line. */
  readonly base?: number;
  /** Expected amount a year at list price; null = unknown, and in records where `byValue` is set. */
  readonly amt: number | null;
  /** True where the amount rests on the contract value, which it tells: it stands in a field of its own. */
  readonly byValue?: true;
  readonly unitPrice?: number;
  /** Ends of the amount a year; absent where nothing but the list price is known. */
  readonly low?: number;
  readonly high?: number;
  readonly motion?: string;
  /** Day on which what is owned ends first. */
  readonly term?: string;
  /** Elsewhere in the account's hierarchy, three levels at most: quantity owned, and accounts that own some. */
  readonly family?: { readonly own: number; readonly units: number };
  /** Departments or sites of the account that own some. */
  readonly centres?: number;
  /** Customers of the same segment: those that own some, and all. Absent below ten owners. */
  readonly like?: { readonly own: number; readonly of: number };
  /**
   * Likelihood of a purchase within the days of the replay: share of the customers that stood alike in the calibration, with
   * its 95% interval and the counts it rests on. Absent until a replay on a later period is passed.
   */
  readonly p?: { readonly rate: number; readonly low: number; readonly high: number; readonly bought: number; readonly of: number };
  /** Product lines that the account owns and from which the suggestion follows, strongest first, at most three. */
  readonly owns?: readonly string[];
  /** Likelihood times amount; never a forecast. Absent without `p`, and where the amount rests on the contract value. */
  readonly est?: number;
  /** Place among what is put forward on the account, 1 is the next best; and to its owner. */
  readonly rank?: number;
  readonly push?: number;
  /** The opportunity for this product line that was lost last. */
  readonly lost?: { readonly id: string; readonly on: string };
  readonly hold?: CountedDay & {
    readonly rule: string;
    readonly since: string;
    readonly ids: readonly string[];
    /** API name of their object, where the hold looks at a score and they are what weighs most in it; with the two that follow. */
    readonly object?: string;
    /** Title of the rule or the measure by which they weigh, and its department. */
    readonly what?: string;
    readonly department?: string;
    /** Value when the cell was written, as in a rule of a result. */
    readonly val: number | null;
    readonly all: boolean;
    /** Its conditions no longer hold, as in a rule of a result. */
    readonly ends?: RuleEnds;
  };
  /** The open opportunity that closes first, and how many others are open for this product line; absent = none. */
  readonly opp?: { readonly id: string; readonly more?: number };
  readonly competitor?: { readonly id: string };
  readonly feedback?: { readonly id: string; readonly answer: string; readonly until?: string };
};

/** Content of `Headroom_Account_Summary__c.Cells__c`: cells that have no record of their own. */
export type CellsJson = {
  readonly v: 1;
  readonly cells: readonly CellJson[];
  /** Holds in force on the account, shown on a cell or not: what the next run needs of them. */
  readonly holds?: readonly HoldJson[];
};

/** A hold in force; of one product line where it holds only that. */
export type HoldJson = {
  readonly k: string;
  readonly line?: string;
  /** Calendar day since which it has been in force. */
  readonly since: string;
  /** What it was judged by, as in a rule of a result. */
  readonly cond: string;
  readonly ends?: RuleEnds;
};

/** Content of `Headroom_Health_Run__c.Report__c`. */
export type RunReportJson = {
  readonly v: 1;
  /** Customers by scorecard: with a number, and without for want of data, as too new, or because a person excluded them. */
  readonly scored: Readonly<
    Record<string, { readonly accounts: number; readonly notEnough: number; readonly tooNew: number; readonly excluded?: number }>
  >;
  /** Measures of all scorecards, of which `off` are some; absent in reports of earlier versions. */
  readonly measures?: number;
  /** Where the success manager of an account is named; absent where the settings name no place, and in reports of earlier versions. */
  readonly manager?: { readonly path: string } | { readonly role: string };
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
  /** How far each signal that a measure or a rule looks at can be read, by key; absent in reports of earlier versions. */
  readonly signals?: Readonly<Record<string, SignalQualityJson>>;
  /** State and reach of every scorecard, by key. */
  readonly scorecards?: Readonly<Record<string, ScorecardQualityJson>>;
  readonly warnings: readonly { readonly name: string; readonly values: readonly string[]; readonly count: number }[];
  /**
   * Product families that at least 3 accounts own by assets or won opportunities and that no product line names; absent where neither
   * was pulled, and in reports of earlier versions.
   */
  readonly families?: number;
  readonly stages: readonly { readonly stage: string; readonly ms: number }[];
};
