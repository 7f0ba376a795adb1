import type { Component } from '../model.ts';
import { structureOf, wordsOf } from '../structure/structure.ts';
import type { Structure, StructureElement } from '../structure/structure.ts';
import { partsInFolder } from '../structure/typeFolder.ts';
import type { XmlElement } from '../xml.ts';
import type { Finding } from './finding.ts';
import { placeOf } from './finding.ts';
import { guidePage } from './rule.ts';
import type { Rule, RuleInput } from './rule.ts';

const namespace = 'http://soap.sforce.com/2006/04/metadata';
/** Old tools wrote it into the files of classes, and deploys take it. */
const toolingNamespace = 'urn:metadata.tooling.soap.sforce.com';
const objectParts = partsInFolder('objects');
/** Types whose files have a root of another name. */
const rootNames: Readonly<Record<string, string>> = { EmailTemplateFolder: 'EmailFolder', InvocableActionExtension: 'InvocableActionExt' };
/** Elements that hold XML of their own although the types declare text. */
const ownXml: readonly string[] = ['LightningComponentBundle.targetConfigs'];

export const structureRule: Rule = {
  name: 'structure',
  says: 'an element, word, number or boolean that the type does not declare, a required element that is missing, a second one of what stands once',
  source: guidePage('meta_types_list'),
  check: ({ model }: RuleInput) => {
    // What could not be read is told by the rule of readable files.
    const unread = new Set(
      model.problems.flatMap(({ component }) => (component === undefined ? [] : [`${component.type} ${component.fullName}`]))
    );
    return model.components.filter(({ type, fullName }) => !unread.has(`${type} ${fullName}`)).flatMap(checkComponent);
  }
};

function checkComponent(component: Component): readonly Finding[] {
  const { root } = component;
  if (root === undefined) return [];
  const type = component.type === 'EmailTemplateFolder' ? 'EmailFolder' : component.type;
  const rootName = rootNames[component.type] ?? component.type;
  const structure = structureOf(type);
  if (structure === undefined) return [unknownType(component)];
  const isPart = objectParts.has(root.name) || /^Workflow./.test(component.type);
  if (isPart) return elementFindings(component, root, type);
  if (root.name !== rootName) return [rootFinding(component, root, rootName)];
  return [...namespaceFindings(component, root), ...undeclaredFindings(component, root), ...elementFindings(component, root, type)];
}

function unknownType(component: Component): Finding {
  const what = `has the type ${component.type}, which is unknown to this check`;
  return { ...placeOf(component), what, fix: 'Add the type to scripts/metadataStructure/packageTypes.ts', isUnknown: true };
}

function rootFinding(component: Component, root: XmlElement, type: string): Finding {
  const what = `has the root element ${root.name}`;
  return { ...placeOf(component, root), what, fix: `Name it ${type}`, problem: `Unexpected root element ${root.name}, expected ${type}` };
}

function namespaceFindings(component: Component, root: XmlElement): readonly Finding[] {
  const given = root.attributes['xmlns'];
  if (given === namespace || given === toolingNamespace || (given === undefined && component.type === 'LightningComponentBundle'))
    return [];
  const what = given === undefined ? 'has no xmlns' : `has the xmlns ${given}`;
  const problem = `Error parsing file: Element ${root.name} is not in the namespace ${namespace}`;
  return [{ ...placeOf(component, root), what, fix: `Write xmlns="${namespace}" into the root element`, problem }];
}

/** `xsi:type` says nothing where no `xmlns:xsi` stands above it. */
function undeclaredFindings(component: Component, element: XmlElement): readonly Finding[] {
  const prefixes = new Set(Object.keys(element.attributes).flatMap((name) => /^xmlns:(.+)$/.exec(name)?.[1] ?? []));
  const used = Object.keys(element.attributes).find((name) => /^xsi:/.test(name));
  if (prefixes.has('xsi')) return [];
  if (used === undefined) return element.children.flatMap((child) => undeclaredFindings(component, child)).slice(0, 1);
  const problem = `Error parsing file: The prefix "xsi" for attribute "${used}" is not bound`;
  return [
    {
      ...placeOf(component, element),
      what: `uses ${used} without xmlns:xsi`,
      fix: 'Write xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" into the root element',
      problem
    }
  ];
}

