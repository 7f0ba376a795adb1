import { existsSync } from 'node:fs';
import { HealthError } from '../../domain/healthError.ts';
import type { Cursor } from '../../store/cursorTable.ts';
import { openFactStore } from '../../store/duckFactStore.ts';
import type { FactStore } from '../../store/factStore.ts';
import { stateFile } from '../../store/sqliteStateStore.ts';
import type { StateStore } from '../../store/stateStore.ts';
import { factsFile, storeFolder } from '../../store/storeFiles.ts';
import { copyStores } from '../copyStores.ts';
import { openOrgState } from '../openStores.ts';

/** A copy of the facts with the positions that belong to it, and the state as it stands. */
export type CopiedStores = {
  readonly facts: FactStore;
  readonly cursors: ReadonlyMap<string, Cursor>;
  readonly state: StateStore;
  /** Folder of the copy, for pages on their way, too. */
  readonly folder: string;
  /** Removes the copy. */
  close(): Promise<void>;
};

/**
 * Opens a copy of the facts of an org, so that they can be compared at leisure while syncs go on.
 *
 * @param onWait  is told once that a sync holds the facts
 * @throws HealthError NoRunYet where nothing was ever synced into this folder
 */
export async function openCopy(dataFolder: string, orgId: string, onWait: () => void): Promise<CopiedStores> {
  const store = storeFolder(dataFolder);
  if (!existsSync(stateFile({ folder: store, orgId })) || !existsSync(factsFile({ folder: store, orgId })))
    throw new HealthError('NoRunYet', [store]);
  const state = await openOrgState(dataFolder, orgId);
  try {
    let cursors: readonly Cursor[] = [];
    const copy = await copyStores(dataFolder, orgId, {
      onWait,
      whileHeld: async () => {
        cursors = await state.cursors();
      }
    });
    const folder = storeFolder(copy.dataFolder);
    const facts = await openFactStore({ folder, orgId }).catch(async (error: unknown) => {
      await copy.remove();
      throw error;
    });
    const close = async (): Promise<void> => {
      await facts.close();
      await state.close();
      await copy.remove();
    };
    return { facts, cursors: new Map(cursors.map((cursor) => [cursor.object, cursor])), state, folder, close };
  } catch (error) {
    await state.close();
    throw error;
  }
}
