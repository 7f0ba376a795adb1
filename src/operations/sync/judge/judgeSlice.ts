import type { ShownSuggestion } from '../../../domain/shownSuggestion.ts';
import { knowsParents } from '../../../signals/knowsParents.ts';
import { pulledAccounts } from '../../../signals/pulledAccounts.ts';
import { loadedSchema } from '../../../signals/resolve/signalSchema.ts';
import { openSignals } from '../../../signals/signalContext.ts';
import { withDescendants, withNeighbours } from '../../../signals/touched/hierarchy.ts';
import { worldNow } from '../../../signals/touched/worlds.ts';
import type { Suggestions } from '../../../whitespace/assessInput.ts';
import type { Population } from '../../../whitespace/population.ts';
import { paidOf } from '../../../whitespace/worthFacts.ts';
import type { HeldRecord } from '../../../writeback/changes.ts';
import { heldBands } from '../../../writeback/heldBands.ts';
import { versionObject } from '../../../writeback/heldRecords.ts';
import { heldRules } from '../../../writeback/heldRules.ts';
import { desiredRecords } from '../../../writeback/records.ts';
import type { AccountResults, PublishedVersion } from '../../../writeback/records.ts';
import type { KnownAt } from '../../history/recentChanges.ts';
import { accountHistory } from '../../history/runHistory.ts';
import type { AccountHistory } from '../../history/runHistory.ts';
import { takeReadings } from '../../history/takeReadings.ts';
import type { AccountSlice } from '../run/accountParts.ts';
import { accountResults, withChanges, withFirstHolds } from './accountResults.ts';
import { assessPublishable } from './assessPublishable.ts';
import type { Publishable } from './assessPublishable.ts';
import { gatherInput } from './gatherInput.ts';
import type { Gathered } from './gatherInput.ts';
import type { JudgedPart, JudgeRequest } from './judgement.ts';
import type { KeptPopulation } from './keptPopulation.ts';

/** What the judgement of some accounts needs to know of all. */
export type AcrossAccounts = {
  readonly population: Pick<KeptPopulation, 'uses' | 'surveys' | 'contractValueSource' | 'means' | 'prices' | 'heldBack' | 'past'>;
  /** Contents of the settings as this run publishes them. */
  readonly versions: readonly PublishedVersion[];
  /** True in the first run of its calendar day that gets as far as writing. */
  readonly isNight: boolean;
  /** True where places to owners are written anew. */
  readonly isFirstOfWeek: boolean;
  /** Places of cells among what is put forward to their owners, of accounts with these records. */
  readonly placesOf: (held: readonly HeldRecord[]) => Population['places'];
  /** Suggestions of product lines, in the order of accounts; absent = there are no lines. */
  readonly suggestionsOf?: (accounts: readonly string[]) => Promise<Suggestions>;
  /** All accounts, where they have been read and judged at once. */
  readonly whole?: JudgedAccounts;
};

/** Accounts with what they are judged by and what came of it. */
export type JudgedAccounts = {
  readonly accounts: readonly string[];
  readonly gathered: Gathered;
  readonly assessment: Publishable['assessment'];
  /** Their readings at earlier moments; absent = they are read when they are asked for. */
  readonly knownAt?: KnownAt | undefined;
};

/**
 * Judges some accounts, and hands over their records part by part. Reads the stores; writes history and what is put forward into
 * the state unless it is a dry run.
 *
 * @returns  customers among them
 */
export async function judgeSlice(request: JudgeRequest, across: AcrossAccounts, { accounts: ids, parts }: AccountSlice): Promise<number> {
  const held = await request.held.of(ids);
  const judged = across.whole ?? (await judgeAccounts(request, across, { ids, held }));
  const { gathered, assessment, knownAt } = judged;
  const { input } = gathered;
  const inScope = new Set(ids);
  const places = new Map(judged.accounts.flatMap((id, i) => ((input.customers[i] ?? 0) > 0 && inScope.has(id) ? [[id, i] as const] : [])));
  const contents = contentsOf(across.versions);
  const taken = takeReadings({ input, assessment, contents, block: 0, among: inScope });
  const { past } = across.population;
  const history = await request.watch.time('history', () =>
    accountHistory({ ...request, accounts: judged.accounts, taken, contents, among: ids, past, ...(knownAt ? { knownAt } : {}) })
  );
  const makePart = partMaker(request, across, { held, history, judged, places });
  for (const part of parts) {
    const { made, results } = makePart(part);
    if (!request.dryRun) await request.stores.state.addShownSuggestions(putForward(results, request.asOf.today));
    await request.onPart(made);
  }
  return places.size;
}

