import { childOf, childrenOf, textOf, textsOf, type XmlElement } from '../../metadata/xml.ts';
import type { OrgContext } from '../orgContext.ts';
import { badValue, OrgError } from '../orgError.ts';
import { mergeRecords, type MergeRequest, type MergeResult } from '../records/mergeRecords.ts';
import type { OrgObject } from '../schema/object.ts';
import { clientFault } from './envelope.ts';
import { errorsOf, tooMany } from './recycleBinOperations.ts';
import type { SoapOperation } from './soapApi.ts';
import type { SoapValue } from './soapXml.ts';

const mostRequests = 200;

/**
 * Merges records, one result for each request.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_merge.htm
 */
export const merge: SoapOperation = ({ argument, context }) => {
  const requests = childrenOf(argument, 'request');
  if (requests.length > mostRequests) throw tooMany('merge', mostRequests);
  return requests.map((request) => mergeOne(context, request));
};

function mergeOne(context: OrgContext, request: XmlElement): SoapValue {
  try {
    const { object, asked } = readRequest(context, request);
    const { id, mergedRecordIds, updatedRelatedIds }: MergeResult = mergeRecords(context, object, asked);
    return { id, mergedRecordIds, success: true, updatedRelatedIds };
  } catch (error) {
    if (!(error instanceof OrgError) || error.code.includes(':')) throw error;
    return { errors: errorsOf(error), id: null, success: false };
  }
}

function readRequest(context: OrgContext, request: XmlElement): { readonly object: OrgObject; readonly asked: MergeRequest } {
  const record = childOf(request, 'masterRecord');
  const type = record && (textOf(record, 'type') ?? record.attributes['type']?.replace(/^.*:/, ''));
  if (!record || type === undefined) throw clientFault('The masterRecord of a merge needs a type');
  const object = context.schema.object(type);
  if (!object) throw badValue('INVALID_TYPE', `sObject type '${type}' is not supported.`);
  const values: Record<string, unknown> = {};
  for (const field of record.children) {
    if (field.name === 'fieldsToNull') values[field.text.trim()] = null;
    else if (field.name !== 'type' && field.name !== 'Id') values[field.name] = valueOf(context, object, field);
  }
  const masterId = textOf(record, 'Id')?.trim() ?? '';
  return { object, asked: { masterId, loserIds: textsOf(request, 'recordToMergeIds').map((id) => id.trim()), values } };
}

/** XML carries text: what JSON writes without quotes is read by the field's type. */
function valueOf({ schema }: OrgContext, object: OrgObject, { name, text, attributes }: XmlElement): unknown {
  if (attributes['nil'] === 'true') return null;
  const type = schema.field(object, name)?.type;
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  const isNumber = type === 'double' || type === 'currency' || type === 'percent' || type === 'int';
  return isNumber && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
