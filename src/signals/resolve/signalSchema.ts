import type { FactColumn } from '../../store/factStore.ts';
import { schemaOf } from '../../soql/schema.ts';
import type { SoqlObject, SoqlSchema } from '../../soql/schema.ts';

/** What signals need of describe; a describe result of the org fits as it is. */
export type DescribedObjects = ReadonlyMap<string, SoqlObject>;

/** Schema of everything that was described: what the settings are checked against. */
export function describedSchema(describes: DescribedObjects): SoqlSchema {
  return schemaOf(describes.values());
}

/** Schema of what the store holds: described objects that have a table, with the fields that have a column. */
export function loadedSchema(describes: DescribedObjects, tables: ReadonlyMap<string, readonly FactColumn[]>): SoqlSchema {
  const objects: SoqlObject[] = [];
  for (const object of describes.values()) {
    const columns = tables.get(object.name);
    if (!columns) continue;
    const names = new Set(columns.map((column) => column.name));
    objects.push({ name: object.name, fields: object.fields.filter((field) => names.has(field.name)) });
  }
  return schemaOf(objects);
}
