import type { Component } from '../../model.ts';
import { childrenOf, flagOf, textOf } from '../../xml.ts';
import type { XmlElement } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { Lookup, Standing } from '../lookup.ts';
import { guidePage, notFound } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';

type Entry = { readonly component: Component; readonly root: XmlElement; readonly element: XmlElement; readonly lookup: Lookup };

const holders = ['PermissionSet', 'Profile', 'MutingPermissionSet'];

/** Runs a check on every entry of one kind in permission sets and profiles. */
function eachEntry(name: string, check: (entry: Entry) => readonly Finding[]): (input: RuleInput) => readonly Finding[] {
  return ({ model, lookup }) =>
    model.components
      .filter(({ type }) => holders.includes(type))
      .flatMap((component) =>
        component.root === undefined
          ? []
          : childrenOf(component.root, name).flatMap((element) => check({ component, root: component.root as XmlElement, element, lookup }))
      );
}

/** A name as people and as the platform speak of it: the element that holds it and the type that it is of. */
type Name = { readonly kind: string; readonly text: string; readonly element: string; readonly type: string };

/** A finding about a name that is missing, or that nobody here knows. */
export function missingName(at: ReturnType<typeof placeOf>, name: Name, standing: Standing): readonly Finding[] {
  if (standing === 'there') return [];
  if (standing === 'unknown') {
    const what = `names the ${name.kind} ${name.text}, which is unknown to this check`;
    return [{ ...at, what, fix: 'Correct the name, or add it in src/localOrg/standardObjects', isUnknown: true }];
  }
  const what = `names the ${name.kind} ${name.text}, which is missing`;
  return [{ ...at, what, fix: 'Correct the name or remove the entry', problem: notFound(name.element, name.type, name.text) }];
}

function objectEntry({ component, root, element, lookup }: Entry): readonly Finding[] {
  const object = textOf(element, 'object') ?? '';
  const at = placeOf(component, element);
  const standing = lookup.object(object);
  // The platform names the object of an entry as `field`.
  if (standing !== 'there') return missingName(at, { kind: 'object', text: object, element: 'field', type: 'CustomObject' }, standing);
  if (/__mdt$/i.test(object)) {
    const what = `grants ${object} like an object, which is a Custom Metadata type`;
    return [{ ...at, what, fix: 'Use customMetadataTypeAccesses', problem: notFound('field', 'CustomObject', object) }];
  }
  return dependencies(root, element, { object, lookup }).map((problem) => ({
    ...at,
    what: `grants too little: ${problem}`,
    fix: 'Grant what it depends on too',
    problem
  }));
}

/** Edit needs read, delete needs edit, a detail needs read on its master, as the platform says when it refuses a set. */
function dependencies(root: XmlElement, element: XmlElement, { object, lookup }: { object: string; lookup: Lookup }): readonly string[] {
  const has = (name: string): boolean => flagOf(element, name);
  const rules: readonly (readonly [granted: boolean, name: string, needed: boolean, neededName: string])[] = [
    [has('allowCreate'), 'Create', has('allowRead'), 'Read'],
    [has('allowEdit'), 'Edit', has('allowRead'), 'Read'],
    [has('allowDelete'), 'Delete', has('allowEdit'), 'Edit'],
    [has('viewAllRecords'), 'View All', has('allowRead'), 'Read'],
    [has('modifyAllRecords'), 'Modify All', has('allowDelete') && has('viewAllRecords'), 'View All']
  ];
  const own = rules
    .filter(([granted, , needed]) => granted && !needed)
    .map(([, name, , needed]) => `Permission ${name} ${object} depends on permission(s): ${needed} ${object}`);
  const readable = new Set(
    childrenOf(root, 'objectPermissions')
      .filter((other) => flagOf(other, 'allowRead'))
      .map((other) => textOf(other, 'object'))
  );
  const unread = has('allowRead') ? lookup.mastersOf(object).filter((master) => !readable.has(master)) : [];
  return [...own, ...unread.map((master) => `Permission Read ${object} depends on permission(s): Read ${master}`)];
}

