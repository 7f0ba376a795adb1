import { pulledAccounts } from '../../../signals/pulledAccounts.ts';
import { openSignals } from '../../../signals/signalContext.ts';
import type { SignalContext } from '../../../signals/signalContext.ts';
import type { ReplayJson } from '../../../domain/resultJson.ts';
import type { AssessInput, Suggestions } from '../../../whitespace/assessInput.ts';
import type { Assessment } from '../../../whitespace/assessAccounts.ts';
import { placeKey } from '../../../whitespace/population.ts';
import type { Population } from '../../../whitespace/population.ts';
import { heldBands } from '../../../writeback/heldBands.ts';
import { openPast } from '../../history/runHistory.ts';
import type { OpenedPast } from '../../history/runHistory.ts';
import { suggestLines } from '../../whitespace/suggestLines.ts';
import type { AccountSlice } from '../run/accountParts.ts';
import { assessPublishable } from './assessPublishable.ts';
import type { Publishable } from './assessPublishable.ts';
import { gatherInput } from './gatherInput.ts';
import type { Gathered } from './gatherInput.ts';
import { heldOverview } from './heldOverview.ts';
import type { HeldOverview } from './heldOverview.ts';
import type { Judgement, JudgeRequest } from './judgement.ts';
import { contentsOf } from './judgeSlice.ts';
import type { AcrossAccounts } from './judgeSlice.ts';
import { keptOf } from './keptPopulation.ts';
import { isFirstOfWeek, isNightRun } from '../run/nightOf.ts';
import { recentRuns } from '../run/recentRuns.ts';
import { publishedVersions } from './publishedVersions.ts';
import { tellPopulation } from './tellPopulation.ts';

/** What was found across all accounts: for the judgement of each, and for report and later runs. */
export type OverAll = { readonly across: AcrossAccounts; readonly found: Omit<Judgement, 'accounts'> };

/**
 * Walks over all accounts and keeps of them numbers only; where all are one slice, everything that their records are made from.
 *
 * Reads the stores; writes weeks of the past that were missing into the state unless it is a dry run.
 */
export async function lookOverAll(request: JudgeRequest, slices: readonly AccountSlice[]): Promise<OverAll> {
  const { settings, asOf, stores, describes } = request;
  const parts = slices.map((slice) => slice.accounts);
  const [only] = slices.length === 1 ? parts : [];
  const held = await heldOverview(request.held, parts);
  const runs = await recentRuns(stores.state);
  const accounts = await pulledAccounts(stores.facts);
  const context = await openSignals({ facts: stores.facts, settings, asOf, accounts, describes });
  const bands = only === undefined ? {} : { heldBands: heldBands(await request.held.of(only)) };
  const more = { ...bands, isNight: isNightRun(runs, asOf) };
  const { gathered, replay } = await gatherAll(request, context, { held, more, numbersOnly: only === undefined });
  const { input } = gathered;
  const customers = Array.from(input.customers).filter((is) => is > 0).length;
  request.onAccounts(customers);
  const publishable = assessPublishable(input, held.published, { scoresOnly: only === undefined });
  const versions = publishedVersions(settings, held.versions, held.pointed);
  const past = await openHistory(request, { accounts, publishable, versions, held, parts });
  const told = await tellPopulation(request, { context, input, publishable });
  const all = replay === undefined ? told : { ...told, replay };
  const kept = keptOf({ gathered, publishable, told: all, past: past.population, customers });
  const { suggestions = {} } = input;
  const places = only === undefined ? placesToOwners(input, publishable.assessment) : new Map<string, number>();
  const across: AcrossAccounts = {
    ...{ population: kept, versions, isNight: more.isNight, isFirstOfWeek: isFirstOfWeek(runs, asOf), placesOf: () => places },
    ...(input.suggestions === undefined ? {} : { suggestionsOf: suggestionReader(accounts, suggestions) }),
    ...(only === undefined ? {} : { whole: { accounts, gathered, assessment: publishable.assessment, knownAt: past.knownAt } })
  };
  return { across, found: { ...all, population: { kept, accounts, suggestions } } };
}

/** Everything that all accounts are judged by: the facts, what the last run left, and suggestions of product lines. */
async function gatherAll(
  { settings, stores: { state }, watch }: JudgeRequest,
  context: SignalContext,
  { held, more, numbersOnly }: { readonly held: HeldOverview; readonly more: Partial<AssessInput>; readonly numbersOnly: boolean }
): Promise<{ readonly gathered: Gathered; readonly replay?: ReplayJson }> {
  const read = await gatherInput(context, held.rules, { numbersOnly });
  const input = { ...read.input, ...more };
  if (settings.productLines.length === 0) return { gathered: { ...read, input } };
  const shown = await state.shownSuggestions();
  const { replay, suggestions } = await watch.time('suggestions', () => suggestLines(context, input, shown));
  return { gathered: { ...read, input: { ...input, suggestions } }, replay };
}

type HistoryOfAll = Pick<AcrossAccounts, 'versions'> & {
  readonly accounts: readonly string[];
  readonly publishable: Publishable;
  readonly held: HeldOverview;
  readonly parts: readonly (readonly string[])[];
};

function openHistory(request: JudgeRequest, { accounts, publishable, versions, held, parts }: HistoryOfAll): Promise<OpenedPast> {
  const contents = contentsOf(versions);
  const scorecards = publishable.assessment.scorecards.flatMap(({ key }) => (contents.has(key) ? [key] : []));
  return request.watch.time('history', () =>
    openPast({ ...request, accounts, scorecards, contents, parts, leftOut: held.leftOut, keepsReadings: parts.length === 1 })
  );
}

/** Places of cells among what is put forward to their owners over all accounts. */
function placesToOwners({ accounts }: AssessInput, { cellsOf }: Assessment): Population['places'] {
  const places = new Map<string, number>();
  for (const [i, id] of accounts.entries()) {
    for (const { k, push } of cellsOf(i)) if (push !== undefined) places.set(placeKey(id, k), push);
  }
  return places;
}

function suggestionReader(accounts: readonly string[], suggestions: Suggestions): NonNullable<AcrossAccounts['suggestionsOf']> {
  const places = new Map(accounts.map((id, i) => [id, i]));
  return async (some) =>
    Object.fromEntries(Object.entries(suggestions).map(([line, all]) => [line, some.map((id) => all[places.get(id) ?? -1])]));
}
