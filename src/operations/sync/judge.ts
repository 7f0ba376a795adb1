import { pulledAccounts } from '../../signals/pulledAccounts.ts';
import { openSignals } from '../../signals/signalContext.ts';
import type { SignalContext } from '../../signals/signalContext.ts';
import { paidOf } from '../../whitespace/worthFacts.ts';
import type { AsOf } from '../../domain/asOf.ts';
import type { ReplayJson, RunReportJson } from '../../domain/resultJson.ts';
import type { ShownSuggestion } from '../../domain/shownSuggestion.ts';
import { knowsParents } from '../../signals/knowsParents.ts';
import { loadedSchema } from '../../signals/resolve/signalSchema.ts';
import { withDescendants, withNeighbours } from '../../signals/touched/hierarchy.ts';
import { worldNow } from '../../signals/touched/worlds.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import { heldPlaces } from './heldPlaces.ts';
import type { DesiredRecord } from '../../writeback/desired.ts';
import { heldBands } from '../../writeback/heldBands.ts';
import { heldRules } from '../../writeback/heldRules.ts';
import { desiredRecords } from '../../writeback/records.ts';
import type { AccountResults } from '../../writeback/records.ts';
import { accountResults, withChanges, withFirstHolds } from './accountResults.ts';
import { assessPublishable } from './assessPublishable.ts';
import { gatherInput } from './gatherInput.ts';
import type { Gathered } from './gatherInput.ts';
import { isFirstOfWeek, isNightRun, mostRunsADay } from './nightOf.ts';
import { publishedVersions } from './publishedVersions.ts';
import type { Stores } from '../openStores.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { runHistory } from '../history/runHistory.ts';
import type { HistoryRequest } from '../history/runHistory.ts';
import { keptSuggestions, suggestionsByAccount } from './keptPopulation.ts';
import type { FoundPopulation, KeptPopulation } from './keptPopulation.ts';
import { keptOf, tell } from './tellPopulation.ts';
import type { RunWatch } from './runWatch.ts';
import { takeReadings } from '../history/takeReadings.ts';
import { suggestLines } from '../whitespace/suggestLines.ts';

/** What a run found: records as the org should hold them, history points, and the part of the report that is known. */
export type Judgement = {
  readonly accounts: number;
  readonly desired: readonly DesiredRecord[];
  /** Records of people that count for nothing, and segments that overlap or leave a gap. */
  readonly warnings: RunReportJson['warnings'];
  /** How suggestions of past months would have done; absent where there are no product lines to suggest. */
  readonly replay?: ReplayJson;
  readonly report: Pick<
    RunReportJson,
    'measures' | 'manager' | 'families' | 'scored' | 'off' | 'notSetUp' | 'quality' | 'signals' | 'scorecards'
  >;
  /** What looks across accounts, to be kept for runs over some; absent in such a run. */
  readonly population?: FoundPopulation;
};

export type JudgeRequest = PreparedRun & {
  readonly stores: Stores;
  readonly asOf: AsOf;
  readonly held: readonly HeldRecord[];
  readonly publishedBy: string;
  /** True leaves the state as it is, too. */
  readonly dryRun: boolean;
  readonly onAccounts: (accounts: number) => void;
  /** Weeks of the past that have been worked out, of those that were missing. */
  readonly onWeek: (done: number, of: number) => void;
  /** Weeks that the past reaches back; absent = two years. */
  readonly historyWeeks?: number;
  readonly watch: RunWatch;
  /** What looks across all accounts, from the last run over all of them; absent = it is worked out. */
  readonly population?: KeptPopulation;
  /** 18-character ids of the accounts to judge, gone ones among them; absent = all. Not without `population`. */
  readonly among?: readonly string[];
};

/**
 * From facts to what the org should hold: signals, scores, cells, history, records; of all accounts, or of those in scope with the
 * population facts of the last run over all.
 *
 * Reads the stores only; writes nothing but the history and what is put forward into the state, and in a dry run not even that.
 */
