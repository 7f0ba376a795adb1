import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeTable } from '../../src/calibration/outcomeTable.ts';
import type { BacktestResult, OutcomeTable, Ratio } from '../../src/domain/backtestResult.ts';
import { dayOf } from '../../src/demo/calendar.ts';
import { dealWorld } from '../../src/demo/planWeeks.ts';
import { randomFor } from '../../src/demo/random.ts';
import type { HistoryPoint } from '../../src/domain/reading.ts';
import type { Scorecard } from '../../src/domain/settings.ts';
import { judgePeriods } from '../../src/operations/backtest/backtest.ts';
import { backtestPeriods } from '../../src/operations/backtest/backtestPeriods.ts';
import type { FactStore } from '../../src/store/factStore.ts';
import { openStateStore } from '../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../src/store/stateStore.ts';
import { lastDay, openDemoWeeks, sizes } from './demoWeeks.ts';
import type { DemoWeeks } from './demoWeeks.ts';

const { seed, accounts } = sizes.large;

let demo: DemoWeeks;
let facts: FactStore;
let state: StateStore;
let folder: string;
let year: BacktestResult;

beforeAll(async () => {
  demo = await openDemoWeeks('large');
  facts = await demo.openFacts();
  folder = await mkdtemp(join(tmpdir(), 'headroom-backtest-'));
  state = await openStateStore({ folder, orgId: '00DLOCAL0000000AAA' });
  year = await judged({ count: 4 });
}, 600_000);

afterAll(async () => {
  await facts.close();
  await state.close();
  await demo.close();
  await rm(folder, { recursive: true, force: true });
});

function headline(): Scorecard {
  const found = demo.settings.scorecards.find(({ key }) => key === demo.settings.general.headline);
  if (!found) throw new Error('the settings name no headline');
  return found;
}

function judged(periods: Parameters<typeof backtestPeriods>[0]): Promise<BacktestResult> {
  const { settings, describes, end } = demo;
  const scorecard = headline();
  return judgePeriods({
    settings,
    describes,
    facts,
    state,
    now: end,
    scorecard,
    days: 90,
    periods: backtestPeriods(periods, 90, end.today)
  });
}

function ratioOf({ comparisons }: OutcomeTable, against: 'others' | 'best'): Ratio {
  const ratio = comparisons.find((comparison) => comparison.against === against)?.ratio;
  if (!ratio) throw new Error(`no ratio against ${against}`);
  return ratio;
}

describe('customers of the demo company at risk a quarter before', () => {
  it('leave more often than those on track and than all others, beyond what chance does', () => {
    expect(year.total.enough).toBe(true);
    expect(ratioOf(year.total, 'best').low).toBeGreaterThan(1);
    expect(ratioOf(year.total, 'others').low).toBeGreaterThan(1);
  });

  it('do not all leave, and some of those on track do: a score is no certainty', () => {
    const [red, , green] = year.total.rows;
    expect((red?.of ?? 0) - (red?.left ?? 0)).toBeGreaterThan(4);
    expect(green?.left).toBeGreaterThan(2);
  });

  it('were scored from dates alone: no run had measured them', () => {
    expect(year.periods.map(({ scores }) => scores)).toEqual(['rebuilt', 'rebuilt', 'rebuilt', 'rebuilt']);
  });
});

describe('leavers that the report counts', () => {
  it('are the customers who left the company in that period, and nobody else', async () => {
    const names = new Map((await facts.rows('select "Id" as id, "Name" as name from "Account"')).map((row) => [row['id'], row['name']]));
    const left = new Map(dealWorld({ seed, accounts, endDate: lastDay }).customers.map(({ name, life }) => [name, life.leftOn]));
    for (const { on, until, customers } of year.periods) {
      const counted = customers.filter((customer) => customer.left).map(({ id }) => String(names.get(id)));
      expect(counted.length).toBeGreaterThan(0);
      const days = counted.map((name) => left.get(name) ?? NaN);
      expect(days.filter((day) => !(day > dayOf(on) && day <= dayOf(until)))).toEqual([]);
    }
  });

  it('stand in the table and in the list alike', () => {
    for (const { table, customers } of year.periods) {
      const numbered = customers.filter(({ band }) => band !== null);
      expect(table.total).toEqual({ left: numbered.filter(({ left }) => left).length, of: numbered.length });
    }
  });
});

describe('leaving that is shuffled among the customers', () => {
  it('is found to go with no band: nineteen of twenty ranges hold 1', () => {
    const bands = year.bands.map(({ key }) => key);
    const everybody = year.periods.flatMap(({ customers }) => customers);
    const random = randomFor(1, 'shuffled leavers');
    const draws = 400;
    const held = Array.from({ length: draws }, () => {
      const outcomes = random.shuffled(everybody.map(({ left }) => (left ? ('left' as const) : ('stayed' as const))));
      const table = outcomeTable(
        everybody.map(({ band }, i) => ({ band, outcome: outcomes[i] ?? 'stayed' })),
        bands
      );
      const { low, high } = ratioOf(table, 'others');
      return low <= 1 && (high ?? Infinity) >= 1;
    }).filter(Boolean);
    // 95% of 400 is 380; three standard errors are 13, and the log interval holds a little more than it says with few cases.
    expect(held.length).toBeGreaterThan(366);
  });
});

describe('scores that a run measured', () => {
  it('take the place of rebuilt ones, without what people overruled', async () => {
    const on = '2026-05-26';
    const rebuilt = await judged({ on: [on] });
    const [customer] = rebuilt.periods[0]?.customers.filter(({ band }) => band === 'vendor_risk_green') ?? [];
    const point: HistoryPoint = {
      scorecard: headline().key,
      accountId: customer?.id ?? '',
      week: '2026-W22',
      takenOn: '2026-05-25',
      score: 85,
      plain: 39.9,
      coverage: 90,
      band: 'vendor_risk_green',
      version: null,
      rebuilt: false
    };
    await state.addHistory([point]);
    const measured = await judged({ on: [on] });
    expect(rebuilt.periods[0]?.scores).toBe('rebuilt');
    expect(measured.periods[0]?.scores).toBe('measured');
    expect(measured.periods[0]?.customers.map(({ id, band }) => [id, band])).toEqual([[customer?.id, 'vendor_risk_red']]);
  });
});
