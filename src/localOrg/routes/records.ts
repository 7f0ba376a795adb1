import { answerConditions, validatorHeaders } from '../http/conditions.ts';
import { jsonObject } from '../http/jsonBody.ts';
import { readableObject } from '../http/objectParam.ts';
import { dataPath, type OrgReply, type SessionRequest, type SessionRoute } from '../http/route.ts';
import { deleteRecord } from '../records/deleteRecord.ts';
import { readRecord } from '../records/readRecord.ts';
import { insertRecord, updateRecord } from '../records/saveRecord.ts';
import { fieldsInQuery, idInPath, validatorOf, withoutId } from '../rest/recordPath.ts';

const base = '/services/data/v:version/sobjects/:object';

/** Creates a record. Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_create.htm */
export const createRoute: SessionRoute = {
  says: 'creates a record',
  method: 'POST',
  path: base,
  handle: create
};

/** Creates a record under the path of an upsert by Id without a value. Source: .../resources_sobject_upsert_post.htm */
export const createByIdRoute: SessionRoute = {
  says: 'creates a record under the path of an upsert by Id',
  method: 'POST',
  path: `${base}/Id`,
  handle: (request) => {
    withoutId(jsonObject(request));
    const reply = create(request);
    return { ...reply, json: { ...(reply.json as object), created: true } };
  }
};

function create(request: SessionRequest): OrgReply {
  const object = readableObject(request.context, request.params['object']);
  const values = jsonObject(request);
  const id = request.org.database.transaction(() => insertRecord(request.context, object, values));
  return {
    status: 201,
    json: { id, success: true, errors: [] },
    headers: { Location: `${dataPath(request)}/sobjects/${object.name}/${id}` }
  };
}

/** Reads a record. Source: .../dome_get_field_values.htm */
export const readRoute: SessionRoute = {
  says: 'reads a record',
  method: 'GET',
  path: `${base}/:id`,
  handle: (request) => {
    const { context } = request;
    const object = readableObject(context, request.params['object']);
    const id = idInPath(request);
    const fields = fieldsInQuery(request);
    const json = readRecord(context, object, id, { dataPath: dataPath(request), ...(fields ? { fields } : {}) });
    const validator = validatorOf(context, object, id);
    if (!validator) return { status: 200, json };
    return answerConditions(request, validator) ?? { status: 200, json, headers: validatorHeaders(validator) };
  }
};

/** Changes a record; of an account with its new tag. Sources: .../dome_update_fields.htm, .../resources_sobject_retrieve_patch.htm */
export const updateRoute: SessionRoute = {
  says: 'updates a record',
  method: 'PATCH',
  path: `${base}/:id`,
  handle: (request) => {
    const { context } = request;
    const object = readableObject(context, request.params['object']);
    const id = idInPath(request);
    const values = withoutId(jsonObject(request));
    const validator = validatorOf(context, object, id);
    if (validator) answerConditions(request, validator);
    request.org.database.transaction(() => updateRecord(context, object, id, values));
    const { etag } = validatorOf(context, object, id) ?? {};
    return { status: 204, ...(etag === undefined ? {} : { headers: { ETag: etag } }) };
  }
};

/** Moves a record to the recycle bin. Source: .../dome_delete_record.htm */
export const deleteRoute: SessionRoute = {
  says: 'deletes a record',
  method: 'DELETE',
  path: `${base}/:id`,
  handle: (request) => {
    const object = readableObject(request.context, request.params['object']);
    deleteRecord(request.context, object, idInPath(request));
    return { status: 204 };
  }
};
