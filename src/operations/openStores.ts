import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openFactStore } from '../store/duckFactStore.ts';
import type { FactStore } from '../store/factStore.ts';
import { openStateStore } from '../store/sqliteStateStore.ts';
import type { StateStore } from '../store/stateStore.ts';

/** Both stores of an org and the folder for pages on their way. */
export type Stores = { readonly facts: FactStore; readonly state: StateStore; readonly spoolFolder: string };

/** Opens the stores of an org below a data folder; the second service on one folder gets StoreBusy. */
export async function openStores(dataFolder: string, orgId: string): Promise<Stores> {
  const folder = join(dataFolder, 'store');
  const facts = await openFactStore({ folder, orgId });
  const spoolFolder = join(folder, `spool-${orgId}`);
  try {
    // What a killed run left: rows of the org do not stay longer than needed.
    await rm(spoolFolder, { recursive: true, force: true });
    return { facts, state: await openStateStore({ folder, orgId }), spoolFolder };
  } catch (error) {
    await facts.close();
    throw error;
  }
}

/** Closes both, whatever happened. */
export async function closeStores({ facts, state }: Stores): Promise<void> {
  await facts.close();
  await state.close();
}
