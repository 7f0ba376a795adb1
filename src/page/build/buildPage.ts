import { join } from 'node:path';
import { appStage, shellComponents } from './appStage.ts';
import type { App } from './appStage.ts';
import { packageComponents, usedLightningModules } from './componentSources.ts';
import type { ComponentSource } from './componentSources.ts';
import { readAppLabel, readAppPages, readRecordPages } from './flexipage.ts';
import { keptApp } from './keptApp.ts';
import { readLabels, translationsBeside } from './labels.ts';
import type { Labels } from './labels.ts';
import { platformModules } from './platformModules.ts';
import { isBaseComponent } from './rollupPlugins.ts';
import { vendorStage } from './vendorStage.ts';
import type { Vendor } from './vendorStage.ts';

/** Everything that the page's server hands out, and how long each stage of the build took. */
export type PageBuild = {
  readonly vendor: Vendor;
  readonly app: App;
  readonly labels: Labels;
  readonly milliseconds: { readonly vendor: number; readonly app: number };
};

/**
 * Builds the page from an unchanged package directory.
 * Reads: the package, and its translations in the directory beside it. Writes: the cache folder (see `vendorStage` and
 * `keptApp`); a repeat is harmless.
 *
 * @param packageFolder  a package directory of sfdx-project.json, such as `force-app`
 */
export async function buildPage(packageFolder: string, cacheFolder: string): Promise<PageBuild> {
  const components = packageComponents(packageFolder);
  const labels = readLabels(packageFolder, translationsBeside(packageFolder));
  const used = checkedModules([...components, ...shellComponents]);
  const started = performance.now();
  const vendor = await vendorStage(join(cacheFolder, 'page'), used);
  const vendorDone = performance.now();
  const labelNames = new Set(Object.keys(labels['en'] ?? {}));
  const pages = {
    recordPages: readRecordPages(packageFolder),
    appPages: readAppPages(packageFolder),
    appLabel: readAppLabel(packageFolder)
  };
  const sources = { packageFolder, labels: labelNames, components, ...pages };
  const app = await keptApp(join(cacheFolder, 'page'), packageFolder, vendor, () => appStage(sources, vendor));
  const milliseconds = { vendor: Math.round(vendorDone - started), app: Math.round(performance.now() - vendorDone) };
  return { vendor, app, labels, milliseconds };
}

/** Modules `lightning/...` in use; refuses by file one that neither the base components nor the page have. */
function checkedModules(components: readonly ComponentSource[]): readonly string[] {
  const used = usedLightningModules(components);
  for (const [id, file] of used) {
    if (Object.hasOwn(platformModules, id) || isBaseComponent(id)) continue;
    throw new Error(`${id}, used by ${file}, is not known to the local page; add it to src/page/build/platformModules.ts or do without it`);
  }
  return [...used.keys()];
}
