import lwc from '@lwc/rollup-plugin';
import { transform } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin, RollupLog } from 'rollup';
import type { ModuleAlias } from './componentSources.ts';
import { platformFolder } from './platformModules.ts';

/** Highest LWC API version that the installed compiler knows; the plugin does not read js-meta.xml. */
const apiVersion = 66;

/** Folder in which virtual entries pretend to stand: the LWC plugin resolves nothing without a folder to start from. */
const entryFolder = join(import.meta.dirname, '..', 'lwc');

/** An entry that exists only during the build: `name` is its file name in the output. */
export type VirtualEntry = { readonly name: string; readonly source: string };

/** Rollup input for virtual entries. */
export function inputOf(entries: readonly VirtualEntry[]): Record<string, string> {
  return Object.fromEntries(entries.map(({ name }) => [name, join(entryFolder, `${name}.js`)]));
}

/** Rollup plugin that serves virtual entries. */
export function virtualEntries(entries: readonly VirtualEntry[]): Plugin {
  const sources = new Map(entries.map(({ name, source }) => [join(entryFolder, `${name}.js`), source]));
  return {
    name: 'page-virtual-entries',
    resolveId: (id) => (sources.has(id) ? id : null),
    load: (id) => sources.get(id) ?? null
  };
}

/** Rollup plugin that takes the types away from the page's own browser modules. */
export function typeScript(): Plugin {
  return {
    name: 'page-typescript',
    async transform(code, id) {
      if (!id.endsWith('.ts')) return null;
      const { code: script, map } = await transform(code, { loader: 'ts', target: 'es2022', sourcefile: id, sourcemap: true });
      return { code: script, map };
    }
  };
}

/** Rollup plugin that makes the output small. */
export function minify(): Plugin {
  return {
    name: 'page-minify',
    async renderChunk(code) {
      return { code: (await transform(code, { minify: true, target: 'es2022', legalComments: 'none' })).code, map: null };
    }
  };
}

const constants: readonly (readonly [RegExp, string])[] = [
  [/\bimport\.meta\.env\.SSR\b/g, 'false'],
  [/\bprocess\.env\.NODE_ENV\b/g, '"production"']
];

/** Rollup plugin: names that base components expect a bundler to replace; left in place they fail in the browser. */
function browserConstants(): Plugin {
  return {
    name: 'page-browser-constants',
    transform(code, id) {
      if (!id.includes('node_modules') || !constants.some(([name]) => code.search(name) >= 0)) return null;
      return { code: constants.reduce((text, [name, value]) => text.replace(name, value), code), map: null };
    }
  };
}

/** The LWC compiler with the switches that base components and ours need. */
export function compileComponents(aliases: readonly ModuleAlias[]): Plugin[] {
  return [
    browserConstants(),
    lwc({
      rootDir: entryFolder,
      apiVersion,
      modules: [...aliases, { npm: 'lightning-base-components' }],
      enableDynamicComponents: true,
      enableLwcOn: true,
      exclude: ['**/node_modules/@lwc/**', `${platformFolder}/**`, `${entryFolder}/*.js`]
    })
  ];
}

/** Keeps warnings about our own code, and turns an import that nobody resolves into an error. */
export function judgeWarning(warning: RollupLog, warn: (warning: RollupLog) => void): void {
  if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(`${warning.exporter} is imported by ${warning.id} and cannot be resolved`);
  const place = `${warning.loc?.file ?? ''} ${warning.id ?? ''} ${(warning.ids ?? []).join(' ')}`;
  if (!place.includes('node_modules')) warn(warning);
}

/** Whether lightning-base-components has a module. */
export function isBaseComponent(id: string): boolean {
  return existsSync(scriptOf(id));
}

/** Whether a base component's script has a default export; component modules do, libraries need not. */
export function hasDefaultExport(id: string): boolean {
  return /export default|as default/.test(readFileSync(scriptOf(id), 'utf8'));
}

function scriptOf(id: string): string {
  const [, name = ''] = id.split('/');
  return join(baseComponents, 'src', 'lightning', name, `${name}.js`);
}

/** Folder of the package lightning-base-components. */
const baseComponents = dirname(findPackageJson('lightning-base-components'));

/**
 * Path of an installed package's package.json, also where the package does not export it.
 * Reads: the node_modules folders from here upwards.
 */
export function findPackageJson(name: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', name, 'package.json');
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) throw new Error(`the package ${name} is not installed; run npm ci`);
  }
}
