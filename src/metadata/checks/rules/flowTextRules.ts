import type { Component } from '../../model.ts';
import { childrenOf, textOf } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { guidePage } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { descendants, eachOfType } from './eachOfType.ts';

/** `{!order.Amount__c}` in formulas and templates; globals begin with `$`. */
const merged = /\{!\s*([A-Za-z]\w*)(?:\.(\w+))?/g;

type Use = { readonly element: XmlElement; readonly name: string; readonly field: string | undefined };

function mergesOf(root: XmlElement): readonly Use[] {
  const texts = [
    ...childrenOf(root, 'formulas').flatMap((formula) => childrenOf(formula, 'expression')),
    ...childrenOf(root, 'textTemplates').flatMap((template) => childrenOf(template, 'text'))
  ];
  return texts.flatMap((element) => [...element.text.matchAll(merged)].map(([, name = '', field]) => ({ element, name, field })));
}

function referencesOf(root: XmlElement): readonly Use[] {
  const names = ['elementReference', 'assignToReference', 'leftValueReference'];
  return names
    .flatMap((name) => descendants(root, name))
    .map((element) => {
      const [name = '', field] = element.text.trim().split('.');
      return { element, name, field };
    });
}

function findings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const names = new Set(descendants(root, 'name').map(({ text }) => text.trim()));
  const objects = new Map(
    childrenOf(root, 'variables').map((variable) => [textOf(variable, 'name') ?? '', textOf(variable, 'objectType')] as const)
  );
  const merges = mergesOf(root);
  const lostFields = [...merges, ...referencesOf(root)].filter(({ name, field = '' }) => {
    const object = objects.get(name);
    return object !== undefined && /__c$/i.test(field) && lookup.object(object) === 'there' && lookup.field(object, field) === 'missing';
  });
  return [
    ...merges
      .filter(({ name }) => !names.has(name))
      .map(({ element, name }) => ({
        ...placeOf(component, element),
        what: `merges ${name}, which it lacks`,
        fix: 'Name a variable or element of the flow',
        problem: `The flow refers to a resource that doesn't exist: ${name}`
      })),
    ...lostFields.map(({ element, name, field = '' }) => ({
      ...placeOf(component, element),
      what: `uses ${name}.${field}, which ${objects.get(name)} lacks`,
      fix: 'Correct the field name',
      problem: `The field "${field}" for the object "${objects.get(name)}" doesn't exist, or you don't have access to it.`
    }))
  ];
}

export const flowTextRules: readonly Rule[] = [
  {
    name: 'flowText',
    says: 'a flow whose formula or template merges a missing resource, or that uses a missing field of a record variable',
    source: guidePage('meta_visual_workflow'),
    check: eachOfType('Flow', findings)
  }
];