/** Published contents by scorecard key. */
export function contentsOf(versions: readonly PublishedVersion[]): ReadonlyMap<string, { readonly key: string; readonly text: string }> {
  return new Map(versions.map(({ subject, key, text }) => [subject, { key, text }]));
}

/** Reads accounts, with all that one of them looks at in its hierarchy, and judges them with what is known of all others. */
async function judgeAccounts(
  request: JudgeRequest,
  { population, isNight, placesOf, suggestionsOf }: AcrossAccounts,
  { ids, held }: { readonly ids: readonly string[]; readonly held: readonly HeldRecord[] }
): Promise<JudgedAccounts> {
  const { stores, settings, asOf, describes } = request;
  const accounts = await accountsNeeded(request, ids);
  const part = { contractValueSource: population.contractValueSource };
  const context = await openSignals({ facts: stores.facts, settings, asOf, accounts, describes, part });
  const read = await gatherInput(context, heldRules(held), { population });
  const { means, prices } = population;
  const input = {
    ...{ ...read.input, heldBands: heldBands(held), isNight, population: { means, prices, places: placesOf(held) } },
    ...(suggestionsOf === undefined ? {} : { suggestions: await suggestionsOf(accounts) })
  };
  const { assessment } = assessPublishable(input, new Set(), { decided: population.heldBack });
  return { accounts, gathered: { ...read, input }, assessment };
}

/** The accounts that are judged, those there are, with all that one of them looks at in its hierarchy; sorted. */
async function accountsNeeded({ stores: { facts }, describes }: JudgeRequest, among: readonly string[]): Promise<readonly string[]> {
  const all = { facts, world: worldNow };
  const schema = loadedSchema(describes, await facts.tables());
  const needed = knowsParents(schema) ? [...(await withNeighbours(all, among)), ...(await withDescendants(all, among))] : among;
  return pulledAccounts(facts, [...new Set([...among, ...needed])]);
}

/** What the records of a slice's accounts are made from. */
type SliceFound = {
  readonly held: readonly HeldRecord[];
  readonly history: AccountHistory;
  readonly judged: JudgedAccounts;
  /** Places of the customers, by account id. */
  readonly places: ReadonlyMap<string, number>;
};

/** Makes the records of a part of a slice: all at once they are many. */
function partMaker(
  request: JudgeRequest,
  across: AcrossAccounts,
  { held, history, judged: { gathered, assessment }, places }: SliceFound
): (part: readonly string[]) => { readonly made: JudgedPart; readonly results: readonly AccountResults[] } {
  const { settings, asOf, publishedBy } = request;
  const versions = held.filter(({ object }) => object === versionObject);
  const records = Map.groupBy(
    held.filter(({ object }) => object !== versionObject),
    ({ accountId = '' }) => accountId
  );
  const points = Map.groupBy(history.points, ({ accountId }) => accountId);
  const paid = paidOf(gathered.input);
  const leftOut = new Map(Object.entries(across.population.past.leftOut));
  return (part) => {
    const own = [...versions, ...part.flatMap((id) => records.get(id) ?? [])];
    const past = part.flatMap((id) => points.get(id) ?? []);
    const results = part.flatMap((id) => places.get(id) ?? []).map((i) => ({ ...accountResults(gathered, assessment, i), paid: paid(i) }));
    const desired = desiredRecords({
      ...{ settings, asOf, versions: across.versions, publishedBy, held: own, history: past, leftOut },
      accounts: withFirstHolds({ settings, held: own }, results, { points: past }).map((account) => withChanges(account, history)),
      isFirstOfWeek: across.isFirstOfWeek
    });
    const isOwn = new Set(part);
    return { made: { accounts: part, desired: desired.filter(({ accountId = '' }) => isOwn.has(accountId)), held: own }, results };
  };
}

/** Cells that are put forward from today on. */
function putForward(results: readonly AccountResults[], today: string): readonly ShownSuggestion[] {
  return results.flatMap(({ accountId, cells }) =>
    cells.flatMap(({ k, rank }) => (rank === undefined ? [] : [{ accountId, productLine: k, shownOn: today }]))
  );
}
