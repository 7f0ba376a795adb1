import type { Finding } from '../../domain/finding.ts';
import type { SettingRows } from '../../settings/recordReader.ts';
import { settingTypes } from '../../settings/readSettings.ts';
import type { SettingRow } from '../../settings/settingType.ts';
import type { SourceRecord } from './settingsSource.ts';

/**
 * The org's rows as a deploy of the source records would leave them. Pure.
 *
 * Records are created or replaced by developer name whatever its letter case, a field that a record does not name keeps its
 * value, and nothing is deleted.
 *
 * @param rows  of the org, by type; {} = no org is looked at
 */
export function overlaid(rows: SettingRows, records: readonly SourceRecord[]): SettingRows {
  const byType = Map.groupBy(records, ({ record }) => record.object.replace(/__mdt$/, ''));
  return Object.fromEntries(settingTypes.map(({ name }) => [name, overlaidType(rows[name] ?? [], byType.get(name) ?? [])]));
}

function overlaidType(rows: readonly SettingRow[], records: readonly SourceRecord[]): readonly SettingRow[] {
  const left = new Map(records.map((source) => [source.record.name.toLowerCase(), source]));
  const kept = rows.map((row) => {
    const key = String(row['DeveloperName']).toLowerCase();
    const source = left.get(key);
    left.delete(key);
    return source === undefined ? row : { ...row, ...valuesOf(source) };
  });
  return [...kept, ...[...left.values()].map((source) => ({ DeveloperName: source.record.name, ...valuesOf(source) }))];
}

function valuesOf({ record }: SourceRecord): SettingRow {
  return Object.fromEntries(record.values.map(({ field, value }) => [field, value]));
}

/**
 * Findings with file and line where their record stands in a source file, whatever its letter case: the line of the field, else the
 * first one. Pure.
 *
 * @example  withPlaces([{ record: 'Headroom_Band.red', field: 'Floor__c', ... }], source) // [{ ..., place: { file, line: 12 } }]
 */
export function withPlaces(findings: readonly Finding[], records: readonly SourceRecord[]): readonly Finding[] {
  const byName = new Map(records.map((source) => [source.name.toLowerCase(), source]));
  return findings.map((finding) => {
    const source = byName.get(finding.record.toLowerCase());
    if (source === undefined || source.file === '' || finding.place !== undefined) return finding;
    return { ...finding, place: { file: source.file, line: source.lines.get(finding.field) ?? 1 } };
  });
}
