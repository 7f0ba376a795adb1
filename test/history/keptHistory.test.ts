import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryPoint, Moment } from '../../src/domain/reading.ts';
import type { ScorecardSettingsJson } from '../../src/domain/resultJson.ts';
import { readingsByAccount } from '../../src/history/carried.ts';
import { replay } from '../../src/history/replay.ts';
import { whatChanged } from '../../src/history/whatChanged.ts';
import type { ChangeSide } from '../../src/history/whatChanged.ts';
import { gatherInput } from '../../src/operations/sync/judge/gatherInput.ts';
import { gatherKnown } from '../../src/operations/history/gatherPast.ts';
import { addToMoment } from '../../src/operations/history/keepHistory.ts';
import { changedBetween } from '../../src/operations/history/readHistory.ts';
import { rebuildHistory } from '../../src/operations/history/rebuildHistory.ts';
import { takeReadings } from '../../src/operations/history/takeReadings.ts';
import type { TakenScorecard } from '../../src/operations/history/takeReadings.ts';
import { dayText, epochDay } from '../../src/domain/day.ts';
import { settingsVersions } from '../../src/settings/settingsVersions.ts';
import { pulledAccounts } from '../../src/signals/pulledAccounts.ts';
import { openSignals } from '../../src/signals/signalContext.ts';
import { openStateStore } from '../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../src/store/stateStore.ts';
import { assessAccounts } from '../../src/whitespace/assessAccounts.ts';
import { openDemoWeeks, sizes } from './demoWeeks.ts';
import type { DemoWeeks } from './demoWeeks.ts';

const { weeks } = sizes.large;
/** Accounts of a week that are scored, or compared with the week before, are some hundreds in every scorecard. */
const enough = (most: number): number => Math.min(most, 700 * weeks);
const orgId = '00DLOCAL0000000AAA';

let demo: DemoWeeks;
let folder: string;
/** Runs of every week, as they were; and the same weeks rebuilt at the end. */
let measured: StateStore;
let rebuilt: StateStore;

beforeAll(async () => {
  demo = await openDemoWeeks('large');
  folder = await mkdtemp(join(tmpdir(), 'headroom-kept-'));
  measured = await openState('measured');
  rebuilt = await openState('rebuilt');
  for (const week of demo.weeks) {
    await addToMoment(measured, await takenIn(week), week.asOf, demo.accounts);
    await measured.openMoments.close();
  }
  await rebuild(rebuilt);
}, 600_000);

afterAll(async () => {
  await measured.close();
  await rebuilt.close();
  await demo.close();
  await rm(folder, { recursive: true, force: true });
});

const openState = (name: string): Promise<StateStore> => openStateStore({ folder: join(folder, name), orgId });

function contents(): ReadonlyMap<string, { readonly key: string; readonly text: string }> {
  return new Map(settingsVersions(demo.settings).map(({ subject, key, text }) => [subject, { key, text }]));
}

/** What the run of a week took from the facts as they were then. */
async function takenIn({ asOf, openFacts }: DemoWeeks['weeks'][number]): Promise<readonly TakenScorecard[]> {
  const facts = await openFacts();
  try {
    const { settings, describes } = demo;
    const accounts = await pulledAccounts(facts);
    const { input } = await gatherInput(await openSignals({ facts, settings, describes, asOf, accounts }), [], { scoresOnly: true });
    return takeReadings({ input, assessment: assessAccounts(input), contents: contents(), block: 0 });
  } finally {
    await facts.close();
  }
}

async function rebuild(state: StateStore, onWeek: (done: number) => void = () => undefined): Promise<void> {
  const facts = await demo.openFacts();
  try {
    const { settings, describes, accounts, timeZone, end } = demo;
    const scorecards = settings.scorecards.map(({ key }) => key);
    const request = { state, facts, settings, describes, accounts, timeZone, scorecards, contents: contents() };
    await rebuildHistory({ ...request, today: end.today, weeks: weeks + 1, onWeek });
  } finally {
    await facts.close();
  }
}

async function contentOf(state: StateStore, { version }: Moment): Promise<ScorecardSettingsJson> {
  return JSON.parse((await state.content(version)) ?? 'null') as ScorecardSettingsJson;
}

/** Points of the seven days up to a day. */
async function pointsUpTo(state: StateStore, day: string): Promise<readonly HistoryPoint[]> {
  const since = await state.history('vendor_risk', dayText(epochDay(day) - 6));
  return since.filter(({ takenOn }) => takenOn <= day);
}

/** Every account at a moment of a scorecard. */
async function sides(state: StateStore, moment: Moment): Promise<ReadonlyMap<string, ChangeSide>> {
  const day = epochDay(moment.takenOn);
  const content = await contentOf(state, moment);
  const readings = readingsByAccount(await state.readings(moment), day);
  return new Map([...readings].map(([account, own]) => [account, { content, day, readings: own, rebuilt: moment.block !== 0 }]));
}

