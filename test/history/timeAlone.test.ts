import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AsOf } from '../../src/domain/asOf.ts';
import type { Detail, WhatChanged } from '../../src/domain/resultJson.ts';
import { gatherInput } from '../../src/operations/sync/judge/gatherInput.ts';
import { addToMoment } from '../../src/operations/history/keepHistory.ts';
import { accountHistory, openPast } from '../../src/operations/history/runHistory.ts';
import { takeReadings } from '../../src/operations/history/takeReadings.ts';
import type { TakenScorecard } from '../../src/operations/history/takeReadings.ts';
import { settingsVersions } from '../../src/settings/settingsVersions.ts';
import { openSignals } from '../../src/signals/signalContext.ts';
import type { FactStore } from '../../src/store/factStore.ts';
import { heldReader } from '../../src/writeback/heldRecords.ts';
import { openStateStore } from '../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../src/store/stateStore.ts';
import { assessAccounts } from '../../src/whitespace/assessAccounts.ts';
import { openDemoWeeks } from './demoWeeks.ts';
import type { DemoWeeks } from './demoWeeks.ts';

const scorecard = 'vendor_risk';

let demo: DemoWeeks;
let folder: string;
/** The run of a week ago. */
let state: StateStore;

beforeAll(async () => {
  demo = await openDemoWeeks('small');
  folder = await mkdtemp(join(tmpdir(), 'headroom-time-'));
  state = await openStateStore({ folder, orgId: '00DLOCAL0000000AAA' });
  const [week] = demo.weeks;
  if (week === undefined) throw new Error('no week');
  const facts = await week.openFacts();
  await addToMoment(state, await takenAt(facts, demo.settings, week.asOf), week.asOf, demo.accounts);
  await state.openMoments.close();
  await facts.close();
}, 600_000);

afterAll(async () => {
  await state.close();
  await demo.close();
  await rm(folder, { recursive: true, force: true });
});

type Settings = DemoWeeks['settings'];

const contents = (settings: Settings) => new Map(settingsVersions(settings).map(({ subject, key, text }) => [subject, { key, text }]));

async function takenAt(facts: FactStore, settings: Settings, asOf: AsOf): Promise<readonly TakenScorecard[]> {
  const { describes, accounts } = demo;
  const { input } = await gatherInput(await openSignals({ facts, settings, describes, asOf, accounts }), [], { scoresOnly: true });
  return takeReadings({ input, assessment: assessAccounts(input), contents: contents(settings), block: 0 });
}

/** What a run on the day after the last says of the week, by account, once something was written or edited. */
async function changesAfter({
  statement,
  settings = demo.settings
}: {
  readonly statement?: string;
  readonly settings?: Settings;
}): Promise<ReadonlyMap<string, WhatChanged>> {
  const facts = await demo.openFacts();
  try {
    if (statement !== undefined) await facts.rows(statement);
    const { describes, accounts, end: asOf } = demo;
    const taken = await takenAt(facts, settings, asOf);
    const request = {
      settings,
      describes,
      accounts,
      asOf,
      taken,
      contents: contents(settings),
      stores: { facts, state, spoolFolder: folder },
      dryRun: true
    };
    const past = await openPast({
      ...{ ...request, scorecards: taken.map(({ moment }) => moment.scorecard), leftOut: new Map(), keepsReadings: true },
      ...{ held: heldReader(facts), parts: [accounts], onWeek: () => undefined }
    });
    const { changes } = await accountHistory({ ...request, among: accounts, past: past.population, knownAt: past.knownAt });
    const detail = { rules: [], measures: [] } as Pick<Detail, 'rules' | 'measures'> as Detail;
    return new Map(accounts.flatMap((id) => changes(scorecard, id, detail)?.week ?? []).map((week, at) => [String(at), week]));
  } finally {
    await facts.close();
  }
}

/** Lines of a measure in all accounts, by part. */
function lineCounts(changes: ReadonlyMap<string, WhatChanged>, key: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { k, part } of [...changes.values()].flatMap(({ lines }) => lines)) if (k === key) counts[part] = (counts[part] ?? 0) + 1;
  return counts;
}

describe('what a run says of the week before', () => {
  it('calls a row that was deleted data, not time', async () => {
    const changes = await changesAfter({
      statement: `delete from "Case" where "CreatedDate" < timestamp '2026-11-15 00:00:00' and not "IsClosed"`
    });
    const counts = lineCounts(changes, 'vr_open_cases');
    expect(counts['data'] ?? 0).toBeGreaterThan(3);
    expect(counts['time'] ?? 0).toBe(0);
  }, 600_000);

  it('calls the edit of a window settings, neither time nor data', async () => {
    const signals = demo.settings.signals.map((signal) => (signal.key === 'people_met_180' ? { ...signal, windowDays: 30 } : signal));
    const counts = lineCounts(await changesAfter({ settings: { ...demo.settings, signals } }), 'vr_people_met');
    expect(Object.keys(counts)).toEqual(['settings']);
    expect(counts['settings']).toBeGreaterThan(10);
  }, 600_000);
});
