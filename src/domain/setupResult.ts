import type { ConfigPreview } from './configPreview.ts';
import type { HealthErrorName } from './healthError.ts';
import type { LineProposal } from './lineProposal.ts';

/** One answer that a question of the set-up offers, with what it would mean here. */
export type Candidate = {
  /** What the flag takes: `type-or-contract`, `team:Customer Success Manager`, `contract`, `Analytics`. */
  readonly answer: string;
  readonly count: number;
  readonly total?: number;
  /** What `count` is a part of: measures behind a goal, of which `count` read objects that are used here. */
  readonly of?: number;
};

export type SetupQuestion = 'goal' | 'customers' | 'success-manager' | 'contract-value' | 'product-lines';

export type SetupQuestions = Readonly<Record<SetupQuestion, readonly Candidate[]>>;

/** How customers would be spread over the bands, or why nobody looked: too many to do it on the way, or an error by its name. */
export type SetupOutlook =
  | { readonly kind: 'preview'; readonly preview: ConfigPreview }
  | { readonly kind: 'large'; readonly accounts: number }
  | { readonly kind: 'failed'; readonly name: HealthErrorName; readonly values: readonly string[] };

/** What the set-up did or, in a dry run, would do. */
export type SetupResult = {
  readonly dryRun: boolean;
  /** Of names, explanations and rule texts: en, de, ja or zh_CN. */
  readonly language: string;
  readonly questions: SetupQuestions;
  readonly answers: Readonly<Partial<Record<SetupQuestion, string>>>;
  /** Product lines that were proposed in full: in a dry run all that are offered. */
  readonly proposals: readonly LineProposal[];
  /** Keys of those that were accepted. */
  readonly accepted: readonly string[];
  readonly created: readonly string[];
  readonly replaced: readonly string[];
  /** Records whose ready-made texts were put into the language asked for; their values and texts that somebody wrote stay. */
  readonly reworded: readonly string[];
  /** Records that somebody changed in the org and that were left as they are. */
  readonly kept: readonly {
    readonly name: string;
    readonly differences: readonly { readonly field: string; readonly org: string; readonly starter: string }[];
  }[];
  readonly same: number;
  readonly outlook: SetupOutlook;
};