describe.each([
  ['measured', () => measured],
  ['rebuilt', () => rebuilt]
] as const)('a history that was %s', (name, state) => {
  it('gives every stored score again when it is replayed', async () => {
    let scored = 0;
    const differing: unknown[] = [];
    for (const { key } of demo.settings.scorecards) {
      const points = new Map((await state().history(key, '')).map((point) => [`${point.accountId} ${point.takenOn}`, point]));
      let found = 0;
      for (const moment of await state().moments(key)) {
        for (const [account, side] of await sides(state(), moment)) {
          const point = points.get(`${account} ${moment.takenOn}`);
          const { score = null, plain = null } = replay(side);
          found += point === undefined ? 0 : 1;
          scored += score === null ? 0 : 1;
          if (score !== point?.score || plain !== point.plain) differing.push({ name, point, score, plain });
        }
      }
      expect(found).toBe(points.size);
    }
    expect(differing).toEqual([]);
    expect(scored).toBeGreaterThan(enough(10_000));
  }, 600_000);

  it('splits every difference of two weeks into parts and lines that add up to it', async () => {
    let compared = 0;
    const wrong: unknown[] = [];
    for (const { key } of demo.settings.scorecards) {
      let earlier: ReadonlyMap<string, ChangeSide> = new Map();
      for (const moment of await state().moments(key)) {
        const now = await sides(state(), moment);
        for (const [account, after] of now) {
          const before = earlier.get(account);
          const found = before === undefined ? undefined : whatChanged({ before, after });
          if (found === undefined || !('changed' in found)) continue;
          compared += 1;
          const { parts, lines, before: from, after: to } = found.changed;
          const sums = [Object.values(parts), lines.map(({ by }) => by)].map((list) => list.reduce((sum, by) => sum + by, 0));
          if (sums.some((sum) => Math.abs(sum - (to - from)) > 1e-9)) wrong.push({ account, ...found.changed });
        }
        earlier = now;
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(enough(8_000) - 700);
  }, 600_000);
});

describe('rebuilding', () => {
  it('goes on where it was interrupted and ends as if it never had been', async () => {
    const state = await openState('interrupted');
    const stop = new Error('killed');
    const kill = (done: number): void => {
      if (done === 5) throw stop;
    };
    await expect(rebuild(state, kill)).rejects.toBe(stop);
    expect(await state.moments('vendor_risk')).toHaveLength(5);
    await rebuild(state);
    for (const { key } of demo.settings.scorecards) {
      const moments = await rebuilt.moments(key);
      expect(await state.moments(key)).toEqual(moments);
      expect(await state.history(key, '')).toEqual(await rebuilt.history(key, ''));
      for (const moment of moments) expect(await state.readings(moment)).toEqual(await rebuilt.readings(moment));
    }
    let asked = 0;
    await rebuild(state, () => {
      asked += 1;
    });
    expect(asked).toBe(0);
    await state.close();
  }, 600_000);

  it('never touches a week that a run measured', async () => {
    const before = await measured.history('vendor_risk', '');
    await rebuild(measured);
    const after = await measured.history('vendor_risk', '');
    expect(after.filter((point) => !point.rebuilt)).toEqual(before);
  }, 600_000);

  it('says of what a rebuilt week cannot know that it is left out, and lowers its coverage', async () => {
    const leftOut = await rebuilt.leftOut('vendor_risk');
    expect(leftOut).toContain('vr_deployed');
    expect(await measured.leftOut('vendor_risk')).toEqual([]);
    const day = demo.weeks.at(-1)?.asOf.today ?? '';
    const coverage = async (state: StateStore): Promise<number> =>
      (await pointsUpTo(state, day)).reduce((sum, point) => sum + (point.coverage ?? 0), 0);
    expect(await coverage(rebuilt)).toBeLessThan(await coverage(measured));
  });
});

describe('what changed between two days of an account', () => {
  it('is told from the newest moments up to them, and says where there is none', async () => {
    const [first, last] = [demo.weeks[0]?.asOf.today ?? '', demo.weeks.at(-1)?.asOf.today ?? ''];
    const point = (await pointsUpTo(measured, first)).find(({ score }) => score !== null);
    const accountId = point?.accountId ?? '';
    const found = await changedBetween(measured, { accountId, from: first, to: demo.end.today });
    const risk = found.find(({ scorecard }) => scorecard === 'vendor_risk');
    expect(risk).toMatchObject({ changed: { from: first, to: last, before: point?.score } });
    const none = await changedBetween(measured, { accountId, from: '2020-01-01', to: last });
    expect(none[0]).toMatchObject({ none: 'no_reading', side: 'before' });
  });

  it('calls time what the facts of the earlier day show on the later one', async () => {
    const [first, last] = [demo.weeks.at(-5)?.asOf, demo.weeks.at(-1)?.asOf];
    if (first === undefined || last === undefined) throw new Error('there are too few weeks');
    const facts = await demo.openFacts();
    const { settings, describes, accounts, timeZone } = demo;
    const { input } = await gatherKnown({ facts, settings, describes, accounts, timeZone }, { asOf: last, knownAt: first });
    await facts.close();
    const passed = takeReadings({ input, assessment: assessAccounts(input), contents: contents(), block: 1 });
    const own = passed.find(({ moment }) => moment.scorecard === 'vendor_risk')?.readings;
    const moments = await rebuilt.moments('vendor_risk');
    const at = async (day: string) => sides(rebuilt, moments.find(({ takenOn }) => takenOn === day) as Moment);
    const [then, now] = [await at(first.today), await at(last.today)];
    const parts = { time: 0, data: 0 };
    for (const [account, after] of now) {
      const before = then.get(account);
      const passedBy = own?.get(account);
      const found = before && passedBy ? whatChanged({ before, after, passed: passedBy }) : undefined;
      if (found === undefined || !('changed' in found)) continue;
      const { changed } = found;
      expect(Math.abs(Object.values(changed.parts).reduce((sum, by) => sum + by, 0) - (changed.after - changed.before))).toBeLessThan(1e-9);
      parts.time += Math.abs(changed.parts.time);
      parts.data += Math.abs(changed.parts.data);
    }
    expect(parts.time).toBeGreaterThan(50);
    expect(parts.data).toBeGreaterThan(50);
  }, 600_000);
});
