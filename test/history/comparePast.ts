import type { Gathered } from '../../src/operations/sync/judge/gatherInput.ts';
import { accountDetail } from '../../src/whitespace/accountDetail.ts';
import { assessAccounts } from '../../src/whitespace/assessAccounts.ts';

/** One value that differs, in words. */
export type Difference = string;

type Columns = { readonly [name: string]: ArrayLike<unknown> | string };

function differences(what: string, one: ArrayLike<unknown> | undefined, other: ArrayLike<unknown> | undefined): readonly Difference[] {
  if (!one || !other) return one === other ? [] : [`${what}: ${one ? 'there' : 'absent'}, ${other ? 'there' : 'absent'}`];
  const found: Difference[] = [];
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    if (!Object.is(one[i], other[i])) found.push(`${what}[${i}]: ${String(one[i])}, ${String(other[i])}`);
  }
  return found;
}

/** Signals that both know, value, day and rows by account: exactly equal or listed. */
export function signalDifferences(past: Gathered, other: Gathered, keys: readonly string[]): readonly Difference[] {
  return keys.flatMap((key) => {
    const [one, two] = [past.input.signals.get(key), other.input.signals.get(key)];
    return (['values', 'on', 'rows'] as const).flatMap((part) => differences(`${key}.${part}`, one?.[part], two?.[part]));
  });
}

/** Who is a customer since when, in which segments, with which contracts. */
export function factDifferences(past: Gathered, other: Gathered): readonly Difference[] {
  const [one, two] = [past.contracts as unknown as Columns, other.contracts as unknown as Columns];
  const filters = Object.keys(other.input.matching);
  return [
    ...differences('customers', past.input.customers, other.input.customers),
    ...differences('customerSince', past.input.customerSince, other.input.customerSince),
    ...differences('employees', past.input.employees, other.input.employees),
    ...filters.flatMap((filter) => differences(filter, past.input.matching[filter], other.input.matching[filter])),
    ...contractColumns.flatMap((name) => differences(`contracts.${name}`, one[name], two[name]))
  ];
}

const contractColumns = ['endOn', 'decisionOn', 'monthToMonth', 'active', 'autoRenews', 'firstStartOn'];

/**
 * Scores of all scorecards by account, rounded and not, judged with the signals and rules that `past` knows: what another day
 * knows beyond them is put aside on both sides.
 */
export function scoreDifferences(past: Gathered, other: Gathered): readonly Difference[] {
  const { leftOut, heldRules } = past.input;
  const signals = new Map([...other.input.signals].filter(([key]) => !leftOut.has(key)));
  const [one, two] = [past.input, { ...other.input, signals, leftOut, heldRules }].map((input) => assessAccounts(input));
  const keys = new Set([...(one?.scorecards ?? []), ...(two?.scorecards ?? [])].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const [a, b] = [one, two].map((each) => each?.scorecards.find((card) => card.key === key));
    return (['exact', 'plain', 'score', 'coverage'] as const).flatMap((part) =>
      differences(`${key}.${part}`, a?.result[part], b?.result[part])
    );
  });
}

/** How many accounts have a number on a scorecard. */
export function scoredAccounts({ input }: Gathered, scorecard: string): number {
  const found = assessAccounts(input).scorecards.find(({ key }) => key === scorecard);
  return found ? [...found.result.score].filter((score, i) => !Number.isNaN(score) && found.population[i] === 1).length : 0;
}

/** Scores whose lines do not add up, in tenths, and how many were looked at. */
export type AddedUp = { readonly scored: number; readonly wrong: readonly Difference[] };

/** Adds up the contributions of every score of every scorecard, what rules took or gave, and what people added. */
export function addUpScores({ input }: Gathered): AddedUp {
  const wrong: Difference[] = [];
  let scored = 0;
  for (const scorecard of assessAccounts(input).scorecards) {
    for (const [i, account] of input.accounts.entries()) {
      const score = scorecard.population[i] === 1 ? (scorecard.result.score[i] ?? NaN) : NaN;
      if (Number.isNaN(score)) continue;
      scored += 1;
      const { measures, computed, base = computed, rules, over = 0 } = accountDetail(input, scorecard, i);
      const lines = measures.reduce((sum, { con }) => sum + tenths(con), 0);
      const ruled = rules.find(({ acts }) => acts)?.to ?? base ?? NaN;
      if (lines !== tenths(base ?? NaN) || tenths(ruled) + tenths(over) !== tenths(score)) {
        wrong.push(`${scorecard.key} ${account}: ${lines} tenths of ${String(base)}, ${ruled} after rules, ${over} by hand, ${score}`);
      }
    }
  }
  return { scored, wrong };
}

function tenths(points: number): number {
  return Math.round(points * 10);
}
