import type { Settings } from '../../../domain/settings.ts';
import { settingsChangesJson } from '../../../settings/settingsChanges.ts';
import { settingsVersions } from '../../../settings/settingsVersions.ts';
import type { HeldRecord } from '../../../writeback/changes.ts';
import type { PublishedVersion } from '../../../writeback/records.ts';
import { versionsInForce } from '../../../writeback/versionsInForce.ts';
import type { VersionInForce } from '../../../writeback/versionsInForce.ts';

/**
 * The contents of the settings as a run publishes them, each with what it changes in those that the org's records point to. Pure.
 *
 * @param held     records of ours as the org holds them, the contents published before among them
 * @param pointed  how many records point to each of these, by its id; absent = counted among `held`
 */
export function publishedVersions(
  settings: Settings,
  held: readonly HeldRecord[],
  pointed?: ReadonlyMap<string, number>
): readonly PublishedVersion[] {
  const inForce = versionsInForce(held, pointed);
  return settingsVersions(settings).map((version) => {
    const content = JSON.parse(version.text) as VersionInForce['content'];
    return { ...version, changes: settingsChangesJson(inForce.get(version.subject), content) };
  });
}
