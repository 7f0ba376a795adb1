import type { Finding } from '../domain/finding.ts';
import type { ObjectDescribe } from '../org/orgClient.ts';
import type { FactColumn } from '../store/factStore.ts';

/** What describe says of each object asked for; undefined = the org lacks it or the user may not see it. */
export type Describes = ReadonlyMap<string, ObjectDescribe | undefined>;

/** A field that has to be there, or may be, and who asks for it. */
export type Demand = {
  readonly object: string;
  /** Path from the object: `Amount`, `Contact.AccountId`, `Who.Title`. */
  readonly path: string;
  /** Full name of the settings record that names it, or the object of ours that needs it. */
  readonly record: string;
  /** Field of that record. */
  readonly field: string;
  /** Taken where the org has it, left out without a word where not. */
  readonly optional?: true;
};

/** An object that settings name and the org lacks: its signals have no reading here; the run goes on. */
export type PullWarning = {
  readonly object: string;
  readonly records: readonly string[];
  /** Where the settings name it: `Headroom_Signal.case_open, Object__c`. */
  readonly places: readonly string[];
};

/** How changed and deleted rows of an object are found. */
export type ChangeWay = {
  /**
   * `log`: the org lists the ids that changed and those that were deleted, and says up to when its list is complete;
   * `stamp`: rows are asked for by their stamp, and what is gone shows when ids are compared; `created`: rows are
   * never edited, and new ones can be asked for; once a day all are read; `whole`: all rows, each time.
   */
  readonly by: 'log' | 'stamp' | 'created' | 'whole';
  /** Field that changed rows can be asked for by; absent = only by their ids. */
  readonly stamp?: 'SystemModstamp' | 'CreatedDate';
  /** Columns whose values move without any stamp: formulas, roll-ups, states that follow from a date. */
  readonly unstamped: readonly string[];
  /** Deleted rows can be looked at for a while. */
  readonly hasBin: boolean;
  /** Rows of this object go into one another. */
  readonly merges: boolean;
};

/** One object to read: its columns, `Id` first, and which of its rows. */
export type PullObject = {
  readonly object: string;
  readonly columns: readonly FactColumn[];
  /** SOQL after WHERE; undefined = all rows. */
  readonly where?: string;
  /** True reads with queryAll: activities of more than about a year are archived and hidden from query. */
  readonly archived: boolean;
  /** Objects whose records a column names, of columns that rows can be asked for by. */
  readonly parents?: ReadonlyMap<string, readonly string[]>;
  /** How later runs find what changed; absent = they read all rows again. */
  readonly changes?: ChangeWay;
};

export type PullPlan = {
  readonly objects: readonly PullObject[];
  readonly warnings: readonly PullWarning[];
  /** Not empty = the settings cannot be used here; nothing may be pulled or written. */
  readonly findings: readonly Finding[];
};
