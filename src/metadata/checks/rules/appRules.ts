import type { Component } from '../../model.ts';
import { childOf, childrenOf, textOf, textsOf } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { guidePage, notFound } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { eachOfType } from './eachOfType.ts';

function appFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const lost = childrenOf(root, 'tabs').filter(
    ({ text }) => !text.startsWith('standard-') && lookup.component('CustomTab', text.trim()) === 'missing'
  );
  const overrides = [...childrenOf(root, 'actionOverrides'), ...childrenOf(root, 'profileActionOverrides')];
  const noPage = overrides.filter(
    (each) => textOf(each, 'type') === 'Flexipage' && lookup.component('FlexiPage', textOf(each, 'content') ?? '') === 'missing'
  );
  return [
    ...lost.map((element) => ({
      ...placeOf(component, element),
      what: `shows the tab ${element.text}, which is missing`,
      fix: 'Correct the name or add the tab',
      problem: notFound('tab', 'CustomTab', element.text)
    })),
    ...noPage.map((element) => ({
      ...placeOf(component, element),
      what: `opens the page ${textOf(element, 'content') ?? ''}, which is missing`,
      fix: 'Correct the name or add the page',
      problem: notFound('content', 'FlexiPage', textOf(element, 'content') ?? '')
    })),
    ...overrides
      .filter((each) => lookup.object(textOf(each, 'pageOrSobjectType') ?? 'Account') === 'missing')
      .map((element) => ({
        ...placeOf(component, element),
        what: `overrides an action of ${textOf(element, 'pageOrSobjectType') ?? ''}, which is missing`,
        fix: 'Correct the object name',
        problem: notFound('pageOrSobjectType', 'CustomObject', textOf(element, 'pageOrSobjectType') ?? '')
      })),
    ...textsOf(root, 'utilityBar')
      .filter((bar) => lookup.component('FlexiPage', bar) === 'missing')
      .map((bar) => ({
        ...placeOf(component, childOf(root, 'utilityBar')),
        what: `has the utility bar ${bar}, which is missing`,
        fix: 'Correct the name or add the page',
        problem: notFound('utilityBar', 'FlexiPage', bar)
      }))
  ];
}

function tabFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const lost = (element: string, type: string, kind: string): readonly Finding[] => {
    const name = textOf(root, element);
    if (name === undefined || lookup.component(type, name) !== 'missing') return [];
    return [
      {
        ...placeOf(component, childOf(root, element)),
        what: `opens the ${kind} ${name}, which is missing`,
        fix: `Correct the name or add the ${kind}`,
        problem: notFound(element, type, name)
      }
    ];
  };
  const isLost = textOf(root, 'customObject') === 'true' && lookup.object(component.fullName) === 'missing';
  const noObject = isLost
    ? [
        {
          ...placeOf(component, root),
          what: 'is the tab of an object that is missing',
          fix: 'Name the tab like its object',
          problem: `No custom object named ${component.fullName} found for the tab`
        }
      ]
    : [];
  return [
    ...noObject,
    ...lost('flexiPage', 'FlexiPage', 'page'),
    ...lost('lwcComponent', 'LightningComponentBundle', 'component'),
    ...lost('auraComponent', 'AuraDefinitionBundle', 'component'),
    ...lost('page', 'ApexPage', 'Visualforce page')
  ];
}

export const appRules: readonly Rule[] = [
  {
    name: 'app',
    says: 'an app with a missing tab, page or utility bar',
    source: guidePage('meta_customapplication'),
    check: eachOfType('CustomApplication', appFindings)
  },
  {
    name: 'tab',
    says: 'a tab of a missing object, page or component',
    source: guidePage('meta_tab'),
    check: eachOfType('CustomTab', tabFindings)
  }
];
