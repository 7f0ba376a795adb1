import type { RecordModel } from '../../metadata/model.ts';
import type { SqlValue, StoredRow } from '../database.ts';
import { makeId } from '../ids.ts';
import { expected } from '../expected.ts';
import { storedRow } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { parseValue } from '../records/parseValue.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { quoted } from '../schema/tables.ts';
import { failuresOf } from '../records/validationRules.ts';
import { writeRow } from '../records/writeRow.ts';
import { fail, type Deployment } from './deployment.ts';

/**
 * Custom Metadata records: created or replaced by developer name. Relationships name the other record's developer name; they are
 * resolved after all records stand. A field that a record does not name keeps its value.
 */
export function deployRecords(deployment: Deployment): void {
  const placed: Placed[] = [];
  for (const record of deployment.model.records) {
    const object = deployment.context.schema.object(record.object);
    if (!object?.isMetadataType) {
      failRecord(deployment, record, `The object '${record.object}' is not a custom metadata type in this org`);
      continue;
    }
    const old = storedRecord(deployment, object, record);
    const id = saveRecord(deployment, object, record);
    if (id) placed.push({ record, object, id, ...(old ? { old } : {}) });
  }
  for (const place of placed) linkRecord(deployment, place);
  for (const place of placed) checkRules(deployment, place);
}

/** The validation rules of the type, once every record that a formula may look at stands. */
function checkRules(deployment: Deployment, { record, object, id, old }: Placed): void {
  const { context } = deployment;
  const row = expected(storedRow(context.org, object, id), 'the record that was just deployed');
  for (const { message } of failuresOf(context, object, { row, ...(old ? { old } : {}) })) failRecord(deployment, record, message);
}

function storedRecord({ context }: Deployment, object: OrgObject, record: RecordModel): StoredRow | undefined {
  const sql = `select * from ${quoted(object.name)} where "DeveloperName" = ? collate nocase`;
  return context.org.database.statement(sql).get(record.name) as StoredRow | undefined;
}

type Placed = { readonly record: RecordModel; readonly object: OrgObject; readonly id: string; readonly old?: StoredRow };

function failRecord(deployment: Deployment, record: RecordModel, problem: string): void {
  const fullName = `${record.object.replace(/__mdt$/, '')}.${record.name}`;
  fail(deployment, { componentType: 'CustomMetadata', fullName, fileName: record.file, problem });
}

function saveRecord(deployment: Deployment, object: OrgObject, record: RecordModel): string | undefined {
  const { context } = deployment;
  const before = deployment.failures.length;
  const row: StoredRow = {};
  for (const { field: name, value } of record.values) {
    const field = context.schema.field(object, name);
    if (!field) failRecord(deployment, record, `Field ${name} does not exist. Check spelling.`);
    else if (field.type !== 'reference') setValue(deployment, record, { field, value }, row);
  }
  if (record.label === '' || record.label.length > 40) failRecord(deployment, record, 'Label: a label of 1 to 40 characters is required');
  if (deployment.failures.length > before) return undefined;
  const old = storedRecord(deployment, object, record);
  const id = old ? String(old['Id']) : makeId(object.keyPrefix, context.org.database.nextNumber(`id.${object.keyPrefix}`));
  writeRow(context, object, { ...defaultsOf(object, old), ...row, ...head(record, id, context.org.clock.stamp()) }, old);
  return id;
}

function defaultsOf(object: OrgObject, old: StoredRow | undefined): StoredRow {
  if (old) return old;
  const row: StoredRow = {};
  for (const field of object.fields) if (field.defaultValue !== undefined) row[field.name] = field.defaultValue;
  return row;
}

function head(record: RecordModel, id: string, stamp: string): StoredRow {
  return {
    Id: id,
    DeveloperName: record.name,
    MasterLabel: record.label,
    Label: record.label,
    Language: 'en_US',
    QualifiedApiName: record.name,
    SystemModstamp: stamp
  };
}

type Given = { readonly field: OrgField; readonly value: string | number | boolean | null };

function setValue(deployment: Deployment, record: RecordModel, given: Given, row: StoredRow): void {
  try {
    row[given.field.name] = parseValue(given.field, given.value, 'json');
    if (row[given.field.name] === null && !given.field.nillable)
      failRecord(deployment, record, `Required fields are missing: [${given.field.name}]`);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    failRecord(deployment, record, error.message);
  }
}

function linkRecord(
  deployment: Deployment,
  place: { readonly record: RecordModel; readonly object: OrgObject; readonly id: string }
): void {
  const { context } = deployment;
  const links: Record<string, SqlValue> = {};
  for (const { field: name, value } of place.record.values) {
    const field = context.schema.field(place.object, name);
    const target = field?.reference?.to[0];
    if (!field || target === undefined) continue;
    const found = value === null ? null : idOf(deployment, target, String(value));
    if (found === undefined) failRecord(deployment, place.record, `Invalid reference ${String(value)} of type ${target} in field ${name}`);
    else links[field.name] = found;
  }
  for (const [name, value] of Object.entries(links)) {
    context.org.database.statement(`update ${quoted(place.object.name)} set ${quoted(name)} = ? where "Id" = ?`).run(value, place.id);
  }
}

function idOf(deployment: Deployment, target: string, developerName: string): string | undefined {
  const sql = `select "Id" as id from ${quoted(target)} where "DeveloperName" = ? collate nocase`;
  const row = deployment.context.org.database.statement(sql).get(developerName);
  return row ? String(row['id']) : undefined;
}
