import type { Component } from '../../model.ts';
import type { LwcBundleModel } from '../../pageModel.ts';
import { childOf, childrenOf, textOf } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { guidePage } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { descendants, eachOfType } from './eachOfType.ts';
import { declaredProperties } from './lwcSource.ts';

const targets: Readonly<Record<string, string>> = {
  RecordPage: 'lightning__RecordPage',
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage'
};

/** Components of the platform have a namespace before the colon; those of the package have none, or `c:`. */
function ownComponent(name: string): string | undefined {
  if (name.startsWith('c:')) return name.slice(2);
  return name.includes(':') ? undefined : name;
}

function pageFindings(component: Component, root: XmlElement, input: RuleInput): readonly Finding[] {
  return [
    ...descendants(root, 'componentInstance').flatMap((instance) =>
      instanceFindings({ component, instance, type: textOf(root, 'type') ?? '' }, input)
    ),
    ...objectFindings(component, root, input),
    ...doubledRegions(component, root),
    ...doubledIdentifiers(component, root),
    ...formFindings(component, root, input),
    ...lostFacets(component, root)
  ];
}

type Placed = { readonly component: Component; readonly instance: XmlElement; readonly type: string };

function instanceFindings({ component, instance, type }: Placed, { model, lookup }: RuleInput): readonly Finding[] {
  const at = placeOf(component, instance);
  const name = ownComponent(textOf(instance, 'componentName') ?? '');
  if (name === undefined) return [];
  if (lookup.component('AuraDefinitionBundle', name) === 'there') return [];
  const standing = lookup.component('LightningComponentBundle', name);
  if (standing === 'missing') {
    const problem = `We couldn't retrieve the design time component information for component c:${name}.`;
    return [{ ...at, what: `shows the component ${name}, which is missing`, fix: 'Correct the name or add the component', problem }];
  }
  const bundle = model.lwcBundles.find((each) => each.name === name);
  return bundle === undefined ? [] : [...targetFindings(at, bundle, type), ...propertyFindings(component, instance, bundle)];
}

function targetFindings(at: ReturnType<typeof placeOf>, bundle: LwcBundleModel, type: string): readonly Finding[] {
  const { name, isExposed } = bundle;
  const target = targets[type];
  if (!isExposed) {
    const problem = `The component ${name} is not exposed and can't be used on a Lightning page.`;
    return [
      { ...at, what: `shows the component ${name}, which is not exposed`, fix: `Set isExposed to true in ${name}.js-meta.xml`, problem }
    ];
  }
  if (target === undefined || bundle.targets.includes(target)) return [];
  const problem = `The component ${name} isn't supported on a page of type ${type}.`;
  return [{ ...at, what: `shows the component ${name} on a ${type}`, fix: `Add the target ${target} to ${name}.js-meta.xml`, problem }];
}

function propertyFindings(component: Component, instance: XmlElement, bundle: LwcBundleModel): readonly Finding[] {
  const known = declaredProperties(bundle);
  if (known === undefined) return [];
  return childrenOf(instance, 'componentInstanceProperties').flatMap((property): readonly Finding[] => {
    const name = textOf(property, 'name') ?? '';
    // Width, height and icon of a utility bar's item belong to the bar.
    if (known.has(name) || textOf(property, 'type') === 'decorator') return [];
    const problem = `The component ${bundle.name} doesn't have the property ${name}.`;
    return [
      {
        ...placeOf(component, property),
        what: `sets ${name} on ${bundle.name}, which has no such property`,
        fix: 'Correct the name or remove it',
        problem
      }
    ];
  });
}

function objectFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const object = textOf(root, 'sobjectType');
  const fields = descendants(root, 'fieldItem').map((item) => ({ item, path: textOf(item, 'fieldItem') ?? item.text }));
  const lost = fields.filter(
    ({ path }) => object !== undefined && /^Record\.\w+__c$/.test(path) && lookup.field(object, path.slice('Record.'.length)) === 'missing'
  );
  const noObject =
    object !== undefined && lookup.object(object) === 'missing'
      ? [
          {
            ...placeOf(component, childOf(root, 'sobjectType')),
            what: `stands on ${object}, which is missing`,
            fix: 'Correct sobjectType',
            problem: `The sobjectType ${object} does not exist`
          }
        ]
      : [];
  return [
    ...noObject,
    ...lost.map(({ item, path }) => ({
      ...placeOf(component, item),
      what: `shows the field ${path}, which ${object} lacks`,
      fix: 'Correct the field name or remove it',
      problem: `Something went wrong. We couldn't retrieve or load the information on the field: ${path}.`
    }))
  ];
}

/** A facet is the inside of a component, which names it in one of its properties. Source: https://github.com/trailheadapps/ecars/issues/85 */
function lostFacets(component: Component, root: XmlElement): readonly Finding[] {
  const values = new Set(descendants(root, 'value').map(({ text }) => text.trim()));
  const facets = childrenOf(root, 'flexiPageRegions').filter((region) => textOf(region, 'type') === 'Facet');
  return facets
    .filter((region) => !values.has(textOf(region, 'name') ?? ''))
    .map((region) => {
      const name = textOf(region, 'name') ?? '';
      const problem = `The facet ${name} is defined by a component in the FlexiPage but not actually used.`;
      return {
        ...placeOf(component, region),
        what: `has the facet ${name}, which no component uses`,
        fix: 'Remove it or name it in a component',
        problem
      };
    });
}

/** A record page names its object; rules of visibility name fields of it. */
function formFindings(component: Component, root: XmlElement, { lookup }: RuleInput): readonly Finding[] {
  const object = textOf(root, 'sobjectType');
  if (textOf(root, 'type') === 'RecordPage' && object === undefined) {
    const problem = 'Required field is missing: sobjectType';
    return [{ ...placeOf(component, root), what: 'is a record page without sobjectType', fix: 'Name its object', problem }];
  }
  return descendants(root, 'leftValue').flatMap((element): readonly Finding[] => {
    const [, field] = /^\{!Record\.(\w+__c)\}$/i.exec(element.text.trim()) ?? [];
    if (field === undefined || object === undefined || lookup.field(object, field) !== 'missing') return [];
    const problem = `Something went wrong. We couldn't retrieve or load the information on the field: Record.${field}.`;
    return [
      { ...placeOf(component, element), what: `decides by Record.${field}, which ${object} lacks`, fix: 'Correct the field name', problem }
    ];
  });
}

function doubledIdentifiers(component: Component, root: XmlElement): readonly Finding[] {
  const identifiers = descendants(root, 'identifier');
  return identifiers
    .filter(({ text }, at) => identifiers.findIndex((other) => other.text.trim() === text.trim()) !== at)
    .map((element) => ({
      ...placeOf(component, element),
      what: `has the identifier ${element.text.trim()} twice`,
      fix: 'Give each component its own identifier',
      problem: `Duplicate identifier: ${element.text.trim()}`
    }));
}

function doubledRegions(component: Component, root: XmlElement): readonly Finding[] {
  const names = childrenOf(root, 'flexiPageRegions').map((region) => ({ region, name: textOf(region, 'name') ?? '' }));
  return names
    .filter(({ name }, at) => names.findIndex((other) => other.name === name) !== at)
    .map(({ region, name }) => ({
      ...placeOf(component, region),
      what: `has the region ${name} twice`,
      fix: 'Give each region its own name',
      problem: `Region ${name} is duplicated`
    }));
}

export const pageRules: readonly Rule[] = [
  {
    name: 'lightningPage',
    says: 'a Lightning page with a missing or unexposed component, a property that it does not have, a wrong page type, a missing object or field',
    source: guidePage('meta_flexipage'),
    check: eachOfType('FlexiPage', pageFindings)
  }
];
