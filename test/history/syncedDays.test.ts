import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSettings } from '../../src/demo/demoSettings.ts';
import { runDemo } from '../../src/demo/replay.ts';
import { firstDay } from '../../src/demo/schedule.ts';
import { trackedFieldsFiles } from '../../src/demo/trackedFields.ts';
import type { Detail, HistoryJson } from '../../src/domain/resultJson.ts';
import type { SyncResult } from '../../src/domain/syncResult.ts';
import { sync } from '../../src/operations/sync/sync.ts';
import { zipPackage } from '../../src/metadata/packageZip.ts';
import type { OrgRecord } from '../../src/org/orgClient.ts';
import { dayNumber, dayText } from '../../src/soql/calendar.ts';
import { openStateStore } from '../../src/store/sqliteStateStore.ts';
import type { StateStore } from '../../src/store/stateStore.ts';
import { comparableDetail } from '../../src/writeback/comparableJson.ts';
import { isOwnNight } from '../../src/writeback/ownNight.ts';
import { openDemoOrg } from './demoOrg.ts';
import type { DemoOrg } from './demoOrg.ts';
import { lastDay } from './demoWeeks.ts';

/** Two years by command; else enough for a month to look back to. */
const weeks = process.env['HEADROOM_FULL'] === '1' ? 104 : 8;
const monday = dayText(dayNumber(lastDay) + 1);

/** Runs beside other tests. */
const slow = 120_000;

let folder: string;
let org: DemoOrg;
let first: SyncResult;
let weeksSeen: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-days-'));
  const now = `${dayText(firstDay(dayNumber(lastDay)) - 1)}T08:00:00.000Z`;
  org = await openDemoOrg({ folder, now, settings: demoSettings, zip: zipPackage(trackedFieldsFiles()) });
  await runDemo({ client: org.client, setClock: org.setClock, seed: 7, accounts: 24, endDate: lastDay });
  await org.setClock(`${lastDay}T08:00:00.000Z`);
  weeksSeen = 0;
  first = await sync({ client: org.client, dataFolder: join(folder, 'one'), historyWeeks: weeks, onProgress: countWeeks });
}, 600_000);

afterAll(async () => {
  await org.close();
  await rm(folder, { recursive: true, force: true });
});

function countWeeks(key: string): void {
  if (key === 'history') weeksSeen += 1;
}

const run = (name: string, dryRun = false): Promise<SyncResult> =>
  sync({ client: org.client, dataFolder: join(folder, name), historyWeeks: weeks, dryRun });

async function withState<Result>(name: string, read: (state: StateStore) => Promise<Result>): Promise<Result> {
  const state = await openStateStore({ folder: join(folder, name, 'store'), orgId: org.client.identity.orgId });
  try {
    return await read(state);
  } finally {
    await state.close();
  }
}

const fields = 'Key__c, Account__c, Scorecard__c, Score__c, Band__c, Change__c, Sparkline__c, History__c, Detail__c, SystemModstamp';

/** Results as the org holds them, by key. */
async function results(): Promise<ReadonlyMap<string, OrgRecord>> {
  const records = await org.client.query(`SELECT ${fields} FROM Headroom_Scorecard_Result__c`);
  return new Map(records.map((record) => [String(record['Key__c']), record]));
}

const historyOf = (record: OrgRecord | undefined): HistoryJson => JSON.parse(String(record?.['History__c'])) as HistoryJson;
const detailOf = (record: OrgRecord | undefined): Detail => JSON.parse(String(record?.['Detail__c'])) as Detail;

