import { XMLParser } from 'fast-xml-parser';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Custom labels by language: English in full, others where translated. */
export type Labels = { readonly [language: string]: { readonly [name: string]: string } };

type LabelsXml = { CustomLabels?: { labels?: { fullName: string; value: string }[] } };
type TranslationsXml = { Translations?: { customLabels?: { name: string; label?: string }[] } };

const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  isArray: (_name, path) => path === 'CustomLabels.labels' || path === 'Translations.customLabels'
});

/**
 * Custom labels of package directories, and their translations.
 * Reads: `labels/*.labels-meta.xml` and `translations/<language>.translation-meta.xml`. A directory that is not there holds none.
 *
 * @returns labels by language; `en` holds every label, another language those that its file translates
 */
export function readLabels(...folders: readonly string[]): Labels {
  const labels: Record<string, Record<string, string>> = { en: {} };
  for (const path of filesOf(folders, '.labels-meta.xml')) Object.assign(labels['en'] ?? {}, readEnglish(path));
  for (const path of filesOf(folders, '.translation-meta.xml')) labels[basename(path, '.translation-meta.xml')] = readTranslation(path);
  return labels;
}

/**
 * Where the translations of a package stand: a package directory of their own beside it, because an org that does not translate
 * refuses them, and takes the package without.
 *
 * @param packageFolder  a package directory of sfdx-project.json, such as `force-app`
 */
export function translationsBeside(packageFolder: string): string {
  return join(dirname(packageFolder), 'translations');
}

function filesOf(folders: readonly string[], ending: string): readonly string[] {
  return folders.flatMap((folder) => globSync(`**/*${ending}`, { cwd: folder }).map((file) => join(folder, file)));
}

function readEnglish(path: string): Record<string, string> {
  const xml = parser.parse(readFileSync(path, 'utf8')) as LabelsXml;
  return Object.fromEntries((xml.CustomLabels?.labels ?? []).map(({ fullName, value }) => [fullName.trim(), value]));
}

function readTranslation(path: string): Record<string, string> {
  const xml = parser.parse(readFileSync(path, 'utf8')) as TranslationsXml;
  const translated: Record<string, string> = {};
  for (const { name, label } of xml.Translations?.customLabels ?? []) if (label !== undefined) translated[name.trim()] = label;
  return translated;
}

/**
 * Labels that a viewer of some language sees: translated where possible, else English.
 *
 * @param language  language as the user record holds it (`de`, `zh_CN`, `en_US`)
 */
export function labelsFor(labels: Labels, language: string): Readonly<Record<string, string>> {
  const general = language.split('_')[0] ?? language;
  return { ...labels['en'], ...labels[general], ...labels[language] };
}
