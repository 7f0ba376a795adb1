import { createHash } from 'node:crypto';
import type { PreparedRun } from '../prepareRun.ts';
import { writtenObjects } from '../install/packageInOrg.ts';
import type { WatchedObject } from './lookForChanges.ts';

/**
 * Objects of a plan that tell of their changes. Others (history objects, settings) are seen by whole cycles only.
 *
 * Account is never taken for our own, although the sync may mirror fields to it: people edit it too.
 */
export function watchedObjects({
  plan,
  describes,
  settings
}: Pick<PreparedRun, 'plan' | 'describes' | 'settings'>): readonly WatchedObject[] {
  const written = writtenObjects(settings.general.mirrorToAccount).filter((object) => object.startsWith('Headroom_'));
  return plan.objects.flatMap(({ object, archived }) => {
    const describe = describes.get(object);
    const stamp = describe?.fields.find(({ name }) => name === 'SystemModstamp');
    if (describe?.replicateable !== true || stamp?.filterable !== true) return [];
    return [{ object, archived, own: written.includes(object) }];
  });
}

/**
 * Digest of what a run starts from: settings, and the objects and fields that they need. Equal digests mean that nothing in
 * Setup changed that a run would see.
 */
export function preparedDigest({ settings, plan }: Pick<PreparedRun, 'settings' | 'plan'>): string {
  return createHash('sha256').update(settings.hash).update(JSON.stringify(plan.objects)).digest('hex');
}