describe('the first run', () => {
  it('gives every result weeks of the past, rebuilt but for the last', async () => {
    const held = await results();
    expect(held.size).toBe(first.written.results);
    const risk = [...held.values()].filter((record) => record['Scorecard__c'] === 'vendor_risk').map(historyOf);
    const longest = risk.reduce((one, other) => (other.points.length > one.points.length ? other : one));
    // But for first weeks in which the company used too little for the scorecard to be set up.
    expect(longest.points.length).toBeGreaterThan(weeks - 4);
    expect(longest.points.length).toBeLessThanOrEqual(weeks);
    expect(longest.points.at(-1)).toMatchObject({ d: lastDay });
    expect(longest.points.filter(({ r }) => r !== true)).toHaveLength(1);
    expect(longest.leftOut).toContain('vr_deployed');
    expect(weeksSeen).toBe(weeks);
  });

  it('draws the rebuilt weeks in the sparkline and says what changed since a month', async () => {
    const scored = [...(await results()).values()].filter((record) => record['Score__c'] !== null && detailOf(record).changed?.month);
    expect(scored.length).toBeGreaterThan(20);
    for (const record of scored) {
      const month = detailOf(record).changed?.month;
      expect(record['Change__c']).toBeCloseTo((month?.after ?? 0) - (month?.before ?? 0), 6);
      expect(month).toMatchObject({ rebuilt: true, to: lastDay });
      expect(String(record['Sparkline__c']).split(',').length).toBeGreaterThan(4);
    }
  });
});

describe('a run right after', () => {
  it(
    'writes nothing but its own record, and rebuilds nothing',
    async () => {
      const before = weeksSeen;
      const again = await sync({ client: org.client, dataFolder: join(folder, 'one'), historyWeeks: weeks, onProgress: countWeeks });
      expect(again.writtenTotal).toBe(0);
      expect(weeksSeen).toBe(before);
    },
    slow
  );

  it(
    'on a machine that lost its state takes the weeks back from the org and writes nothing',
    async () => {
      expect((await run('two')).writtenTotal).toBe(0);
      const [mine, theirs] = await Promise.all(['one', 'two'].map((name) => withState(name, (state) => state.history('vendor_risk', ''))));
      const plain = (points: typeof mine) => points?.map(({ band: _band, ...point }) => point);
      expect(plain(theirs)).toEqual(plain(mine));
    },
    slow
  );
});

describe('a dry run', () => {
  it(
    'leaves the state as it is, on a machine with a past and on one without',
    async () => {
      const counted = (state: StateStore) => state.moments('vendor_risk');
      const before = await withState('one', counted);
      await org.setClock(`${monday}T01:10:00.000Z`);
      await run('one', true);
      expect(await withState('one', counted)).toEqual(before);
      await run('three', true);
      expect(await withState('three', counted)).toEqual([]);
      expect(await withState('three', (state) => state.history('vendor_risk', ''))).toEqual([]);
    },
    slow
  );
});

describe('a run on the next day, a Monday', () => {
  it(
    'writes a result again only where something moved or on the own night of its account',
    async () => {
      const before = await results();
      await org.setClock(`${monday}T01:20:00.000Z`);
      await run('one');
      const after = await results();
      const rewritten = [...after].filter(([key, record]) => record['SystemModstamp'] !== before.get(key)?.['SystemModstamp']);
      const needless = rewritten.filter(([key, record]) => {
        const old = before.get(key);
        const moved = comparableDetail(detailOf(record)) !== comparableDetail(detailOf(old)) || record['Band__c'] !== old?.['Band__c'];
        return !moved && !isOwnNight(String(record['Account__c']), monday);
      });
      expect(needless.map(([key]) => key)).toEqual([]);
      const due = [...after.values()].filter((record) => isOwnNight(String(record['Account__c']), monday));
      expect(due.length).toBeGreaterThan(0);
      for (const record of due) expect(historyOf(record).points.at(-1)).toMatchObject({ d: monday });
      for (const [, record] of rewritten) expect(historyOf(record).points.at(-1)).toMatchObject({ d: monday });
      expect(rewritten.length).toBeLessThan(after.size);
    },
    slow
  );

  it('measures a point of the new week and none of the old one again', async () => {
    const points = await withState('one', (state) => state.history('vendor_risk', lastDay));
    const days = new Set(points.filter(({ rebuilt }) => !rebuilt).map(({ takenOn }) => takenOn));
    expect([...days].sort()).toEqual([lastDay, monday]);
  });
});

describe('a state that a run holds open', () => {
  it('can be read by somebody else meanwhile', async () => {
    await withState('one', async (state) => {
      const name = (await readdir(join(folder, 'one', 'store'))).find((file) => /^state-.*\.sqlite$/.test(file)) ?? '';
      expect(name).not.toBe('');
      const moments = await withState('one', (other) => other.moments('vendor_risk'));
      expect(moments).toEqual(await state.moments('vendor_risk'));
    });
  });
});
