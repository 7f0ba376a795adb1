import { HealthError } from '../../domain/healthError.ts';
import type { Settings } from '../../domain/settings.ts';
import type { SyncResult } from '../../domain/syncResult.ts';
import { createdIn } from '../../writeback/changes.ts';
import type { ChangeSet } from '../../writeback/changes.ts';
import { forecastWrites } from '../../writeback/forecastWrites.ts';
import type { Run } from './runRecord.ts';

/**
 * What the changes will take of the org's data storage; refuses more than the share that the settings allow.
 *
 * Reads `/limits` where records are added, and in a dry run, which tells how much is used; writes nothing.
 *
 * @throws HealthError StorageShareReached
 */
export async function checkStorage(
  { client, dryRun }: Pick<Run, 'client' | 'dryRun'>,
  settings: Settings,
  changes: ChangeSet
): Promise<SyncResult['storage']> {
  const created = createdIn(changes);
  const { addedMb } = forecastWrites(changes.items, created);
  if (created === 0 && !dryRun) return { addedMb };
  const { storageUsedMb, storageMaxMb } = await client.usage();
  if (storageUsedMb === undefined || storageMaxMb === undefined) return { addedMb };
  const free = storageMaxMb - storageUsedMb;
  const { storageShare } = settings.general;
  if (addedMb > Math.min(free, storageMaxMb * storageShare)) {
    throw new HealthError('StorageShareReached', [addedMb.toFixed(1), free.toFixed(1), Math.round(storageShare * 100)]);
  }
  return { addedMb, usedMb: storageUsedMb, maxMb: storageMaxMb };
}
