import type { RecordModel, RecordValue } from './model.ts';

/**
 * A Custom Metadata record as the text of its file, values sorted by field: equal records give equal text.
 *
 * @example  recordXml(record) // '<?xml version="1.0" ...><CustomMetadata ...>...'
 */
export function recordXml(record: RecordModel): string {
  const values = [...record.values].sort((a, b) => (a.field < b.field ? -1 : 1)).map(valueXml);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">',
    `    <label>${escaped(record.label)}</label>`,
    `    <protected>${record.protected}</protected>`,
    ...values,
    '</CustomMetadata>',
    ''
  ].join('\n');
}

/** Path of a record's file in a Metadata API zip. */
export function recordPath(record: RecordModel): string {
  return `customMetadata/${record.object.replace(/__mdt$/, '')}.${record.name}.md`;
}

/** The record with some values replaced; a field that it does not name is added. */
export function withValues(record: RecordModel, changes: Readonly<Record<string, RecordValue['value']>>): RecordModel {
  const kept = record.values.filter(({ field }) => !(field in changes));
  const changed = Object.entries(changes).map(([field, value]): RecordValue => ({
    field,
    value,
    ...(value === null ? {} : { xsdType: xsdTypeOf(value) })
  }));
  return { ...record, values: [...kept, ...changed] };
}

function xsdTypeOf(value: string | number | boolean): string {
  if (typeof value === 'boolean') return 'xsd:boolean';
  return typeof value === 'number' ? 'xsd:double' : 'xsd:string';
}

function valueXml({ field, value, xsdType }: RecordValue): string {
  const content =
    value === null ? '<value xsi:nil="true"/>' : `<value xsi:type="${xsdType ?? xsdTypeOf(value)}">${escaped(numberText(value))}</value>`;
  return `    <values>\n        <field>${field}</field>\n        ${content}\n    </values>`;
}

/** Whole numbers keep one decimal, as Salesforce itself writes doubles. */
function numberText(value: string | number | boolean): string {
  return typeof value === 'number' && Number.isInteger(value) ? value.toFixed(1) : String(value);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
