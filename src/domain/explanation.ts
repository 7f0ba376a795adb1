import type { CellJson, Detail, ProductLineSettingsJson, ScorecardSettingsJson } from './resultJson.ts';

/** One scorecard of an account as it stands in the org. */
export type ExplainedScorecard = {
  readonly key: string;
  readonly score: number | null;
  readonly band: string | null;
  readonly bandSince: string | null;
  readonly change: number | null;
  readonly detail: Detail;
  readonly settings: ScorecardSettingsJson;
};

/** What the org says about an account: the same records that the widgets read. */
export type Explanation = {
  readonly account: { readonly id: string; readonly name: string };
  readonly asOf: string;
  readonly scorecards: readonly ExplainedScorecard[];
  readonly cells: readonly CellJson[];
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
