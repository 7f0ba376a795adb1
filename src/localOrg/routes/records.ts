import { jsonObject } from '../http/jsonBody.ts';
import { readableObject } from '../http/objectParam.ts';
import { dataPath, param, type SessionRoute } from '../http/route.ts';
import { deleteRecord } from '../records/deleteRecord.ts';
import { readRecord } from '../records/readRecord.ts';
import { insertRecord, updateRecord } from '../records/saveRecord.ts';

const base = '/services/data/v:version/sobjects/:object';

/** Creates a record. Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_create.htm */
export const createRoute: SessionRoute = {
  says: 'creates a record',
  method: 'POST',
  path: base,
  handle: (request) => {
    const object = readableObject(request.context, request.params['object']);
    const values = jsonObject(request);
    const id = request.org.database.transaction(() => insertRecord(request.context, object, values));
    return {
      status: 201,
      json: { id, success: true, errors: [] },
      headers: { Location: `${dataPath(request)}/sobjects/${object.name}/${id}` }
    };
  }
};

/** Reads a record. Source: .../dome_get_field_values.htm */
export const readRoute: SessionRoute = {
  says: 'reads a record',
  method: 'GET',
  path: `${base}/:id`,
  handle: (request) => {
    const object = readableObject(request.context, request.params['object']);
    const fields = request.query
      .get('fields')
      ?.split(',')
      .map((name) => name.trim());
    const options = { dataPath: dataPath(request), ...(fields ? { fields } : {}) };
    return { status: 200, json: readRecord(request.context, object, param(request, 'id'), options) };
  }
};

/** Changes a record. Source: .../dome_update_fields.htm */
export const updateRoute: SessionRoute = {
  says: 'updates a record',
  method: 'PATCH',
  path: `${base}/:id`,
  handle: (request) => {
    const object = readableObject(request.context, request.params['object']);
    const values = jsonObject(request);
    request.org.database.transaction(() => updateRecord(request.context, object, param(request, 'id'), values));
    return { status: 204 };
  }
};

/** Moves a record to the recycle bin. Source: .../dome_delete_record.htm */
export const deleteRoute: SessionRoute = {
  says: 'deletes a record',
  method: 'DELETE',
  path: `${base}/:id`,
  handle: (request) => {
    const object = readableObject(request.context, request.params['object']);
    deleteRecord(request.context, object, param(request, 'id'));
    return { status: 204 };
  }
};
