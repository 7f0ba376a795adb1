import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { demoSettings } from '../../src/demo/demoSettings.ts';
import { runDemo } from '../../src/demo/replay.ts';
import { firstDay } from '../../src/demo/schedule.ts';
import { trackedFieldsFiles } from '../../src/demo/trackedFields.ts';
import type { AsOf } from '../../src/domain/asOf.ts';
import { dayText, epochDay } from '../../src/domain/day.ts';
import { zipPackage } from '../../src/metadata/packageZip.ts';
import { pastMoment } from '../../src/operations/history/gatherPast.ts';
import { prepareRun } from '../../src/operations/prepareRun.ts';
import type { PreparedRun } from '../../src/operations/prepareRun.ts';
import type { OrgClient } from '../../src/org/orgClient.ts';
import { pullObjects } from '../../src/pull/pullObjects.ts';
import { pulledAccounts } from '../../src/signals/pulledAccounts.ts';
import { openFactStore } from '../../src/store/duckFactStore.ts';
import { openDemoOrg } from './demoOrg.ts';

/** Last day of the demo company, a Sunday. */
export const lastDay = '2026-11-22';

export const orgId = '00DLOCAL0000000AAA';

/** What is known of a company beside its facts. */
export type Company = {
  readonly settings: PreparedRun['settings'];
  readonly describes: PreparedRun['describes'];
  readonly timeZone: string;
  /** Ids of all accounts at the end, sorted. */
  readonly accounts: readonly string[];
  /** Moments at which facts were pulled in the last weeks, oldest first. */
  readonly weeks: readonly AsOf[];
  /** The moment after the last day of the company. */
  readonly end: AsOf;
};

export type CompanySize = { readonly accounts: number; readonly weeks: number; readonly seed: number };

/** Where a company's facts of a moment are; beside them `companyFile`. */
export function factsFolder(folder: string, { today }: AsOf): string {
  return join(folder, `facts-${today}`);
}

/** A `Company` as v8 writes it: there are maps in it. */
export function companyFile(folder: string): string {
  return join(folder, 'company');
}

/**
 * Lives through the demo company in a local org of this process and writes its facts into a folder: on every Monday of the
 * last weeks at two in the morning as a run would pull them, and once at the end.
 */
export async function buildCompany(folder: string, { accounts, weeks, seed }: CompanySize): Promise<void> {
  await mkdir(folder, { recursive: true });
  const now = `${dayText(firstDay(epochDay(lastDay)) - 1)}T08:00:00.000Z`;
  const org = await openDemoOrg({ folder, now, settings: demoSettings, zip: zipPackage(trackedFieldsFiles()) });
  const { timeZone } = org.client.identity;
  const due = mondays(weeks).map((day) => pastMoment(day, timeZone));
  const pulled: AsOf[] = [];
  const pull = async (asOf: AsOf): Promise<void> => {
    await org.setClock(asOf.instant);
    await pullFacts(org.client, factsFolder(folder, asOf));
  };
  const setClock = async (at: string): Promise<void> => {
    for (const asOf of due.slice(pulled.length)) {
      if (asOf.instant > at) break;
      await pull(asOf);
      pulled.push(asOf);
    }
    await org.setClock(at);
  };
  try {
    await runDemo({ client: org.client, setClock, seed, accounts, endDate: lastDay });
    const end = pastMoment(dayText(epochDay(lastDay) + 1), timeZone);
    await pull(end);
    const { settings, describes } = await prepareRun(org.client);
    const ids = await accountsIn(factsFolder(folder, end));
    const company: Company = { settings, describes, timeZone, accounts: ids, weeks: pulled, end };
    await writeFile(companyFile(folder), serialize(company));
  } finally {
    await org.close();
    await rm(join(folder, 'org'), { recursive: true, force: true });
  }
}

/** The last Mondays before the last day, oldest first. */
function mondays(count: number): readonly string[] {
  const monday = epochDay(lastDay) - 6;
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

async function accountsIn(folder: string): Promise<readonly string[]> {
  const facts = await openFactStore({ folder, orgId, threads: 1 });
  try {
    return await pulledAccounts(facts);
  } finally {
    await facts.close();
  }
}
