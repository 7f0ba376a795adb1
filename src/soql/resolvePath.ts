import type { FieldRef, PathStep } from './checkedQuery.ts';
import type { SoqlField, SoqlObject, SoqlSchema } from './schema.ts';
import { fieldOf, referenceOf } from './schema.ts';
import { bad, good } from './soqlError.ts';
import type { SoqlResult } from './soqlError.ts';
import type { ParentAlias, PathText } from './syntax.ts';

/** Names are looked up from here. */
export type Scope = {
  readonly schema: SoqlSchema;
  readonly object: SoqlObject;
  readonly alias?: string | undefined;
  /** Names that FROM gives to parents. */
  readonly parents?: readonly ParentAlias[] | undefined;
  readonly text: string;
  /**
   * What a polymorphic parent shows: `name` = the fields of Salesforce's Name object, as the org does; `targets` = every
   * field that one of the targets has, for paths of the settings that only the fact store reads.
   */
  readonly polymorphic: 'name' | 'targets';
  /** True for filters that run in the store alone: fields that the org cannot filter by are allowed. */
  readonly unfiltered?: boolean;
  /** True where FIELDS() selects no compound fields. */
  readonly partsOnly?: boolean;
};

/** Fields of Salesforce's Name object, which polymorphic parents show. Source: Object Reference, "Name". */
const nameFields = new Set(
  [
    'Id',
    'Name',
    'Type',
    'FirstName',
    'LastName',
    'Email',
    'Phone',
    'Title',
    'Alias',
    'Username',
    'IsActive',
    'UserRoleId',
    'ProfileId',
    'RecordTypeId'
  ].map((name) => name.toLowerCase())
);

/** What stands for Name on objects without such a field. */
const nameStandIns = ['CaseNumber', 'ContractNumber', 'OrderNumber', 'SolutionName', 'Subject'];

const furthestParent = 5;

/** Text that Salesforce gives for a field it does not know. */
function noSuchColumn(field: string, object: string): string {
  return (
    `No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after ` +
    'the custom field name. Please reference your WSDL or the describe call for the appropriate names.'
  );
}

function noSuchRelationship(relationship: string): string {
  return (
    `Didn't understand relationship '${relationship}' in field path. If you are attempting to use a custom relationship, be sure to ` +
    "append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names."
  );
}

/** The parts of a path without the alias or object name that may stand first. */
function partsOf(path: PathText, scope: Scope): readonly string[] {
  const [first = '', ...rest] = path.parts;
  if (rest.length === 0) return path.parts;
  const word = first.toLowerCase();
  if (scope.alias !== undefined && scope.alias.toLowerCase() === word) return rest;
  const parents = scope.parents ?? [];
  const at = parents.findIndex((each) => each.alias.toLowerCase() === word);
  const parent = parents[at];
  // A name may build on those before it, so the list gets shorter and no name leads to itself.
  if (parent) return partsOf({ ...path, parts: [...parent.parts, ...rest] }, { ...scope, parents: parents.slice(0, at) });
  const isObject = scope.object.name.toLowerCase() === word && !referenceOf(scope.object, first);
  return isObject ? rest : path.parts;
}

/** Field that a path leads to, over up to five parents. */
export function resolvePath(path: PathText, scope: Scope): SoqlResult<FieldRef> {
  const place = { text: scope.text, index: path.index };
  const parts = partsOf(path, scope);
  const last = parts.at(-1) ?? '';
  if (parts.length - 1 > furthestParent) {
    return bad('INVALID_FIELD', `SOQL statements cannot query across more than ${furthestParent} child-to-parent levels`, { place });
  }
  const steps: PathStep[] = [];
  let objects: readonly SoqlObject[] = [scope.object];
  for (const name of parts.slice(0, -1)) {
    const [object] = objects;
    const step = objects.length > 1 ? stepFromName(objects, name, scope) : object && stepTo(object, name, scope.schema);
    if (!step) return bad('INVALID_FIELD', noSuchRelationship(name), { place, name, object: object?.name ?? '' });
    steps.push(step);
    objects = step.targets;
  }
  return fieldAt({ path, steps, objects, name: last }, scope);
}

function stepTo(object: SoqlObject, relationship: string, schema: SoqlSchema): PathStep | undefined {
  const reference = referenceOf(object, relationship);
  if (!reference) return undefined;
  const targets = reference.referenceTo.map((name) => schema.object(name)).filter((each) => each !== undefined);
  return { relationship: reference.relationshipName ?? relationship, object: object.name, reference, targets };
}

/** Parents of Salesforce's Name object. Source: Object Reference, "Name", ProfileId, UserRoleId and RecordTypeId. */
const nameParents = new Set(['profile', 'userrole', 'recordtype']);

/** A step beyond a polymorphic parent (`Owner.Profile`), where one of its objects has it. */
function stepFromName(objects: readonly SoqlObject[], relationship: string, scope: Scope): PathStep | undefined {
  if (scope.polymorphic !== 'name' || !nameParents.has(relationship.toLowerCase())) return undefined;
  const steps = objects.map((object) => stepTo(object, relationship, scope.schema)).filter((step) => step !== undefined);
  return steps.length === 1 ? steps[0] : undefined;
}

type PathEnd = {
  readonly path: PathText;
  readonly steps: readonly PathStep[];
  readonly objects: readonly SoqlObject[];
  readonly name: string;
};

function fieldAt(end: PathEnd, scope: Scope): SoqlResult<FieldRef> {
  const { objects, name, steps } = end;
  const polymorphic = (steps.at(-1)?.reference.referenceTo.length ?? 1) > 1;
  const found = objects.flatMap((object) => {
    const field = fieldOf(object, name) ?? (polymorphic && name.toLowerCase() === 'name' ? standIn(object) : undefined);
    return field ? [{ object: object.name, field }] : [];
  });
  const objectName = polymorphic && name.toLowerCase() === 'type';
  const hidden = polymorphic && scope.polymorphic === 'name' && !nameFields.has(name.toLowerCase());
  const [first] = found;
  if ((!first && !objectName) || hidden) {
    const entity = polymorphic ? 'Name' : (objects[0]?.name ?? steps.at(-1)?.reference.referenceTo[0] ?? scope.object.name);
    return bad('INVALID_FIELD', noSuchColumn(name, entity), { place: { text: scope.text, index: end.path.index }, name, object: entity });
  }
  const field: SoqlField = objectName || !first ? { name: 'Type', type: 'string', referenceTo: [] } : first.field;
  const shownName = polymorphic && name.toLowerCase() === 'name' ? 'Name' : field.name;
  return good({
    kind: 'field',
    steps,
    field,
    owners: found.map(({ object, field: each }) => ({ object, field: each.name })),
    objectName,
    names: [...steps.map((step) => step.relationship), shownName],
    type: field.type,
    index: end.path.index
  });
}

function standIn(object: SoqlObject): SoqlField | undefined {
  return nameStandIns.map((name) => fieldOf(object, name)).find((field) => field !== undefined);
}
