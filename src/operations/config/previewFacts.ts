import { join } from 'node:path';
import { openFactStore } from '../../store/duckFactStore.ts';
import type { FactStore } from '../../store/factStore.ts';
import { storeFolder } from '../../store/storeFiles.ts';
import { openPassingFolder } from '../passingFolder.ts';

/** Facts of one preview, in a folder of their own that goes with them. */
export type PreviewFacts = { readonly facts: FactStore; readonly spoolFolder: string; readonly close: () => Promise<void> };

/**
 * Opens an empty fact store below the data folder. Neither the facts nor the state of runs are touched, so that a preview can be
 * made while a service runs; `close` deletes everything.
 *
 * @throws HealthError DataFolderUnusable
 */
export async function openPreviewFacts(dataFolder: string, orgId: string): Promise<PreviewFacts> {
  const { path: folder, remove } = await openPassingFolder(storeFolder(dataFolder), 'preview-');
  try {
    const facts = await openFactStore({ folder, orgId });
    return { facts, spoolFolder: join(folder, 'spool'), close: () => facts.close().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
