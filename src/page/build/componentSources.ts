import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A component folder of the package or of the page's own shell: its tag is `<namespace>-<name>`. One that holds a style sheet
 * alone has no tag; other sheets import it.
 */
export type ComponentSource = { readonly namespace: string; readonly name: string; readonly folder: string };

/** A component as the LWC compiler wants to be told about it. */
export type ModuleAlias = { readonly name: string; readonly path: string };

/**
 * Component folders below the `lwc` folders of a package directory, in name order.
 * Reads: the file system.
 *
 * @param packageFolder  folder that holds `main/default`, as in sfdx-project.json
 */
export function packageComponents(packageFolder: string): readonly ComponentSource[] {
  return globSync('**/lwc', { cwd: packageFolder })
    .sort()
    .flatMap((found) => componentsIn(join(packageFolder, found), 'c'));
}

/**
 * Component folders directly below one folder.
 * Reads: the file system.
 */
export function componentsIn(folder: string, namespace: string): readonly ComponentSource[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ namespace, name: entry.name, folder: join(folder, entry.name) }))
    .filter((component) => entryOf(component) !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The file that stands for a folder when it is imported. */
function entryOf({ name, folder }: ComponentSource): string | undefined {
  return ['js', 'css'].map((ending) => join(folder, `${name}.${ending}`)).find((path) => existsSync(path));
}

/** One alias a component, because a plain folder would take its parent's name as the namespace. */
export function moduleAliases(components: readonly ComponentSource[]): ModuleAlias[] {
  return components.flatMap((component) => {
    const path = entryOf(component);
    return path === undefined ? [] : [{ name: `${component.namespace}/${component.name}`, path }];
  });
}

/**
 * Ids `lightning/...` that the templates and scripts of some components use, sorted, each with a file that uses it.
 * Reads: the sources, without tests.
 */
export function usedLightningModules(components: readonly ComponentSource[]): ReadonlyMap<string, string> {
  const used = new Map<string, string>();
  for (const { folder } of components) {
    for (const file of globSync('**/*.{html,js}', { cwd: folder, exclude: (name) => name === '__tests__' }).sort()) {
      const path = join(folder, file);
      for (const id of lightningModulesIn(readFileSync(path, 'utf8'), file.endsWith('.html'))) if (!used.has(id)) used.set(id, path);
    }
  }
  return new Map([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Ids `lightning/...` named in one template or script.
 *
 * @example lightningModulesIn('<lightning-button-icon></lightning-button-icon>', true) // ['lightning/buttonIcon']
 */
export function lightningModulesIn(source: string, isTemplate: boolean): readonly string[] {
  if (isTemplate) return [...source.matchAll(/<lightning-([a-z0-9-]+)/g)].map((found) => `lightning/${camelCase(found[1] ?? '')}`);
  return [...source.matchAll(/['"](lightning\/[A-Za-z0-9]+)['"]/g)].map((found) => found[1] ?? '');
}

function camelCase(tagRest: string): string {
  return tagRest.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
