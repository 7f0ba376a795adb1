import type { FormulaType } from './formulaType.ts';

/** Formula types of the field types that metadata files name; a relationship itself is the id as text. */
const types: Readonly<Record<string, FormulaType>> = {
  AutoNumber: 'Text',
  Checkbox: 'Boolean',
  Currency: 'Number',
  Date: 'Date',
  DateTime: 'DateTime',
  Email: 'Text',
  Html: 'Text',
  LongTextArea: 'Text',
  Lookup: 'Text',
  MasterDetail: 'Text',
  MetadataRelationship: 'Text',
  MultiselectPicklist: 'MultiPicklist',
  Number: 'Number',
  Percent: 'Number',
  Phone: 'Text',
  Picklist: 'Picklist',
  Text: 'Text',
  TextArea: 'Text',
  Time: 'Time',
  Url: 'Text'
};

/**
 * Type in formulas of a field by its metadata type.
 *
 * @returns  undefined for types that formulas cannot read, and for unknown ones
 */
export function formulaTypeOf(metadataType: string): FormulaType | undefined {
  return Object.hasOwn(types, metadataType) ? types[metadataType] : undefined;
}
