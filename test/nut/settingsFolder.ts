import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SettingChange } from '../../src/demo/demoSettings.ts';
import { recordPath, recordXml } from '../../src/metadata/recordXml.ts';
import { newRecord } from '../../src/operations/setup/starterRecords.ts';

/** Settings as files in a folder of their own: each record with the fields that are changed and no others. */
export type SettingsFolder = { readonly folder: string; readonly remove: () => void };

/** Writes changes as files in Metadata API format; other texts by their path. */
export function settingsFolder(changes: readonly SettingChange[], others: Readonly<Record<string, string>> = {}): SettingsFolder {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-settings-'));
  const records = changes.map(({ type, record, fields }) => newRecord(`${type}__mdt`, record, fields));
  const files = new Map([...records.map((record) => [recordPath(record), recordXml(record)] as const), ...Object.entries(others)]);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
