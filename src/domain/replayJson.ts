/**
 * How suggestions of past months would have done, without anybody having seen them.
 *
 * Content of `Headroom_Health_Run__c.Replay__c`, and what `whitespace backtest` answers.
 */

/** What puts product lines in order for an account. */
export type SuggestionMethod = 'popularity' | 'segment' | 'rules' | 'ease';

/**
 * Why no likelihood is shown: there are no product lines or no more than are suggested anyway, the history is too short, there are
 * fewer than ten owners or purchases, suggestions did no better than the most popular product lines, or what was stated did not come
 * true.
 */
export type ReplayRefusal =
  | 'no_product_lines'
  | 'few_product_lines'
  | 'history_too_short'
  | 'few_owners'
  | 'few_purchases'
  | 'no_better_than_popularity'
  | 'not_calibrated';

/** How good the first `k` suggestions of each account were. */
export type RankQuality = {
  readonly method: SuggestionMethod;
  /** Accounts that bought something new in the period. */
  readonly accounts: number;
  /** Suggestions made to all accounts that were asked about, and how many of them were bought. */
  readonly suggested: number;
  readonly bought: number;
  /** 0-1, means over the accounts that bought something. */
  readonly precision: number;
  readonly recall: number;
  readonly ndcg: number;
};

/** A step of the calibration: what was stated against what happened. */
export type CalibrationStep = {
  /** Likelihood that was stated, 0-1. */
  readonly stated: number;
  /** Its 95% interval when it was stated: chance, and how far purchases move from one period to the next. */
  readonly statedLow?: number;
  readonly statedHigh?: number;
  /** Pairs of account and product line for which it was, and how many of them were bought. */
  readonly of: number;
  readonly bought: number;
  /** 95% interval of what happened. */
  readonly low: number;
  readonly high: number;
};

export type ReplayJson = {
  readonly v: 1;
  /** Length of each period in days, and suggestions for each account. */
  readonly days: number;
  readonly k: number;
  /** First day of the period on which methods were compared and calibrated, and of the later one on which they were tested. */
  readonly chosenOn?: string;
  readonly testedOn?: string;
  readonly until: string;
  /** The method chosen on the earlier period, its strength where it has one, and why nothing of it is shown. */
  readonly method?: SuggestionMethod;
  readonly lambda?: number;
  readonly refused?: ReplayRefusal;
  /** On the period tested: the chosen method first, then the others; popularity is always among them. */
  readonly tested: readonly RankQuality[];
  /** Precision above popularity on the period tested, with its 95% interval. */
  readonly gain?: { readonly value: number; readonly low: number; readonly high: number };
  /** What was stated on the earlier period against what came in the later one. */
  readonly calibration: readonly CalibrationStep[];
  /** Product lines left out because their purchases cannot be dated or too few own them, by reason. */
  readonly leftOut: readonly { readonly line: string; readonly because: 'no_dates' | 'few_owners' }[];
  /**
   * What became of what was put forward: since when, how many pairs of account and product line, how many of them were bought since,
   * and how many answered *not a fit*, *has competitor* or *does it themselves*. Absent where nothing was, or it is not known here.
   */
  readonly shown?: { readonly since: string; readonly put: number; readonly bought: number; readonly declined: number };
};
