import type { SettingBase } from '../domain/settings.ts';
import type { Finding } from './finding.ts';
import type { SettingRow, SettingType } from './settingType.ts';

/** Rows of every Custom Metadata type, active and not, by the type's API name without `__mdt`. */
export type SettingRows = Readonly<Record<string, readonly SettingRow[]>>;

/** What is known of records beside the values read, by full name `Headroom_Signal.case_open`. */
export type RecordState = {
  /** Records that are switched off. */
  readonly inactive: Set<string>;
  /** Active records that could not be read; a finding says why. */
  readonly broken: Set<string>;
};

/**
 * Reads the active records of one type, sorted by key; what cannot be read becomes a finding and counts as broken.
 *
 * Two records whose developer names differ in letter case only are refused: keys of theirs would be one key in the org.
 */
export function readRecords<T extends SettingBase>(
  type: SettingType<T>,
  rows: SettingRows,
  state: RecordState,
  findings: Finding[]
): readonly T[] {
  const records: T[] = [];
  const seen = new Map<string, string>();
  for (const row of rows[type.name] ?? []) {
    const key = String(row['DeveloperName'] ?? '');
    const name = `${type.name}.${key}`;
    if (row['Active__c'] === false) {
      state.inactive.add(name);
      continue;
    }
    const twin = seen.get(key.toLowerCase());
    if (twin !== undefined) {
      const what = `is the same as "${twin}" but for letter case`;
      findings.push({ code: 'E-NAME-TWICE', record: name, field: 'DeveloperName', value: key, what, fix: 'Rename one of the two records' });
    }
    seen.set(key.toLowerCase(), key);
    const record = type.read(row, findings);
    if (record === undefined) {
      state.broken.add(name);
    } else {
      records.push(record);
    }
  }
  return records.sort((a, b) => (a.key < b.key ? -1 : 1));
}
