import type { Finding } from './finding.ts';
import type { SettingRows } from './recordReader.ts';

/** Characters of Custom Metadata that an org keeps. Source: Salesforce Developer Limits, "Custom Metadata Types". */
const mostCharacters = 10_000_000;

/** Settings that Salesforce would not keep, said at the record that holds most of them. Everything counts, switched off or not. */
export function checkSize(rows: SettingRows): readonly Finding[] {
  const records = Object.entries(rows).flatMap(([type, list]) =>
    list.map((row) => ({ record: `${type}.${String(row['DeveloperName'] ?? '')}`, ...sizeOf(row) }))
  );
  const total = records.reduce((sum, { size }) => sum + size, 0);
  const largest = records.reduce((one, other) => (other.size > one.size ? other : one), { record: '', size: 0, field: '' });
  if (total <= mostCharacters) return [];
  const what = `all settings together have ${total} characters, more than the ${mostCharacters} that an org keeps`;
  return [
    {
      code: 'E-SETTINGS-SIZE',
      record: largest.record,
      field: largest.field,
      value: '',
      what,
      fix: 'Shorten this record, the longest of all, or delete records that are not used'
    }
  ];
}

/** Characters of a row, and the field that has most of them. */
function sizeOf(row: Readonly<Record<string, unknown>>): { readonly size: number; readonly field: string } {
  const lengths = Object.entries(row).map(([field, value]) => ({ field, length: typeof value === 'string' ? value.length : 0 }));
  const longest = lengths.reduce((one, other) => (other.length > one.length ? other : one), { field: '', length: 0 });
  return { size: lengths.reduce((sum, { length }) => sum + length, 0), field: longest.field };
}
