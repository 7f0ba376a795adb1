import { HealthError } from '../domain/healthError.ts';
import type { Settings } from '../domain/settings.ts';
import type { OrgClient, OrgRecord } from '../org/orgClient.ts';
import { settingsInvalid } from './finding.ts';
import { readSettings, settingTypes } from './readSettings.ts';
import type { SettingRows } from './recordReader.ts';
import type { SettingRow } from './settingType.ts';

/** What the loader needs of a type: its name, fields and which of them are relationships. */
type Queried = { readonly name: string; readonly fields: readonly string[]; readonly references: readonly string[] };

/**
 * Reads all settings of the org, whole and by REST: Custom Metadata carries no change stamp.
 *
 * Reads the `Headroom_*__mdt` types, writes nothing; a repeat is harmless.
 *
 * @throws HealthError  `PackageNotInstalled` where a type or field of ours cannot be seen, `SettingsMissing` without an active general record or scorecard, `SettingsInvalid` with every
 *                      finding at once
 */
export async function loadSettings(client: OrgClient): Promise<Settings> {
  const { settings, findings } = readSettings(await queryRows(client));
  if (findings.length > 0) {
    throw settingsInvalid(findings);
  }
  if (settings === undefined) {
    throw settingsMissing();
  }
  return settings;
}

/** Nothing that could be read is active. */
export function settingsMissing(): HealthError {
  return new HealthError('SettingsMissing', ['Headroom_Health_Setting__mdt or Headroom_Scorecard__mdt']);
}

/** Rows of every type as the reader wants them; shared by the commands that look at settings without running. */
export async function queryRows(client: OrgClient): Promise<SettingRows> {
  const read = await Promise.all(
    settingTypes.map(async (type) => {
      const records = await recordsOf(client, type);
      return [type.name, records.map((record) => plainRow(type, record, client.identity.namespace))] as const;
    })
  );
  return Object.fromEntries(read);
}

/** A type or field of ours that the org does not show: the package is not there, is an older one, or the user has no access. */
async function recordsOf(client: OrgClient, type: Queried): Promise<readonly OrgRecord[]> {
  try {
    return await client.query(settingsQuery(type, client.identity.namespace));
  } catch (error) {
    if (!(error instanceof HealthError)) throw error;
    if (error.name !== 'ObjectMissing' && error.name !== 'FieldMissing') throw error;
    const missing = error.name === 'FieldMissing' ? `${type.name}__mdt.${error.values[1] ?? ''}` : `${type.name}__mdt`;
    throw new HealthError('PackageNotInstalled', [missing], { cause: error });
  }
}

/**
 * The query that reads one type, every field by name.
 *
 * @example  settingsQuery({ name: 'Headroom_Band', fields: ['DeveloperName', 'Scorecard__c'], references: ['Scorecard__c'] }, undefined)
 *           // 'SELECT DeveloperName, Scorecard__r.DeveloperName FROM Headroom_Band__mdt ORDER BY DeveloperName'
 */
export function settingsQuery(type: Queried, namespace: string | undefined): string {
  const fields = type.fields.map((field) => selected(type, field, namespace));
  return `SELECT ${fields.join(', ')} FROM ${prefixed(`${type.name}__mdt`, namespace)} ORDER BY DeveloperName`;
}

function selected(type: Queried, field: string, namespace: string | undefined): string {
  return type.references.includes(field) ? `${prefixed(relationship(field), namespace)}.DeveloperName` : prefixed(field, namespace);
}

function plainRow(type: Queried, record: OrgRecord, namespace: string | undefined): SettingRow {
  const row: Record<string, unknown> = {};
  for (const field of type.fields) {
    if (type.references.includes(field)) {
      const parent = record[prefixed(relationship(field), namespace)];
      row[field] = typeof parent === 'object' && parent !== null && 'DeveloperName' in parent ? parent.DeveloperName : null;
    } else {
      row[field] = record[prefixed(field, namespace)] ?? null;
    }
  }
  return row;
}

function relationship(field: string): string {
  return field.replace(/__c$/, '__r');
}

/** A name of ours as the org knows it: behind the package's namespace where there is one; standard fields as they are. */
function prefixed(name: string, namespace: string | undefined): string {
  return namespace === undefined || !/__(c|r|mdt)$/.test(name) ? name : `${namespace}__${name}`;
}
