import { expected } from '../expected.ts';
import { behavioursOf } from '../behaviours/behaviours.ts';
import type { StoredRow } from '../database.ts';
import { toId18 } from '../ids.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, OrgError, type ErrorEntry } from '../orgError.ts';
import { deleteRecord, hardDeleteRecord } from '../records/deleteRecord.ts';
import { inputColumn, storeInput, type InputColumn, type Operation } from '../records/readInput.ts';
import { RepeatedKeys } from '../records/repeatedKeys.ts';
import { checkCreate, checkUpdate, insertRow, updateRow } from '../records/saveRecord.ts';
import { upsertKey, upsertTarget } from '../records/upsertRecord.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import type { JobInfo } from './job.ts';

export type RowResult =
  | { readonly ok: true; readonly id: string; readonly created: boolean }
  | { readonly ok: false; readonly id: string; readonly error: string };

/** What a job does with the rows of its file: `begin` sees those of one chunk, `save` takes each. */
export type IngestPlan = {
  readonly begin: (rows: readonly (readonly string[])[]) => void;
  readonly save: (cells: readonly string[]) => RowResult;
};

/** The cell that empties a field; an empty cell leaves it as it is. Source: .../datafiles_csv_valid_record_rows.htm */
const nullMark = '#N/A';

type Column = { readonly at: number; readonly column: InputColumn | OrgError };

type Parts = {
  readonly context: OrgContext;
  readonly object: OrgObject;
  readonly idAt: number;
  readonly createColumns: readonly Column[];
  readonly updateColumns: readonly Column[];
  readonly key?: Key;
};

/** What an upsert matches by, and the column that holds it. */
type Key = { readonly field: OrgField; readonly at: number; readonly repeated: RepeatedKeys };

/**
 * Reads the header of a job's file. Throws for a name that the object has not, and for more than ids to delete: the job fails then.
 * Source: https://github.com/forcedotcom/SFDX-Data-Move-Utility/issues/325
 */
export function ingestPlan(context: OrgContext, job: JobInfo, header: readonly string[]): IngestPlan {
  const object = context.schema.known(job.object);
  const names = header.map((name) => name.trim());
  const idAt = names.findIndex((name) => name.toLowerCase() === 'id');
  if (idAt < 0 && job.operation !== 'insert' && job.operation !== 'upsert') throw noField('Id');
  const columnsFor = (operation: Operation): readonly Column[] =>
    names.map((name, at) => ({ at, column: readColumn(context, object, name, operation) }));
  const key = job.operation === 'upsert' ? keyOf(context, object, job, names) : undefined;
  const others = (columns: readonly Column[]): readonly Column[] => columns.filter(({ at }) => at !== idAt && at !== key?.at);
  const deletes = job.operation === 'delete' || job.operation === 'hardDelete';
  if (deletes && names.length > 1) throw new OrgError(400, 'INVALID_FIELD', "The 'delete' batch must contain only ids.");
  const parts: Parts = {
    context,
    object,
    idAt,
    createColumns: deletes ? [] : columnsFor('create').filter(({ at }) => at !== idAt),
    updateColumns: deletes ? [] : others(columnsFor('update')),
    ...(key ? { key } : {})
  };
  const save = expected(operations[job.operation], `the operation ${job.operation}`);
  const isGuarded = behavioursOf(object).length > 0;
  return {
    begin: (rows) => key?.repeated.begin(rows.map((cells) => cells[key.at] ?? '')),
    save: (cells) => saveRow(parts, cells, { save, isGuarded })
  };
}

/** A column whose field may not be written fails each row that fills it; one that does not exist fails the job. */
function readColumn(context: OrgContext, object: OrgObject, name: string, operation: Operation): InputColumn | OrgError {
  const path = withoutType(object, name);
  try {
    return inputColumn(context, object, path, operation);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    if (error.isMalformed) throw noField(name);
    return error;
  }
}

/** A header that names no field fails the whole job. */
function noField(name: string): OrgError {
  return new OrgError(400, 'INVALID_FIELD', `Field name not found : ${name}`);
}

/**
 * The header of a relationship that points to several objects may name one of them: `User:Owner.Username`.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_rel_field_header_row.htm
 */
