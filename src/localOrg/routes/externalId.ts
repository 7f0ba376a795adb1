import { jsonObject } from '../http/jsonBody.ts';
import { readableObject } from '../http/objectParam.ts';
import { dataPath, param, type SessionRequest, type SessionRoute } from '../http/route.ts';
import { notFound } from '../orgError.ts';
import { deleteRecord } from '../records/deleteRecord.ts';
import { readRecord } from '../records/readRecord.ts';
import { upsertKey, upsertRecord, upsertTarget } from '../records/upsertRecord.ts';

const path = '/services/data/v:version/sobjects/:object/:field/:value';
const firstVersionWithBody = 46;

/**
 * Creates or changes the record of an external id: 201 when created; when changed 200 with a body, before version 46 an empty 204.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_upsert.htm
 */
export const upsertRoute: SessionRoute = {
  says: 'creates or updates a record by external id',
  method: 'PATCH',
  path,
  handle: (request) => {
    const { context, params } = request;
    const object = readableObject(context, params['object']);
    const key = upsertKey(context, object, param(request, 'field'));
    const values = jsonObject(request);
    const result = request.org.database.transaction(() => upsertRecord(context, object, { key, value: param(request, 'value') }, values));
    if (!result.created && Number(params['version']) < firstVersionWithBody) return { status: 204 };
    return { status: result.created ? 201 : 200, json: { id: result.id, success: true, errors: [], created: result.created } };
  }
};

/** Reads the record of an external id. Source: .../using_resources_working_with_records (external id) */
export const readByKeyRoute: SessionRoute = {
  says: 'reads a record by external id',
  method: 'GET',
  path,
  handle: (request) => {
    const { object, id } = target(request);
    const fields = request.query.get('fields')?.split(',');
    return { status: 200, json: readRecord(request.context, object, id, { dataPath: dataPath(request), ...(fields ? { fields } : {}) }) };
  }
};

/** Deletes the record of an external id. */
export const deleteByKeyRoute: SessionRoute = {
  says: 'deletes a record by external id',
  method: 'DELETE',
  path,
  handle: (request) => {
    const { object, id } = target(request);
    deleteRecord(request.context, object, id);
    return { status: 204 };
  }
};

function target(request: SessionRequest): { object: ReturnType<typeof readableObject>; id: string } {
  const { context, params } = request;
  const object = readableObject(context, params['object']);
  const id = upsertTarget(context, object, {
    key: upsertKey(context, object, param(request, 'field')),
    value: param(request, 'value'),
    source: 'json'
  });
  if (!id) throw notFound();
  return { object, id };
}
