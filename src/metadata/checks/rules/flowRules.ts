import type { Component } from '../../model.ts';
import { childrenOf, textOf } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { guidePage } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { descendants, eachOfType } from './eachOfType.ts';

function flowFindings(component: Component, root: XmlElement, input: RuleInput): readonly Finding[] {
  return [
    ...connectorFindings(component, root),
    ...referenceFindings(component, root),
    ...recordFindings(component, root, input),
    ...callFindings(component, root, input)
  ];
}

/** Elements that a connector can lead to: they stand directly in the flow. */
function connectorFindings(component: Component, root: XmlElement): readonly Finding[] {
  const names = new Set(root.children.map((child) => textOf(child, 'name')));
  const targets = [...descendants(root, 'targetReference'), ...childrenOf(root, 'startElementReference')];
  const lost = targets.filter(({ text }) => text.trim() !== '' && !names.has(text.trim()));
  const doubled = root.children.filter((child, at) => {
    const name = textOf(child, 'name');
    return name !== undefined && root.children.findIndex((other) => textOf(other, 'name') === name) !== at;
  });
  return [
    ...lost.map((element) => ({
      ...placeOf(component, element),
      what: `leads to ${element.text.trim()}, which it lacks`,
      fix: 'Name an element of the flow or remove the connector',
      problem: `The flow contains a connector that refers to an element that doesn't exist: ${element.text.trim()}`
    })),
    ...doubled.map((element) => ({
      ...placeOf(component, element),
      what: `has two elements named ${textOf(element, 'name') ?? ''}`,
      fix: 'Rename one',
      problem: `The flow contains elements with the same name: ${textOf(element, 'name') ?? ''}`
    }))
  ];
}

/** Variables, choices, screen fields, outcomes and elements go by one set of names. */
function referenceFindings(component: Component, root: XmlElement): readonly Finding[] {
  const names = new Set(descendants(root, 'name').map(({ text }) => text.trim()));
  const references = [
    ...descendants(root, 'elementReference'),
    ...descendants(root, 'assignToReference'),
    ...descendants(root, 'leftValueReference'),
    ...descendants(root, 'collectionReference'),
    ...descendants(root, 'inputReference'),
    ...descendants(root, 'outputReference')
  ];
  return references
    .filter(({ text }) => text.trim() !== '' && !text.trim().startsWith('$') && !names.has(text.trim().split('.')[0] ?? ''))
    .map((element) => ({
      ...placeOf(component, element),
      what: `uses ${element.text.trim()}, which it lacks`,
      fix: 'Name a variable or element of the flow',
      problem: `The flow refers to a resource that doesn't exist: ${element.text.trim()}`
    }));
}

const fieldElements = ['filters', 'inputAssignments', 'outputAssignments'];

function recordFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const withObject = root.children.filter((child) => textOf(child, 'object') !== undefined);
  const objects = [
    ...withObject.map((child) => [child, textOf(child, 'object') ?? ''] as const),
    ...childrenOf(root, 'variables').map((child) => [child, textOf(child, 'objectType') ?? ''] as const)
  ];
  const lost = objects.filter(([, object]) => object !== '' && lookup.object(object) === 'missing');
  const fields = withObject.flatMap((child) => fieldsOf(child).map((field) => ({ ...field, object: textOf(child, 'object') ?? '' })));
  const lostFields = fields.filter(
    ({ object, name }) => /__c$/i.test(name) && lookup.object(object) === 'there' && lookup.field(object, name) === 'missing'
  );
  return [
    ...lost.map(([element, object]) => ({
      ...placeOf(component, element),
      what: `works on ${object}, which is missing`,
      fix: 'Correct the object name',
      problem: `${textOf(element, 'name') ?? 'The start'}: object "${object}" doesn't exist`
    })),
    ...lostFields.map(({ element, object, name }) => ({
      ...placeOf(component, element),
      what: `works on ${object}.${name}, which is missing`,
      fix: 'Correct the field name',
      problem: `The field "${name}" for the object "${object}" doesn't exist, or you don't have access to it.`
    }))
  ];
}

function fieldsOf(element: XmlElement): readonly { readonly element: XmlElement; readonly name: string }[] {
  const inside = fieldElements
    .flatMap((name) => childrenOf(element, name))
    .map((part) => ({ element: part, name: textOf(part, 'field') ?? '' }));
  const plain = [...childrenOf(element, 'queriedFields'), ...childrenOf(element, 'sortField')].map((part) => ({
    element: part,
    name: part.text.trim()
  }));
  return [...inside, ...plain];
}

/** Apex actions and subflows that the flow calls. */
function callFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const apex = childrenOf(root, 'actionCalls').filter((call) => textOf(call, 'actionType') === 'apex');
  const calls = [
    ...apex.map((element) => ({ element, type: 'ApexClass', name: textOf(element, 'actionName') ?? '' })),
    ...childrenOf(root, 'subflows').map((element) => ({ element, type: 'Flow', name: textOf(element, 'flowName') ?? '' }))
  ];
  return calls
    .filter(({ type, name }) => lookup.component(type, name) === 'missing')
    .map(({ element, type, name }) => ({
      ...placeOf(component, element),
      what: `calls the ${type} ${name}, which is missing`,
      fix: 'Correct the name or add it',
      problem: `${textOf(element, 'name') ?? ''}: no ${type} named ${name} found`
    }));
}

export const flowRules: readonly Rule[] = [
  {
    name: 'flow',
    says: 'a flow with a connector to a missing element, a reference to a missing resource, object, field, class or flow, or two elements of one name',
    source: guidePage('meta_visual_workflow'),
    check: eachOfType('Flow', flowFindings)
  }
];
