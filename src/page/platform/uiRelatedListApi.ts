import { fieldNames, objectName } from './fieldNames.ts';
import type { FieldId, ObjectId } from './fieldNames.ts';
import { recordIdsIn } from './requestCache.ts';
import type { OrgRequest } from './requestCache.ts';
import { queryString, readOrg } from './uiApi.ts';
import { wireAdapter } from './wireAdapter.ts';

type ListWish = {
  fields?: FieldId | readonly FieldId[];
  optionalFields?: FieldId | readonly FieldId[];
  pageSize?: number;
  pageToken?: string;
  sortBy?: readonly string[];
  where?: string;
};
type ListConfig = ListWish & { parentRecordId?: string; relatedListId?: string };
type BatchConfig = { parentRecordId?: string; relatedListParameters?: readonly (ListWish & { readonly relatedListId: string })[] };
type InfoConfig = { parentObjectApiName?: ObjectId; recordTypeId?: string; relatedListId?: string };
type CountConfig = { parentRecordId?: string; relatedListId?: string; maxCount?: number };

/** Wire: records of a related list, 50 by default. */
export const getRelatedListRecords = wireAdapter<ListConfig>((config) => {
  const { parentRecordId, relatedListId } = config;
  if (!parentRecordId || !relatedListId) return undefined;
  return reading(parentRecordId, `/ui-api/related-list-records/${parentRecordId}/${relatedListId}`, bodyOf(config));
});

/** Wire: records of several related lists of one record; each result has a status of its own. */
export const getRelatedListRecordsBatch = wireAdapter<BatchConfig>(({ parentRecordId, relatedListParameters }) => {
  if (!parentRecordId || relatedListParameters === undefined || relatedListParameters.length === 0) return undefined;
  const path = `/ui-api/related-list-records/batch/${parentRecordId}`;
  const body = { relatedListParameters: relatedListParameters.map((wish) => ({ relatedListId: wish.relatedListId, ...bodyOf(wish) })) };
  return reading(parentRecordId, path, body);
});

/** Wire: how many records a related list has, counted up to ten or `maxCount`. */
export const getRelatedListCount = wireAdapter<CountConfig>(({ parentRecordId, relatedListId, maxCount }) => {
  if (!parentRecordId || !relatedListId) return undefined;
  const path = `/ui-api/related-list-count/${parentRecordId}/${relatedListId}${queryString({ maxCount })}`;
  return { key: path, load: () => readOrg('GET', path), recordIds: () => [parentRecordId] };
});

/** Wire: columns, order and permissions of a related list. */
export const getRelatedListInfo = wireAdapter<InfoConfig>(({ parentObjectApiName, recordTypeId, relatedListId }) => {
  if (parentObjectApiName === undefined || !relatedListId) return undefined;
  return infoReading(`${objectName(parentObjectApiName)}/${relatedListId}`, recordTypeId);
});

/** Wire: the related lists of an object. */
export const getRelatedListsInfo = wireAdapter<InfoConfig>(({ parentObjectApiName, recordTypeId }) => {
  return parentObjectApiName === undefined ? undefined : infoReading(objectName(parentObjectApiName), recordTypeId);
});

function infoReading(place: string, recordTypeId: string | undefined) {
  const path = `/ui-api/related-list-info/${place}${queryString({ recordTypeId })}`;
  return { key: path, load: () => readOrg('GET', path), recordIds: () => [] };
}

function bodyOf({ fields, optionalFields, pageSize, pageToken, sortBy, where }: ListWish) {
  return { fields: fieldNames(fields), optionalFields: fieldNames(optionalFields), pageSize, pageToken, sortBy, where };
}

function reading(parentRecordId: string, path: string, body: unknown): OrgRequest {
  const recordIds = (data: unknown): readonly string[] => [parentRecordId, ...recordIdsIn(data)];
  return { key: `${path} ${JSON.stringify(body)}`, load: () => readOrg('POST', path, body), recordIds };
}
