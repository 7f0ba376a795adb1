import { existsSync } from 'node:fs';
import { isDiskFull } from '../domain/diskFull.ts';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';
import { copyFacts } from '../store/copyFacts.ts';
import { factsFile, storeFolder } from '../store/storeFiles.ts';
import { openPassingFolder } from './passingFolder.ts';

/** A copy of the stores of an org that nobody else uses. */
export type StoreCopy = {
  /** Works as a data folder of its own. */
  readonly dataFolder: string;
  /** False where there were no facts to copy yet. */
  readonly hasFacts: boolean;
  /** Removes the copy. A repeat is harmless. */
  remove(): Promise<void>;
};

export type CopyOptions = {
  /** Is told once that a sync holds the facts, and that this waits for it. */
  readonly onWait: () => void;
  /** Work on the state while no sync can change it, because the facts are held here: what it reads fits to the copy. */
  readonly whileHeld?: (copyFolder: string) => Promise<void>;
};

const retryMs = 500;

/**
 * Copies the facts of an org, so that a command can work on them at leisure, and change them, while syncs go on; waits while one
 * of them holds them.
 *
 * @returns  a copy to be removed by the caller
 */
export async function copyStores(dataFolder: string, orgId: string, { onWait, whileHeld }: CopyOptions): Promise<StoreCopy> {
  const store = storeFolder(dataFolder);
  const { path: copy, remove } = await openPassingFolder(store, `copy-${orgId}-`);
  const work = async (): Promise<void> => whileHeld?.(storeFolder(copy));
  try {
    const hasFacts = existsSync(factsFile({ folder: store, orgId }));
    if (hasFacts) await whenFree(onWait, () => copyFacts(orgId, store, storeFolder(copy), work));
    else await work();
    return { dataFolder: copy, hasFacts, remove };
  } catch (error) {
    await remove();
    if (error instanceof HealthError || !isDiskFull(error)) throw error;
    throw new HealthError('StoreFull', [copy, errorText(error)], { cause: error });
  }
}

async function whenFree(onWait: () => void, work: () => Promise<void>): Promise<void> {
  for (let told = false; ; told = true) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HealthError) || error.name !== 'StoreBusy') throw error;
      if (!told) onWait();
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}
