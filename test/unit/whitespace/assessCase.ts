import type { Settings } from '../../../src/domain/settings.ts';
import { accountDetail, coveragePercent } from '../../../src/whitespace/accountDetail.ts';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import type { AssessInput, SignalColumns } from '../../../src/whitespace/assessInput.ts';
import { totalsOf } from '../../../src/whitespace/totals.ts';
import type { WhitespaceTotals } from '../../../src/whitespace/totals.ts';
import type { CellJson, Detail } from '../../../src/domain/resultJson.ts';
import { epochDay } from '../../../src/domain/day.ts';
import { starterSettings } from '../settings/starterRows.ts';

export const today = '2026-11-22';

/** Ids of accounts in tests, sorted. */
export const ACME = '001000000000001AAA';
export const BRIO = '001000000000002AAA';

/** A signal read for all accounts; NaN = unknown. */
export function column(values: readonly number[], on: readonly (string | undefined)[] = []): SignalColumns {
  return {
    values,
    on: values.map((_, i) => (on[i] === undefined ? NaN : epochDay(on[i]))),
    rows: values.map((value) => (Number.isNaN(value) ? 0 : 1))
  };
}

/** Signals of the worked example of Risk by department. */
export const workedSignals: Readonly<Record<string, readonly number[]>> = {
  case_open: [3],
  case_oldest_open_days: [20],
  case_reopened_180: [1],
  defect_open: [1],
  request_high_oldest_days: [NaN],
  invite_response_share_180: [0.1],
  asset_deployed: [0.9],
  install_days_730: [45],
  meeting_days: [40],
  people_met_180: [3],
  contacts_left_180: [1]
};

const notInUse = ['usage_trend', 'usage_seat_share', 'milestones_overdue', 'usage_active', 'usage_licensed'];

/** An input for these signals; one customer for each value, small companies, nothing else known. */
export function assessCase(signals: Readonly<Record<string, readonly number[]>>, more: Partial<AssessInput> = {}): AssessInput {
  const accounts = Object.values(signals)[0]?.map((_, i) => `00100000000000${i + 1}AAA`.padStart(18, '0')) ?? [];
  const settings: Settings = more.settings ?? starterSettings({ examples: true });
  const none = accounts.map(() => NaN);
  const ones = accounts.map(() => 1);
  return {
    settings,
    asOf: { instant: `${today}T02:10:00.000Z`, timeZone: 'Europe/Berlin', today },
    accounts: [ACME, BRIO].slice(0, accounts.length),
    customers: ones,
    matching: { '(NumberOfEmployees < 1000 OR NumberOfEmployees = null)': ones },
    signals: new Map(Object.entries(signals).map(([key, values]) => [key, column(values)])),
    leftOut: new Set<string>(),
    uses: new Map(settings.signals.map((signal) => [signal.key, { inUse: !notInUse.includes(signal.key) }])),
    byProductLine: new Map(),
    samples: new Map(),
    queries: new Map(),
    customerSince: none,
    contracts: { value: none, decisionOn: none },
    employees: none,
    currencies: accounts.map(() => 'EUR'),
    prices: [],
    opportunities: {},
    competitors: {},
    feedback: [],
    heldRules: [],
    ...more
  };
}

/** What was found about one customer. */
export type AccountResult = {
  readonly accountId: string;
  readonly scorecards: readonly { readonly key: string; readonly detail: Detail; readonly coveragePercent: number }[];
  readonly cells: readonly CellJson[];
  readonly totals: WhitespaceTotals;
};

/** Results of one account, by the same steps as a run: details inside the populations, cells, totals. */
export function resultOf(input: AssessInput, i = 0): AccountResult {
  const assessment = assessAccounts(input);
  const cells = assessment.cellsOf(i);
  const scorecards = assessment.scorecards
    .filter((scorecard) => scorecard.population[i] === 1)
    .map((scorecard) => ({
      key: scorecard.key,
      detail: accountDetail(input, scorecard, i),
      coveragePercent: coveragePercent(scorecard, i)
    }));
  return { accountId: input.accounts[i] ?? '', scorecards, cells, totals: totalsOf(cells) };
}
