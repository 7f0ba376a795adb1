import type { ConfigDiff, FieldDifference, RecordDifference } from '../../domain/configResult.ts';
import { settingsInvalid } from '../../settings/finding.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { settingTypes } from '../../settings/readSettings.ts';
import type { SettingRows } from '../../settings/recordReader.ts';
import type { SettingRow } from '../../settings/settingType.ts';
import { configRows } from './configRows.ts';

/**
 * Compares the org's records with source files, field by field: what a deploy of the files would create and change.
 *
 * Reads the org and the disk, writes nothing.
 *
 * @throws HealthError  `SettingsInvalid` where a file cannot be read, `NoSettingsInFolder`
 */
export async function diffConfig(client: OrgClient, folders: readonly string[]): Promise<ConfigDiff> {
  const { source, orgRows, rows, records, findings } = await configRows(client, folders);
  if (findings.length > 0) throw settingsInvalid(findings);
  return { ...source, ...differences(orgRows, rows, new Set(records.map(({ name }) => name.toLowerCase()))) };
}

type Differences = Pick<ConfigDiff, 'added' | 'edited' | 'onlyInOrg' | 'same'>;

/**
 * What differs between rows before and after a deploy. Pure.
 *
 * @param named  full names of the records in the source, in lower case
 */
export function differences(before: SettingRows, after: SettingRows, named: ReadonlySet<string>): Differences {
  const added: RecordDifference[] = [];
  const edited: RecordDifference[] = [];
  const onlyInOrg: { record: string; title: string; active: boolean }[] = [];
  let same = 0;
  for (const { name, fields } of settingTypes) {
    const was = new Map((before[name] ?? []).map((row) => [String(row['DeveloperName']), row]));
    for (const row of after[name] ?? []) {
      const key = String(row['DeveloperName']);
      const difference = { record: `${name}.${key}`, title: String(row['Title__c'] ?? key), fields: fieldsOf(fields, was.get(key), row) };
      if (!was.has(key)) added.push(difference);
      else if (!named.has(difference.record.toLowerCase())) onlyInOrg.push(heldOnly(difference, row));
      else if (difference.fields.length > 0) edited.push(difference);
      else same += 1;
    }
  }
  return { added, edited, onlyInOrg, same };
}

function heldOnly({ record, title }: RecordDifference, row: SettingRow): ConfigDiff['onlyInOrg'][number] {
  return { record, title, active: row['Active__c'] !== false };
}

function fieldsOf(fields: readonly string[], before: SettingRow | undefined, after: SettingRow): readonly FieldDifference[] {
  return fields
    .filter((field) => field !== 'DeveloperName')
    .map((field) => ({ field, from: shownValue(before?.[field], after[field]), to: shownValue(after[field], before?.[field]) }))
    .filter(({ from, to }) => from !== to);
}

/** A value as text; a box that nobody ticked is `false` beside a box, and lines end as in the org. */
function shownValue(value: unknown, other: unknown): string {
  if (value === null || value === undefined) return typeof other === 'boolean' ? 'false' : '';
  return String(value).replaceAll('\r\n', '\n').trim();
}
