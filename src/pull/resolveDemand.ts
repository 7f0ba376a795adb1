import type { FieldDescribe, ObjectDescribe } from '../org/orgClient.ts';
import { fieldOf, referenceOf } from '../soql/schema.ts';
import { columnType } from './columnType.ts';
import type { Demand, Describes } from './pullPlan.ts';

/** A field of an object that a path reads on its way. */
export type ReadField = { readonly object: ObjectDescribe; readonly field: FieldDescribe };

export type Resolution =
  | { readonly kind: 'fields'; readonly fields: readonly ReadField[] }
  /** Objects that have to be described before more can be said. */
  | { readonly kind: 'unknown'; readonly objects: readonly string[] }
  | { readonly kind: 'no_object'; readonly object: string }
  /** The org has it, and lets nobody query it. */
  | { readonly kind: 'closed'; readonly object: string }
  | { readonly kind: 'no_field'; readonly object: string; readonly field: string }
  | { readonly kind: 'unreadable'; readonly object: string; readonly field: string; readonly type: string };

/**
 * The fields that a path reads: the reference of each step on its own object, and the last field on the last one.
 *
 * A step that may lead to several objects (Who, What, Owner) reads all of those that have the rest of the path; it fails
 * only where none has it.
 */
export function resolveDemand(demand: Demand, describes: Describes): Resolution {
  return resolvePath(demand.object, demand.path.split('.'), describes);
}

function resolvePath(objectName: string, parts: readonly string[], describes: Describes): Resolution {
  if (!describes.has(objectName)) return { kind: 'unknown', objects: [objectName] };
  const object = describes.get(objectName);
  if (object !== undefined && !object.queryable) return { kind: 'closed', object: objectName };
  if (object === undefined) return { kind: 'no_object', object: objectName };
  const [first = '', ...rest] = parts;
  return rest.length === 0 ? lastField(object, first) : parentStep(object, { relationship: first, rest, describes });
}

function lastField(object: ObjectDescribe, name: string): Resolution {
  const field = describedField(object, fieldOf(object, name)?.name);
  if (field === undefined) return { kind: 'no_field', object: object.name, field: name };
  if (columnType(field.type) === undefined) return { kind: 'unreadable', object: object.name, field: field.name, type: field.type };
  return { kind: 'fields', fields: [{ object, field }] };
}

type Step = { readonly relationship: string; readonly rest: readonly string[]; readonly describes: Describes };

function parentStep(object: ObjectDescribe, step: Step): Resolution {
  const reference = describedField(object, referenceOf(object, step.relationship)?.name);
  if (reference === undefined) return { kind: 'no_field', object: object.name, field: step.relationship };
  const targets = reference.referenceTo.map((target) => resolvePath(target, step.rest, step.describes));
  const unknown = targets.flatMap((target) => (target.kind === 'unknown' ? target.objects : []));
  if (unknown.length > 0) return { kind: 'unknown', objects: unknown };
  const found = targets.flatMap((target) => (target.kind === 'fields' ? target.fields : []));
  if (found.length === 0) return targets[0] ?? { kind: 'no_field', object: object.name, field: step.relationship };
  return { kind: 'fields', fields: [{ object, field: reference }, ...found] };
}

function describedField(object: ObjectDescribe, name: string | undefined): FieldDescribe | undefined {
  return name === undefined ? undefined : object.fields.find((field) => field.name === name);
}
