import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rollup';

/** Everything the package offers to imports: labels, components, and files of its folder. */
export type PlatformIds = {
  readonly packageFolder: string;
  readonly labels: ReadonlySet<string>;
  readonly components: readonly { readonly namespace: string; readonly name: string }[];
};

/** Folder of the modules that run in the browser in place of the platform's own. */
export const platformFolder = join(import.meta.dirname, '..', 'platform');

/** Modules of the platform that the page brings itself: id to file below `platform`. */
export const platformModules: Readonly<Record<string, string>> = {
  'lightning/uiRecordApi': 'uiRecordApi.ts',
  'lightning/uiObjectInfoApi': 'uiObjectInfoApi.ts',
  'lightning/uiRelatedListApi': 'uiRelatedListApi.ts',
  'lightning/graphql': 'graphql.ts',
  'lightning/navigation': 'navigation.ts',
  'lightning/pageReferenceUtils': 'pageReferenceUtils.ts',
  'lightning/platformShowToastEvent': 'showToastEvent.ts',
  'lightning/refresh': 'refresh.ts',
  'lightning/platformResourceLoader': 'resourceLoader.ts',
  'force/navigation': 'navigation.ts'
};

/** Parts of the page's own browser code that the shell or base components need; closed to the package's components. */
export const pageModules: Readonly<Record<string, string>> = {
  '@page/i18n': 'i18n.ts',
  '@page/session': 'session.ts',
  '@page/namespace': 'namespace.ts',
  '@page/router': 'router.ts',
  '@page/refresh': 'refreshHandlers.ts',
  '@page/uiApi': 'uiApi.ts',
  '@page/formFields': 'formFields.ts'
};

const virtual = '\0platform:';

/**
 * Rollup plugin: resolves what only the platform can resolve, and refuses by name what the page does not know.
 *
 * Values that depend on the viewer (labels, locale, user) are read from the session when the page loads, so that one
 * build serves every user and language.
 *
 * @param fallBack  true in the build of the base components, which bring some of these ids themselves
 */
export function resolvePlatformModules(ids: PlatformIds, fallBack: boolean): Plugin {
  return {
    name: 'page-platform-modules',
    resolveId(id, importer) {
      if (Object.hasOwn(pageModules, id)) {
        if (importer?.startsWith(`${ids.packageFolder}/`)) this.error(`${id}, imported by ${importer}, exists only on the local page`);
        return join(platformFolder, pageModules[id] ?? '');
      }
      if (Object.hasOwn(platformModules, id)) return join(platformFolder, platformModules[id] ?? '');
      const isMissing = id.startsWith('c/') && !ids.components.some(({ namespace, name }) => `${namespace}/${name}` === id);
      if (isMissing) return this.error(`${id}, imported by ${importer ?? 'an entry'}, is no component of the package`);
      if (!id.startsWith('@salesforce/')) return null;
      const source = platformSource(id, ids);
      if (typeof source === 'string') return virtual + id;
      if (fallBack) return null;
      return this.error(`${id}, imported by ${importer ?? 'an entry'}, ${source.refusal}`);
    },
    load(id) {
      if (!id.startsWith(virtual)) return null;
      const source = platformSource(id.slice(virtual.length), ids);
      return typeof source === 'string' ? source : null;
    }
  };
}

type Refusal = { readonly refusal: string };

/** Source text of one `@salesforce/...` module, or why there is none. */
export function platformSource(id: string, ids: PlatformIds): string | Refusal {
  const [, kind = '', ...rest] = id.split('/');
  const name = rest.join('/');
  if (kind === 'label') return labelSource(name, ids.labels);
  if (kind === 'schema') return schemaSource(name, ids.packageFolder);
  if (kind === 'i18n') return i18nSource(name);
  if (kind === 'resourceUrl') return resourceSource(name, ids.packageFolder);
  if (id === '@salesforce/user/Id') return "import { session } from '@page/session'; export default session.userId;";
  if (id === '@salesforce/user/isGuest') return 'export default false;';
  if (id === '@salesforce/client/formFactor') return "import { formFactor } from '@page/session'; export default formFactor();";
  if (kind === 'userPermission') return "import { session } from '@page/session'; export default session.isAdministrator || undefined;";
  return { refusal: 'is not known to the local page; add it to src/page/build/platformModules.ts or do without it' };
}

function labelSource(name: string, labels: ReadonlySet<string>): string | Refusal {
  if (!name.startsWith('c.')) return { refusal: 'is not a custom label of this package' };
  if (!labels.has(name.slice(2))) return { refusal: 'does not stand in the custom labels of the package' };
  return `import { label } from '@page/session'; export default label(${JSON.stringify(name.slice(2))});`;
}

const i18nValues = [
  ...['lang', 'dir', 'locale', 'currency', 'timeZone', 'firstDayOfWeek'],
  ...['dateTime.shortDateFormat', 'dateTime.mediumDateFormat', 'dateTime.longDateFormat'],
  ...['number.decimalSeparator', 'number.groupingSeparator', 'number.currencySymbol', 'number.currencyFormat', 'number.percentFormat']
];

function i18nSource(name: string): string | Refusal {
  if (!i18nValues.includes(name)) return { refusal: `is not known to the local page, which knows ${i18nValues.join(', ')}` };
  return `import { i18n } from '@page/i18n'; export default i18n[${JSON.stringify(name)}];`;
}

function resourceSource(name: string, packageFolder: string): string | Refusal {
  const found = globSync(`**/staticresources/${name}.resource-meta.xml`, { cwd: packageFolder });
  if (found.length === 0) return { refusal: 'is not a static resource of the package' };
  return `export default ${JSON.stringify(`/resource/${name}`)};`;
}

function schemaSource(name: string, packageFolder: string): string | Refusal {
  const [objectApiName = '', ...path] = name.split('.');
  const fieldApiName = path.join('.');
  const missing = missingInPackage(objectApiName, path[0], packageFolder);
  if (missing !== undefined) return { refusal: `names ${missing}, which the package does not hold` };
  const value = fieldApiName === '' ? { objectApiName } : { objectApiName, fieldApiName };
  const entries = Object.entries(value).map(([key, text]) => `${JSON.stringify(key)}: withNamespace(${JSON.stringify(text)})`);
  return `import { withNamespace } from '@page/namespace'; export default { ${entries.join(', ')} };`;
}

/** What the package itself should define and does not; standard objects and fields are the org's to judge. */
function missingInPackage(object: string, field: string | undefined, packageFolder: string): string | undefined {
  const folder = globSync(`**/objects/${object}`, { cwd: packageFolder })[0];
  const isOurs = /__(c|mdt)$/;
  if (folder === undefined) return isOurs.test(object) ? object : undefined;
  if (field === undefined || !/__[cr]$/.test(field)) return undefined;
  const file = join(packageFolder, folder, 'fields', `${field.replace(/__r$/, '__c')}.field-meta.xml`);
  return existsSync(file) ? undefined : `${object}.${field}`;
}
