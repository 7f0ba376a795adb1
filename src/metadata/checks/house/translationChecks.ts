import type { Component, PackageModel } from '../../model.ts';
import type { LabelModel } from '../../pageModel.ts';
import { childrenOf, textOf } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';
import type { Finding } from '../finding.ts';
import { placeOf } from '../finding.ts';

/** Languages that our words are translated into, beside English. */
export const languages: readonly string[] = ['de', 'ja', 'zh_CN'];

/** Longest text of a label, in any language. Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customlabels.htm */
const LONGEST = 1000;

/**
 * Our words in every language: a package that is translated at all holds every label in each of our languages, once, with the same
 * places. Translations of labels that are gone are the platform's to refuse. A package without translations is not looked at.
 */
export function translationChecks(model: PackageModel): readonly Finding[] {
  const files = model.components.filter(({ type }) => type === 'Translations');
  const [first] = files;
  if (first === undefined) return [];
  const absent = languages.filter((language) => !files.some(({ fullName }) => fullName === language));
  return [
    ...absent.map((language) => ({
      file: first.file,
      element: language,
      what: 'has no translations',
      fix: `Add ${language}.translation-meta.xml`
    })),
    ...files.flatMap((file) => languageFindings(file, model.labels))
  ];
}

function languageFindings(component: Component, labels: readonly LabelModel[]): readonly Finding[] {
  const entries = component.root === undefined ? [] : childrenOf(component.root, 'customLabels');
  const named = Map.groupBy(entries, (entry) => textOf(entry, 'name') ?? '');
  return labels.flatMap((label) => {
    const [entry, ...others] = named.get(label.name) ?? [];
    if (entry === undefined) {
      return [{ ...placeOf(component), element: label.name, what: `is not translated into ${component.fullName}`, fix: 'Add its words' }];
    }
    const doubles = others.map((other) => found(component, other, label, { what: 'is translated twice', fix: 'Remove one' }));
    return [...wordFindings(component, entry, label), ...doubles];
  });
}

function wordFindings(component: Component, entry: XmlElement, label: LabelModel): readonly Finding[] {
  const words = textOf(entry, 'label') ?? '';
  if (words.trim() === '') return [found(component, entry, label, { what: 'is translated by nothing', fix: 'Write its words' })];
  if (words.length > LONGEST) {
    return [
      found(component, entry, label, { what: `has ${words.length} characters in ${component.fullName}`, fix: `Shorten it to ${LONGEST}` })
    ];
  }
  const wanted = placesIn(label.value);
  const given = placesIn(words);
  if (wanted === given) return [];
  const what = `has the places ${given || 'none'} in ${component.fullName}, and ${wanted || 'none'} in English`;
  return [found(component, entry, label, { what, fix: 'Use the same places, in any order' })];
}

function found(component: Component, entry: XmlElement, { name }: LabelModel, fault: Pick<Finding, 'what' | 'fix'>): Finding {
  return { ...placeOf(component, entry), element: name, ...fault };
}

/** Places {0}, {1} of a text, each once and in order. */
function placesIn(text: string): string {
  return [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join(' ');
}
