import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs } from '../../domain/duration.ts';
import { openFactStore } from '../../store/duckFactStore.ts';
import type { FactStore } from '../../store/factStore.ts';
import { openFolder } from '../../store/openFolder.ts';
import { storeFolder } from '../../store/storeFiles.ts';

/** Facts of one preview, in a folder of their own that goes with them. */
export type PreviewFacts = { readonly facts: FactStore; readonly spoolFolder: string; readonly close: () => Promise<void> };

const prefix = 'preview-';

/**
 * Opens an empty fact store below the data folder, readable by its owner alone. Neither the facts nor the state of runs are
 * touched, so that a preview can be made while a service runs; `close` deletes everything. What a killed preview left goes with
 * the first one a day later.
 *
 * @throws HealthError  `DataFolderUnusable`
 */
export async function openPreviewFacts(dataFolder: string, orgId: string): Promise<PreviewFacts> {
  const parent = storeFolder(dataFolder);
  await openFolder(parent);
  const folder = await mkdtemp(join(parent, prefix));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await removeLeft(parent, (await stat(folder)).mtimeMs - dayMs);
    const facts = await openFactStore({ folder, orgId });
    return { facts, spoolFolder: join(folder, 'spool'), close: () => facts.close().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function removeLeft(parent: string, beforeMs: number): Promise<void> {
  for (const name of (await readdir(parent)).filter((each) => each.startsWith(prefix))) {
    const folder = join(parent, name);
    if ((await stat(folder)).mtimeMs < beforeMs) await rm(folder, { recursive: true, force: true });
  }
}
