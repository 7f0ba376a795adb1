import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSettings } from '../../src/demo/demoSettings.ts';
import { runDemo } from '../../src/demo/replay.ts';
import { firstDay } from '../../src/demo/schedule.ts';
import { trackedFieldsFiles } from '../../src/demo/trackedFields.ts';
import type { AsOf } from '../../src/domain/asOf.ts';
import { zipPackage } from '../../src/metadata/packageZip.ts';
import { pastMoment } from '../../src/operations/history/gatherPast.ts';
import { prepareRun } from '../../src/operations/prepareRun.ts';
import type { PreparedRun } from '../../src/operations/prepareRun.ts';
import type { OrgClient } from '../../src/org/orgClient.ts';
import { pullObjects } from '../../src/pull/pullObjects.ts';
import { dayNumber, dayText } from '../../src/soql/calendar.ts';
import { openFactStore } from '../../src/store/duckFactStore.ts';
import type { FactStore } from '../../src/store/factStore.ts';
import { openDemoOrg } from './demoOrg.ts';
import { pulledAccounts } from '../../src/signals/pulledAccounts.ts';

/** Last day of the demo company, a Sunday. */
export const lastDay = '2026-11-22';

/** One week: the moment of its run, and the facts as a run pulled them then. */
export type DemoWeek = { readonly asOf: AsOf; readonly openFacts: () => Promise<FactStore> };

/** The demo company lived through, with the facts of its last weeks and of its end. */
export type DemoWeeks = {
  readonly settings: PreparedRun['settings'];
  readonly describes: PreparedRun['describes'];
  readonly timeZone: string;
  /** Ids of all accounts at the end, sorted. */
  readonly accounts: readonly string[];
  /** Oldest first. */
  readonly weeks: readonly DemoWeek[];
  /** The moment after the last day of the company. */
  readonly end: AsOf;
  /** Facts at the end. One process opens them once at a time. */
  readonly openFacts: () => Promise<FactStore>;
  /** A copy of those that a test may write to. */
  readonly copyFacts: () => Promise<FactStore>;
  readonly close: () => Promise<void>;
};

export type DemoWeeksOptions = { readonly accounts: number; readonly weeks: number; readonly seed?: number };

/**
 * Lives through the demo company in a local org of this process and pulls its facts, on every Monday of the last weeks
 * at two in the morning as a run would, and once at the end.
 */
export async function openDemoWeeks({ accounts, weeks, seed = 7 }: DemoWeeksOptions): Promise<DemoWeeks> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-weeks-'));
  const org = await openDemoOrg({
    folder,
    now: `${dayText(firstDay(dayNumber(lastDay)) - 1)}T08:00:00.000Z`,
    settings: demoSettings,
    zip: zipPackage(trackedFieldsFiles())
  });
  const timeZone = org.client.identity.timeZone;
  const due = mondays(weeks).map((day) => pastMoment(day, timeZone));
  const pulled: AsOf[] = [];
  const pull = async (asOf: AsOf): Promise<void> => {
    await org.setClock(asOf.instant);
    await pullFacts(org.client, factsFolder(folder, asOf));
    pulled.push(asOf);
  };
  const setClock = async (at: string): Promise<void> => {
    for (const asOf of due) if (asOf.instant <= at && !pulled.includes(asOf)) await pull(asOf);
    await org.setClock(at);
  };
  try {
    await runDemo({ client: org.client, setClock, seed, accounts, endDate: lastDay });
    const end = pastMoment(dayText(dayNumber(lastDay) + 1), timeZone);
    await pull(end);
    const { settings, describes } = await prepareRun(org.client);
    const openFacts = (asOf: AsOf): Promise<FactStore> => openFactStore({ folder: factsFolder(folder, asOf), orgId, threads: 1 });
    const facts = await openFacts(end);
    const ids = await pulledAccounts(facts);
    await facts.close();
    return {
      settings,
      describes,
      timeZone,
      accounts: ids,
      weeks: pulled.filter((asOf) => asOf !== end).map((asOf) => ({ asOf, openFacts: () => openFacts(asOf) })),
      end,
      openFacts: () => openFacts(end),
      copyFacts: async () => {
        const copy = await mkdtemp(join(folder, 'copy-'));
        await cp(factsFolder(folder, end), copy, { recursive: true });
        return openFactStore({ folder: copy, orgId, threads: 1 });
      },
      close: () => rm(folder, { recursive: true, force: true })
    };
  } finally {
    await org.close();
  }
}

const orgId = '00DLOCAL0000000AAA';

function factsFolder(folder: string, { today }: AsOf): string {
  return join(folder, `facts-${today}`);
}

/** The last Mondays before the last day, oldest first. */
function mondays(count: number): readonly string[] {
  const monday = dayNumber(lastDay) - 6;
  return Array.from({ length: count }, (_, at) => dayText(monday - 7 * (count - 1 - at)));
}

async function pullFacts(client: OrgClient, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { plan } = await prepareRun(client);
  const facts = await openFactStore({ folder, orgId, threads: 1 });
  try {
    await pullObjects(plan, { client, facts, cursors: { saveCursor: async () => undefined }, spoolFolder: join(folder, 'spool') });
  } finally {
    await facts.close();
  }
}
