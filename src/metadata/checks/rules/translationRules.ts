import type { Component } from '../../model.ts';
import { childrenOf, textOf } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { guidePage, notFound } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { eachOfType } from './eachOfType.ts';

/** Global actions that every org has: `NewCase`, `SendEmail`. Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_quickaction.htm */
const platformAction = /^(New[A-Z][A-Za-z]*|SendEmail|LogACall)$/;

/** What a translation file translates by name: the element, the type, and the word for it. */
const translated: readonly (readonly [element: string, type: string])[] = [
  ['customLabels', 'CustomLabel'],
  ['customApplications', 'CustomApplication'],
  ['customTabs', 'CustomTab'],
  ['quickActions', 'QuickAction'],
  ['reportTypes', 'ReportType']
];

function translationFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  return translated.flatMap(([element, type]) =>
    childrenOf(root, element).flatMap((entry): readonly Finding[] => {
      const name = textOf(entry, 'name') ?? '';
      const isObjectTab = type === 'CustomTab' && lookup.object(name) === 'there';
      const isPlatforms = name.startsWith('standard') || (type === 'QuickAction' && platformAction.test(name));
      if (isPlatforms || isObjectTab || lookup.component(type, name) !== 'missing') return [];
      const problem = notFound('name', type, name);
      return [
        {
          ...placeOf(component, entry),
          what: `translates the ${type} ${name}, which is missing`,
          fix: 'Correct the name or remove the entry',
          problem
        }
      ];
    })
  );
}

/** Parts of an object that its translation names: the element, the element of the name, and the type. */
const parts: readonly (readonly [element: string, name: string, type: string])[] = [
  ['layouts', 'layout', 'Layout'],
  ['recordTypes', 'name', 'RecordType'],
  ['validationRules', 'name', 'ValidationRule'],
  ['webLinks', 'name', 'WebLink'],
  ['fieldSets', 'name', 'FieldSet']
];

function objectTranslationFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const object = component.fullName.replace(/-[a-z]{2}(_[A-Z]{2})?$/, '');
  if (lookup.object(object) === 'missing') {
    return [
      {
        ...placeOf(component, root),
        what: `translates ${object}, which is missing`,
        fix: 'Name the file Object-language',
        problem: `Entity type ${object} cannot be found`
      }
    ];
  }
  const lost = (entry: XmlElement, type: string, name: string): Finding => ({
    ...placeOf(component, entry),
    what: `translates the ${type} ${object}.${name}, which is missing`,
    fix: 'Correct the name or remove the entry',
    problem: notFound('name', type, `${object}.${name}`)
  });
  const fields = childrenOf(root, 'fields').filter(
    (entry) => /__c$/i.test(textOf(entry, 'name') ?? '') && lookup.field(object, textOf(entry, 'name') ?? '') === 'missing'
  );
  return [
    ...fields.map((entry) => lost(entry, 'CustomField', textOf(entry, 'name') ?? '')),
    ...parts.flatMap(([element, nameOf, type]) =>
      childrenOf(root, element).flatMap((entry) => {
        const name = textOf(entry, nameOf) ?? '';
        const fullName = type === 'Layout' ? `${object}-${name}` : `${object}.${name}`;
        return lookup.component(type, fullName) === 'missing' && /__c$/i.test(object) ? [lost(entry, type, name)] : [];
      })
    )
  ];
}

/** In source format each field's translation has a file: `objectTranslations/Pulse__c-de/Mood__c.fieldTranslation-meta.xml`. */
function fieldTranslationFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const object = (component.fullName.split('.')[0] ?? '').replace(/-[a-z]{2}(_[A-Z]{2})?$/, '');
  const name = textOf(root, 'name') ?? '';
  if (!/__c$/i.test(name) || lookup.field(object, name) !== 'missing') return [];
  const problem = notFound('name', 'CustomField', `${object}.${name}`);
  return [
    {
      ...placeOf(component, root),
      what: `translates the CustomField ${object}.${name}, which is missing`,
      fix: 'Correct the name or remove the file',
      problem
    }
  ];
}

/** Labels: each name once in a file, texts of at most 1,000 characters. */
function labelFindings({ model }: RuleInput): readonly Finding[] {
  return model.labels.flatMap((label, at): readonly Finding[] => {
    const place = placeOf({ type: 'CustomLabel', fullName: label.name, file: label.file });
    const isTwice = model.labels.findIndex(({ name }) => name.toLowerCase() === label.name.toLowerCase()) !== at;
    if (isTwice) return [{ ...place, what: 'is a label that stands twice', fix: 'Remove one', problem: `Duplicate label ${label.name}` }];
    if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(label.language)) {
      const problem = `Invalid language: ${label.language}`;
      return [{ ...place, what: `has the language ${label.language}`, fix: 'Write a language as en_US or de', problem }];
    }
    if (label.value.length <= 1000) return [];
    const problem = 'Value too long for field: Value maximum length is:1000';
    return [{ ...place, what: `is a label of ${label.value.length} characters`, fix: 'Shorten it to 1000', problem }];
  });
}

/** A value set's translation names an existing value set and values of it. */
function valueSetTranslationFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const set = component.fullName.replace(/-[a-z]{2}(_[A-Z]{2})?$/, '');
  if (lookup.component('GlobalValueSet', set) === 'missing') {
    return [
      {
        ...placeOf(component, root),
        what: `translates the global value set ${set}, which is missing`,
        fix: 'Name the file Set-language',
        problem: notFound('fullName', 'GlobalValueSet', set)
      }
    ];
  }
  const values = lookup.packaged('GlobalValueSet', set)?.root;
  if (values === undefined) return [];
  const words = new Set(childrenOf(values, 'customValue').map((value) => textOf(value, 'label') ?? textOf(value, 'fullName')));
  return childrenOf(root, 'valueTranslation')
    .filter((entry) => !words.has(textOf(entry, 'masterLabel')))
    .map((entry) => ({
      ...placeOf(component, entry),
      what: `translates ${textOf(entry, 'masterLabel') ?? ''}, which is no value of ${set}`,
      fix: 'Correct masterLabel or remove the entry',
      problem: `Value ${textOf(entry, 'masterLabel') ?? ''} does not exist in ${set}`
    }));
}

export const translationRules: readonly Rule[] = [
  {
    name: 'translation',
    says: 'a translation of a missing label, app, tab, action or report type',
    source: guidePage('meta_translations'),
    check: eachOfType('Translations', translationFindings)
  },
  {
    name: 'objectTranslation',
    says: 'a translation of a missing object, field or other part of it',
    source: guidePage('meta_customobjecttranslation'),
    check: eachOfType('CustomObjectTranslation', objectTranslationFindings)
  },
  {
    name: 'fieldTranslation',
    says: 'a translation of a missing field',
    source: guidePage('meta_customobjecttranslation'),
    check: eachOfType('CustomFieldTranslation', fieldTranslationFindings)
  },
  {
    name: 'valueSetTranslation',
    says: 'a translation of a missing global value set or value',
    source: guidePage('meta_globalvaluesettranslation'),
    check: eachOfType('GlobalValueSetTranslation', valueSetTranslationFindings)
  },
  {
    name: 'customLabel',
    says: 'a label that stands twice or has more than 1,000 characters',
    source: guidePage('meta_customlabels'),
    check: labelFindings
  }
];
