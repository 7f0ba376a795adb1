import { jsonFlag, jsonObject } from '../http/jsonBody.ts';
import { readableObject } from '../http/objectParam.ts';
import { dataPath, type OrgRequest, param, type SessionRoute } from '../http/route.ts';
import { toId18 } from '../ids.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, jsonParserError, notFound, OrgError } from '../orgError.ts';
import { deleteRecord } from '../records/deleteRecord.ts';
import { readRecord } from '../records/readRecord.ts';
import { RepeatedKeys } from '../records/repeatedKeys.ts';
import { saveMany } from '../records/saveMany.ts';
import { insertRecord, updateRecord } from '../records/saveRecord.ts';
import { upsertKey, upsertRecord, upsertTarget } from '../records/upsertRecord.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';

const mostRecords = 200;
const mostRetrieved = 2000;
const mostChunks = 10;
const path = '/services/data/v:version/composite/sobjects';

type ListedRecord = { readonly object: OrgObject; readonly values: Record<string, unknown> };

/** Creates up to 200 records. Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections_create.htm */
export const createManyRoute: SessionRoute = {
  says: 'creates up to 200 records',
  method: 'POST',
  path,
  handle: (request) => {
    const { records, allOrNone } = readList(request, request.context);
    const results = saveMany(request.context, records, allOrNone, ({ object, values }) => ({
      id: insertRecord(request.context, object, values)
    }));
    return { status: 200, json: results };
  }
};

/** Changes up to 200 records. Source: .../resources_composite_sobjects_collections_update.htm */
export const updateManyRoute: SessionRoute = {
  says: 'updates up to 200 records',
  method: 'PATCH',
  path,
  handle: (request) => {
    const { context } = request;
    const { records, allOrNone } = readList(request, context);
    const results = saveMany(context, records, allOrNone, ({ object, values }) => {
      const { id, rest } = withoutId(values);
      if (id === undefined) throw new OrgError(400, 'MISSING_ARGUMENT', 'Id not specified in an update call');
      updateRecord(context, object, id, rest);
      return { id: toId18(id) ?? id };
    });
    return { status: 200, json: results };
  }
};

/**
 * Upserts up to 200 records by external id, never by record id. A failed one says whether it would have been created, too.
 * Source: .../resources_composite_sobjects_collections_upsert.htm
 */
export const upsertManyRoute: SessionRoute = {
  says: 'creates or updates up to 200 records by external id',
  method: 'PATCH',
  path: `${path}/:object/:field`,
  handle: (request) => {
    const { context, params } = request;
    const object = readableObject(context, params['object']);
    const key = upsertKey(context, object, param(request, 'field'));
    if (key.type === 'id') throw notFound('Provided external ID field does not exist or is not accessible: Id');
    const { records, allOrNone } = readList(request, context);
    const creates: boolean[] = [];
    const repeated = new RepeatedKeys(key);
    repeated.begin(records.map(({ values }) => keyIn(key, values) ?? ''));
    const results = saveMany(context, records, allOrNone, (listed) => {
      const at = creates.push(true) - 1;
      if (listed.object !== object)
        throw badValue('INVALID_TYPE', `The record is of the type ${listed.object.name}, not ${object.name}`, []);
      const { value, rest } = withoutKey(key, listed.values);
      creates[at] = upsertTarget(context, object, { key, value, source: 'json' }) === undefined;
      repeated.check(value);
      return upsertRecord(context, object, { key, value }, rest);
    });
    return { status: 200, json: results.map((result, at) => ({ ...result, created: result.created ?? creates[at] ?? false })) };
  }
};

function keyIn(key: OrgField, values: Readonly<Record<string, unknown>>): string | undefined {
  const [, value] = Object.entries(values).find(([name]) => name.toLowerCase() === key.name.toLowerCase()) ?? [];
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') throw jsonParserError(`${key.name} must be text or a number`);
  return String(value);
}

function withoutKey(key: OrgField, values: Record<string, unknown>): { value: string; rest: Record<string, unknown> } {
  const value = keyIn(key, values);
  if (value === undefined) throw badValue('MISSING_ARGUMENT', `${key.name} not specified`, [key.name]);
  return { value, rest: Object.fromEntries(Object.entries(values).filter(([each]) => each.toLowerCase() !== key.name.toLowerCase())) };
}

