import { jsonObject } from '../http/jsonBody.ts';
import { readableObject } from '../http/objectParam.ts';
import { dataPath, type OrgReply, param, type SessionRequest, type SessionRoute } from '../http/route.ts';
import { notFound, OrgError } from '../orgError.ts';
import { deleteRecord } from '../records/deleteRecord.ts';
import { idsByField } from '../records/findRecord.ts';
import { parseValue } from '../records/parseValue.ts';
import { readRecord } from '../records/readRecord.ts';
import { updateRecord } from '../records/saveRecord.ts';
import { upsertKey, upsertRecord, upsertTarget } from '../records/upsertRecord.ts';
import { fieldsInQuery, withoutId } from '../rest/recordPath.ts';
import { childrenReply, relationshipTarget, type RelationshipTarget } from '../rest/relationship.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';

const path = '/services/data/v:version/sobjects/:object/:field/:value';
const firstVersionWithBody = 46;

/** A record named by an external id, with what the path says. */
type Keyed = { readonly object: OrgObject; readonly key: OrgField; readonly value: string };

/**
 * Creates or changes the record of an external id: 201 when created; when changed 200 with a body, before version 46 an empty 204.
 * With `updateOnly=true` nothing is created. Several records with the value are answered with 300 and their addresses.
 *
 * Under the path of a relationship the parent is changed.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_upsert.htm
 */
export const upsertRoute: SessionRoute = {
  says: 'creates or updates a record by external id, or updates a parent by its relationship',
  method: 'PATCH',
  path,
  handle: (request) => {
    const parent = relatedRecord(request);
    if (parent) return updateParent(request, parent);
    const keyed = keyedRecord(request);
    const values = withoutId(jsonObject(request));
    return severalAs300(request, keyed, () => upsert(request, keyed, values));
  }
};

function upsert(request: SessionRequest, { object, key, value }: Keyed, values: Record<string, unknown>): OrgReply {
  const { context, org, params } = request;
  const result = org.database.transaction(() => {
    if (request.query.get('updateOnly') === 'true' && !upsertTarget(context, object, { key, value, source: 'json' })) throw notFound();
    return upsertRecord(context, object, { key, value }, values);
  });
  if (!result.created && Number(params['version']) < firstVersionWithBody) return { status: 204 };
  return { status: result.created ? 201 : 200, json: { id: result.id, success: true, errors: [], created: result.created } };
}

/** Reads the record of an external id, or what a relationship leads to. Source: .../resources_sobject_upsert_get.htm */
export const readByKeyRoute: SessionRoute = {
  says: 'reads a record by external id, or the parent or children of a record by its relationship',
  method: 'GET',
  path,
  handle: (request) => {
    const related = relatedRecord(request);
    if (related?.kind === 'children') return childrenReply(request, related);
    if (related) return readOne(request, related.object, related.id);
    const keyed = keyedRecord(request);
    return severalAs300(request, keyed, () => readOne(request, keyed.object, idOf(request, keyed)));
  }
};

/** Deletes the record of an external id, or the parent that a relationship leads to. */
export const deleteByKeyRoute: SessionRoute = {
  says: 'deletes a record by external id, or a parent by its relationship',
  method: 'DELETE',
  path,
  handle: (request) => {
    const related = relatedRecord(request);
    if (related?.kind === 'children') throw onlyForOne();
    const keyed = related ?? keyedRecord(request);
    if ('kind' in keyed) {
      deleteRecord(request.context, keyed.object, keyed.id);
      return { status: 204 };
    }
    return severalAs300(request, keyed, () => {
      deleteRecord(request.context, keyed.object, idOf(request, keyed));
      return { status: 204 };
    });
  }
};

function relatedRecord(request: SessionRequest): RelationshipTarget | undefined {
  const object = readableObject(request.context, request.params['object']);
  return relationshipTarget(request.context, object, { id: param(request, 'field'), name: param(request, 'value') });
}

function onlyForOne(): OrgError {
  return new OrgError(405, 'METHOD_NOT_ALLOWED', 'A relationship to several records can only be read.');
}

function updateParent(request: SessionRequest, parent: RelationshipTarget): OrgReply {
  if (parent.kind === 'children') throw onlyForOne();
  const values = withoutId(jsonObject(request));
  request.org.database.transaction(() => updateRecord(request.context, parent.object, parent.id, values));
  return { status: 204 };
}

function readOne(request: SessionRequest, object: OrgObject, id: string): OrgReply {
  const fields = fieldsInQuery(request);
  return { status: 200, json: readRecord(request.context, object, id, { dataPath: dataPath(request), ...(fields ? { fields } : {}) }) };
}

function keyedRecord(request: SessionRequest): Keyed {
  const object = readableObject(request.context, request.params['object']);
  return { object, key: upsertKey(request.context, object, param(request, 'field')), value: param(request, 'value') };
}

/** The id itself is looked at by whoever reads or deletes the record. */
function idOf(request: SessionRequest, { object, key, value }: Keyed): string {
  if (key.type === 'id') return value;
  const id = upsertTarget(request.context, object, { key, value, source: 'json' });
  if (!id) throw notFound();
  return id;
}

/** 300: "The response body contains the list of matching records." */
function severalAs300(request: SessionRequest, { object, key, value }: Keyed, work: () => OrgReply): OrgReply {
  const ids = key.type === 'id' ? [] : idsByField(request.org, object, key, parseValue(key, value, 'json'));
  if (ids.length < 2) return work();
  return { status: 300, json: ids.map((id) => `${dataPath(request)}/sobjects/${object.name}/${id}`) };
}
