import type { Detail, RuleEnds } from './resultJson.ts';

/** A rule that was in force at the last run; of one product line where it holds only that. */
export type HeldRule = {
  readonly accountId: string;
  readonly rule: string;
  readonly productLine?: string;
  /** Calendar day. */
  readonly since: string;
  /** What it was judged by (`ruleText`); another text now = the rule was edited and this one has ended. Absent = not known. */
  readonly cond?: string;
  readonly ends?: RuleEnds;
};

/** The band of a result as the last run left it. */
export type HeldBand = {
  readonly accountId: string;
  readonly scorecard: string;
  readonly band: string;
  /** Calendar day since which it has been shown. */
  readonly since: string;
  readonly next?: NonNullable<Detail['next']>;
};