function elementFindings(component: Component, element: XmlElement, type: string): readonly Finding[] {
  const structure = structureOf(type);
  if (structure === undefined) return valueFindings(component, element, type);
  const seen = new Set<string>();
  const children = element.children.flatMap((child, at): readonly Finding[] => {
    const declared = structure.get(child.name);
    if (declared === undefined) return [unknownElement(component, child, type)];
    const again = seen.has(child.name) && (!declared.isRepeated || element.children[at - 1]?.name !== child.name);
    seen.add(child.name);
    return [...(again ? [doubledElement(component, child, type)] : []), ...childFindings(component, child, { declared, type })];
  });
  return [...children, ...missingElements(component, element, structure)];
}

/** Parts of an object file are components of their own and judged there. */
function childFindings(component: Component, child: XmlElement, at: { declared: StructureElement; type: string }): readonly Finding[] {
  const isPart = component.type === 'CustomObject' && at.type === 'CustomObject' && objectParts.has(child.name);
  if (isPart || child.attributes['xsi:nil'] === 'true' || ownXml.includes(`${at.type}.${child.name}`)) return [];
  return elementFindings(component, child, at.declared.type);
}

function unknownElement(component: Component, child: XmlElement, type: string): Finding {
  return {
    ...placeOf(component, child),
    what: `has the element ${child.name}, which ${type} does not have`,
    fix: 'Correct its name or remove it',
    problem: `Error parsing file: Element {${namespace}}${child.name} invalid at this location in type ${type}`
  };
}

function doubledElement(component: Component, child: XmlElement, type: string): Finding {
  return {
    ...placeOf(component, child),
    what: `has the element ${child.name} a second time, or apart from the others of its name`,
    fix: 'Keep one, or put them one behind the other',
    problem: `Error parsing file: Element ${child.name} is duplicated at this location in type ${type}`
  };
}

function missingElements(component: Component, element: XmlElement, structure: Structure): readonly Finding[] {
  return [...structure.values()]
    .filter(({ isRequired, name }) => isRequired && !element.children.some((child) => child.name === name))
    .map(({ name }) => ({
      ...placeOf(component, element),
      what: `has no ${name} in ${element.name}`,
      fix: `Add the element ${name}`,
      problem: `Required field is missing: ${name}`
    }));
}

function valueFindings(component: Component, element: XmlElement, type: string): readonly Finding[] {
  const text = element.text.trim();
  // Retrieved translations hold an empty element, with a comment, for what nobody has translated.
  if (text === '' && component.type.includes('Translation')) return [];
  const problem = valueProblem(type, text);
  if (problem === undefined) return [];
  const words = wordsOf(type);
  const fix =
    words === undefined ? `Write a ${type}` : `Choose one of: ${words.slice(0, 12).join(', ')}${words.length > 12 ? ', ...' : ''}`;
  return [{ ...placeOf(component, element), what: `has the value ${text || 'nothing'} in ${element.name}`, fix, problem }];
}

function valueProblem(type: string, text: string): string | undefined {
  const refusal = (kind: string): string => `Error parsing file: '${text}' is not a valid value for the ${kind}`;
  if (type === 'boolean') return ['true', 'false', '1', '0'].includes(text) ? undefined : refusal('type xsd:boolean');
  if (type === 'number') return text !== '' && Number.isFinite(Number(text)) ? undefined : refusal('type xsd:double');
  const words = wordsOf(type);
  return words === undefined || words.length === 0 || words.includes(text) ? undefined : refusal(`enum '${type}'`);
}
