import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HealthError } from '../../domain/healthError.ts';
import { copyFacts } from '../../store/copyFacts.ts';
import type { Cursor } from '../../store/cursorTable.ts';
import { openFactStore } from '../../store/duckFactStore.ts';
import type { FactStore } from '../../store/factStore.ts';
import { openStateStore, stateFile } from '../../store/sqliteStateStore.ts';
import type { StateStore } from '../../store/stateStore.ts';

/** A copy of the facts with the positions that belong to it, and the state. */
export type CopiedStores = {
  readonly facts: FactStore;
  readonly cursors: ReadonlyMap<string, Cursor>;
  readonly state: StateStore;
  /** Folder of the copy, for pages on their way, too. */
  readonly folder: string;
  /** Removes the copy. */
  close(): Promise<void>;
};

const retryMs = 1000;

/**
 * Copies the facts of an org so that they can be compared at leisure while syncs go on; waits while one holds them.
 *
 * @param onWait  is told once
 * @throws HealthError NoRunYet where nothing was ever synced into this folder
 */
export async function copyStores(dataFolder: string, orgId: string, onWait: () => void): Promise<CopiedStores> {
  const store = join(dataFolder, 'store');
  if (!existsSync(stateFile({ folder: store, orgId })) || !existsSync(join(store, `facts-${orgId}.duckdb`))) {
    throw new HealthError('NoRunYet', [store]);
  }
  const begin = `verify-${orgId}-`;
  // What a verify that was killed left: rows of the org do not stay longer than needed.
  for (const left of readdirSync(store).filter((name) => name.startsWith(begin)))
    await rm(join(store, left), { recursive: true, force: true });
  const folder = mkdtempSync(join(store, begin));
  const state = await openStateStore({ folder: store, orgId });
  try {
    await copyWhenFree({ orgId, from: store, to: folder }, onWait);
    const facts = await openFactStore({ folder, orgId });
    const objects = [...(await facts.tables()).keys()];
    const cursors = await Promise.all(objects.map((object) => state.cursor(object)));
    const close = async (): Promise<void> => {
      await facts.close();
      await state.close();
      await rm(folder, { recursive: true, force: true });
    };
    return { facts, cursors: new Map(cursors.flatMap((cursor) => (cursor ? [[cursor.object, cursor]] : []))), state, folder, close };
  } catch (error) {
    await state.close();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function copyWhenFree(
  copy: { readonly orgId: string; readonly from: string; readonly to: string },
  onWait: () => void
): Promise<void> {
  for (let told = false; ; told = true) {
    try {
      return await copyFacts(copy.orgId, copy.from, copy.to);
    } catch (error) {
      if (!(error instanceof HealthError) || error.name !== 'StoreBusy') throw error;
      if (!told) onWait();
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}
