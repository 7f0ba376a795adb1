import type { FieldModel } from '../fieldModel.ts';
import type { Component, ObjectModel, PackageModel } from '../model.ts';
import { isStandardField, isStandardObject } from '../structure/standardField.ts';

/** A field of the org as far as checks need it. */
export type KnownField = {
  readonly name: string;
  /** Metadata type of the field, `Number`; empty where nobody knows. */
  readonly type: string;
  readonly referenceTo: readonly string[];
  /** Required, master-detail or always visible: no permission set can grant it. */
  readonly isPermissionable: boolean;
  readonly isMaster: boolean;
  readonly isFormula: boolean;
};

/** What the org has beside the package. */
export type OrgNames = {
  /** Undefined where the org has no such object. */
  field(object: string, field: string): KnownField | undefined;
  hasObject(name: string): boolean;
  /** Objects that the object's master-detail fields point to. */
  mastersOf(object: string): readonly string[];
  hasComponent(type: string, fullName: string): boolean;
  /** True for types that the org cannot hold, so that nobody can say what it lacks of them. */
  isBlindTo(type: string): boolean;
};

/** `unknown`: a name of the platform or of another package that no list here holds. */
export type Standing = 'there' | 'missing' | 'unknown';

/** Names of package and org together; letter case does not count. */
export type Lookup = {
  object(name: string): Standing;
  field(object: string, field: string): Standing;
  /** The field of the package or of the org; undefined where it is missing or only its name is known. */
  knownField(object: string, field: string): KnownField | undefined;
  fieldModel(object: string, field: string): FieldModel | undefined;
  /** Objects that the object's master-detail fields point to. */
  mastersOf(object: string): readonly string[];
  component(type: string, fullName: string): Standing;
  /** The component itself, where the package holds it. */
  packaged(type: string, fullName: string): Component | undefined;
};

/** An org that has nothing but what the platform gives every org. */
export const emptyOrg: OrgNames = {
  field: () => undefined,
  hasObject: () => false,
  mastersOf: () => [],
  isBlindTo: () => false,
  hasComponent: () => false
};

const customObject = /__(c|mdt|e|b|x|kav|share|history|feed|changeevent)$/i;
const everyObject = ['id', 'name', 'ownerid', 'createddate', 'createdbyid', 'lastmodifieddate', 'lastmodifiedbyid', 'systemmodstamp'];
const customObjectFields = [...everyObject, 'isdeleted', 'recordtypeid', 'currencyisocode', 'lastactivitydate', 'lastvieweddate'];
const otherFields = ['lastreferenceddate', 'developername', 'masterlabel', 'label', 'language', 'namespaceprefix', 'qualifiedapiname'];
const eventFields = ['replayid', 'eventuuid', 'setupownerid', 'isprotected'];
const ownFields = new Set([...customObjectFields, ...otherFields, ...eventFields]);
const activities = ['task', 'event'];

/** Names that a rule may look up. */
export function lookupOf(model: PackageModel, org: OrgNames): Lookup {
  const objects = Map.groupBy(model.objects, ({ name }) => name.toLowerCase());
  const labels = model.labels.map(({ name, file }): Component => ({ type: 'CustomLabel', fullName: name, file }));
  // What could not be read is there all the same: one fault is told once.
  const unread = model.problems.flatMap(({ component, file }): readonly Component[] =>
    component === undefined ? [] : [{ ...component, file }]
  );
  const components = new Map([...unread, ...model.components, ...labels].map((each) => [keyOf(each.type, each.fullName), each]));
  const fieldModel = (object: string, field: string): FieldModel | undefined => fieldIn(objects, object.toLowerCase(), field.toLowerCase());
  const object = (name: string): Standing => {
    if (objects.has(name.toLowerCase()) || components.has(keyOf('CustomObject', name)) || org.hasObject(name) || isStandardObject(name))
      return 'there';
    return customObject.test(name) && !isOfOtherPackage(name) ? 'missing' : 'unknown';
  };
  const knownField = (of: string, name: string): KnownField | undefined => toKnown(fieldModel(of, name)) ?? org.field(of, name);
  return {
    object,
    knownField,
    fieldModel,
    field: (of, name) => {
      if (knownField(of, name) !== undefined || isStandardField(of, name) || components.has(keyOf('CustomField', `${of}.${name}`)))
        return 'there';
      if (object(of) !== 'there') return object(of);
      if (/__(c|pc)$/i.test(name)) return isOfOtherPackage(name) ? 'unknown' : 'missing';
      if (!customObject.test(of)) return 'unknown';
      return ownFields.has(name.toLowerCase()) ? 'there' : 'missing';
    },
    component: (type, fullName) => {
      if (components.has(keyOf(type, fullName)) || org.hasComponent(type, fullName)) return 'there';
      return isOfOtherPackage(fullName) || org.isBlindTo(type) ? 'unknown' : 'missing';
    },
    mastersOf: (name) => {
      const fields = (objects.get(name.toLowerCase()) ?? []).flatMap((each) => each.fields);
      const own = fields.flatMap(({ type, referenceTo }) => (type === 'MasterDetail' && referenceTo !== undefined ? [referenceTo] : []));
      return [...new Set([...own, ...org.mastersOf(name)])];
    },
    packaged: (type, fullName) => components.get(keyOf(type, fullName))
  };
}

/** Whether a part of the name carries the namespace of a package: `fflib__Order__c`, `Account.fflib__Size__c`. */
function isOfOtherPackage(fullName: string): boolean {
  return fullName.split(/[./-]/).some((part) => /^[a-z]\w{0,14}?__\w/i.test(part.replace(customObject, '')));
}

function keyOf(type: string, fullName: string): string {
  return `${type} ${fullName}`.toLowerCase();
}

type Objects = ReadonlyMap<string, readonly ObjectModel[]>;

/** Fields of Activity show on tasks and events, custom fields of a contact on person accounts. */
function fieldIn(objects: Objects, object: string, field: string): FieldModel | undefined {
  const names = activities.includes(object) ? [object, 'activity'] : [object];
  const found = names.flatMap((name) => objects.get(name) ?? []).flatMap(({ fields }) => fields);
  return found.find(({ name }) => name.toLowerCase() === field);
}

function toKnown(field: FieldModel | undefined): KnownField | undefined {
  if (field === undefined) return undefined;
  const { name, type, required, formula } = field;
  return {
    name,
    type,
    referenceTo: type === 'Hierarchy' ? ['User'] : field.referenceTo === undefined ? [] : [field.referenceTo],
    isPermissionable: !required && type !== 'MasterDetail',
    isMaster: type === 'MasterDetail',
    isFormula: formula !== undefined || type === 'Summary' || type === 'AutoNumber'
  };
}
