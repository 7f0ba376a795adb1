import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AsOf } from '../../src/domain/asOf.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { JudgeRequest } from '../../src/operations/sync/judge/judgement.ts';
import { keepPopulation, keptPopulation } from '../../src/operations/sync/judge/keptPopulation.ts';
import type { KeptPopulation } from '../../src/operations/sync/judge/keptPopulation.ts';
import { RunWatch } from '../../src/operations/sync/run/runWatch.ts';
import { touchedAccounts } from '../../src/signals/touched/touchedAccounts.ts';
import type { FactStore } from '../../src/store/factStore.ts';
import { openStateStore } from '../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../src/store/stateStore.ts';
import type { HeldRecord } from '../../src/writeback/changes.ts';
import type { DesiredRecord } from '../../src/writeback/desired.ts';
import { collectJudged } from './collectJudged.ts';
import type { Collected } from './collectJudged.ts';
import { openDemoWeeks } from './demoWeeks.ts';
import type { DemoWeeks } from './demoWeeks.ts';
import { openRandomEdits } from './randomEdits.ts';

const rounds = process.env['HEADROOM_FULL'] === '1' ? 400 : 4;

let demo: DemoWeeks;
let folder: string;
let facts: FactStore;
let state: StateStore;
let settings: Settings;
let population: KeptPopulation;
let before: Collected;

/** The demo's settings, with cases that roll up and means of segments. */
function withMore(given: Settings): Settings {
  return {
    ...given,
    signals: given.signals.map((signal) => (signal.key === 'case_open' ? { ...signal, rollUp: 'Sum' } : signal)),
    measures: given.measures.map((measure, i) => (i % 3 === 0 ? { ...measure, missing: 'segment_mean' } : measure))
  };
}

const later = (asOf: AsOf, minutes: number): AsOf => ({
  ...asOf,
  instant: new Date(Date.parse(asOf.instant) + minutes * 60_000).toISOString()
});

async function judged(
  asOf: AsOf,
  held: readonly HeldRecord[],
  more: Partial<Omit<JudgeRequest, 'held' | 'onPart'>> = {}
): Promise<Collected> {
  return collectJudged(
    {
      ...{ settings, describes: demo.describes, plan: { objects: [], warnings: [], findings: [] }, warnings: [] },
      ...{ stores: { facts, state, spoolFolder: '' }, asOf, publishedBy: 'sync@example.com', dryRun: true, historyWeeks: 6 },
      ...{ onAccounts: () => undefined, onWeek: () => undefined, watch: new RunWatch() },
      ...more
    },
    held
  );
}

/** Records as the org holds them once they are written. */
function written(records: readonly DesiredRecord[]): readonly HeldRecord[] {
  return records.map(({ object, key, accountId, fields }) => ({
    ...{ object, key, id: `${object} ${key}`, fields },
    ...(accountId === undefined ? {} : { accountId })
  }));
}

type Fields = DesiredRecord['fields'];

/** Fields of records by key, of accounts that are asked for; without the moment of the run where `timeless`. */
function recordsOf(
  records: readonly DesiredRecord[],
  asked: (accountId: string) => boolean,
  timeless = false
): ReadonlyMap<string, Fields> {
  return new Map(
    records
      .filter(({ accountId }) => accountId !== undefined && asked(accountId))
      .map(({ object, key, fields }) => [`${object} ${key}`, timeless ? withoutMoment(fields) : fields])
  );
}

/** Fields as they would be at any moment of the day. */
function withoutMoment(fields: Fields): Fields {
  const still = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replace(/"asOf":"[^"]+",/, '') : value
  ]);
  return { ...(Object.fromEntries(still) as Fields), As_Of__c: null };
}

/** Records that differ, each with its fields and what they hold. */
function differences(one: ReadonlyMap<string, Fields>, other: ReadonlyMap<string, Fields>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].sort().flatMap((key) => {
    const [here, there] = [one.get(key) ?? {}, other.get(key) ?? {}];
    const names = [...new Set([...Object.keys(here), ...Object.keys(there)])];
    return names.flatMap((name) => {
      const [a, b] = [String(here[name]), String(there[name])];
      if (Object.is(here[name], there[name])) return [];
      const at = [...a].findIndex((letter, i) => letter !== b[i]);
      const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 60);
      return [`${key} ${name}: ${around(a)} | ${around(b)}`];
    });
  });
}

beforeAll(async () => {
  demo = await openDemoWeeks('small');
  folder = await mkdtemp(join(tmpdir(), 'headroom-touched-'));
  facts = await demo.openFacts();
  state = await openStateStore({ folder, orgId: '00DLOCAL0000000AAA' });
  settings = withMore(demo.settings);
  const first = await judged(demo.end, [], { dryRun: false });
  if (first.population === undefined) throw new Error('a run over all accounts found no population');
  await keepPopulation(facts, first.population);
  const kept = await keptPopulation(facts);
  if (kept === undefined) throw new Error('nothing was kept');
  population = kept;
  await facts.forgetChanges();
  before = await judged(demo.end, written(first.desired), { population });
}, 600_000);

afterAll(async () => {
  await state.close();
  await facts.close();
  await demo.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a run over touched accounts', () => {
  it('writes for them what a run over all would, and nobody else has another record', { timeout: 600_000 }, async () => {
    const edit = await openRandomEdits(facts, process.env['HEADROOM_SEED'] ?? 'touched');
    const all = demo.accounts.length;
    let spared = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const [since, asOf] = [later(demo.end, 7 * (round - 1)), later(demo.end, 7 * round)];
      const edits = await edit(asOf.instant, 1 + (round % 3));
      const found = await touchedAccounts({ facts, settings, describes: demo.describes, since: since.instant, until: asOf.instant });
      if (!('accounts' in found)) throw new Error(`nobody knows whom ${found.unknown} concerns`);
      const touched = new Set(found.accounts);
      const held = written(before.desired);
      const full = await judged(asOf, held, { population });
      const some = await judged(
        asOf,
        held.filter(({ accountId }) => accountId === undefined || touched.has(accountId)),
        {
          ...{ population, among: found.accounts }
        }
      );
      const isTouched = (id: string): boolean => touched.has(id);
      const isOther = (id: string): boolean => !touched.has(id);
      const told = `round ${round}: ${edits.join('; ')}; touched ${found.accounts.join(' ')}`;
      expect(
        differences(
          recordsOf(some.desired, () => true),
          recordsOf(full.desired, isTouched)
        ).slice(0, 5),
        told
      ).toEqual([]);
      const others = [full, before].map(({ desired }) => recordsOf(desired, isOther, true)) as Parameters<typeof differences>;
      expect(differences(...others).slice(0, 5), told).toEqual([]);
      spared += all - touched.size;
      before = full;
      await facts.forgetChanges();
    }
    expect(spared).toBeGreaterThan((rounds * all) / 2);
  });
});
