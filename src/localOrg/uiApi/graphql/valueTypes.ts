import type { FieldType, OrgField } from '../../schema/field.ts';

/**
 * Names of the GraphQL types that hold the values of fields.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/field-types.html
 */
const types: Readonly<Record<Exclude<FieldType, 'address' | 'anyType'>, string>> = {
  id: 'IDValue',
  string: 'StringValue',
  textarea: 'TextAreaValue',
  phone: 'PhoneNumberValue',
  email: 'EmailValue',
  url: 'UrlValue',
  picklist: 'PicklistValue',
  multipicklist: 'MultiPicklistValue',
  combobox: 'StringValue',
  boolean: 'BooleanValue',
  int: 'IntValue',
  double: 'DoubleValue',
  currency: 'CurrencyValue',
  percent: 'PercentValue',
  date: 'DateValue',
  datetime: 'DateTimeValue',
  time: 'TimeValue',
  reference: 'IDValue'
};

/** Name of the type that holds a field's value. */
export function valueType({ type, length, extraTypeInfo }: OrgField): string {
  if (type === 'textarea' && extraTypeInfo === 'richtextarea') return 'RichTextAreaValue';
  if (type === 'textarea' && length > 255) return 'LongTextAreaValue';
  if (type === 'anyType') throw new Error('History objects are not objects of UI API');
  if (type === 'address') throw new Error('Compound fields are not fields of UI API');
  return types[type];
}

const labelled: ReadonlySet<FieldType> = new Set(['picklist', 'multipicklist']);
const formatted: ReadonlySet<FieldType> = new Set(['int', 'double', 'currency', 'percent', 'date', 'datetime', 'time']);

/** Whether a field's value has the part: labels belong to picklists, formats to numbers and dates. */
export function hasPart({ type }: OrgField, part: string): boolean {
  if (part === 'label') return labelled.has(type);
  return part === 'format' ? formatted.has(type) : true;
}
