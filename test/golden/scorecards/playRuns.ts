import type { Settings } from '../../../src/domain/settings.ts';
import { readSignals } from '../../../src/signals/readSignals.ts';
import { readSurveys } from '../../../src/signals/surveys/readSurveys.ts';
import { epochDay } from '../../../src/domain/day.ts';
import { withSurveys } from '../../../src/surveys/withSurveys.ts';
import { accountDetail } from '../../../src/whitespace/accountDetail.ts';
import { assessAccounts } from '../../../src/whitespace/assessAccounts.ts';
import type { HeldBand, HeldRule } from '../../../src/domain/heldState.ts';
import type { AssessInput, SignalColumns } from '../../../src/whitespace/assessInput.ts';
import { flagsOf } from '../../../src/whitespace/flags.ts';
import { bandSince } from '../../../src/whitespace/heldBandColumns.ts';
import { openCase } from '../goldenCase.ts';
import { settingsOfCase } from './scorecardCase.ts';
import type { ByAccount, GivenRun, GivenScorecards } from './scorecardCase.ts';
import { flagWords, shownOf } from './shown.ts';
import type { Shown } from './shown.ts';

/** What one run says. */
export type RunShown = {
  /** By scorecard and account; accounts outside a scorecard's population are absent. */
  readonly results: Readonly<Record<string, Readonly<Record<string, Shown>>>>;
  /** By account, where judgements contradict one another: `risk over experience`, `pulse worse than risk since 2026-11-22`. */
  readonly flags: Readonly<Record<string, readonly string[]>>;
};

type Held = { readonly rules: readonly HeldRule[]; readonly bands: readonly HeldBand[]; readonly days: ReadonlySet<string> };

/**
 * Plays the runs of a case one after another, each with what the one before left: rules in force and bands shown. The first
 * run of a day is its night.
 */
export async function playRuns(given: GivenScorecards): Promise<readonly RunShown[]> {
  const shown: RunShown[] = [];
  let held: Held = { rules: [], bands: [], days: new Set() };
  let known: GivenRun = { on: '' };
  for (const run of given.runs) {
    known = { ...known, ...run, values: merged(known.values, run.values), days: merged(known.days, run.days) };
    const settings = settingsOfCase(given, known.riskRules ?? given.riskRules ?? []);
    const input = inputOf(given, settings, known, held);
    const played = playRun({ ...input, signals: await signalsOf(given, settings, known) });
    shown.push(played.shown);
    held = { ...played, days: new Set([...held.days, run.on]) };
  }
  return shown;
}

type Table<Value> = Readonly<Record<string, ByAccount<Value>>>;

function merged<Value>(before: Table<Value> = {}, now: Table<Value> = {}): Table<Value> {
  return { ...before, ...Object.fromEntries(Object.entries(now).map(([key, values]) => [key, { ...before[key], ...values }])) };
}

function inputOf(given: GivenScorecards, settings: Settings, run: GivenRun, held: Held): Omit<AssessInput, 'signals'> {
  const { accounts } = given;
  const none = accounts.map(() => NaN);
  return {
    settings,
    asOf: { instant: `${run.on}T02:00:00.000Z`, timeZone: 'UTC', today: run.on },
    accounts,
    customers: accounts.map(() => 1),
    matching: Object.fromEntries(
      Object.entries(given.segments ?? {}).map(([filter, inside]) => [
        filter,
        accounts.map((account) => (inside.includes(account) ? 1 : 0))
      ])
    ),
    leftOut: new Set(),
    uses: new Map(settings.signals.map(({ key }) => [key, { inUse: true }])),
    byProductLine: new Map(),
    samples: new Map(),
    queries: new Map(),
    customerSince: accounts.map((account) => dayOrNone(given.customerSince?.[account])),
    contracts: { value: none, decisionOn: accounts.map((account) => dayOrNone(given.decisionOn?.[account])) },
    employees: none,
    currencies: accounts.map(() => ''),
    prices: [],
    opportunities: {},
    competitors: {},
    feedback: [],
    heldRules: held.rules,
    heldBands: held.bands,
    isNight: !held.days.has(run.on),
    overrides: (run.overrides ?? []).map(({ account, on, until, ...override }) => ({
      scorecard: '',
      measure: '',
      ...override,
      accountId: account,
      createdOn: on,
      createdAt: `${on}T01:00:00.000Z`,
      expiresOn: until,
      by: '005A'
    })),
    pulses: (run.pulses ?? []).map(({ account, step, on }) => ({ id: `pulse-${account}`, accountId: account, step, on, by: '005A' }))
  };
}

async function signalsOf(given: GivenScorecards, settings: Settings, run: GivenRun): Promise<ReadonlyMap<string, SignalColumns>> {
  if (given.rows !== undefined) return signalsOfRows(given, given.rows, settings, run);
  const column = <Value>(values: ByAccount<Value> | undefined, number: (value: Value | null | undefined) => number): number[] =>
    given.accounts.map((account) => number(values?.[account]));
  return new Map(
    settings.signals.map(({ key }) => [
      key,
      {
        values: column(run.values?.[key], (value) => value ?? NaN),
        on: column(run.days?.[key], dayOrNone),
        rows: column(run.values?.[key], (value) => (value === null || value === undefined ? 0 : 1))
      }
    ])
  );
}

async function signalsOfRows(
  given: GivenScorecards,
  rows: NonNullable<GivenScorecards['rows']>,
  settings: Settings,
  run: GivenRun
): Promise<ReadonlyMap<string, SignalColumns>> {
  const asOf = { instant: `${run.on}T02:00:00.000Z`, timeZone: 'UTC', today: run.on };
  const { context, close } = await openCase({ why: given.why, asOf, accounts: given.accounts, rows, signals: settings.signals });
  try {
    return withSurveys(
      await readSignals(context),
      await readSurveys(context),
      given.accounts.map(() => 1)
    );
  } finally {
    await close();
  }
}

function dayOrNone(day: string | null | undefined): number {
  return day === null || day === undefined ? NaN : epochDay(day);
}

type Played = Omit<Held, 'days'> & { readonly shown: RunShown };

function playRun(input: AssessInput): Played {
  const rules: HeldRule[] = [];
  const bands: HeldBand[] = [];
  const shown: Record<string, Record<string, Shown>> = {};
  const assessment = assessAccounts(input);
  for (const scorecard of assessment.scorecards) {
    const byAccount: Record<string, Shown> = (shown[scorecard.key] = {});
    for (const [i, accountId] of input.accounts.entries()) {
      if (scorecard.population[i] !== 1) continue;
      const detail = accountDetail(input, scorecard, i);
      const since = bandSince(input, scorecard, i);
      byAccount[accountId] = shownOf(detail, since);
      rules.push(...detail.rules.map(({ k, ...rule }) => ({ ...rule, accountId, rule: k })));
      if (detail.band !== null) {
        const next = detail.next === undefined ? {} : { next: detail.next };
        bands.push({ accountId, scorecard: scorecard.key, band: detail.band, since, ...next });
      }
    }
  }
  const flags = Object.fromEntries(input.accounts.map((account, i) => [account, flagsOf(input, assessment, i).flags.map(flagWords)]));
  return { shown: { results: shown, flags }, rules, bands };
}
