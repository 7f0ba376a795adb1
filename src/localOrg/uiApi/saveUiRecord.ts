import { jsonObject } from '../http/jsonBody.ts';
import type { OrgReply, SessionRequest } from '../http/route.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, OrgError, type ErrorEntry } from '../orgError.ts';
import { deleteRecord } from '../records/deleteRecord.ts';
import { insertRecord, updateRecord } from '../records/saveRecord.ts';
import type { OrgObject } from '../schema/object.ts';
import { instantOf } from './eTag.ts';
import { addPath, emptyTree } from './fieldTree.ts';
import { addLayout, recordId, representOne } from './oneRecord.ts';
import type { UiRecord } from './representRecords.ts';
import { uiObject, uiObjectOfId } from './supportedObjects.ts';

/**
 * POST /ui-api/records with `apiName` and `fields`: answers the new record with the fields of its layout.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_create.htm
 */
export function createUiRecord(request: SessionRequest): OrgReply {
  const { context } = request;
  const { apiName, fields } = readInput(request);
  if (typeof apiName !== 'string') throw badValue('MISSING_ARGUMENT', 'apiName is required');
  const object = uiObject(context, apiName);
  return save({ context, object, operation: 'create' }, () => {
    const id = insertRecord(context, object, fields);
    return answerFor(context, object, id, fields);
  });
}

/**
 * PATCH /ui-api/records/{id} with `fields`: answers the changed record.
 *
 * With `If-Unmodified-Since` a record that has changed later is refused with 412 and left as it is.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_update.htm
 */
export function updateUiRecord(request: SessionRequest): OrgReply {
  const { context, params, headers } = request;
  const id = recordId(params['id']);
  const object = uiObjectOfId(context, id);
  const { fields } = readInput(request);
  checkUnmodified(context, object, { id, since: headers['if-unmodified-since'] });
  return save({ context, object, operation: 'update' }, () => {
    updateRecord(context, object, id, fields);
    return answerFor(context, object, id, fields);
  });
}

type Condition = { readonly id: string; readonly since: string | undefined };

/** Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm (412) */
function checkUnmodified(context: OrgContext, object: OrgObject, { id, since }: Condition): void {
  if (since === undefined) return;
  const limit = instantOf(since);
  if (limit === undefined) throw badValue('ILLEGAL_QUERY_PARAMETER_VALUE', `If-Unmodified-Since holds no date: ${since}`);
  const tree = emptyTree(object);
  const modified = Date.parse(String(representOne(context, tree, id)['lastModifiedDate']));
  // An HTTP date has whole seconds, a record's stamp has milliseconds.
  const isWhole = limit % 1000 === 0;
  if ((isWhole ? Math.floor(modified / 1000) * 1000 : modified) <= limit) return;
  throw new OrgError(
    412,
    'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK',
    'This record was modified after the date given in If-Unmodified-Since.'
  );
}

/** DELETE /ui-api/records/{id}. */
export function deleteUiRecord({ context, params }: SessionRequest): OrgReply {
  const id = recordId(params['id']);
  deleteRecord(context, uiObjectOfId(context, id), id);
  return { status: 204 };
}

function readInput(request: SessionRequest): { apiName: unknown; fields: Readonly<Record<string, unknown>> } {
  const { apiName, fields } = jsonObject(request);
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) throw badValue('MISSING_ARGUMENT', 'fields is required');
  return { apiName, fields: fields as Record<string, unknown> };
}

type Save = { readonly context: OrgContext; readonly object: OrgObject; readonly operation: 'create' | 'update' };

/** Saves all or nothing, and answers a refusal in UI API's own wrapping: one sentence, and the rules broken under `output`. */
function save({ context, object, operation }: Save, work: () => UiRecord): OrgReply {
  try {
    return { status: operation === 'create' ? 201 : 200, json: context.org.database.transaction(work) };
  } catch (error) {
    // Only a broken rule is wrapped: a body that cannot be read, a missing record or a missing right are refused as everywhere.
    if (!(error instanceof OrgError) || error.status !== 400 || error.isMalformed) throw error;
    return { status: error.status, json: [refusal(error, operation, object)] };
  }
}

function refusal(cause: OrgError, operation: string, object: OrgObject): Record<string, unknown> {
  const labels = new Map(object.fields.map(({ name, label }) => [name, label]));
  const broken = ({ errorCode, message }: ErrorEntry, field: string | null) => ({
    constituentField: null,
    duplicateRecordError: null,
    errorCode,
    field,
    fieldLabel: field === null ? null : (labels.get(field) ?? field),
    message
  });
  const atFields = cause.errors.flatMap((entry) => (entry.fields ?? []).map((field) => broken(entry, field)));
  return {
    errorCode: 'INVALID_INPUT',
    message: `An error occurred while trying to ${operation} the record. Please try again.`,
    statusCode: cause.status,
    enhancedErrorType: 'RecordError',
    output: {
      errors: cause.errors.filter(({ fields = [] }) => fields.length === 0).map((entry) => broken(entry, null)),
      fieldErrors: Object.groupBy(atFields, ({ field }) => field ?? '')
    }
  };
}

function answerFor(context: OrgContext, object: OrgObject, id: string, fields: Readonly<Record<string, unknown>>): UiRecord {
  const tree = emptyTree(object);
  addLayout(context, tree, 'Full');
  for (const name of Object.keys(fields)) addPath(context, tree, [name]);
  return representOne(context, tree, id);
}
