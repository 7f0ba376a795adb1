import type { Finding } from '../../domain/finding.ts';
import type { RecordModel } from '../../metadata/model.ts';
import { readRecord } from '../../metadata/readRecord.ts';
import { childrenOf, parseXml, textOf } from '../../metadata/xml.ts';
import type { XmlElement } from '../../metadata/xml.ts';
import { settingTypes } from '../../settings/readSettings.ts';
import { fileFault } from './fileFaults.ts';
import type { SettingsFile } from './settingsFiles.ts';

/** A record of ours as a file holds it, names without namespace. */
export type SourceRecord = {
  /** Full name: `Headroom_Signal.case_open`. */
  readonly name: string;
  readonly record: RecordModel;
  readonly file: string;
  /** Line of each field's value; fields that the file does not name are absent. */
  readonly lines: ReadonlyMap<string, number>;
};

/** Records of ours in source files, and what is wrong with the files themselves. */
export type SettingsSource = { readonly records: readonly SourceRecord[]; readonly findings: readonly Finding[] };

/** Before the name of a record or field, where the package has a namespace. */
const namespaceBefore = /^\w+?__(?=Headroom_)/i;
const ours = /^(?:\w+?__)?Headroom_/i;

/**
 * Reads files of Custom Metadata into records of ours; other people's types are left aside. Never throws: what cannot be read
 * is left out and stands in `findings`, with file and line. Pure.
 */
export function settingsSource(files: readonly SettingsFile[]): SettingsSource {
  const findings: Finding[] = [];
  const records = new Map<string, SourceRecord>();
  for (const file of files.filter(({ fullName }) => ours.test(fullName))) {
    const read = readFileRecord(file, findings);
    if (read === undefined) continue;
    const twin = records.get(read.name.toLowerCase());
    if (twin !== undefined) findings.push(fileFault('twice', read.name, { file: read.file, line: 1 }, twin.file));
    records.set(read.name.toLowerCase(), read);
  }
  return { records: [...records.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), findings };
}

/** No record of ours is larger as a file: four of its longest fields. */
const mostBytes = 600_000;

function readFileRecord({ path, fullName, bytes }: SettingsFile, findings: Finding[]): SourceRecord | undefined {
  const name = fullName.replace(namespaceBefore, '');
  const fault = (kind: Parameters<typeof fileFault>[0], value = '', line = 1): undefined => {
    findings.push(fileFault(kind, name, { file: path, line }, value));
  };
  const [type = '', key = ''] = name.split('.');
  if (!settingTypes.some((known) => known.name === type)) return fault('type', type);
  if (!/^[A-Za-z]\w{0,39}$/.test(key) || key.includes('__') || key.endsWith('_')) return fault('key', key);
  if (bytes.length > mostBytes) return fault('size', String(bytes.length));
  const text = decoded(bytes);
  if (text === undefined) return fault('encoding');
  if (text.trim() === '') return fault('empty');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return fault('entity');
  const xml = parseXml(text);
  if (!xml.ok) return fault('xml', xml.message, xml.line);
  if (xml.root.name !== 'CustomMetadata') return fault('root', xml.root.name, xml.root.line);
  const lines = fieldLines(xml.root, (field, line) => fault('field', field, line));
  return { name, record: withoutNamespace(readRecord(xml.root, name, path)), file: path, lines };
}

/** Text of UTF-8, with or without a byte order mark; undefined where the bytes are none. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Line of each field; one that stands there twice is told. */
function fieldLines(root: XmlElement, twice: (field: string, line: number) => void): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const value of childrenOf(root, 'values')) {
    const field = withoutPrefix(textOf(value, 'field') ?? '');
    if (lines.has(field)) twice(field, value.line);
    lines.set(field, value.line);
  }
  return lines;
}

function withoutNamespace(record: RecordModel): RecordModel {
  return { ...record, values: record.values.map((value) => ({ ...value, field: withoutPrefix(value.field) })) };
}

/** A field without its namespace: `headroom__Weight__c` is `Weight__c`. */
function withoutPrefix(field: string): string {
  return field.replace(/^\w+?__(?=\w+__c$)/, '');
}
