import type { FieldType, OrgField } from '../schema/field.ts';

const plainNames: Readonly<Record<Exclude<FieldType, 'string' | 'textarea' | 'reference' | 'double' | 'currency' | 'percent'>, string>> = {
  id: 'Lookup()',
  phone: 'Phone',
  email: 'Email',
  url: 'URL',
  picklist: 'Picklist',
  multipicklist: 'Picklist (Multi-Select)',
  combobox: 'Picklist',
  boolean: 'Checkbox',
  int: 'Number',
  date: 'Date',
  datetime: 'Date/Time',
  time: 'Time',
  address: 'Address',
  anyType: 'AnyType'
};
const numberNames = { double: 'Number', currency: 'Currency', percent: 'Percent' } as const;

/**
 * The type of a field in the words of Set-up, as FieldDefinition gives it: the name in the user interface, not the API's.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_fielddefinition.htm
 *
 * @example dataTypeOf(key) // 'Text(40) (External ID) (Unique Case Insensitive)'
 */
export function dataTypeOf(field: OrgField): string {
  if (field.formula) return `Formula (${baseName(field).replace(/\(.*/, '')})`;
  return baseName(field) + (field.externalId ? ' (External ID)' : '') + uniqueness(field);
}

function uniqueness(field: OrgField): string {
  if (!field.unique || !field.custom) return '';
  return field.type === 'string' ? ` (Unique Case ${field.caseSensitive ? 'Sensitive' : 'Insensitive'})` : ' (Unique)';
}

function baseName(field: OrgField): string {
  const { type } = field;
  if (field.autoNumber !== undefined) return 'Auto Number';
  if (type === 'string') return `Text(${field.length})`;
  if (type === 'textarea') return textAreaName(field);
  if (type === 'reference') return referenceName(field);
  if (type === 'double' || type === 'currency' || type === 'percent') {
    return `${numberNames[type]}(${field.precision - field.scale}, ${field.scale})`;
  }
  return plainNames[type];
}

function textAreaName(field: OrgField): string {
  const name = field.extraTypeInfo === 'richtextarea' ? 'Rich Text Area' : field.length > 255 ? 'Long Text Area' : 'Text Area';
  return `${name}(${field.length})`;
}

function referenceName({ reference }: OrgField): string {
  return `${reference?.master ? 'Master-Detail' : 'Lookup'}(${(reference?.to ?? []).join(',')})`;
}
