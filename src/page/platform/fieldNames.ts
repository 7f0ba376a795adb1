/** A field or object as `@salesforce/schema` gives it, or its name as text. */
export type FieldId = string | { readonly objectApiName: string; readonly fieldApiName: string };
/** An object as `@salesforce/schema` gives it, or its name as text. */
export type ObjectId = string | { readonly objectApiName: string };

/** Qualified name of a field (`Account.Name`). */
export function fieldName(field: FieldId): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

/** Qualified names of one field or several, sorted, each once. */
export function fieldNames(fields: FieldId | readonly FieldId[] | undefined): readonly string[] {
  if (fields === undefined) return [];
  const list = Array.isArray(fields) ? (fields as readonly FieldId[]) : [fields as FieldId];
  return [...new Set(list.map(fieldName))].sort();
}

/** Name of an object. */
export function objectName(object: ObjectId): string {
  return typeof object === 'string' ? object : object.objectApiName;
}
