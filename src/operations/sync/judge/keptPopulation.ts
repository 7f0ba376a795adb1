import type { FactStore } from '../../../store/factStore.ts';
import { keepByAccount, keptByAccount } from '../../../store/keptByAccount.ts';
import type { Suggestion, Suggestions } from '../../../whitespace/assessInput.ts';
import { meansOfScorecards } from '../../../whitespace/population.ts';
import type { Population } from '../../../whitespace/population.ts';
import { pricesOfLines } from '../../../whitespace/worthFacts.ts';
import type { PastPopulation } from '../../history/knownAt.ts';
import type { Publishable } from './assessPublishable.ts';
import type { Gathered, ReadPopulation } from './gatherInput.ts';
import type { ToldOfAll } from './tellPopulation.ts';

/**
 * What looks across accounts, as the last run over all of them found it, and the parts of its report that one over some cannot
 * know: plain values, kept beside the facts.
 */
export type KeptPopulation = ReadPopulation &
  Pick<Population, 'means' | 'prices'> &
  ToldOfAll & {
    /** Shape of this value: a run of another version begins anew. */
    readonly v: 1;
    /** Scorecards that reach too few customers to be published. */
    readonly heldBack: readonly string[];
    readonly past: PastPopulation;
    readonly customers: number;
  };

/** What a run over all accounts found, and suggestions of product lines, in the order of the accounts. */
export type FoundPopulation = {
  readonly kept: KeptPopulation;
  readonly accounts: readonly string[];
  readonly suggestions: Suggestions;
};

/** What runs over some accounts need of one over all (pure). */
export function keptOf(found: {
  readonly gathered: Gathered;
  readonly publishable: Publishable;
  readonly told: ToldOfAll;
  readonly past: PastPopulation;
  readonly customers: number;
}): KeptPopulation {
  const { gathered, publishable, told, past, customers } = found;
  const scorecards = publishable.assessment.scorecards;
  return {
    ...{ v: 1, ...gathered.population, ...told, past, customers, heldBack: publishable.heldBack },
    means: meansOfScorecards(scorecards),
    prices: pricesOfLines(gathered.input)
  };
}

/** Suggestions of one account by product line key. */
type AccountSuggestions = Readonly<Record<string, Suggestion>>;

const name = 'population';
const suggestionsName = 'suggestions';

/** Keeps what a run over all accounts found; a repeat overwrites it. */
export async function keepPopulation(facts: FactStore, { kept, accounts, suggestions }: FoundPopulation): Promise<void> {
  await keepByAccount(facts, suggestionsName, suggestionsByAccount(accounts, suggestions));
  await facts.keep(name, JSON.stringify(kept));
}

/** What was kept; undefined where no run over all accounts has ended since the facts were made, or only one of another version. */
export async function keptPopulation(facts: FactStore): Promise<KeptPopulation | undefined> {
  const text = await facts.kept(name);
  const kept = text === undefined ? undefined : (JSON.parse(text) as KeptPopulation);
  return kept?.v === 1 ? kept : undefined;
}

/** Suggestions for accounts as the last run over all of them made them, in the order of the accounts; new ones have none until the next. */
export async function keptSuggestions(facts: FactStore, accounts: readonly string[], lines: readonly string[]): Promise<Suggestions> {
  const kept = await keptByAccount(facts, suggestionsName, accounts);
  const found = accounts.map((id) => JSON.parse(kept.get(id) ?? '{}') as AccountSuggestions);
  return Object.fromEntries(lines.map((line) => [line, found.map((one) => one[line])]));
}

/** Suggestions of each account that has some, one after the other (pure). */
function* suggestionsByAccount(accounts: readonly string[], suggestions: Suggestions): Generator<readonly [string, AccountSuggestions]> {
  const lines = Object.entries(suggestions);
  for (const [i, id] of accounts.entries()) {
    const own = lines.flatMap(([line, all]) => (all[i] === undefined ? [] : [[line, all[i]] as const]));
    if (own.length > 0) yield [id, Object.fromEntries(own)];
  }
}
