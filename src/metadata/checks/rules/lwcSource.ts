import type { LwcBundleModel } from '../../pageModel.ts';
import { configurationName } from '../../readLwcBundle.ts';
import { childOf, childrenOf, parseXml } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';

/** A module that a component imports: `@salesforce/schema/Account.Name`, and where. */
export type Import = { readonly file: string; readonly module: string; readonly line: number };

const imported =
  /^[ \t]*(?:import|export)\s[^'"]*?\bfrom\s*['"]([^'"]+)['"]|^[ \t]*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** Static and dynamic imports of a bundle's scripts, comments left out. */
export function importsOf({ files }: LwcBundleModel): readonly Import[] {
  return [...files].flatMap(([file, text]) => {
    if (!/\.(js|ts)$/.test(file)) return [];
    const code = withoutComments(text);
    return [...code.matchAll(imported)].map((match) => ({
      file,
      module: match[1] ?? match[2] ?? match[3] ?? '',
      line: lineOf(code, match)
    }));
  });
}

/** Blanks comments and keeps every line where it is; `//` inside a text is left alone. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/^[ \t]*\/\/.*$/gm, (comment) => ' '.repeat(comment.length));
}

function lineOf(text: string, match: RegExpExecArray): number {
  const start = match.index + (match[0].length - match[0].trimStart().length);
  return text.slice(0, start).split('\n').length;
}

/** Components of the package that a bundle's templates use: `c-order-item` is `orderItem`, and where. */
export function childComponentsOf({ files }: LwcBundleModel): readonly Import[] {
  return [...files].flatMap(([file, text]) => {
    if (!file.endsWith('.html')) return [];
    const markup = text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
    return [...markup.matchAll(/<c-([a-z0-9-_]+)/g)].map((match) => ({
      file,
      module: camelCase(match[1] ?? ''),
      line: lineOf(markup, match)
    }));
  });
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Names with `@api` in the component's class.
 *
 * @returns  undefined where the class extends another than LightningElement, which may bring names of its own
 */
export function apiNamesOf({ name, files }: LwcBundleModel): ReadonlySet<string> | undefined {
  const source = files.get(`${name}.js`) ?? files.get(`${name}.ts`);
  if (source === undefined || !/\bextends\s+LightningElement\b/.test(source)) return undefined;
  const code = withoutComments(source);
  return new Set([...code.matchAll(/@api\b\s*(?:(?:async|get|set)\s+(?=\w))?(\w+)/g)].map(([, found]) => found ?? ''));
}

/** The root of the bundle's configuration file; undefined where it cannot be read. */
export function configurationOf({ name, files }: LwcBundleModel): XmlElement | undefined {
  const parsed = parseXml(files.get(configurationName(name, files)) ?? '');
  return parsed.ok ? parsed.root : undefined;
}

/** Each `targetConfig` of a bundle's configuration. */
export function targetConfigsOf(bundle: LwcBundleModel): readonly XmlElement[] {
  const root = configurationOf(bundle);
  const configs = root === undefined ? undefined : childOf(root, 'targetConfigs');
  return configs === undefined ? [] : childrenOf(configs, 'targetConfig');
}

/** Properties that an admin can set on a page. */
export function declaredProperties(bundle: LwcBundleModel): ReadonlySet<string> {
  const properties = targetConfigsOf(bundle).flatMap((config) => childrenOf(config, 'property'));
  return new Set(properties.map(({ attributes }) => attributes['name'] ?? ''));
}

/** Source: https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html */
const salesforceModules = [
  ...[
    'accessCheck',
    'apex',
    'apexContinuation',
    'client',
    'community',
    'contentAssetUrl',
    'customPermission',
    'featureFlag',
    'gate',
    'i18n'
  ],
  ...['label', 'messageChannel', 'resourceUrl', 'schema', 'site', 'user', 'userPermission']
];

/** Whether a module of the platform is in no list. */
export function isUnknownModule(module: string): boolean {
  const [scope, kind = ''] = module.split('/');
  return scope === '@salesforce' && !salesforceModules.includes(kind);
}
