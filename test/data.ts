import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** Folder with the public data sets: `HEADROOM_TEST_DATA`, else `../shared/data` beside the repository. */
const dataFolder = process.env['HEADROOM_TEST_DATA'] ?? join(import.meta.dirname, '..', '..', 'shared', 'data');

/** Why a test on public data is skipped; undefined where the data are there. */
export function whySkipped(files: readonly string[]): string | undefined {
  const missing = files.filter((file) => !existsSync(join(dataFolder, file)));
  return missing.length === 0 ? undefined : `skipped: ${missing.join(', ')} not found in ${dataFolder} (set HEADROOM_TEST_DATA)`;
}

/** Rows of a gzipped CSV file with a header row, all values as text. */
export function readTable(file: string): readonly Readonly<Record<string, string>>[] {
  return parse(gunzipSync(readFileSync(join(dataFolder, file))), { columns: true }) as Record<string, string>[];
}
