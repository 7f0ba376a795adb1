import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatConfigValidation } from '../../../../src/formatters/configValidation.ts';
import { validateConfig } from '../../../../src/operations/config/validate.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const records = join('main', 'default', 'customMetadata');

/** Phrases of the command, as the messages file has them. */
function words(key: string): string {
  const text = readFileSync(join(root, 'messages', 'config.validate.md'), 'utf8');
  const found = text.split(/^# /m).find((part) => part.startsWith(`${key}\n`));
  if (found === undefined) throw new Error(`no words for ${key}`);
  return found.slice(key.length).trim();
}

describe('validateConfig of source files', () => {
  let folder = '';

  /** Replaces text in the file of a record. */
  async function edit(record: string, from: string, to: string): Promise<void> {
    const file = join(folder, records, `${record}.md-meta.xml`);
    const text = await readFile(file, 'utf8');
    if (!text.includes(from)) throw new Error(`${record} has no ${from}`);
    await writeFile(file, text.replace(from, to));
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-validate-'));
    await cp(join(root, 'starter'), folder, { recursive: true });
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has neither findings nor warnings for the ready-made records', async () => {
    expect(await validateConfig(undefined, [folder])).toMatchObject({ findings: [], warnings: [] });
  });

  it('warns of a cap by one case behind the score that holds all product lines, in whole sentences', async () => {
    await edit('Headroom_Risk_Rule.high_case_waiting', '>59.0<', '>39.0<');
    const result = await validateConfig(undefined, [folder]);
    expect(result.findings).toEqual([]);
    expect(result.warnings.map(({ name }) => name)).toEqual(['HoldAllByCap']);
    expect(formatConfigValidation(result, words)[0]).toMatch(
      /^Warning: Headroom_Risk_Rule.account_at_risk_block puts all .* by a score that Headroom_Risk_Rule.high_case_waiting caps as soon as one Case meets it \(Headroom_Signal.case_high_oldest_days\)\. Raise the cap/
    );
  });
});
