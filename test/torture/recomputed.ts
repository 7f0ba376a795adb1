import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeStores, openStores } from '../../src/operations/openStores.ts';
import { asOfMoment, prepareRun } from '../../src/operations/prepareRun.ts';
import { keptPopulation } from '../../src/operations/sync/judge/keptPopulation.ts';
import { RunWatch } from '../../src/operations/sync/run/runWatch.ts';
import { pulledAccounts } from '../../src/signals/pulledAccounts.ts';
import { pullObjects } from '../../src/pull/pullObjects.ts';
import type { OutboxItem } from '../../src/store/stateStore.ts';
import { planChanges } from '../../src/writeback/changes.ts';
import type { HeldRecord } from '../../src/writeback/changes.ts';
import { readHeld } from '../../src/writeback/heldRecords.ts';
import { collectJudged } from '../history/collectJudged.ts';
import type { Company } from '../reliability/openCompany.ts';

/**
 * What a run over some accounts left undone: the writes that follow where every account is judged with what the last run over all
 * found across them. None = those that were not scored did not need it, and those that were got what all would have got.
 *
 * Works on a copy of the company's stores and asks the org for what is new; rows that were parked are left out.
 *
 * @returns  lines such as `upsert Headroom_Scorecard_Result__c 001...|vendor_risk: Score__c 40 -> 41`
 */
export async function leftUndone(company: Company): Promise<readonly string[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'headroom-recomputed-'));
  try {
    await cp(company.dataFolder, dataFolder, { recursive: true });
    return await plannedForAll(company, dataFolder);
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function plannedForAll(company: Company, dataFolder: string): Promise<readonly string[]> {
  const client = await company.client();
  const { identity } = client;
  const prepared = await prepareRun(client);
  const asOf = asOfMoment(await client.now(), identity.timeZone);
  const stores = await openStores(dataFolder, identity.orgId);
  try {
    const { facts, state } = stores;
    await pullObjects(prepared.plan, { client, facts, cursors: state, spoolFolder: stores.spoolFolder });
    const population = await keptPopulation(facts);
    if (population === undefined) return ['no run over all accounts has ended'];
    const among = [...new Set([...(await pulledAccounts(facts)), ...(await readHeld(facts)).flatMap(({ accountId }) => accountId ?? [])])];
    const held = await readHeld(facts);
    const { desired } = await collectJudged(
      {
        ...{ ...prepared, stores, asOf, among, population, publishedBy: identity.username, dryRun: true, historyWeeks: 2 },
        ...{ watch: new RunWatch(), onAccounts: () => undefined, onWeek: () => undefined }
      },
      held
    );
    const changes = planChanges({ desired, held, mirrorToAccount: prepared.settings.general.mirrorToAccount });
    const items = changes.items.filter(({ accountId }) => among.includes(accountId));
    const parked = new Set((await state.parked()).map(({ object, key }) => `${object} ${key}`));
    return items.filter(({ object, key }) => !parked.has(`${object} ${key}`)).map((item) => lineOf(item, held));
  } finally {
    await closeStores(stores);
  }
}

function lineOf({ operation, object, key, row }: OutboxItem, held: readonly HeldRecord[]): string {
  const before = held.find((record) => record.object === object && (record.key === key || record.id === key))?.fields ?? {};
  const differs = Object.entries(row).filter(([name, value]) => name !== 'As_Of__c' && String(before[name] ?? '') !== String(value ?? ''));
  const text = (value: unknown): string => String(value ?? '').slice(0, 60);
  return `${operation} ${object} ${key}: ${differs.map(([name, value]) => `${name} ${text(before[name])} -> ${text(value)}`).join(', ')}`;
}
