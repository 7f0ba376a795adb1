import type { ConfigSource } from './configResult.ts';
import type { RunReportJson } from './resultJson.ts';
import type { SettingsChange } from './settingsChangesJson.ts';

/**
 * Where an account stands on a scorecard: key of a band, or why it has no number (`not_enough_data`, `too_new`, `excluded`), or
 * `none` where it has no result at all.
 */
export type Standing = string;

/** An amount a year in one currency; amounts of several are never added up. */
export type Money = {
  /** ISO code; '' in an org with one currency. */
  readonly currency: string;
  readonly amount: number;
};

/** Accounts that go from one standing to another. */
export type PreviewMove = {
  readonly from: Standing;
  readonly to: Standing;
  readonly accounts: number;
  readonly contractValue: readonly Money[];
  /** Accounts among them without a contract value. */
  readonly withoutValue: number;
};

/** An account that moves. */
export type PreviewMover = {
  readonly accountId: string;
  readonly name: string;
  readonly from: Standing;
  readonly to: Standing;
  /** Scores with one decimal; null = no number. */
  readonly before: number | null;
  readonly after: number | null;
  readonly contractValue?: Money;
};

/** Accounts of one standing before and after. `title` is the label of a band; absent for states. */
export type PreviewStanding = {
  readonly k: Standing;
  readonly title?: string;
  readonly colour?: string;
  /** Null where there is no before. */
  readonly before: number | null;
  readonly after: number;
};

export type PreviewWarning =
  | { readonly name: 'MostInOneBand'; readonly band: string; readonly accounts: number; readonly of: number }
  | {
      readonly name: 'MoreThanWorkable';
      readonly band: string;
      readonly accounts: number;
      readonly workable: number;
      readonly managers: number;
      readonly each: number;
    };

/** What a publication would do to one scorecard. */
export type ScorecardPreview = {
  readonly key: string;
  readonly title: string;
  readonly headline: boolean;
  /** `not_set_up`: too few of its measures are in use here; `held_back`: it would reach too few customers; `gone`: switched off. */
  readonly state: 'scored' | 'not_set_up' | 'held_back' | 'gone';
  /**
   * What `before` rests on: `judged` = the last published settings on today's facts; `shown` = what the org's records show,
   * because of `untold`; `none` = never published.
   */
  readonly before: 'judged' | 'shown' | 'none';
  /** What was edited and is kept nowhere as it was, so that the last published settings cannot be judged anew. */
  readonly untold: readonly string[];
  /** Edits since the last publication, the most telling first. */
  readonly changes: readonly SettingsChange[];
  /** Bands from the best, then those states without a number that somebody stands in. */
  readonly standings: readonly PreviewStanding[];
  readonly moves: readonly PreviewMove[];
  /** Accounts that move, those with the largest change of score first; at most 200. */
  readonly movers: readonly PreviewMover[];
  readonly moved: number;
  /** Accounts whose number changes, in whatever band. */
  readonly rescored: number;
  /** Accounts that would move later, when their new band has lasted for the nights that the scorecard asks for. */
  readonly later: number;
  readonly warnings: readonly PreviewWarning[];
};

/** What publishing a configuration would do, without doing it. */
export type ConfigPreview = ConfigSource & {
  readonly asOf: string;
  /** Customers with records in the org, and customers then. */
  readonly customers: { readonly before: number; readonly after: number };
  /** Keys of the headline; null = never published. */
  readonly headline: { readonly before: string | null; readonly after: string };
  /** Contract value a year of all customers, as the org shows it and then, and where it comes from in the admin's words. */
  readonly contractValue: { readonly before: ContractTotal; readonly after: ContractTotal };
  /** Edits of product lines, whitespace rules and holds. */
  readonly productLines: readonly SettingsChange[];
  /** Keys of measures that come on or go off because the org uses, or does not use, what they read. */
  readonly measuresOn: readonly string[];
  readonly measuresOff: readonly string[];
  readonly scorecards: readonly ScorecardPreview[];
  readonly warnings: RunReportJson['warnings'];
};

export type ContractTotal = { readonly source: string; readonly totals: readonly Money[] };
