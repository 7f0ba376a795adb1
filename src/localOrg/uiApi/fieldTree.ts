import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { findUiObject, visibleField, visibleReference } from './supportedObjects.ts';

/** Fields wanted of a record: its own, and those of its parents by relationship. */
export type FieldTree = {
  readonly object: OrgObject;
  readonly fields: Map<string, OrgField>;
  readonly parents: Map<string, { readonly reference: OrgField; readonly trees: FieldTree[] }>;
};

/** A tree without fields. */
export function emptyTree(object: OrgObject): FieldTree {
  return { object, fields: new Map(), parents: new Map() };
}

/** What the resource says of a field that is not there, or that the user may not see: the words of a SOQL query. */
export function noSuchField(object: OrgObject, path: string): OrgError {
  return new OrgError(
    400,
    'INVALID_FIELD',
    `No such column '${path}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after ` +
      'the custom field name. Please reference your WSDL or the describe call for the appropriate names.'
  );
}

/**
 * Adds qualified names (`Account.Owner.Name`) to a tree.
 *
 * @param isOptional  leaves out what is not there or hidden, in place of refusing it
 */
export function addFields(context: OrgContext, tree: FieldTree, names: readonly string[], isOptional: boolean): void {
  for (const name of names) {
    const [object, ...path] = name.split('.');
    const fits = object?.toLowerCase() === tree.object.name.toLowerCase() && path.length > 0;
    if (!fits) {
      if (isOptional) continue;
      throw new OrgError(400, 'INVALID_FIELD', `Field name '${name}' has to begin with the object: ${tree.object.name}.`);
    }
    if (!addPath(context, tree, path) && !isOptional) throw noSuchField(tree.object, path.join('.'));
  }
}

/** Adds one path (`Owner.Name`); false when a step is missing or hidden. */
export function addPath(context: OrgContext, tree: FieldTree, path: readonly string[]): boolean {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    const field = visibleField(context, tree.object, first);
    if (field) tree.fields.set(field.name, field);
    return field !== undefined;
  }
  const reference = visibleReference(context, tree.object, first);
  if (!reference) return false;
  const parent = parentOf(context, tree, reference);
  return parent.trees.map((each) => addPath(context, each, rest)).includes(true);
}

function parentOf(context: OrgContext, tree: FieldTree, reference: OrgField): { trees: FieldTree[] } {
  const name = reference.reference?.relationshipName ?? '';
  const known = tree.parents.get(name);
  if (known) return known;
  const objects = (reference.reference?.to ?? []).flatMap((target) => findUiObject(context, target) ?? []);
  const made = { reference, trees: objects.map(emptyTree) };
  tree.parents.set(name, made);
  return made;
}
