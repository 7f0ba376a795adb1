import { pulledAccounts } from '../../signals/pulledAccounts.ts';
import { countFamilies } from '../../signals/productFamilies.ts';
import { openSignals } from '../../signals/signalContext.ts';
import type { SignalContext } from '../../signals/signalContext.ts';
import { accountDetail, coveragePercent } from '../../whitespace/accountDetail.ts';
import type { Assessment } from '../../whitespace/assessAccounts.ts';
import { flagsOf } from '../../whitespace/flags.ts';
import { withBlockers } from '../../whitespace/holdBlockers.ts';
import { withBeginning } from '../../whitespace/holdsBegin.ts';
import { totalsOf } from '../../whitespace/totals.ts';
import { paidOf } from '../../whitespace/worthFacts.ts';
import type { AsOf } from '../../domain/asOf.ts';
import type { ReplayJson, RunReportJson } from '../../domain/resultJson.ts';
import type { ShownSuggestion } from '../../domain/shownSuggestion.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import type { DesiredRecord } from '../../writeback/desired.ts';
import { heldBands } from '../../writeback/heldBands.ts';
import { heldRules } from '../../writeback/heldRules.ts';
import { desiredRecords } from '../../writeback/records.ts';
import type { AccountResults } from '../../writeback/records.ts';
import { assessPublishable } from './assessPublishable.ts';
import { gatherInput } from './gatherInput.ts';
import type { Gathered } from './gatherInput.ts';
import { judgeWarnings } from './judgeWarnings.ts';
import { isFirstOfWeek, isNightRun } from './nightOf.ts';
import { publishedVersions } from './publishedVersions.ts';
import type { Stores } from '../openStores.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { reportQuality } from './reportQuality.ts';
import { reportSettings } from './reportSettings.ts';
import { runHistory } from '../history/runHistory.ts';
import type { RunHistory } from '../history/runHistory.ts';
import type { RunWatch } from './runWatch.ts';
import { shownFacts } from './shownFacts.ts';
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
};

/** Runs that are looked through for one of the same day: one every five minutes. */
const mostRunsADay = 300;

/**
 * From facts to what the org should hold: signals, scores, cells, history, records.
 *
 * Reads the stores only; writes nothing but the history and what is put forward into the state, and in a dry run not even that.
 */
export async function judge(request: JudgeRequest): Promise<Judgement> {
  const { settings, asOf, held, stores } = request;
  const accounts = await pulledAccounts(stores.facts);
  const context = await openSignals({ facts: stores.facts, settings, asOf, accounts, describes: request.describes });
  const { gathered, replay } = await gatherRun(request, context);
  const { input } = gathered;
  const customers = accounts.flatMap((_, i) => ((input.customers[i] ?? 0) > 0 ? [i] : []));
  request.onAccounts(customers.length);
  const publishable = assessPublishable(input, held);
  const { assessment } = publishable;
  const paid = paidOf(input);
  const results = customers.map((i) => ({ ...accountResults(gathered, assessment, i), paid: paid(i) }));
  if (!request.dryRun) await stores.state.addShownSuggestions(putForward(results, asOf.today));
  const versions = publishedVersions(settings, held);
  const contents = new Map(versions.map(({ subject, key, text }) => [subject, { key, text }]));
  const taken = takeReadings({ input, assessment, contents, block: 0 });
  const history = await request.watch.time('history', () => runHistory({ ...request, accounts, taken, contents }));
  const desired = desiredRecords({
    ...{ settings, asOf, versions, publishedBy: request.publishedBy, held },
    accounts: withFirstHolds(request, results, history).map((account) => withChanges(account, history)),
    history: history.points,
    isFirstOfWeek: isFirstOfWeek(await stores.state.runs(mostRunsADay), asOf),
    leftOut: history.leftOut
  });
  const quality = await reportQuality({ context, input, publishable, describes: request.describes });
  const { off, notSetUp } = assessment;
  const families = await countFamilies(context);
  const report = {
    ...reportSettings(settings),
    ...(families === undefined ? {} : { families }),
    scored: scoredCounts(results),
    off,
    notSetUp,
    ...quality
  };
  const warnings = judgeWarnings(input, assessment.wrongOverrides);
  return { accounts: customers.length, desired, warnings, report, ...(replay === undefined ? {} : { replay }) };
}

/** Everything that a run judges: the facts, what the last run left, and suggestions of product lines. Reads the stores only. */
async function gatherRun(
  { settings, asOf, held, stores: { state }, watch }: JudgeRequest,
  context: SignalContext
): Promise<{ readonly gathered: Gathered; readonly replay?: ReplayJson }> {
  const read = await gatherInput(context, heldRules(held));
  const input = { ...read.input, heldBands: heldBands(held), isNight: isNightRun(await state.runs(mostRunsADay), asOf) };
  if (settings.productLines.length === 0) return { gathered: { ...read, input } };
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

function accountResults(gathered: Gathered, assessment: Assessment, i: number): AccountResults {
  const { input } = gathered;
  const scorecards = assessment.scorecards
    .filter(({ population }) => population[i] === 1)
    .map((scorecard) => ({
      key: scorecard.key,
      detail: accountDetail(input, scorecard, i),
      coveragePercent: coveragePercent(scorecard, i)
    }));
  const cells = withBlockers(assessment.cellsOf(i), scorecards, input.settings);
  return {
    accountId: input.accounts[i] ?? '',
    scorecards,
    cells,
    totals: totalsOf(cells),
    holds: assessment.holds[i] ?? [],
    flags: flagsOf(input, assessment, i),
    facts: shownFacts(gathered, i)
  };
}

/** Results of customers whom no run has judged before, with holds from the day that the past tells. */
function withFirstHolds(
  { settings, held }: JudgeRequest,
  results: readonly AccountResults[],
  { points }: RunHistory
): readonly AccountResults[] {
  const known = new Set(held.flatMap(({ object, accountId }) => (object === 'Headroom_Account_Summary__c' ? [accountId] : [])));
  const isNew = ({ accountId, holds = [] }: AccountResults): boolean => holds.length > 0 && !known.has(accountId);
  if (!results.some(isNew)) return results;
  const weeks = Map.groupBy(points, ({ accountId, scorecard }) => `${accountId}:${scorecard}`);
  return results.map((account) =>
    isNew(account)
      ? withBeginning(account, settings.riskRules, (scorecard) => weeks.get(`${account.accountId}:${scorecard}`) ?? [])
      : account
  );
}

/** Results with what changed in them since about a week and about a month before. */
function withChanges(account: AccountResults, { changes }: RunHistory): AccountResults {
  const scorecards = account.scorecards.map((result) => {
    const changed = changes(result.key, account.accountId, result.detail);
    return changed === undefined ? result : { ...result, detail: { ...result.detail, changed } };
  });
  return { ...account, scorecards };
}

function scoredCounts(results: readonly AccountResults[]): RunReportJson['scored'] {
  const counts: Record<string, { accounts: number; notEnough: number; tooNew: number; excluded?: number }> = {};
  for (const { key, detail } of results.flatMap(({ scorecards }) => scorecards)) {
    const count = (counts[key] ??= { accounts: 0, notEnough: 0, tooNew: 0 });
    if (detail.state === 'scored') count.accounts += 1;
    else if (detail.state === 'too_new') count.tooNew += 1;
    else if (detail.state === 'excluded') count.excluded = (count.excluded ?? 0) + 1;
    else count.notEnough += 1;
  }
  return counts;
}
