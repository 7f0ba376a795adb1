import type { Component } from '../../model.ts';
import { childrenOf, textOf } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { guidePage } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** Entries that may stand once for each name: element of the entry and element of the name. */
const once: readonly (readonly [entry: string, element: string])[] = [
  ['applicationVisibilities', 'application'],
  ['classAccesses', 'apexClass'],
  ['customMetadataTypeAccesses', 'name'],
  ['customPermissions', 'name'],
  ['fieldPermissions', 'field'],
  ['flowAccesses', 'flow'],
  ['objectPermissions', 'object'],
  ['pageAccesses', 'apexPage'],
  ['recordTypeVisibilities', 'recordType'],
  ['tabSettings', 'tab'],
  ['userPermissions', 'name']
];

function doubledEntries(component: Component): readonly Finding[] {
  const { root } = component;
  if (root === undefined) return [];
  return once.flatMap(([entry, element]) => {
    const entries = childrenOf(root, entry).map((each) => ({ each, name: textOf(each, element) ?? '' }));
    const names = entries.map(({ name }) => name.toLowerCase());
    return entries
      .filter(({ name }, at) => names.indexOf(name.toLowerCase()) !== at)
      .map(({ each, name }) => ({
        ...placeOf(component, each),
        what: `has ${entry} of ${name} twice`,
        fix: 'Keep one',
        problem: `Duplicate ${entry} specified: ${name}`
      }));
  });
}

export const accessTwiceRule: Rule = {
  name: 'grantedTwice',
  says: 'a permission set with two entries of one field, object, tab, app or class',
  source: guidePage('meta_permissionset'),
  check: ({ model }) => model.components.filter(({ type }) => type === 'PermissionSet').flatMap(doubledEntries)
};
