import type { OrgReply, SessionRequest } from '../http/route.ts';
import { toId18 } from '../ids.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, jsonParserError, OrgError } from '../orgError.ts';
import { deleteRecord } from '../records/deleteRecord.ts';
import { insertRecord, updateRecord } from '../records/saveRecord.ts';
import type { OrgObject } from '../schema/object.ts';
import { addPath, emptyTree } from './fieldTree.ts';
import { addLayout, representOne } from './readUiRecord.ts';
import type { UiRecord } from './representRecords.ts';
import { uiObject, uiObjectOfId } from './supportedObjects.ts';

type RecordInput = { readonly apiName?: unknown; readonly fields?: unknown; readonly allowSaveOnDuplicate?: unknown };

/**
 * POST /ui-api/records with `apiName` and `fields`: answers the new record with the fields of its layout.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_create.htm
 */
export function createUiRecord({ context, body }: SessionRequest): OrgReply {
  const { apiName, fields } = readInput(body);
  if (typeof apiName !== 'string') throw badValue('MISSING_ARGUMENT', 'apiName is required');
  const object = uiObject(context, apiName);
  const id = saved('create', object, context, () => insertRecord(context, object, fields));
  return { status: 201, json: answerFor(context, object, id, fields) };
}

/**
 * PATCH /ui-api/records/{id} with `fields`: answers the changed record.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_update.htm
 */
export function updateUiRecord({ context, params, body, headers }: SessionRequest): OrgReply {
  if (headers['if-modified-since'] !== undefined || headers['if-unmodified-since'] !== undefined) {
    throw new OrgError(
      501,
      'NOT_IMPLEMENTED',
      'The local org does not compare dates before an update. Add it in src/localOrg/uiApi/saveUiRecord.ts.'
    );
  }
  const id = idOf(params['id']);
  const object = uiObjectOfId(context, id);
  const { fields } = readInput(body);
  saved('update', object, context, () => {
    updateRecord(context, object, id, fields);
    return id;
  });
  return { status: 200, json: answerFor(context, object, id, fields) };
}

/** DELETE /ui-api/records/{id}. */
export function deleteUiRecord({ context, params }: SessionRequest): OrgReply {
  const id = idOf(params['id']);
  deleteRecord(context, uiObjectOfId(context, id), id);
  return { status: 204 };
}

function idOf(text = ''): string {
  const id = toId18(text);
  if (!id) throw badValue('MALFORMED_ID', `bad id ${text}`);
  return id;
}

function readInput(body: Buffer): { apiName: unknown; fields: Readonly<Record<string, unknown>> } {
  const input = parse(body) as RecordInput;
  const { apiName, fields } = input;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) throw badValue('MISSING_ARGUMENT', 'fields is required');
  return { apiName, fields: fields as Record<string, unknown> };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw jsonParserError(String(cause));
  }
}

/** A refused save in UI API's own wrapping: one sentence, and the rules broken under `output`. */
class SaveError extends OrgError {
  constructor(cause: OrgError, operation: string, labels: ReadonlyMap<string, string>) {
    const message = `An error occurred while trying to ${operation} the record. Please try again.`;
    super(cause.status, 'INVALID_INPUT', message);
    const entries = cause.fields.length > 0 ? cause.fields : [null];
    const broken = entries.map((field) => ({
      constituentField: null,
      duplicateRecordError: null,
      errorCode: cause.code,
      field,
      fieldLabel: field === null ? null : (labels.get(field) ?? field),
      message: cause.message
    }));
    const fieldErrors = Object.fromEntries(broken.flatMap((entry) => (entry.field === null ? [] : [[entry.field, [entry]]])));
    const output = { errors: broken.filter(({ field }) => field === null), fieldErrors };
    Object.assign(this.errors[0] ?? {}, { enhancedErrorType: 'RecordError', statusCode: cause.status, output });
  }
}

function saved(operation: 'create' | 'update', object: OrgObject, context: OrgContext, save: () => string): string {
  try {
    return context.org.database.transaction(save);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    throw new SaveError(error, operation, new Map(object.fields.map(({ name, label }) => [name, label])));
  }
}

function answerFor(context: OrgContext, object: OrgObject, id: string, fields: Readonly<Record<string, unknown>>): UiRecord {
  const tree = emptyTree(object);
  addLayout(context, tree, 'Full');
  for (const name of Object.keys(fields)) addPath(context, tree, [name]);
  return representOne(context, tree, id);
}
