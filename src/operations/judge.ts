import { checkQuality, QUALITY_PICKLISTS } from '../quality/checkQuality.ts';
import { dayText } from '../soql/calendar.ts';
import { settingsVersions } from '../settings/settingsVersions.ts';
import { openSignals } from '../signals/signalContext.ts';
import { accountDetail, coveragePercent } from '../whitespace/accountDetail.ts';
import { assessAccounts } from '../whitespace/assessAccounts.ts';
import type { Assessment } from '../whitespace/assessAccounts.ts';
import { totalsOf } from '../whitespace/totals.ts';
import type { AsOf } from '../domain/asOf.ts';
import type { RunReportJson } from '../domain/resultJson.ts';
import type { HeldRecord } from '../writeback/changes.ts';
import type { DesiredRecord } from '../writeback/desired.ts';
import { heldRules } from '../writeback/heldRules.ts';
import { isoWeek } from '../writeback/historyWeek.ts';
import { desiredRecords } from '../writeback/records.ts';
import type { AccountResults } from '../writeback/records.ts';
import type { HistoryPoint } from '../store/stateStore.ts';
import { contractValueWords } from './contractValueWords.ts';
import { gatherInput } from './gatherInput.ts';
import type { Gathered } from './gatherInput.ts';
import type { Stores } from './openStores.ts';
import type { PreparedRun } from './prepareRun.ts';

/** What a run found: records as the org should hold them, history points, and the part of the report that is known. */
export type Judgement = {
  readonly accounts: number;
  readonly desired: readonly DesiredRecord[];
  readonly points: readonly HistoryPoint[];
  readonly report: Pick<RunReportJson, 'scored' | 'off' | 'notSetUp' | 'quality'>;
};

export type JudgeRequest = PreparedRun & {
  readonly stores: Stores;
  readonly asOf: AsOf;
  readonly held: readonly HeldRecord[];
  readonly publishedBy: string;
  readonly onAccounts: (accounts: number) => void;
};

/** Days of history that sparkline and change look back to. */
const historyDays = 230;
const dayMs = 86_400_000;

/** From facts to what the org should hold: signals, scores, cells, records. Reads the stores only and writes nothing. */
export async function judge(request: JudgeRequest): Promise<Judgement> {
  const { settings, asOf, held, stores } = request;
  const accounts = (await stores.facts.rows('select "Id" as id from "Account" order by "Id"')).map((row) => String(row['id']));
  const context = await openSignals({ facts: stores.facts, settings, asOf, accounts, describes: request.describes });
  const gathered = await gatherInput(context, heldRules(held));
  const { input } = gathered;
  const customers = accounts.filter((_, i) => (input.customers[i] ?? 0) > 0);
  request.onAccounts(customers.length);
  const assessment = assessAccounts(input);
  const results = customers.map((id) => accountResults(gathered, assessment, accounts.indexOf(id)));
  const from = new Date(Date.parse(asOf.instant) - historyDays * dayMs).toISOString().slice(0, 10);
  const history = (await Promise.all(assessment.scorecards.map(({ key }) => stores.state.history(key, from)))).flat();
  const points = withoutTaken(pointsOf(results, asOf), history);
  const desired = desiredRecords({
    settings,
    asOf,
    versions: settingsVersions(settings),
    publishedBy: request.publishedBy,
    accounts: results,
    held,
    history: [...history, ...points]
  });
  const quality = await checkQuality({ facts: stores.facts, settings, asOf, accounts: customers, picklists: picklists(request) });
  const { off, notSetUp } = assessment;
  return { accounts: customers.length, desired, points, report: { scored: scoredCounts(results), off, notSetUp, quality } };
}

function accountResults({ input, facts, contracts }: Gathered, assessment: Assessment, i: number): AccountResults {
  const cells = assessment.cells[i] ?? [];
  const decisionOn = contracts.decisionOn[i] ?? NaN;
  const value = contracts.value[i] ?? NaN;
  const met = facts.lastMeetingOn[i] ?? NaN;
  const manager = facts.successManagers[i] ?? '';
  const currency = facts.currencies[i] ?? '';
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
    facts: {
      ...(Number.isNaN(value)
        ? {}
        : { contractValue: value, contractValueSource: contractValueWords(contracts.valueSource, input.settings) }),
      ...(Number.isNaN(decisionOn) ? {} : { decisionOn: dayText(decisionOn), noticeDays: contracts.noticeDays[i] ?? 0 }),
      monthToMonth: contracts.monthToMonth[i] === 1,
      ...(manager === '' ? {} : { successManagerId: manager }),
      ...(Number.isNaN(met) ? {} : { lastMeetingOn: dayText(met) }),
      ...(currency === '' ? {} : { currency })
    }
  };
}

/** The week's point of every score. */
function pointsOf(results: readonly AccountResults[], asOf: AsOf): readonly HistoryPoint[] {
  const week = isoWeek(asOf.today);
  return results.flatMap(({ accountId, scorecards }) =>
    scorecards.flatMap(({ key, detail }) =>
      detail.score === null ? [] : [{ scorecard: key, accountId, week, takenOn: asOf.today, score: detail.score }]
    )
  );
}

/** A point that was taken earlier in the week stays: a later one never overwrites it. */
function withoutTaken(points: readonly HistoryPoint[], taken: readonly HistoryPoint[]): readonly HistoryPoint[] {
  const known = new Set(taken.map(({ scorecard, accountId, week }) => `${scorecard} ${accountId} ${week}`));
  return points.filter(({ scorecard, accountId, week }) => !known.has(`${scorecard} ${accountId} ${week}`));
}

function scoredCounts(results: readonly AccountResults[]): RunReportJson['scored'] {
  const counts: Record<string, { accounts: number; notEnough: number; tooNew: number }> = {};
  for (const { key, detail } of results.flatMap(({ scorecards }) => scorecards)) {
    const count = (counts[key] ??= { accounts: 0, notEnough: 0, tooNew: 0 });
    if (detail.state === 'scored') count.accounts += 1;
    else if (detail.state === 'too_new') count.tooNew += 1;
    else count.notEnough += 1;
  }
  return counts;
}

function picklists({ describes }: JudgeRequest): ReadonlyMap<string, readonly string[]> {
  return new Map(
    QUALITY_PICKLISTS.flatMap((name) => {
      const [object = '', fieldName = ''] = name.split('.');
      const field = describes.get(object)?.fields.find((one) => one.name === fieldName);
      return field ? [[name, field.picklistValues] as const] : [];
    })
  );
}