export async function judge(request: JudgeRequest): Promise<Judgement> {
  const { settings, asOf, held, stores, population, among } = request;
  if (population !== undefined && among?.length === 0) return { accounts: 0, desired: [], ...carried(population) };
  const accounts = among === undefined ? await pulledAccounts(stores.facts) : await accountsNeeded(request, among);
  const part = population && { part: { contractValueSource: population.contractValueSource } };
  const context = await openSignals({ facts: stores.facts, settings, asOf, accounts, describes: request.describes, ...part });
  const { gathered, replay } = await gatherRun(request, context);
  const { input } = gathered;
  const inScope = among && new Set(among);
  const customers = accounts.flatMap((id, i) => ((input.customers[i] ?? 0) > 0 && inScope?.has(id) !== false ? [i] : []));
  request.onAccounts(customers.length);
  const publishable = assessPublishable(input, held, population?.heldBack);
  const { assessment } = publishable;
  const paid = paidOf(input);
  const results = customers.map((i) => ({ ...accountResults(gathered, assessment, i), paid: paid(i) }));
  if (!request.dryRun) await stores.state.addShownSuggestions(putForward(results, asOf.today));
  const versions = publishedVersions(settings, held);
  const contents = new Map(versions.map(({ subject, key, text }) => [subject, { key, text }]));
  const taken = takeReadings({ input, assessment, contents, block: 0, ...(inScope ? { among: inScope } : {}) });
  const history = await request.watch.time('history', () => runHistory({ ...request, accounts, taken, contents, ...partOf(request) }));
  const desired = desiredRecords({
    ...{ settings, asOf, versions, publishedBy: request.publishedBy, held },
    accounts: withFirstHolds(request, results, history).map((account) => withChanges(account, history)),
    history: history.points,
    isFirstOfWeek: population === undefined && isFirstOfWeek(await stores.state.runs(mostRunsADay), asOf),
    leftOut: history.leftOut
  });
  const found = { accounts: customers.length, desired };
  if (population !== undefined) return { ...found, ...carried(population) };
  const told = await tell(request, { context, input, publishable, results });
  const all = replay === undefined ? told : { ...told, replay };
  const kept = keptOf({ gathered, publishable, told: all, past: history.population, customers: customers.length });
  return { ...found, ...all, population: { kept, suggestions: suggestionsByAccount(accounts, input.suggestions ?? {}) } };
}

/** The accounts that are judged, those there are, with all that one of them looks at in its hierarchy; sorted. */
async function accountsNeeded({ stores: { facts }, describes }: JudgeRequest, among: readonly string[]): Promise<readonly string[]> {
  const all = { facts, world: worldNow };
  const schema = loadedSchema(describes, await facts.tables());
  const needed = knowsParents(schema) ? [...(await withNeighbours(all, among)), ...(await withDescendants(all, among))] : among;
  const wanted = new Set([...among, ...needed]);
  return (await pulledAccounts(facts)).filter((id) => wanted.has(id));
}

/** What a run over some accounts says of all: what the last one over all of them found. */
function carried({ report, warnings, replay }: KeptPopulation): Pick<Judgement, 'report' | 'warnings' | 'replay'> {
  return { report, warnings, ...(replay === undefined ? {} : { replay }) };
}

function partOf({ among, population }: JudgeRequest): Pick<HistoryRequest, 'part'> {
  return among === undefined || population === undefined ? {} : { part: { among, population: population.past } };
}

/** Everything that a run judges: the facts, what the last run left, and suggestions of product lines. Reads the stores only. */
async function gatherRun(
  { settings, asOf, held, stores: { state, facts }, watch, population }: JudgeRequest,
  context: SignalContext
): Promise<{ readonly gathered: Gathered; readonly replay?: ReplayJson }> {
  const read = await gatherInput(context, heldRules(held), population && { population });
  const isNight = isNightRun(await state.runs(mostRunsADay), asOf);
  const input = { ...read.input, heldBands: heldBands(held), isNight };
  const hasLines = settings.productLines.length > 0;
  if (population !== undefined) {
    const { means, prices } = population;
    const lines = settings.productLines.map(({ key }) => key);
    const suggestions = hasLines ? { suggestions: await keptSuggestions(facts, context.accounts, lines) } : {};
    return { gathered: { ...read, input: { ...input, ...suggestions, population: { means, prices, places: heldPlaces(held) } } } };
  }
  if (!hasLines) return { gathered: { ...read, input } };
  const shown = await state.shownSuggestions();
  const { replay, suggestions } = await watch.time('suggestions', () => suggestLines(context, input, shown));
  return { gathered: { ...read, input: { ...input, suggestions } }, replay };
}

/** Cells that are put forward from today on. */
function putForward(results: readonly AccountResults[], today: string): readonly ShownSuggestion[] {
  return results.flatMap(({ accountId, cells }) =>
    cells.flatMap(({ k, rank }) => (rank === undefined ? [] : [{ accountId, productLine: k, shownOn: today }]))
  );
}
