import { HealthError } from '../../domain/healthError.ts';
import type { NewerRuns, VerifiedObject, VerifyDifference, VerifyResult } from '../../domain/verifyResult.ts';
import type { Settings } from '../../domain/settings.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { oneRestPage } from '../../org/restQuery.ts';
import { prepareRun } from '../prepareRun.ts';
import { newerRuns } from './newerRuns.ts';
import { openCopy, type CopiedStores } from './openCopy.ts';
import { forecastCalls } from './forecastCalls.ts';
import { planVerify } from './planVerify.ts';
import { verifyContent } from './verifyContent.ts';
import { verifyIds } from './verifyIds.ts';
import { verifyOwners } from './verifyOwners.ts';
import { mostListed, type VerifyContext, type VerifyTask } from './verifyTask.ts';
import { rememberedObjects, verifyWritten } from './verifyWritten.ts';

export type VerifyRequest = {
  readonly client: OrgClient;
  readonly dataFolder: string;
  /** Compare the content of all rows. */
  readonly all?: boolean;
  /** Of the sample. */
  readonly seed?: number;
  /** Tell the values that differ. */
  readonly values?: boolean;
  /** Rows from which an object comes by Bulk; tests make it small. */
  readonly bulkFrom?: number;
  readonly onProgress?: (key: 'wait' | 'forecast' | 'object', ...values: readonly (string | number)[]) => void;
};

/** Objects at once: their reads share calls. */
const objectsAtOnce = 5;

type Found = { readonly object: VerifiedObject; readonly differences: readonly VerifyDifference[] };

/**
 * Compares the copy of an org with the org, and the records that the sync wrote with what it wrote.
 *
 * Reads both; writes nothing, neither to the org nor to the stores: it works on a copy of the facts. What was saved in the
 * org after the last sync is no difference.
 *
 * @throws HealthError NoRunYet, SettingsInvalid, VerifyTooCostly with nothing read of the rows
 */
export async function verify(request: VerifyRequest): Promise<VerifyResult> {
  const { client, dataFolder, onProgress = () => undefined } = request;
  const { orgId } = client.identity;
  const stores = await openCopy(dataFolder, orgId, () => onProgress('wait'));
  try {
    const { plan, settings } = await prepareRun(client);
    client.limitCalls({ day: settings.general.apiDayShare, run: settings.general.apiRunShare });
    const now = await client.now();
    const { all = false, seed = 1, values = false, bulkFrom = oneRestPage } = request;
    const context: VerifyContext = { client, facts: stores.facts, folder: stores.folder, all, seed, values, bulkFrom, now };
    const [{ tasks, unread }, newer] = await Promise.all([planVerify(context, plan, stores.cursors), newerRuns(client, stores.state)]);
    const forecast = forecastCalls(tasks, context);
    await checkCalls(client, settings, forecast);
    onProgress('forecast', forecast);
    const found = await verifyObjects(context, tasks, (object) => onProgress('object', object));
    const accounts = tasks.find(({ object }) => object === 'Account');
    return await resultOf(context, stores, { found, unread, forecast, accounts, newer });
  } finally {
    await stores.close();
  }
}

async function verifyObjects(
  context: VerifyContext,
  tasks: readonly VerifyTask[],
  onObject: (object: string) => void
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let start = 0; start < tasks.length; start += objectsAtOnce) {
    const together = tasks.slice(start, start + objectsAtOnce).map(async (task) => {
      const one = await verifyObject(context, task);
      onObject(task.object);
      return one;
    });
    found.push(...(await Promise.all(together)));
  }
  return found;
}

async function verifyObject(context: VerifyContext, task: VerifyTask): Promise<Found> {
  const { object, inOrg, inStore, pending, left } = task;
  if (inOrg === 0 && inStore === 0)
    return { object: { object, inOrg, inStore, compared: 0, pending, differences: 0, left }, differences: [] };
  const [ids, content] = await Promise.all([verifyIds(context, task), verifyContent(context, task)]);
  const differences = [...ids.differences, ...content.differences];
  const total = differences.length + ids.unsettled + content.unsettled;
  return { object: { object, inOrg, inStore, compared: content.compared, pending, differences: total, left }, differences };
}

type Gathered = {
  readonly found: readonly Found[];
  readonly unread: readonly string[];
  readonly forecast: number;
  readonly accounts: VerifyTask | undefined;
  readonly newer: NewerRuns | undefined;
};

async function resultOf(context: VerifyContext, { state }: CopiedStores, gathered: Gathered): Promise<VerifyResult> {
  const { found, unread, forecast, accounts, newer } = gathered;
  const writes = await Promise.all(rememberedObjects.map((object) => verifyWritten(context, state, object, accounts)));
  const written = writes.flatMap((each) => each ?? []);
  const owners = await verifyOwners(context);
  const refused = (await state.parked()).map(({ object, key, errorCode = '', errorMessage = '' }) => ({
    ...{ object, key },
    ...{ code: errorCode, message: errorMessage }
  }));
  const ofObjects = found.reduce((sum, { object }) => sum + object.differences, 0);
  const ofWrites = written.reduce((sum, each) => sum + each.written.differences, 0);
  const differencesTotal = ofObjects + ofWrites + owners.length;
  return {
    orgId: context.client.identity.orgId,
    equal: differencesTotal === 0 && refused.length === 0,
    all: context.all,
    seed: context.seed,
    objects: found.map(({ object }) => object),
    written: written.map((each) => each.written),
    differences: listed([
      ...found.flatMap(({ differences }) => differences),
      ...written.flatMap(({ differences }) => differences),
      ...owners
    ]),
    differencesTotal,
    waiting: (await state.waiting(mostWaiting)).length,
    refused,
    unread,
    ...(newer === undefined ? {} : { newerRuns: newer }),
    apiCallsForecast: forecast,
    apiCalls: context.client.budget.callsThisRun
  };
}

const mostWaiting = 1_000_000;

/** The first differences of each object and kind. */
function listed(differences: readonly VerifyDifference[]): readonly VerifyDifference[] {
  return [...Map.groupBy(differences, ({ object, kind }) => `${object} ${kind}`).values()].flatMap((same) => same.slice(0, mostListed));
}

/** Refuses what would take more calls than the shares of the settings leave. */
async function checkCalls(client: OrgClient, settings: Settings, forecast: number): Promise<void> {
  const { callsToday, callsADay } = await client.usage();
  const { apiDayShare, apiRunShare } = settings.general;
  const left = Math.floor(Math.min(callsADay * apiDayShare - callsToday, callsADay * apiRunShare - client.budget.callsThisRun));
  if (forecast > left) throw new HealthError('VerifyTooCostly', [forecast, Math.max(0, left)]);
}
