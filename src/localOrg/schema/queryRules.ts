import type { FieldType, OrgField } from './field.ts';

const ungrouped: readonly FieldType[] = ['double', 'currency', 'percent', 'datetime', 'textarea', 'multipicklist'];

/** True for fields that GROUP BY takes. Source: SOQL and SOSL Reference, "Considerations for GROUP BY". */
export function isGroupable(field: OrgField): boolean {
  return field.filterable && !ungrouped.includes(field.type);
}

/** True for fields that ORDER BY takes. Source: SOQL and SOSL Reference, "ORDER BY". */
export function isSortable(field: OrgField): boolean {
  return field.filterable && field.type !== 'multipicklist';
}

/** True for text that is compared letter by letter: unique fields that tell large from small letters. */
export function comparesCase(field: OrgField): boolean {
  return field.unique && field.caseSensitive;
}
