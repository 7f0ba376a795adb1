import type { SqlValue } from '../database.ts';
import type { FieldType, OrgField } from '../schema/field.ts';

/**
 * Types of values in the words of the history objects.
 * Source: the picklist DataType of
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_activityfieldhistory.htm
 */
const dataTypes: Readonly<Partial<Record<FieldType, string>>> = {
  boolean: 'Boolean',
  combobox: 'DynamicEnum',
  currency: 'Currency',
  date: 'DateOnly',
  datetime: 'DateTime',
  double: 'Double',
  email: 'Email',
  int: 'Double',
  multipicklist: 'MultiEnum',
  percent: 'Percent',
  phone: 'Phone',
  picklist: 'DynamicEnum',
  reference: 'EntityId',
  string: 'Text',
  textarea: 'MultiLineText',
  url: 'Url'
};
const longest = 255;

/**
 * What a history row calls the field: a lookup of the platform's own by its relationship (`Owner`, `Parent`), any other by its name.
 * Source: clients that ask for it, such as
 * https://github.com/activepieces/activepieces/blob/main/packages/pieces/community/salesforce/src/lib/trigger/new-case-in-queue.ts
 */
export function historyName({ name, custom, reference }: OrgField): string {
  return custom ? name : (reference?.relationshipName ?? name);
}

/** DataType of a history row of the field. */
export function historyDataType(field: OrgField): string {
  if (field.name === 'RecordTypeId') return 'RecordType';
  if (isLongText(field)) return field.extraTypeInfo === 'richtextarea' ? 'HtmlStringPlusClob' : 'StringPlusClob';
  return dataTypes[field.type] ?? 'Text';
}

/**
 * A value as a history row keeps it: JSON, so that numbers and boxes come back as such. Of long text and of picklists with several
 * values only the fact of the change is kept.
 */
export function historyValue(field: OrgField, value: SqlValue): SqlValue {
  if (value === null || isLongText(field) || field.type === 'multipicklist') return null;
  return JSON.stringify(field.type === 'boolean' ? value === 1 : value);
}

/**
 * True for fields whose changes the platform records when they are tracked.
 * Source: https://help.salesforce.com/s/articleView?id=xcloud.tracking_field_history.htm (formula, auto-number, created and modified by),
 * .../tracking_field_history_considerations (changes of time fields are not tracked)
 */
export function isRecorded({ trackHistory, formula, autoNumber, type, name }: OrgField): boolean {
  const isKept = formula === undefined && autoNumber === undefined && type !== 'time';
  return trackHistory && isKept && name !== 'CreatedById' && name !== 'LastModifiedById';
}

function isLongText(field: OrgField): boolean {
  return field.type === 'textarea' && field.length > longest;
}