function withoutType(object: OrgObject, name: string): string {
  const [type = '', path] = name.split(':');
  if (path === undefined) return name;
  const relationship = path.split('.')[0]?.toLowerCase();
  const field = object.fields.find(({ reference }) => reference?.relationshipName?.toLowerCase() === relationship);
  if (!field?.reference?.to.some((target) => target.toLowerCase() === type.toLowerCase())) throw noField(name);
  return path;
}

/**
 * Without a column of ids each row of an upsert by id is new; any other key needs its column.
 * Source: https://github.com/salesforcecli/plugin-data/blob/main/test/commands/data/dataBulk.nut.ts (bulkUpsert.csv, run against an org)
 */
function keyOf(context: OrgContext, object: OrgObject, job: JobInfo, names: readonly string[]): Key {
  const field = upsertKey(context, object, job.externalIdFieldName ?? 'Id');
  const at = names.findIndex((name) => name.toLowerCase() === field.name.toLowerCase());
  if (at < 0 && field.name !== 'Id') throw noField(field.name);
  return { field, at, repeated: new RepeatedKeys(field) };
}

type SaveRow = (parts: Parts, cells: readonly string[]) => { readonly id: string; readonly created: boolean };

const operations: Readonly<Record<string, SaveRow>> = {
  insert: (parts, cells) => ({ id: insert(parts, cells), created: true }),
  update: (parts, cells) => ({ id: update(parts, cells, idOf(parts, cells)), created: false }),
  upsert: (parts, cells) => {
    const { context, object } = parts;
    const key = expected(parts.key, 'the key of an upsert');
    const value = cells[key.at] ?? '';
    const isNew = value === '' && key.field.type === 'id';
    if (value === '' && !isNew) throw badValue('MISSING_ARGUMENT', `${key.field.name} not specified`, []);
    key.repeated.check(value);
    const id = isNew ? undefined : upsertTarget(context, object, { key: key.field, value, source: 'csv' });
    return id ? { id: update(parts, cells, id), created: false } : { id: insert(parts, cells), created: true };
  },
  delete: (parts, cells) => {
    const id = idOf(parts, cells);
    deleteRecord(parts.context, parts.object, id);
    return { id, created: false };
  },
  hardDelete: (parts, cells) => {
    const id = idOf(parts, cells);
    hardDeleteRecord(parts.context, parts.object, id);
    return { id, created: false };
  }
};

function saveRow(parts: Parts, cells: readonly string[], how: { readonly save: SaveRow; readonly isGuarded: boolean }): RowResult {
  try {
    const work = (): { id: string; created: boolean } => how.save(parts, cells);
    return { ok: true, ...(how.isGuarded ? parts.context.org.database.transaction(work) : work()) };
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return { ok: false, id: toId18(cells[parts.idAt] ?? '') ?? '', error: error.errors.map(errorText).join('') };
  }
}

/**
 * `CODE:message:Field --`, and `CODE:message:--` where no field is named.
 * Sources: .../get_job_failed_results.htm, https://github.com/salesforcecli/plugin-data/blob/main/test/commands/data/dataBulk.nut.ts
 */
function errorText({ errorCode, message, fields = [] }: ErrorEntry): string {
  return `${errorCode}:${message}:${fields.length === 0 ? '' : `${fields.join(',')} `}--`;
}

function insert({ context, object, createColumns }: Parts, cells: readonly string[]): string {
  checkCreate(context, object);
  return insertRow(context, object, readCells(context, createColumns, cells));
}

function update({ context, object, updateColumns }: Parts, cells: readonly string[], id: string): string {
  checkUpdate(context, object);
  updateRow(context, object, id, readCells(context, updateColumns, cells));
  return id;
}

function readCells(context: OrgContext, columns: readonly Column[], cells: readonly string[]): StoredRow {
  const row: StoredRow = {};
  for (const { at, column } of columns) {
    const cell = cells[at];
    if (cell === undefined || cell === '') continue;
    if (column instanceof OrgError) throw column;
    storeInput(context, column, { raw: cell === nullMark ? null : cell, source: 'csv' }, row);
  }
  return row;
}

function idOf({ object, idAt }: Parts, cells: readonly string[]): string {
  const text = idAt < 0 ? '' : (cells[idAt] ?? '');
  if (text === '') throw badValue('MISSING_ARGUMENT', 'Id not specified in an update call', []);
  const id = toId18(text);
  if (!id || !id.startsWith(object.keyPrefix))
    throw badValue('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${text}`, ['Id']);
  return id;
}
