import type { KnownField, OrgNames } from '../../metadata/checks/lookup.ts';
import { refusalOfType } from './componentTypes.ts';
import { storedComponent } from './componentStore.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { FieldType, OrgField } from '../schema/field.ts';
import { mastersOf, type OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import { standardObjects } from '../standardObjects/standardObjects.ts';

/** Metadata types of fields by what describe calls them. */
const metadataTypes: Readonly<Partial<Record<FieldType, string>>> = {
  boolean: 'Checkbox',
  combobox: 'Text',
  currency: 'Currency',
  date: 'Date',
  datetime: 'DateTime',
  double: 'Number',
  email: 'Email',
  id: 'Lookup',
  int: 'Number',
  multipicklist: 'MultiselectPicklist',
  percent: 'Percent',
  phone: 'Phone',
  picklist: 'Picklist',
  reference: 'Lookup',
  string: 'Text',
  textarea: 'TextArea',
  time: 'Time',
  url: 'Url'
};

function toKnown(field: OrgField): KnownField {
  const isMaster = field.reference?.master !== undefined;
  return {
    name: field.name,
    type: isMaster ? 'MasterDetail' : (metadataTypes[field.type] ?? ''),
    referenceTo: field.reference?.to ?? [],
    // What the platform lets sets grant of its own fields is known of required ones alone.
    isPermissionable: field.permissionable || (!field.custom && (field.nillable || field.type === 'boolean')),
    isMaster,
    isFormula: !field.createable && !field.updateable
  };
}

/** Names that the org has, for the checks of a deploy. */
export function orgNames(org: LocalOrg): OrgNames {
  const { schema } = org;
  return {
    hasObject: (name) => schema.object(name) !== undefined,
    mastersOf: (name) => mastersIn(schema.object(name)),
    field: (objectName, fieldName) => {
      const object = schema.object(objectName);
      const field = object && schema.field(object, fieldName);
      return field && toKnown(field);
    },
    isBlindTo: (type) => refusalOfType(type) !== undefined,
    hasComponent: (type, fullName) => storedComponent(org, type, fullName) !== undefined || hasRow(org, type, fullName)
  };
}

/** Names of an org in which nothing was deployed: for checks of a package without an org. */
export function standardNames(): OrgNames {
  const objects = new Map(standardObjects.map((object) => [object.name.toLowerCase(), object]));
  return {
    hasObject: (name) => objects.has(name.toLowerCase()),
    mastersOf: (name) => mastersIn(objects.get(name.toLowerCase())),
    field: (objectName, fieldName) => {
      const field = objects.get(objectName.toLowerCase())?.fields.find(({ name }) => name.toLowerCase() === fieldName.toLowerCase());
      return field && toKnown(field);
    },
    isBlindTo: () => false,
    hasComponent: () => false
  };
}

function mastersIn(object: OrgObject | undefined): readonly string[] {
  return object === undefined ? [] : mastersOf(object).map(({ parentName }) => parentName);
}

/** Components that are records too, whatever brought them into the org. */
function hasRow(org: LocalOrg, type: string, fullName: string): boolean {
  const [first = '', second = ''] = fullName.split('.');
  const has = (table: string, column: string, value: string): boolean => {
    const sql = `select 1 from ${quoted(table)} where ${quoted(column)} = ? collate nocase`;
    return org.database.statement(sql).get(value) !== undefined;
  };
  const object = type === 'CustomMetadata' ? org.schema.object(`${first}__mdt`) : undefined;
  if (object !== undefined) return has(object.name, 'DeveloperName', second);
  if (type === 'PermissionSet') return has('PermissionSet', 'Name', fullName);
  return type === 'Profile' && has('Profile', 'Name', fullName);
}
