import type { OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { upsertKey } from '../records/upsertRecord.ts';
import { checkProperties, csvFormat, textProperty, type NewJob } from './job.ts';

const operations = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];
const properties = ['object', 'operation', 'externalIdFieldName', 'lineEnding', 'columnDelimiter', 'contentType', 'assignmentRuleId'];

/** Reads what a new ingest job is asked for. Source: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/create_job.htm */
export function readIngestJob(context: OrgContext, body: Readonly<Record<string, unknown>>, apiVersion: number): NewJob {
  checkProperties(body, properties);
  const operation = textProperty(body, 'operation');
  if (!operations.includes(operation)) throw new OrgError(400, 'INVALIDJOB', `Unsupported operation: ${operation}`);
  const object = bulkObject(context, textProperty(body, 'object'), operation);
  if (operation === 'hardDelete') checkHardDelete(context);
  if ((body['assignmentRuleId'] ?? '') !== '')
    throw new OrgError(400, 'INVALIDJOB', 'The local org runs no assignment rules: leave assignmentRuleId out');
  const key = body['externalIdFieldName'];
  if (operation === 'upsert') checkKey(context, object, key);
  return {
    kind: 'ingest',
    userId: context.user.id,
    operation,
    object,
    apiVersion,
    ...csvFormat(body),
    ...(typeof key === 'string' && key !== '' ? { externalIdFieldName: key } : {})
  };
}

function bulkObject(context: OrgContext, name: string, operation: string): string {
  const object = context.schema.object(name);
  const takes = operation === 'update' ? object?.updateable : /delete/i.test(operation) ? object?.deletable : object?.createable;
  if (object && takes && context.permissions.object(object).read) return object.name;
  throw new OrgError(400, 'INVALIDENTITY', `Unable to find object: ${name}`);
}

/** The message is that of the Bulk API's `InvalidJob`. */
function checkKey(context: OrgContext, object: string, key: unknown): void {
  if (typeof key !== 'string' || key === '') {
    throw new OrgError(400, 'INVALIDJOB', `External ID was blank for ${object}. An External ID must be specified for upsert.`);
  }
  upsertKey(context, context.schema.known(object), key);
}

/**
 * Bulk API Hard Delete is granted by name only, to administrators too.
 * Source: https://help.salesforce.com/s/articleView?id=000382207 (disabled by default and not part of any profile)
 */
function checkHardDelete({ org, user }: OrgContext): void {
  const sql = `
    select 1 from "PermissionSet" s where s."PermissionsBulkApiHardDelete" = 1 and (
      s."ProfileId" = ? or exists (select 1 from "PermissionSetAssignment" a where a."PermissionSetId" = s."Id" and a."AssigneeId" = ?))`;
  if (org.database.statement(sql).get(user.profileId, user.id)) return;
  const message = 'hardDelete operation requires special user profile permission, please contact your system administrator';
  throw new OrgError(400, 'FEATURENOTENABLED', message);
}
