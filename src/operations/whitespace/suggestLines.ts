import type { ReplayJson } from '../../domain/resultJson.ts';
import type { ShownSuggestion } from '../../domain/shownSuggestion.ts';
import { replay } from '../../propensity/replay.ts';
import type { Replayed } from '../../propensity/replay.ts';
import { readFirstOwned } from '../../signals/firstOwned.ts';
import type { SignalContext } from '../../signals/signalContext.ts';
import type { AssessInput, Suggestions } from '../../whitespace/assessInput.ts';
import { fateOfShown } from './fateOfShown.ts';
import { lineMarket, mondayOf } from './lineMarket.ts';

/** The replay of past suggestions, and what can be said of each line that a customer has not bought. */
export type LineSuggestions = { readonly replay: ReplayJson; readonly suggestions: Suggestions };

/**
 * Replays suggestions on the purchases known when the present week began, and suggests for today what passed.
 *
 * Reads the fact store only. What is bought, written or answered in the days of a week counts from its end on, so that
 * the runs of a week say the same.
 *
 * @param shown  what earlier runs put forward
 */
export async function suggestLines(
  context: SignalContext,
  input: AssessInput,
  shown: readonly ShownSuggestion[]
): Promise<LineSuggestions> {
  const { general } = input.settings;
  const { lines, replayed } = await replayLines(context, input, {
    before: mondayOf(input.asOf.today),
    days: general.propensityDays,
    k: general.nextCellsPerAccount,
    shown
  });
  const table = replayed.suggest();
  return { replay: replayed.replay, suggestions: Object.fromEntries(lines.map((key, item) => [key, table[item] ?? []])) };
}

/** What is replayed: everything before a day, in periods of so many days, with so many suggestions for each account. */
export type ReplayedSpan = {
  readonly before: number;
  readonly days: number;
  readonly k: number;
  /** What earlier runs put forward: people have seen it. */
  readonly shown: readonly ShownSuggestion[];
};

/** The replay of the product lines that are sold today; of lines without days of purchase only that they are left out. */
export async function replayLines(
  context: SignalContext,
  input: AssessInput,
  { before, days, k, shown }: ReplayedSpan
): Promise<{ readonly lines: readonly string[]; readonly replayed: Replayed }> {
  const owned = await readFirstOwned(context, before);
  const { lines, undated, ...market } = lineMarket(input, owned);
  const found = replay({ ...market, keys: lines, customers: Uint8Array.from(input.customers), today: before, days, k });
  const noDates = undated.map((line) => ({ line, because: 'no_dates' as const }));
  const fate = fateOfShown(input, shown, owned.firstOn, before);
  const report = { ...found.replay, leftOut: [...found.replay.leftOut, ...noDates], ...(fate === undefined ? {} : { shown: fate }) };
  return { lines, replayed: { ...found, replay: report } };
}
