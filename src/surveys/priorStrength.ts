/** Answers of one account: how many, their sums by category (of a CES: the sum itself), and the sum of their squared lengths. */
export type AnsweredAccount = { readonly answers: number; readonly sums: readonly number[]; readonly squares: number };

/** How much accounts differ from one another, and answers within an account. */
export type AnswerSpread = {
  /** Mean square within accounts; undefined with too few accounts that answered more than once. */
  readonly within: number | undefined;
  /** Number of answers that the customers' mean is worth: `k`. */
  readonly strength: number;
};

/** Worth of the mean where too little was answered to tell. */
const strengthByDefault = 10;

/** Answers beyond the first of an account from which the spread can be told. */
const fewestRepeats = 30;

const weakest = 2;
const strongest = 50;

/**
 * How many answers the customers' mean is worth when an account has few answers of its own (method of moments).
 *
 * From a one-way analysis of variance with accounts as groups, over counts of answers without weights: k = within / between,
 * between = (mean square among accounts - within) / n0, n0 = (N - sum(n_i^2) / N) / (I - 1). For two categories this is
 * (1 - r) / r with r the intraclass correlation of the beta-binomial, for three that of the Dirichlet-multinomial. Rounded to a
 * whole number and held in 2-50, so that no chance makes an account's own answers count for all or for nothing; 10 with
 * fewer than 30 answers beyond the first of an account.
 * Source: docs/METHODS.md, "Few answers"; Ridout, Demetrio, Firth, Biometrics 55 (1999); Buehlmann, Straub 1970.
 *
 * @param accounts  those with at least one answer
 * @example         priorStrength([]) // { within: undefined, strength: 10 }
 */
export function priorStrength(accounts: readonly AnsweredAccount[]): AnswerSpread {
  const groups = accounts.length;
  const all = sumOf(accounts, ({ answers }) => answers);
  if (groups < 2 || all - groups < fewestRepeats) return { within: undefined, strength: strengthByDefault };
  const ofAccounts = sumOf(accounts, ({ answers, sums }) => squaresOf(sums) / answers);
  const within = (sumOf(accounts, ({ squares }) => squares) - ofAccounts) / (all - groups);
  const among = (ofAccounts - squaresOf(totals(accounts)) / all) / (groups - 1);
  const usual = (all - sumOf(accounts, ({ answers }) => answers * answers) / all) / (groups - 1);
  const between = (among - within) / usual;
  const strength = between > 0 ? within / between : strongest;
  return { within, strength: Math.round(Math.min(strongest, Math.max(weakest, strength))) };
}

function totals(accounts: readonly AnsweredAccount[]): readonly number[] {
  const length = accounts[0]?.sums.length ?? 0;
  return Array.from({ length }, (_, at) => sumOf(accounts, ({ sums }) => sums[at] ?? 0));
}

function squaresOf(sums: readonly number[]): number {
  return sums.reduce((squares, sum) => squares + sum * sum, 0);
}

function sumOf(accounts: readonly AnsweredAccount[], of: (account: AnsweredAccount) => number): number {
  return accounts.reduce((sum, account) => sum + of(account), 0);
}
