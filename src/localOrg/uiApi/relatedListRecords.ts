import type { OrgReply, SessionRequest } from '../http/route.ts';
import { toId18 } from '../ids.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, jsonParserError, OrgError } from '../orgError.ts';
import { runSoql } from '../query/runSoql.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { addFields, emptyTree, noSuchField } from './fieldTree.ts';
import { representRecords } from './representRecords.ts';
import { findUiObject, uiObjectOfId, visibleField } from './supportedObjects.ts';

type Wanted = {
  readonly fields?: readonly string[];
  readonly optionalFields?: readonly string[];
  readonly pageSize?: number;
  readonly pageToken?: string;
  readonly sortBy?: readonly string[];
  readonly where?: string;
};

const defaultPage = 50;
const largestPage = 1999;

/**
 * POST /ui-api/related-list-records/{parent}/{relationship}: children of a record, 50 at a time.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_list_records.htm
 */
export function readRelatedListRecords({ context, params, body, path }: SessionRequest): OrgReply {
  const parentId = toId18(params['parent'] ?? '');
  if (!parentId) throw badValue('MALFORMED_ID', `bad id ${params['parent'] ?? ''}`);
  const relationship = params['relationship'] ?? '';
  const { object, field } = childOf(context, parentId, relationship);
  const wanted = readWanted(body);
  const size = pageSizeOf(wanted);
  const offset = Number(wanted.pageToken ?? 0);
  const order = orderOf(context, object, wanted.sortBy ?? []);
  const soql = `SELECT Id FROM ${object.name} WHERE ${field.name} = '${parentId}' ORDER BY ${order} LIMIT ${offset + size + 1}`;
  const ids = runSoql(context, soql).records.map((record) => String(record['Id']));
  const tree = emptyTree(object);
  addFields(context, tree, wanted.fields ?? [], false);
  addFields(context, tree, wanted.optionalFields ?? [], true);
  const page = ids.slice(offset, offset + size);
  const records = representRecords(context, tree, page);
  const next = ids.length > offset + size ? String(offset + size) : null;
  const json = {
    count: page.length,
    currentPageToken: String(offset),
    currentPageUrl: path,
    fields: wanted.fields ?? [],
    listReference: { id: null, inContextOfRecordId: parentId, parentObjectApiName: null, relatedListId: relationship, type: 'relatedList' },
    nextPageToken: next,
    nextPageUrl: next === null ? null : `${path}?pageToken=${next}`,
    optionalFields: wanted.optionalFields ?? [],
    pageSize: size,
    previousPageToken: offset > 0 ? String(Math.max(0, offset - size)) : null,
    previousPageUrl: null,
    records: page.flatMap((id) => records.get(id) ?? []),
    sortBy: wanted.sortBy ?? []
  };
  return { status: 200, json };
}

function childOf(context: OrgContext, parentId: string, relationship: string): { object: OrgObject; field: OrgField } {
  const parent = uiObjectOfId(context, parentId);
  const child = context.schema.children(parent).find(({ relationshipName }) => relationshipName === relationship);
  const object = child && findUiObject(context, child.childObject);
  const field = object && visibleField(context, object, child.field.name);
  if (object && field) return { object, field };
  throw new OrgError(
    400,
    'INVALID_PARAMETER_VALUE',
    `The related list ${relationship} is not there, or not for this user, on ${parent.name}.`
  );
}

function readWanted(body: Buffer): Wanted {
  if (body.length === 0) return {};
  try {
    const wanted = JSON.parse(body.toString('utf8')) as Wanted;
    if (wanted.where === undefined) return wanted;
  } catch (cause) {
    throw jsonParserError(String(cause));
  }
  throw new OrgError(
    501,
    'NOT_IMPLEMENTED',
    'The local org does not filter related lists. Add it in src/localOrg/uiApi/relatedListRecords.ts.'
  );
}

function pageSizeOf({ pageSize = defaultPage }: Wanted): number {
  if (Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= largestPage) return pageSize;
  throw badValue('ILLEGAL_QUERY_PARAMETER_VALUE', `pageSize has to be from 1 to ${largestPage}`);
}

/** `Name` rises, `-Name` falls. */
function orderOf(context: OrgContext, object: OrgObject, sortBy: readonly string[]): string {
  const parts = sortBy.map((entry) => {
    const name = entry.replace(/^-/, '').replace(`${object.name}.`, '');
    const field = visibleField(context, object, name);
    if (!field) throw noSuchField(object, name);
    return `${field.name} ${entry.startsWith('-') ? 'DESC' : 'ASC'}`;
  });
  return [...parts, 'Id ASC'].join(', ');
}
