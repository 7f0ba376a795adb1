/**
 * Writes the component `c/headroomScoring` from `src/scoring/index.ts`.
 *
 * `node scripts/generateScoring.ts` writes, `--check` compares and fails when what stands there is stale.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'force-app/main/default/lwc/headroomScoring');

const meta = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by: node scripts/generateScoring.ts -->
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>66.0</apiVersion>
    <description>The scoring engine of Headroom, the same as in its sync service, for panels that compute.</description>
    <isExposed>false</isExposed>
    <masterLabel>Headroom scoring engine</masterLabel>
</LightningComponentBundle>
`;

/** Text of the two files of the component, by file name. */
export async function scoringComponent(): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    absWorkingDir: root,
    entryPoints: ['src/scoring/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: '// Made by: node scripts/generateScoring.ts (from src/scoring). Do not edit.' }
  });
  const code = built.outputFiles[0]?.text ?? '';
  return new Map([
    ['headroomScoring.js', code],
    ['headroomScoring.js-meta.xml', meta]
  ]);
}

async function staleFiles(files: ReadonlyMap<string, string>): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, text] of files) {
    const there = await readFile(join(folder, name), 'utf8').catch((error: unknown) => missingFile(error));
    if (there !== text) {
      stale.push(name);
    }
  }
  return stale;
}

function missingFile(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    return '';
  }
  throw error;
}

async function main(check: boolean): Promise<void> {
  const files = await scoringComponent();
  if (!check) {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of files) {
      await writeFile(join(folder, name), text);
    }
    return;
  }
  const stale = await staleFiles(files);
  if (stale.length > 0) {
    console.error(`Stale: ${stale.join(', ')} in c/headroomScoring. Run: node scripts/generateScoring.ts`);
    process.exitCode = 1;
  }
}

if (import.meta.main) {
  await main(process.argv.includes('--check'));
}
