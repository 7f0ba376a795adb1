/** One answer that a question of the set-up offers, with what it would mean here. */
export type Candidate = {
  /** What the flag takes: `type-or-contract`, `team:Customer Success Manager`, `contract`, `Analytics`. */
  readonly answer: string;
  readonly count: number;
  readonly total?: number;
};

export type SetupQuestion = 'customers' | 'success-manager' | 'contract-value' | 'product-lines';

export type SetupQuestions = Readonly<Record<SetupQuestion, readonly Candidate[]>>;

/** What the set-up did or, in a dry run, would do. */
export type SetupResult = {
  readonly dryRun: boolean;
  readonly questions: SetupQuestions;
  readonly answers: Readonly<Partial<Record<SetupQuestion, string>>>;
  readonly created: readonly string[];
  readonly replaced: readonly string[];
  /** Records that somebody changed in the org and that were left as they are. */
  readonly kept: readonly {
    readonly name: string;
    readonly differences: readonly { readonly field: string; readonly org: string; readonly starter: string }[];
  }[];
  readonly same: number;
};
