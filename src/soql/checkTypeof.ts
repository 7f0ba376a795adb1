import type { CheckedTypeof, FieldRef, TypeofFields } from './checkedQuery.ts';
import { resolvePath } from './resolvePath.ts';
import type { Scope } from './resolvePath.ts';
import type { SoqlObject } from './schema.ts';
import { referenceOf } from './schema.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { PathText, SelectItem } from './syntax.ts';

type TypeofItem = Extract<SelectItem, { readonly kind: 'typeof' }>;

/**
 * TYPEOF with every object and field looked up. Its relationship is polymorphic and its objects are ones it may point to.
 * Source: SOQL and SOSL Reference, "TYPEOF".
 */
export function checkTypeof(item: TypeofItem, scope: Scope, position: number): SoqlResult<CheckedTypeof> {
  const [name = '', ...further] = item.path.parts;
  const place = { text: scope.text, index: item.path.index };
  if (further.length > 0) return bad('NOT_SUPPORTED', 'TYPEOF over a field of a parent is not supported', { place });
  const reference = referenceOf(scope.object, name);
  if (!reference || reference.referenceTo.length < 2) {
    return bad('INVALID_FIELD', `Cannot use TYPEOF on a non-polymorphic relationship: ${name}`, { place, name });
  }
  const branches: TypeofFields[] = [];
  for (const branch of item.branches) {
    const target = reference.referenceTo.find((each) => each.toLowerCase() === branch.object.toLowerCase());
    const object = target === undefined ? undefined : scope.schema.object(target);
    if (!object) {
      const detail = `sObject type '${branch.object}' is not supported in this TYPEOF: ${name} does not point to it`;
      return bad('INVALID_TYPE', detail, { place: { text: scope.text, index: branch.index }, name: branch.object });
    }
    const fields = ownFields(branch.fields, scope, { relationship: name, object });
    if (!fields.ok) return fields;
    branches.push({ object: object.name, fields: fields.value });
  }
  const otherwise = item.otherwise && nameFields(item.otherwise, scope, name);
  if (otherwise && !otherwise.ok) return otherwise;
  const relationship = reference.relationshipName ?? name;
  return good({ relationship, position, branches, ...(otherwise ? { otherwise: otherwise.value } : {}) });
}

type Branch = { readonly relationship: string; readonly object: SoqlObject };

/** Fields that one object of the relationship has, read over the relationship. */
function ownFields(paths: readonly PathText[], scope: Scope, branch: Branch): SoqlResult<readonly FieldRef[]> {
  const fields: FieldRef[] = [];
  const step = resolvePath({ kind: 'path', parts: [branch.relationship, 'Id'], index: 0 }, scope);
  if (!step.ok) return step;
  for (const path of paths) {
    const own = resolvePath(path, { schema: scope.schema, object: branch.object, text: scope.text, polymorphic: 'name' });
    if (!own.ok) return own;
    if (own.value.steps.length > 0) {
      return bad('NOT_SUPPORTED', 'Fields of parents inside TYPEOF are not supported', { place: { text: scope.text, index: path.index } });
    }
    fields.push({
      ...own.value,
      steps: step.value.steps,
      names: [...step.value.steps.map((each) => each.relationship), ...own.value.names]
    });
  }
  return good(fields);
}

/** Fields of the Name object, which every target has. */
function nameFields(paths: readonly PathText[], scope: Scope, relationship: string): SoqlResult<readonly FieldRef[]> {
  const fields: FieldRef[] = [];
  for (const path of paths) {
    const field = resolvePath({ ...path, parts: [relationship, ...path.parts] }, scope);
    if (!field.ok) return field;
    fields.push(field.value);
  }
  return good(fields);
}
