import type { ExchangeRates } from '../domain/exchangeRates.ts';
import type { AsOf } from '../domain/asOf.ts';
import type { HeldBand, HeldRule } from '../domain/heldState.ts';
import type { OverrideFact, PulseFact } from '../domain/judgement.ts';
import type { CellJson } from '../domain/resultJson.ts';
import type { Settings } from '../domain/settings.ts';
import type { SurveyColumns } from '../domain/surveyCounts.ts';
import type { Column } from '../scoring/types.ts';
import type { Population } from './population.ts';

/**
 * What scores and cells of a set of accounts are worked out from: plain values, read before.
 *
 * Columns have one element per account, in the order of `accounts`. Days are epoch days (days since 1 January 1970) in
 * the org's time zone. NaN = unknown. Accounts may be given in parts: whatever looks across them stands in `population`, then taken
 * from a run over all of them; without it these accounts are all there are.
 */
export type AssessInput = {
  readonly settings: Settings;
  readonly asOf: AsOf;
  /** 18-character ids, sorted. */
  readonly accounts: readonly string[];
  /** 1 = customer: the population of the general setting, the active contract included. Others get neither score nor cell. */
  readonly customers: Column;
  /**
   * Accounts that a SOQL filter lets in, by the filter's text: populations of scorecards, segment filters of measures
   * of whitespace rules, and eligible filters of product lines. A filter that is missing here lets nobody in.
   */
  readonly matching: Readonly<Record<string, Column>>;
  /** By signal key. A signal that is missing here is unknown for all. */
  readonly signals: ReadonlyMap<string, SignalColumns>;
  /** Signals that cannot be known for a day in the past: measures on them are in use and have no reading. Empty in a run. */
  readonly leftOut: ReadonlySet<string>;
  /** What looks across all accounts, from a run that read them all; absent = worked out from these. */
  readonly population?: Population;
  /** By signal key: whether this org uses the objects behind a signal (share of the customers, 0-1). Measures of those that it does not are off. */
  readonly uses: ReadonlyMap<string, { readonly inUse: boolean; readonly share?: number }>;
  /** Signals with a product line path, by signal key and then product line key; for rules that hold a product line. */
  readonly byProductLine: ReadonlyMap<string, ReadonlyMap<string, SignalColumns>>;
  /** Sample records by `samplesKey` and then account id, worst first, ties by id; five are kept. */
  readonly samples: ReadonlyMap<string, SampleRecords>;
  /** SOQL for all records behind a signal, by signal key; `:account` stands for the account's id. */
  readonly queries: ReadonlyMap<string, string>;
  /** Day of the earliest contract start or first won opportunity. */
  readonly customerSince: Column;
  readonly contracts: ContractColumns;
  /** Account.NumberOfEmployees. */
  readonly employees: Column;
  /** ISO code of the account's currency; '' in an org with one currency, where nothing has to be converted. */
  readonly currencies: readonly string[];
  /** Price of one unit a year from the standard price book, per product line and currency (see `unitPrices`). */
  readonly prices: readonly UnitPrice[];
  /** Rates of the org's currencies; absent = an org with one currency, or nobody knows. */
  readonly rates?: ExchangeRates;
  /** Open opportunities with a line of the product line; one id per account, undefined = none. By product line key. */
  readonly opportunities: Readonly<Record<string, readonly (string | undefined)[]>>;
  /** How many there are; absent = at most one. */
  readonly openCounts?: Readonly<Record<string, Column>>;
  /** Assets of competitors in the product line's family; one id per account, undefined = none. By product line key. */
  readonly competitors: Readonly<Record<string, readonly (string | undefined)[]>>;
  /** What other accounts of the hierarchy own, by product line key; absent = not read. */
  readonly elsewhere?: OwnedElsewhere;
  /** Which accounts belong to one hierarchy (see `groupsOf`); absent = each is by itself. */
  readonly groups?: ArrayLike<number>;
  /** Opportunities for the product line that were lost last; by product line key. Absent = none. */
  readonly lost?: Readonly<Record<string, readonly (LostOpportunity | undefined)[]>>;
  /** What customers alike own and were seen to buy; absent = nothing is known of it. */
  readonly suggestions?: Suggestions;
  /** Owner of the account; '' = nobody. Absent = unknown for all. */
  readonly owners?: readonly string[];
  /** Answers of reps, oldest first. */
  readonly feedback: readonly FeedbackRow[];
  /** Rules that were in force at the last run, from the results that the org holds; empty in a first run. */
  readonly heldRules: readonly HeldRule[];
  /** Bands that the last run left, from the results that the org holds; absent = a first run. */
  readonly heldBands?: readonly HeldBand[];
  /** False = not the first run of its calendar day: counts no night. Absent = it is. */
  readonly isNight?: boolean;
  /** Human overrides as they were written; which of them count is judged here. Absent = none. */
  readonly overrides?: readonly OverrideFact[];
  /** Pulses, the newest of each account; absent = none. */
  readonly pulses?: readonly PulseFact[];
};

/** A signal read for all accounts. */
export type SignalColumns = {
  readonly values: Column;
  /** Day from which an ageing value counts, or of the newest reading. */
  readonly on: Column;
  /** Rows behind the value. */
  readonly rows: Column;
  /** NPS, CSAT, CES: answers, and the score of the account's own ones; `values` are drawn towards the customers. */
  readonly survey?: SurveyColumns;
};

/** Sample records of a signal by account id; accounts without records are absent. */
export type SampleRecords = ReadonlyMap<string, { readonly ids: readonly string[] }>;

export type ContractColumns = {
  /** Contract value a year in the account's currency. */
  readonly value: Column;
  /** Nearest end minus notice; NaN without an end (month to month). */
  readonly decisionOn: Column;
};

/** By product line key: quantity that other accounts of the hierarchy own (NaN = nothing known), and how many own some. */
export type OwnedElsewhere = Readonly<Record<string, { readonly own: Column; readonly units: Column }>>;

/** An opportunity that was lost, and the day of it. */
export type LostOpportunity = { readonly id: string; readonly on: string };

/** What suggestions rest on, by product line key; one element per account of the input, undefined = nothing to say. */
export type Suggestions = Readonly<Record<string, readonly (Suggestion | undefined)[]>>;

/** Owners among customers alike, the likelihood of a purchase and the lines that it follows from; as in `CellJson`. */
export type Suggestion = Pick<CellJson, 'like' | 'p' | 'owns'>;

export type UnitPrice = {
  readonly productLine: string;
  readonly currency: string;
  /** Lowest price of the line's products, and the highest where that is another one. */
  readonly amount: number;
  readonly highest?: number;
};

export type FeedbackRow = {
  readonly id: string;
  readonly accountId: string;
  readonly productLine: string;
  readonly answer: string;
  /** Calendar day on which it was given. */
  readonly on?: string;
  /** Calendar day on which the cell may come back; undefined = never by itself. */
  readonly until?: string;
};

/** Key of `AssessInput.samples`: records of a signal, or only those of one product line. */
export function samplesKey(signal: string, productLine?: string): string {
  return productLine === undefined ? signal : `${signal}:${productLine}`;
}

/** Records of a signal that are kept by id. */
export const mostSampleIds = 5;

/** Sample ids of an account, at most `mostSampleIds`. */
export function sampleIds(input: AssessInput, key: string, i: number): readonly string[] {
  return (input.samples.get(key)?.get(input.accounts[i] ?? '')?.ids ?? []).slice(0, mostSampleIds);
}
