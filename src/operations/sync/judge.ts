import { pulledAccounts } from '../../signals/pulledAccounts.ts';
import { openSignals } from '../../signals/signalContext.ts';
import { accountDetail, coveragePercent } from '../../whitespace/accountDetail.ts';
import type { Assessment } from '../../whitespace/assessAccounts.ts';
import type { AssessInput } from '../../whitespace/assessInput.ts';
import { flagsOf } from '../../whitespace/flags.ts';
import { totalsOf } from '../../whitespace/totals.ts';
import { paidOf } from '../../whitespace/worthFacts.ts';
import type { AsOf } from '../../domain/asOf.ts';
import type { ReplayJson, RunReportJson } from '../../domain/resultJson.ts';
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
import { isNightRun } from './nightOf.ts';
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
  readonly report: Pick<RunReportJson, 'measures' | 'manager' | 'scored' | 'off' | 'notSetUp' | 'quality' | 'signals' | 'scorecards'>;
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
 * Reads the stores only; writes nothing but the history in the state, and in a dry run not even that.
 */
export async function judge(request: JudgeRequest): Promise<Judgement> {
  const { settings, asOf, held, stores } = request;
  const accounts = await pulledAccounts(stores.facts);
  const context = await openSignals({ facts: stores.facts, settings, asOf, accounts, describes: request.describes });
  const read = await gatherInput(context, heldRules(held));
  const isNight = isNightRun(await stores.state.runs(mostRunsADay), asOf);
  const suggested =
    settings.productLines.length === 0 ? undefined : await request.watch.time('suggestions', () => suggestLines(context, read.input));
  const input: AssessInput = {
    ...{ ...read.input, heldBands: heldBands(held), isNight },
    ...(suggested === undefined ? {} : { suggestions: suggested.suggestions })
  };
  const gathered = { ...read, input };
  const customers = accounts.flatMap((_, i) => ((input.customers[i] ?? 0) > 0 ? [i] : []));
  request.onAccounts(customers.length);
  const publishable = assessPublishable(input, held);
  const { assessment } = publishable;
  const paid = paidOf(input);
  const results = customers.map((i) => ({ ...accountResults(gathered, assessment, i), paid: paid(i) }));
  const versions = publishedVersions(settings, held);
  const contents = new Map(versions.map(({ subject, key, text }) => [subject, { key, text }]));
  const taken = takeReadings({ input, assessment, contents, block: 0 });
  const history = await request.watch.time('history', () => runHistory({ ...request, accounts, taken, contents }));
  const desired = desiredRecords({
    ...{ settings, asOf, versions, publishedBy: request.publishedBy, held },
    accounts: results.map((account) => withChanges(account, history)),
    history: history.points,
    leftOut: history.leftOut
  });
  const quality = await reportQuality({ context, input, publishable, describes: request.describes });
  const { off, notSetUp } = assessment;
  const report = { ...reportSettings(settings), scored: scoredCounts(results), off, notSetUp, ...quality };
  const warnings = judgeWarnings(input, assessment.wrongOverrides);
  const replay = suggested === undefined ? {} : { replay: suggested.replay };
  return { accounts: customers.length, desired, warnings, report, ...replay };
}

function accountResults(gathered: Gathered, assessment: Assessment, i: number): AccountResults {
  const { input } = gathered;
  const cells = assessment.cells[i] ?? [];
  return {
    accountId: input.accounts[i] ?? '',
    scorecards: assessment.scorecards
      .filter(({ population }) => population[i] === 1)
      .map((scorecard) => ({
        key: scorecard.key,
        detail: accountDetail(input, scorecard, i),
        coveragePercent: coveragePercent(scorecard, i)
      })),
    cells,
    totals: totalsOf(cells),
    holds: assessment.holds[i] ?? [],
    flags: flagsOf(input, assessment, i),
    facts: shownFacts(gathered, i)
  };
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
