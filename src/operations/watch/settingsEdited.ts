import type { OrgClient } from '../../org/orgClient.ts';
import { settingsInvalid } from '../../settings/finding.ts';
import { queryRows, settingsMissing } from '../../settings/loadSettings.ts';
import { readSettings } from '../../settings/readSettings.ts';

/**
 * Whether the org's settings are others than those of a hash.
 *
 * Reads all of them: Custom Metadata knows neither lists of changes (`updated`) nor a stamp that is documented, and its queries
 * take neither COUNT() nor GROUP BY. A dozen queries, five of which share a call with other reads of the same turn.
 * Sources: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_custommetadatatype__mdt.htm,
 * https://developer.salesforce.com/docs/platform/api-tooling/guide/reference-objects-soql-limits.html
 *
 * @throws HealthError SettingsInvalid, SettingsMissing where they cannot be used as they stand
 */
export async function settingsEdited(client: OrgClient, hash: string): Promise<boolean> {
  const { settings, findings } = readSettings(await queryRows(client));
  if (findings.length > 0) throw settingsInvalid(findings);
  if (settings === undefined) throw settingsMissing();
  return settings.hash !== hash;
}
