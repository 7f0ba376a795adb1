import type { FieldType, OrgField } from './field.ts';

const ungrouped: readonly FieldType[] = ['double', 'currency', 'percent', 'datetime', 'multipicklist'];
const groupedFormulas: readonly FieldType[] = ['boolean', 'date'];
const unaggregated: readonly FieldType[] = ['boolean', 'multipicklist', 'time', 'address'];

/**
 * True for fields that GROUP BY takes: none that the org numbers by itself, and of formulas boxes and dates alone.
 * Source: https://ktema.org/articles/soql-group-by-fields/
 */
export function isGroupable(field: OrgField): boolean {
  if (!field.filterable || field.autoNumber !== undefined || ungrouped.includes(field.type)) return false;
  return !(field.custom && field.formula) || groupedFormulas.includes(field.type);
}

/** True for fields that some aggregate takes. Source: SOAP API Developer Guide, "Support for Field Types in Aggregate Functions". */
export function isAggregatable(field: OrgField): boolean {
  return field.filterable && !unaggregated.includes(field.type);
}

/** True for fields that ORDER BY takes. Source: SOQL and SOSL Reference, "ORDER BY". */
export function isSortable(field: OrgField): boolean {
  return field.filterable && field.type !== 'multipicklist';
}

/** True for text that is compared letter by letter: unique fields that tell large from small letters. */
export function comparesCase(field: OrgField): boolean {
  return field.unique && field.caseSensitive;
}
