import type { SqlValue, StoredRow } from '../database.ts';
import { toId18 } from '../ids.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { badValue, noSuchColumn, notFound, OrgError } from '../orgError.ts';
import type { JsonRecord } from '../query/shapeRecord.ts';
import { jsonValue } from '../query/shapeValue.ts';
import { isComputed, type OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { newestDataPath } from '../versions.ts';
import { computedValue } from './formulaFields.ts';

export type ReadOptions = {
  /** Names asked for; undefined = every visible field. */
  readonly fields?: readonly string[];
  /** `/services/data/v66.0`, for the record's url. */
  readonly dataPath?: string;
};

/** Visible fields of one record as JSON values, with `attributes`. */
export function readRecord(context: OrgContext, object: OrgObject, idText: string, options: ReadOptions = {}): JsonRecord {
  if (!context.permissions.object(object).read) throw notFound();
  const id = toId18(idText);
  if (!id) throw badValue('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${idText}`, ['Id']);
  const row = storedRow(context.org, object, id);
  if (!row || !context.sharing.canRead(object, id)) throw notFound();
  if (row['IsDeleted'] === 1) throw new OrgError(404, 'ENTITY_IS_DELETED', 'entity is deleted');
  const record: JsonRecord = {
    attributes: { type: object.name, url: `${options.dataPath ?? newestDataPath}/sobjects/${object.name}/${id}` }
  };
  for (const field of chosenFields(context, object, options.fields))
    record[field.name] = jsonValue(field.type, valueOf(context, object, field, row));
  return record;
}

function valueOf(context: OrgContext, object: OrgObject, field: OrgField, row: StoredRow): SqlValue {
  return isComputed(field) ? computedValue(context, object, field, row) : (row[field.name] ?? null);
}

function chosenFields(context: OrgContext, object: OrgObject, names: readonly string[] | undefined): readonly OrgField[] {
  const visible = (field: OrgField): boolean => context.permissions.canReadField(object, field);
  if (!names) return object.fields.filter(visible);
  return names.map((name) => {
    const field = context.schema.field(object, name);
    if (!field || !visible(field)) throw noSuchColumn(name, object.name);
    return field;
  });
}
