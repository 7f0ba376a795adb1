import type { RecordModel, RecordValue } from '../../metadata/model.ts';
import { valueOf } from '../../metadata/readRecord.ts';
import { readPackage } from '../../metadata/readPackage.ts';
import { recordPath, recordXml, withValues } from '../../metadata/recordXml.ts';
import { zipPackage } from '../../metadata/packageZip.ts';
import { readSourceFolder } from '../../metadata/sourceFolder.ts';
import type { SettingRows } from '../../settings/recordReader.ts';
import type { SettingRow } from '../../settings/settingType.ts';

/** A ready-made record beside the one of the org. */
export type StarterRecord = {
  readonly record: RecordModel;
  /** Full name: `Headroom_Signal.case_open`. */
  readonly name: string;
  readonly state: 'new' | 'same' | 'changed';
  readonly differences: readonly { readonly field: string; readonly org: string; readonly starter: string }[];
};

/** Reads the ready-made records of a source folder. Reads the disk. */
export async function readStarter(folder: string): Promise<readonly RecordModel[]> {
  return readPackage(await readSourceFolder(folder)).records;
}

/** Compares ready-made records with those in the org, field by field. Pure. */
export function compareStarter(records: readonly RecordModel[], rows: SettingRows): readonly StarterRecord[] {
  return records.map((record) => {
    const type = record.object.replace(/__mdt$/, '');
    const row = rowOf(record, rows);
    const differences = row ? differencesOf(record, row) : [];
    return { record, name: `${type}.${record.name}`, state: stateOf(row, differences), differences };
  });
}

function stateOf(row: SettingRow | undefined, differences: readonly unknown[]): StarterRecord['state'] {
  if (!row) return 'new';
  return differences.length === 0 ? 'same' : 'changed';
}

function differencesOf(record: RecordModel, row: SettingRow): StarterRecord['differences'] {
  return Object.keys(row)
    .filter((field) => field !== 'DeveloperName')
    .map((field) => ({ field, org: shown(row[field]), starter: shown(valueOf(record, field)) }))
    .filter(({ org, starter }) => org !== starter);
}

/** An unticked box and an empty text are what the org makes of a value that a record leaves out. */
function shown(value: unknown): string {
  return value === null || value === undefined || value === false ? '' : String(value);
}

/** The record with the values that stand in the org, so that an answer changes its own fields and nothing else. */
export function asInOrg(record: RecordModel, rows: SettingRows): RecordModel {
  const values = Object.entries(rowOf(record, rows) ?? {}).filter(([field]) => field !== 'DeveloperName');
  return withValues(record, Object.fromEntries(values) as Readonly<Record<string, RecordValue['value']>>);
}

function rowOf(record: RecordModel, rows: SettingRows): SettingRow | undefined {
  const named = (row: SettingRow): boolean => String(row['DeveloperName']).toLowerCase() === record.name.toLowerCase();
  return (rows[record.object.replace(/__mdt$/, '')] ?? []).find(named);
}

/** Records as a Metadata API zip. */
export function recordsZip(records: readonly RecordModel[]): Uint8Array {
  return zipPackage(new Map(records.map((record) => [recordPath(record), recordXml(record)])));
}

/** Characters that fields hold into which texts of the org are put, such as the name of a family. */
const room: Readonly<Record<string, number>> = { Title__c: 255, Segment_Name__c: 60 };

/** A record made from nothing: what accepting a product line adds. */
export function newRecord(object: string, name: string, values: Readonly<Record<string, RecordValue['value']>>): RecordModel {
  const fitted = (field: string, value: RecordValue['value']): RecordValue['value'] =>
    typeof value === 'string' ? cut(value, room[field] ?? Infinity) : value;
  return {
    object,
    name,
    file: '',
    label: cut(String(values['Title__c'] ?? name), 40),
    protected: false,
    values: Object.entries(values).map(([field, value]) => ({ field, value: fitted(field, value) }))
  };
}

/** A text that fits: a longer one is cut between characters and says so. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length >= most) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
