import { HealthError } from '../../../domain/healthError.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { SyncResult } from '../../../domain/syncResult.ts';
import type { OrgUsage } from '../../../org/orgClient.ts';
import { forecastWrites } from '../../../writeback/forecastWrites.ts';
import type { WriteTally } from '../../../writeback/writeTally.ts';
import type { Run } from '../run/runRecord.ts';

/** Looks what the changes so far will take of the org's data storage. */
export type StorageCheck = (tally: WriteTally) => Promise<SyncResult['storage']>;

/**
 * What changes will take of the org's data storage; refuses more than the share that the settings allow.
 *
 * Reads `/limits`, once, where records are added, and in a dry run, which tells how much is used; writes nothing.
 *
 * @throws HealthError StorageShareReached, of the check that is returned
 */
export function storageCheck({ client, dryRun }: Pick<Run, 'client' | 'dryRun'>, settings: Settings): StorageCheck {
  let asked: Promise<OrgUsage> | undefined;
  return async (tally) => {
    const { addedMb } = forecastWrites(tally.groups, tally.created);
    if (tally.created === 0 && !dryRun) return { addedMb };
    asked ??= client.usage();
    const { storageUsedMb, storageMaxMb } = await asked;
    if (storageUsedMb === undefined || storageMaxMb === undefined) return { addedMb };
    const free = storageMaxMb - storageUsedMb;
    const { storageShare } = settings.general;
    if (addedMb > Math.min(free, storageMaxMb * storageShare)) {
      throw new HealthError('StorageShareReached', [addedMb.toFixed(1), free.toFixed(1), Math.round(storageShare * 100)]);
    }
    return { addedMb, usedMb: storageUsedMb, maxMb: storageMaxMb };
  };
}