/** Deletes up to 200 records. Source: .../resources_composite_sobjects_collections_delete.htm */
export const deleteManyRoute: SessionRoute = {
  says: 'deletes up to 200 records',
  method: 'DELETE',
  path,
  handle: (request) => {
    const { context } = request;
    const ids = (request.query.get('ids') ?? '').split(',').filter((id) => id !== '');
    checkSize(ids.length, mostRecords);
    const results = saveMany(context, ids, request.query.get('allOrNone') === 'true', (text) => {
      const id = toId18(text);
      const object = id === undefined ? undefined : context.schema.objectOfId(id);
      if (id === undefined || !object) throw badValue('MALFORMED_ID', `malformed id ${text}`, []);
      deleteRecord(context, object, id);
      return { id };
    });
    return { status: 200, json: results };
  }
};

/** Reads up to 2,000 records of one object; an id of none, or of one that the user does not see, is null. Source: .../resources_composite_sobjects_collections_retrieve.htm */
export const retrieveManyRoute: SessionRoute = {
  says: 'reads many records of one object',
  method: 'POST',
  path: `${path}/:object`,
  handle: (request) => {
    const { ids, fields } = jsonObject(request);
    return { status: 200, json: retrieve(request, request.context, strings(ids, 'ids'), strings(fields, 'fields')) };
  }
};

export const retrieveManyByUrlRoute: SessionRoute = {
  says: 'reads many records of one object, ids in the address',
  method: 'GET',
  path: `${path}/:object`,
  handle: (request) => {
    const list = (name: string): string[] => (request.query.get(name) ?? '').split(',').filter((each) => each !== '');
    return { status: 200, json: retrieve(request, request.context, list('ids'), list('fields')) };
  }
};

function retrieve(request: OrgRequest, context: OrgContext, ids: readonly string[], fields: readonly string[]): unknown[] {
  const object = readableObject(context, request.params['object']);
  checkSize(ids.length, mostRetrieved);
  if (fields.length === 0) throw new OrgError(400, 'MISSING_ARGUMENT', 'At least one field is required');
  return ids.map((id) => {
    try {
      return readRecord(context, object, id, { fields, dataPath: dataPath(request) });
    } catch (error) {
      if (error instanceof OrgError && (error.status === 404 || error.code === 'MALFORMED_ID')) return null;
      throw error;
    }
  });
}

function strings(value: unknown, name: string): string[] {
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
  throw jsonParserError(`${name} must be a list of strings`);
}

function checkSize(count: number, most: number): void {
  if (count === 0) throw new OrgError(400, 'MISSING_ARGUMENT', 'At least one record is required');
  if (count > most)
    throw new OrgError(400, 'EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${most} records into this call`);
}

function readList(request: OrgRequest, context: OrgContext): { records: readonly ListedRecord[]; allOrNone: boolean } {
  const body = jsonObject(request);
  const list = body['records'];
  if (!Array.isArray(list)) throw jsonParserError('records must be a list');
  checkSize(list.length, mostRecords);
  const records = list.map((record: unknown) => readListed(record, context));
  checkChunks(records);
  return { records, allOrNone: jsonFlag(body, 'allOrNone') };
}

/** Neighbours of one type are a chunk: {account, account, contact, account} are three. */
function checkChunks(records: readonly ListedRecord[]): void {
  const chunks = records.filter((record, at) => record.object !== records[at - 1]?.object).length;
  if (chunks <= mostChunks) return;
  const message = `Cannot have more than ${mostChunks} chunks in a single operation. Please rearrange the data to reduce chunking.`;
  throw new OrgError(400, 'LIMIT_EXCEEDED', message);
}

function readListed(record: unknown, context: OrgContext): ListedRecord {
  if (typeof record !== 'object' || record === null) throw jsonParserError('a record must be an object');
  const values = record as Record<string, unknown>;
  const type = (values['attributes'] as { type?: unknown } | undefined)?.type;
  if (typeof type !== 'string') throw new OrgError(400, 'MISSING_ARGUMENT', 'attributes.type is required for each record');
  const object = context.schema.object(type);
  if (!object || !context.permissions.object(object).read) throw notFound();
  return { object, values };
}

function withoutId(values: Record<string, unknown>): { id: string | undefined; rest: Record<string, unknown> } {
  const name = Object.keys(values).find((each) => each.toLowerCase() === 'id');
  if (name === undefined) return { id: undefined, rest: values };
  const { [name]: id, ...rest } = values;
  return { id: typeof id === 'string' ? id : undefined, rest };
}
