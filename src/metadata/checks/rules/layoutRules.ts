import type { Component } from '../../model.ts';
import { childrenOf, textOf } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { guidePage, notFound } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { missingName } from './accessRules.ts';
import { descendants, eachOfType } from './eachOfType.ts';

/** The object of a layout: what stands before the first hyphen of its name. */
function objectOf({ fullName }: Component): string {
  const object = fullName.slice(0, fullName.indexOf('-'));
  // The layout shown while a case is closed.
  return object === 'CaseClose' ? 'Case' : object;
}

function layoutFindings(component: Component, root: XmlElement, input: RuleInput): readonly Finding[] {
  const object = objectOf(component);
  const standing = input.lookup.object(object);
  if (standing !== 'there') {
    const at = placeOf(component, root);
    if (standing === 'unknown') return missingName(at, { kind: 'object', text: object, element: 'object', type: 'CustomObject' }, standing);
    const what = `names the object ${object}, which is missing`;
    return [{ ...at, what, fix: 'Name the file Object-Layout', problem: `Entity type ${object} cannot be found` }];
  }
  return [
    ...fieldFindings(component, root, input),
    ...doubledFields(component, root),
    ...relatedFindings(component, root, input),
    ...actionFindings(component, root, input)
  ];
}

function itemsOf(root: XmlElement): readonly XmlElement[] {
  return childrenOf(root, 'layoutSections').flatMap((section) => descendants(section, 'layoutItems'));
}

function fieldFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const object = objectOf(component);
  return itemsOf(root).flatMap((item): readonly Finding[] => {
    const field = textOf(item, 'field');
    if (field === undefined || lookup.field(object, field) !== 'missing') return [];
    const problem = notFound('field', 'CustomField', `${object}.${field}`);
    return [
      { ...placeOf(component, item), what: `shows ${field}, which ${object} lacks`, fix: 'Correct the field name or remove it', problem }
    ];
  });
}

function doubledFields(component: Component, root: XmlElement): readonly Finding[] {
  const items = itemsOf(root).filter((item) => textOf(item, 'field') !== undefined);
  return items
    .filter((item, at) => items.findIndex((other) => textOf(other, 'field') === textOf(item, 'field')) !== at)
    .map((item) => {
      const field = textOf(item, 'field') ?? '';
      return {
        ...placeOf(component, item),
        what: `shows ${field} twice`,
        fix: 'Remove one',
        problem: `Field ${field} appears on the layout more than once`
      };
    });
}

/** Related lists are named `Child__c.Lookup__c` for custom children; their columns are fields of the child. */
function relatedFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  return childrenOf(root, 'relatedLists').flatMap((list): readonly Finding[] => {
    const name = textOf(list, 'relatedList') ?? '';
    const [child = '', field = ''] = name.split('.');
    if (field === '' || !/__c$/i.test(field)) return [];
    if (lookup.field(child, field) === 'missing') {
      const problem = `Cannot find related list:${name}`;
      return [
        {
          ...placeOf(component, list),
          what: `shows the related list ${name}, which is missing`,
          fix: 'Name it Object.LookupField',
          problem
        }
      ];
    }
    const target = lookup.knownField(child, field)?.referenceTo ?? [];
    if (target.length > 0 && !target.includes(objectOf(component))) {
      return [
        {
          ...placeOf(component, list),
          what: `shows the related list ${name}, which leads to ${target.join(', ')}`,
          fix: `Name a lookup to ${objectOf(component)}`,
          problem: `Cannot find related list:${name}`
        }
      ];
    }
    const columns = childrenOf(list, 'fields').filter(({ text }) => /^\w+__c$/i.test(text) && lookup.field(child, text) === 'missing');
    return columns.map((column) => ({
      ...placeOf(component, column),
      what: `shows ${column.text} in ${name}, which ${child} lacks`,
      fix: 'Correct the field name or remove it',
      problem: notFound('fields', 'CustomField', `${child}.${column.text}`)
    }));
  });
}

/** Custom actions: `Account.Log_Pulse` or a global one without a dot. Those of the platform are not in the package. */
function actionFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const items = descendants(root, 'platformActionListItems').filter((item) => textOf(item, 'actionType') === 'QuickAction');
  const actions = [
    ...items.map((item) => ({ item, name: textOf(item, 'actionName') ?? '' })),
    ...descendants(root, 'quickActionListItems').map((item) => ({ item, name: textOf(item, 'quickActionName') ?? '' }))
  ];
  const lost = actions.filter(({ name }) => isOwnAction(name) && lookup.component('QuickAction', name) === 'missing');
  const buttons = childrenOf(root, 'customButtons').filter(
    ({ text }) => lookup.component('WebLink', `${objectOf(component)}.${text}`) === 'missing'
  );
  return [
    ...lost.map(({ item, name }) => ({
      ...placeOf(component, item),
      what: `offers the action ${name}, which is missing`,
      fix: 'Correct the name or add the action',
      problem: notFound('QuickAction', 'QuickAction', name)
    })),
    ...buttons.map((item) => ({
      ...placeOf(component, item),
      what: `has the button ${item.text}, which is missing`,
      fix: 'Correct the name or add the button',
      problem: notFound('customButtons', 'WebLink', item.text)
    }))
  ];
}

/** An action of the package: on a custom object, or with an underscore, which names of the platform's own actions lack. */
function isOwnAction(name: string): boolean {
  const [object = '', action = ''] = name.split('.');
  return action !== '' && (/__c$/i.test(object) || /^[A-Za-z0-9]+_/.test(action));
}

export const layoutRules: readonly Rule[] = [
  {
    name: 'layout',
    says: 'a layout of a missing object, or with a missing field, related list, action or button',
    source: guidePage('meta_layouts'),
    check: eachOfType('Layout', layoutFindings)
  }
];
