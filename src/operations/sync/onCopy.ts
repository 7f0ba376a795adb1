import { existsSync } from 'node:fs';
import { copyState } from '../../store/copyState.ts';
import { stateFile } from '../../store/sqliteStateStore.ts';
import type { StateStore } from '../../store/stateStore.ts';
import { storeFolder } from '../../store/storeFiles.ts';
import { copyStores } from '../copyStores.ts';
import { openOrgState } from '../openStores.ts';

export type CopyPlace = {
  readonly dataFolder: string;
  readonly orgId: string;
  /** Is told once that a sync holds the facts, and that this waits for it. */
  readonly onWait: () => void;
};

/** Work on a copy of both stores of an org, which is removed with whatever the work left in it. A repeat is harmless. */
export async function onCopy<Result>(
  { dataFolder, orgId, onWait }: CopyPlace,
  work: (dataFolder: string, state: StateStore) => Promise<Result>
): Promise<Result> {
  const store = storeFolder(dataFolder);
  const whileHeld = async (folder: string): Promise<void> => {
    if (existsSync(stateFile({ folder: store, orgId }))) await copyState(orgId, store, folder);
  };
  const copy = await copyStores(dataFolder, orgId, { onWait, whileHeld });
  try {
    const state = await openOrgState(copy.dataFolder, orgId);
    try {
      // Pages and jobs of a load under way belong to the run that goes on with it.
      for (const { object } of await state.downloads()) await state.forgetDownload(object);
      return await work(copy.dataFolder, state);
    } finally {
      await state.close();
    }
  } finally {
    await copy.remove();
  }
}
