/**
 * Writes what a package's files may hold, `node scripts/generateMetadataStructure.ts [--check]`:
 *
 * - `src/metadata/structure/typeLines.ts`: elements and words of each metadata type, from the types of `@salesforce/types`
 * - `src/metadata/structure/folderLines.ts`: folder and ending of each type, from source-deploy-retrieve's registry
 * - `src/metadata/structure/standardLines.ts`: fields of the platform's own objects, from jsforce's schema
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { folderLines } from './metadataStructure/folderLines.ts';
import { standardLines } from './metadataStructure/standardLines.ts';
import { typeLines } from './metadataStructure/typeLines.ts';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const command = 'node scripts/generateMetadataStructure.ts';

type Generated = { readonly file: string; readonly name: string; readonly says: string; readonly lines: readonly string[] };

async function generate(): Promise<readonly Generated[]> {
  const types = await readFile(join(root, 'node_modules/@salesforce/types/lib/metadata.d.ts'), 'utf8');
  const registry: unknown = require('@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json');
  const valueSets: unknown = require('@salesforce/source-deploy-retrieve/lib/src/registry/stdValueSetRegistry.json');
  const schema = await readFile(join(root, 'node_modules/jsforce/lib/types/standard-schema.d.ts'), 'utf8');
  return [
    {
      file: 'typeLines',
      name: 'typeLines',
      says: 'metadata types and enumerations of @salesforce/types; structure.ts reads them',
      lines: typeLines(types)
    },
    {
      file: 'folderLines',
      name: 'folderLines',
      says: "folders of source-deploy-retrieve's registry; typeFolder.ts reads them",
      lines: folderLines(registry)
    },
    {
      file: 'standardLines',
      name: 'standardLines',
      says: "the platform's own objects and fields in jsforce's schema; standardField.ts reads them",
      lines: standardLines(schema, valueSets)
    }
  ];
}

async function textOf({ name, says, lines }: Generated, path: string): Promise<string> {
  const list = lines.map((line) => `  ${JSON.stringify(line)}`).join(',\n');
  const text = `/** Written by \`${command}\`: ${says}. */\nexport const ${name}: readonly string[] = [\n${list}\n];\n`;
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

let stale = 0;
for (const generated of await generate()) {
  const path = join(root, 'src/metadata/structure', `${generated.file}.ts`);
  const text = await textOf(generated, path);
  if (!process.argv.includes('--check')) await writeFile(path, text);
  else if ((await readFile(path, 'utf8')) !== text) {
    stale++;
    console.error(`${path} is stale. Run ${command}.`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
