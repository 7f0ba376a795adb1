import { XMLParser } from 'fast-xml-parser';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

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
 * Custom labels and their translations of a package directory.
 * Reads: `labels/*.labels-meta.xml` and `translations/<language>.translation-meta.xml`.
 *
 * @returns labels by language; `en` holds every label, another language those that its file translates
 */
export function readLabels(packageFolder: string): Labels {
  const english: Record<string, string> = {};
  for (const file of globSync('**/*.labels-meta.xml', { cwd: packageFolder })) {
    const xml = parser.parse(readFileSync(join(packageFolder, file), 'utf8')) as LabelsXml;
    for (const label of xml.CustomLabels?.labels ?? []) english[label.fullName.trim()] = label.value;
  }
  const labels: Record<string, Record<string, string>> = { en: english };
  for (const file of globSync('**/*.translation-meta.xml', { cwd: packageFolder })) {
    labels[basename(file).replace('.translation-meta.xml', '')] = readTranslation(join(packageFolder, file));
  }
  return labels;
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
