import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { busyMs, guardStore } from './openState.ts';
import { openFolder } from './openFolder.ts';
import { stateFile } from './sqliteStateStore.ts';

/**
 * Copies the state of an org into another folder, where `openStateStore` opens it: as it is at one moment, while others go on
 * writing.
 *
 * @throws HealthError StoreBusy, StoreUnreadable
 */
export async function copyState(orgId: string, from: string, to: string): Promise<void> {
  await openFolder(to);
  const path = stateFile({ folder: from, orgId });
  const copy = stateFile({ folder: to, orgId });
  guardStore(path, () => {
    const database = new DatabaseSync(path, { timeout: busyMs });
    try {
      database.prepare('vacuum into ?').run(copy);
    } finally {
      database.close();
    }
    chmodSync(copy, 0o600);
  });
}
