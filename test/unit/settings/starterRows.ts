import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { XMLParser } from 'fast-xml-parser';
import { readSettings } from '../../../src/settings/readSettings.ts';
import type { SettingRow } from '../../../src/settings/settingType.ts';
import type { Settings } from '../../../src/domain/settings.ts';

const folder = fileURLToPath(new URL('../../../starter/main/default/customMetadata', import.meta.url));

/** Rows by type, as the org would give the starter records; edits of a test apply to copies. */
export type Rows = Record<string, SettingRow[]>;

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === 'values' });

function readRow(file: string): readonly [type: string, row: SettingRow] {
  const [type = '', key = ''] = file.split('.');
  const xml = parser.parse(readFileSync(`${folder}/${file}`, 'utf8')) as {
    CustomMetadata: { values?: { field: string; value?: string | Record<string, string> }[] };
  };
  const row: Record<string, unknown> = { DeveloperName: key };
  for (const { field, value } of xml.CustomMetadata.values ?? []) {
    const parts = typeof value === 'object' ? value : { '#text': value ?? '' };
    row[field] = typed(parts['@_xsi:type'] ?? '', parts['@_xsi:nil'] === 'true' ? null : (parts['#text'] ?? ''));
  }
  return [type, row];
}

function typed(xsdType: string, text: string | null): unknown {
  if (text === null || text === '') {
    return null;
  }
  if (xsdType === 'xsd:boolean') {
    return text === 'true';
  }
  return xsdType === 'xsd:double' || xsdType === 'xsd:int' ? Number(text) : text;
}

const files = readdirSync(folder).filter((file) => file.endsWith('.md-meta.xml'));
const read = files.map(readRow);

/** The starter records as rows, with the example product lines switched on where `examples` says so. */
export function starterRows(options: { readonly examples?: boolean } = {}): Rows {
  const rows: Rows = {};
  for (const [type, row] of read) {
    const example = row['Active__c'] === false && type !== 'Headroom_Contract_Source';
    (rows[type] ??= []).push(options.examples === true && example ? { ...row, Active__c: true } : { ...row });
  }
  return rows;
}

/** The same rows with fields of one record changed; `Headroom_Signal.case_open` names it. */
export function withChange(rows: Rows, record: string, change: SettingRow): Rows {
  const [type = '', key = ''] = record.split('.');
  const changed = (rows[type] ?? []).map((row) => (row['DeveloperName'] === key ? { ...row, ...change } : row));
  return { ...rows, [type]: changed };
}

/** The starter settings; the test fails where they have findings. */
export function starterSettings(options: { readonly examples?: boolean } = {}): Settings {
  const { settings, findings } = readSettings(starterRows(options));
  if (settings === undefined || findings.length > 0) {
    throw new Error(JSON.stringify(findings, null, 1));
  }
  return settings;
}
