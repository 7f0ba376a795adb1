import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from './appStage.ts';
import { findPackageJson } from './rollupPlugins.ts';
import { builtFrom } from './vendorStage.ts';
import type { Vendor } from './vendorStage.ts';

/** Folders of this page of which every file says how a package is compiled, or is compiled with it. */
const ownFolders = ['build', 'lwc', 'platform'].map((name) => join(import.meta.dirname, '..', name));

/** How many builds are kept: of a few packages, and of some edits back. */
const mostKept = 8;

/**
 * The compiled package, from the cache folder where nothing changed since it was compiled, else built and kept there.
 *
 * Reads: the package and the page's own sources. Writes: `<cacheFolder>/app-<hash>.json`, by renaming a finished file; the oldest of
 * more than eight go. A build that fails keeps nothing.
 */
export async function keptApp(cacheFolder: string, packageFolder: string, vendor: Vendor, build: () => Promise<App>): Promise<App> {
  const file = join(cacheFolder, `app-${hashOf(packageFolder, vendor)}.json`);
  if (existsSync(file)) return read(file);
  const app = await build();
  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify({ files: [...app.files], imports: app.imports }));
  renameSync(unfinished, file);
  removeOldest(cacheFolder);
  return app;
}

function read(file: string): App {
  const { files, imports } = JSON.parse(readFileSync(file, 'utf8')) as { files: [string, string][]; imports: Record<string, string> };
  return { files: new Map(files), imports };
}

function removeOldest(cacheFolder: string): void {
  const kept = globSync('app-*.json', { cwd: cacheFolder }).map((name) => join(cacheFolder, name));
  const newestFirst = kept
    .map((file) => ({ file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at);
  for (const { file } of newestFirst.slice(mostKept)) rmSync(file, { force: true });
}

/** Tests beside components are no part of what is compiled. */
function hashOf(packageFolder: string, vendor: Vendor): string {
  const hash = createHash('sha256').update(vendor.hash);
  for (const name of builtFrom) hash.update(readFileSync(findPackageJson(name)));
  for (const folder of [packageFolder, ...ownFolders]) {
    const entries = globSync('**/*.*', { cwd: folder, exclude: ['**/__tests__'], withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(`${file.slice(folder.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