function fieldEntry({ component, element, lookup }: Entry): readonly Finding[] {
  const name = textOf(element, 'field') ?? '';
  const [object = '', field = ''] = name.split('.');
  const at = placeOf(component, element);
  const standing = lookup.field(object, field);
  if (standing !== 'there') return missingName(at, { kind: 'field', text: name, element: 'field', type: 'CustomField' }, standing);
  const known = lookup.knownField(object, field);
  const isGranted = flagOf(element, 'readable') || flagOf(element, 'editable');
  if (known === undefined || (component.type === 'Profile' && !isGranted)) return [];
  if (!known.isPermissionable && component.type !== 'MutingPermissionSet') {
    const kind = known.type === 'MasterDetail' ? 'a master-detail field' : 'required and always accessible';
    return [
      {
        ...at,
        what: `grants ${name}, which is ${kind}`,
        fix: 'Remove the entry',
        problem: `You cannot deploy to a required field: ${name}`
      }
    ];
  }
  if (flagOf(element, 'editable') && !flagOf(element, 'readable')) {
    return [
      {
        ...at,
        what: `lets people edit ${name} without reading it`,
        fix: 'Set readable to true',
        problem: `Field ${name} cannot be editable and not readable`
      }
    ];
  }
  return [];
}

const standardTab = /^standard-/;
const standardApp = /^standard__/;

/** Entries that name one component: element of the entry, element of the name, type, and the word for it. */
const named: readonly (readonly [entry: string, element: string, type: string, kind: string])[] = [
  ['tabSettings', 'tab', 'CustomTab', 'tab'],
  ['tabVisibilities', 'tab', 'CustomTab', 'tab'],
  ['applicationVisibilities', 'application', 'CustomApplication', 'app'],
  ['classAccesses', 'apexClass', 'ApexClass', 'class'],
  ['pageAccesses', 'apexPage', 'ApexPage', 'apexPage'],
  ['flowAccesses', 'flow', 'Flow', 'flow'],
  ['customPermissions', 'name', 'CustomPermission', 'customPermission'],
  ['recordTypeVisibilities', 'recordType', 'RecordType', 'recordType'],
  ['layoutAssignments', 'layout', 'Layout', 'layout'],
  ['customMetadataTypeAccesses', 'name', 'CustomObject', 'customMetadataType'],
  ['customSettingAccesses', 'name', 'CustomObject', 'customSetting']
];

function namedEntry([, element, type, kind]: (typeof named)[number], { component, element: entry, lookup }: Entry): readonly Finding[] {
  const text = textOf(entry, element) ?? '';
  if (standardTab.test(text) || standardApp.test(text) || (component.type === 'Profile' && ['Layout', 'RecordType'].includes(type)))
    return [];
  const standing = type === 'CustomObject' ? lookup.object(text) : lookup.component(type, text);
  return missingName(placeOf(component, entry), { kind, text, element: element === 'name' ? kind : element, type }, standing);
}

const page = guidePage('meta_permissionset');

export const accessRules: readonly Rule[] = [
  {
    name: 'objectPermission',
    says: 'a permission on a missing object, or without what it depends on: edit without read, a detail without its master',
    source: page,
    check: eachEntry('objectPermissions', objectEntry)
  },
  {
    name: 'fieldPermission',
    says: 'a permission on a missing field, on a required or master-detail field, or to edit without reading',
    source: page,
    check: eachEntry('fieldPermissions', fieldEntry)
  },
  {
    name: 'grantedName',
    says: 'a permission set or profile that names a missing tab, app, class, page, flow, custom permission, record type or Custom Metadata type',
    source: page,
    check: (input) => named.flatMap((row) => eachEntry(row[0], (entry) => namedEntry(row, entry))(input))
  },
  {
    name: 'groupMember',
    says: 'a permission set group with a missing permission set',
    source: guidePage('meta_permissionsetgroup'),
    check: ({ model, lookup }) =>
      model.components
        .filter(({ type }) => type === 'PermissionSetGroup')
        .flatMap((component) =>
          (component.root === undefined ? [] : childrenOf(component.root, 'permissionSets')).flatMap((element) => {
            const text = element.text.trim();
            const name = { kind: 'permissionSet', text, element: 'permissionSets', type: 'PermissionSet' };
            return missingName(placeOf(component, element), name, lookup.component('PermissionSet', text));
          })
        )
  }
];
