import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { pageModules, platformModules, resolvePlatformModules } from './platformModules.ts';
import { compileComponents, findPackageJson, hasDefaultExport, inputOf, judgeWarning, minify, virtualEntries } from './rollupPlugins.ts';

/** The framework and the base components, built: `folder` holds the files, `imports` maps module id to file name. */
export type Vendor = { readonly folder: string; readonly hash: string; readonly imports: Readonly<Record<string, string>> };

const frameworks = ['lwc', '@lwc/synthetic-shadow'];
/** Packages whose versions decide what a build makes. */
export const builtFrom = ['lwc', '@lwc/rollup-plugin', 'lightning-base-components', 'rollup', 'esbuild'];
const sources = ['vendorStage.ts', 'rollupPlugins.ts', 'platformModules.ts'];

/**
 * Framework and base components as ES modules with shared chunks.
 *
 * Writes: `<cacheFolder>/vendor-<hash>/`, once per set of modules and versions; a repeat only reads. The folder appears
 * by renaming a finished one, so that a build broken off leaves nothing that looks whole.
 *
 * @param modules  ids `lightning/...` in use; those that the page brings itself are left to the import map
 */
export async function vendorStage(cacheFolder: string, modules: readonly string[]): Promise<Vendor> {
  const ids = [...frameworks, ...modules.filter((id) => !Object.hasOwn(platformModules, id))];
  const hash = hashOf(ids);
  const folder = join(cacheFolder, `vendor-${hash}`);
  const imports = Object.fromEntries(ids.map((id) => [id, `${fileName(id)}.js`]));
  if (!existsSync(folder)) await build(ids, folder);
  return { folder, hash, imports };
}

async function build(ids: readonly string[], folder: string): Promise<void> {
  const entries = ids.map((id) => ({ name: fileName(id), source: entrySource(id) }));
  const unfinished = `${folder}.${process.pid}`;
  const bundle = await rollup({
    input: inputOf(entries),
    external: [...Object.keys(platformModules), ...Object.keys(pageModules)],
    plugins: [
      virtualEntries(entries),
      resolvePlatformModules({ packageFolder: '', labels: new Set(), components: [] }, true),
      ...compileComponents([]),
      minify()
    ],
    preserveEntrySignatures: 'strict',
    onwarn: judgeWarning
  });
  const { output } = await bundle.generate({ format: 'es', chunkFileNames: 'chunk-[hash].js', entryFileNames: '[name].js' });
  await bundle.close();
  mkdirSync(unfinished, { recursive: true });
  for (const file of output) writeFileSync(join(unfinished, file.fileName), file.type === 'chunk' ? file.code : file.source);
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
}

function entrySource(id: string): string {
  if (id === '@lwc/synthetic-shadow') return `import '${id}';`;
  const star = `export * from '${id}';`;
  return frameworks.includes(id) || !hasDefaultExport(id) ? star : `${star} export { default } from '${id}';`;
}

function fileName(id: string): string {
  return id.replace(/^@/, '').replaceAll('/', '-');
}

function hashOf(ids: readonly string[]): string {
  const hash = createHash('sha256').update(ids.join());
  for (const name of builtFrom) hash.update(readFileSync(findPackageJson(name)));
  for (const file of sources) hash.update(readFileSync(join(import.meta.dirname, file)));
  return hash.digest('hex').slice(0, 16);
}
