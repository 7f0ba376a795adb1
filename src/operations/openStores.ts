import { join } from 'node:path';
import { HealthError } from '../domain/healthError.ts';
import { clearSpool } from '../pull/downloads.ts';
import { openFactStore } from '../store/duckFactStore.ts';
import type { FactStore } from '../store/factStore.ts';
import { openStateStore } from '../store/sqliteStateStore.ts';
import type { StateStore } from '../store/stateStore.ts';
import { storeFolder } from '../store/storeFiles.ts';

/** Both stores of an org and the folder for pages on their way. */
export type Stores = { readonly facts: FactStore; readonly state: StateStore; readonly spoolFolder: string };

/** Opens the state of an org below a data folder; several processes may, and one of them holds the lease. */
export async function openOrgState(dataFolder: string, orgId: string): Promise<StateStore> {
  return openStateStore({ folder: storeFolder(dataFolder), orgId });
}

/**
 * Opens the facts of an org below a data folder, beside a state that is open; a second process gets StoreBusy.
 *
 * @param patienceMs  waits as long for a process that holds them; absent = not at all
 */
export async function openOrgFacts(dataFolder: string, state: StateStore, patienceMs = 0): Promise<Stores> {
  const folder = storeFolder(dataFolder);
  const facts = await openWhenFree({ folder, orgId: state.orgId }, patienceMs);
  const spoolFolder = join(folder, `spool-${state.orgId}`);
  // What a killed run left and none will go on with.
  await clearSpool(spoolFolder, await state.downloads());
  return { facts, state, spoolFolder };
}

const retryMs = 250;

async function openWhenFree(place: Parameters<typeof openFactStore>[0], patienceMs: number): Promise<FactStore> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    try {
      return await openFactStore(place);
    } catch (error) {
      const isBusy = error instanceof HealthError && error.name === 'StoreBusy';
      if (!isBusy || performance.now() >= endMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

/** Opens both; the second service on one folder gets StoreBusy. */
export async function openStores(dataFolder: string, orgId: string): Promise<Stores> {
  const state = await openOrgState(dataFolder, orgId);
  try {
    return await openOrgFacts(dataFolder, state);
  } catch (error) {
    await state.close();
    throw error;
  }
}

/** Closes both, whatever happened. */
export async function closeStores({ facts, state }: Stores): Promise<void> {
  await facts.close();
  await state.close();
}
