import { join } from 'node:path';
import { rollup } from 'rollup';
import { componentsIn, moduleAliases } from './componentSources.ts';
import type { ComponentSource } from './componentSources.ts';
import type { AppPage, RecordPage } from './flexipage.ts';
import { pageModules, platformModules, resolvePlatformModules } from './platformModules.ts';
import type { PlatformIds } from './platformModules.ts';
import { compileComponents, inputOf, judgeWarning, typeScript, virtualEntries } from './rollupPlugins.ts';
import type { VirtualEntry } from './rollupPlugins.ts';
import type { Vendor } from './vendorStage.ts';

/** What the app stage compiles. */
export type AppSources = PlatformIds & {
  readonly components: readonly ComponentSource[];
  readonly recordPages: readonly RecordPage[];
  readonly appPages: readonly AppPage[];
  readonly appLabel: string;
};

/** The compiled package and shell: file name to script, and the ids that go into the import map. */
export type App = { readonly files: ReadonlyMap<string, string>; readonly imports: Readonly<Record<string, string>> };

/** Components of the page around the widgets: header, lists, highlights panel, plain record page. */
export const shellComponents: readonly ComponentSource[] = componentsIn(join(import.meta.dirname, '..', 'lwc'), 'page');

/**
 * Package components, shell and platform modules as ES modules, with the vendor's modules left to the import map.
 * Reads: the sources. Takes some seconds of the processor for a large package; `keptApp` keeps what it makes.
 */
export async function appStage(sources: AppSources, vendor: Vendor): Promise<App> {
  const shared = sharedEntries();
  const entries = [...shared, mainEntry(sources)];
  const bundle = await rollup({
    input: inputOf(entries),
    external: Object.keys(vendor.imports),
    plugins: [
      virtualEntries(entries),
      resolvePlatformModules(sources, false),
      typeScript(),
      ...compileComponents(moduleAliases([...sources.components, ...shellComponents]))
    ],
    preserveEntrySignatures: 'strict',
    onwarn: judgeWarning
  });
  const { output } = await bundle.generate({ format: 'es', chunkFileNames: 'chunk-[hash].js', entryFileNames: '[name].js' });
  await bundle.close();
  const files = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])));
  const imports = Object.fromEntries(sharedIds.map((id) => [id, `${entryName(id)}.js`]));
  return { files, imports };
}

const sharedIds = [...Object.keys(platformModules), ...Object.keys(pageModules)];

/** Platform modules are entries of their own, because base components import them through the import map too. */
function sharedEntries(): VirtualEntry[] {
  return sharedIds.map((id) => ({ name: entryName(id), source: `export * from '${id}';` }));
}

function entryName(id: string): string {
  return id.replace(/^@/, '').replaceAll('/', '-');
}

function mainEntry({ components, recordPages, appPages, appLabel }: AppSources): VirtualEntry {
  const placed = new Set(
    [...recordPages, ...appPages].flatMap((page) => page.regions.flatMap((region) => region.components.map((item) => item.component)))
  );
  const ours = components.filter(({ name }) => placed.has(name));
  const imports = ours.map(({ namespace, name }, index) => `import c${index} from '${namespace}/${name}';`);
  const registry = ours.map(({ name }, index) => `${JSON.stringify(name)}: c${index}`);
  return {
    name: 'main',
    source: [
      "import '@lwc/synthetic-shadow';",
      "import { createElement } from 'lwc';",
      "import App from 'page/app';",
      ...imports,
      "const app = createElement('page-app', { is: App });",
      `app.components = { ${registry.join(', ')} };`,
      `app.label = ${JSON.stringify(appLabel)};`,
      `app.recordPages = ${JSON.stringify(recordPages)};`,
      `app.appPages = ${JSON.stringify(appPages)};`,
      "document.querySelector('#app').append(app);"
    ].join('\n')
  };
}
