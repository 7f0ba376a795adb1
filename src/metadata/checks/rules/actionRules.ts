import type { Component } from '../../model.ts';
import { childrenOf, textOf } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { Standing } from '../lookup.ts';
import { guidePage, notFound } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { descendants, eachOfType } from './eachOfType.ts';

/** What a quick action names: in which element, of which type, for people of which kind. */
type Named = { readonly name: string; readonly kind: string; readonly element: string; readonly type: string; readonly standing: Standing };

function namesOf({ fullName }: Component, root: XmlElement, { lookup }: RuleInput): readonly Named[] {
  const on = fullName.includes('.') ? (fullName.split('.')[0] ?? '') : '';
  const target = textOf(root, 'targetObject') ?? on;
  const objects = [...new Set([on, target])].filter((name) => name !== '');
  const items = [...descendants(root, 'quickActionLayoutItems'), ...childrenOf(root, 'fieldOverrides')];
  const fields = items.map((item) => textOf(item, 'field') ?? '').filter((name) => /__c$/i.test(name));
  const shown = textOf(root, 'lightningWebComponent') ?? textOf(root, 'lightningComponent');
  const isAura = shown !== undefined && lookup.component('AuraDefinitionBundle', shown) === 'there';
  const named = (element: string, type: string, kind: string, name: string | undefined): readonly Named[] =>
    name === undefined ? [] : [{ name, kind, element, type, standing: lookup.component(type, name) }];
  return [
    ...objects.map((name): Named => ({
      name,
      kind: 'object',
      element: 'targetObject',
      type: 'CustomObject',
      standing: lookup.object(name)
    })),
    ...fields.map((field): Named => {
      const name = `${target}.${field}`;
      return { name, kind: 'field', element: 'field', type: 'CustomField', standing: lookup.field(target, field) };
    }),
    ...(isAura ? [] : named('lightningWebComponent', 'LightningComponentBundle', 'component', shown)),
    ...named('flowDefinition', 'Flow', 'flow', textOf(root, 'flowDefinition'))
  ];
}

function quickActionFindings(component: Component, root: XmlElement, input: RuleInput): readonly Finding[] {
  return namesOf(component, root, input)
    .filter(({ standing }) => standing === 'missing')
    .map(({ name, kind, element, type }) => ({
      ...placeOf(component, root),
      what: `names the ${kind} ${name}, which is missing`,
      fix: 'Correct the name or add it',
      problem: notFound(element, type, name)
    }));
}

export const actionRules: readonly Rule[] = [
  {
    name: 'quickAction',
    says: 'a quick action on a missing object, or with a missing field, component or flow',
    source: guidePage('meta_quickaction'),
    check: eachOfType('QuickAction', quickActionFindings)
  }
];
