import { fieldNames } from './fieldNames.ts';
import type { FieldId } from './fieldNames.ts';
import { recordIdsIn } from './requestCache.ts';
import { callOrg } from './uiApi.ts';
import { wireAdapter } from './wireAdapter.ts';

type RelatedListConfig = {
  parentRecordId?: string;
  relatedListId?: string;
  fields?: FieldId | readonly FieldId[];
  optionalFields?: FieldId | readonly FieldId[];
  pageSize?: number;
  pageToken?: string;
  sortBy?: readonly string[];
  where?: string;
};

/** Wire: records of a related list, 50 by default. */
export const getRelatedListRecords = wireAdapter<RelatedListConfig>((config) => {
  const { parentRecordId, relatedListId, pageSize, pageToken, sortBy, where } = config;
  if (!parentRecordId || !relatedListId) return undefined;
  const path = `/ui-api/related-list-records/${parentRecordId}/${relatedListId}`;
  const body = { fields: fieldNames(config.fields), optionalFields: fieldNames(config.optionalFields), pageSize, pageToken, sortBy, where };
  return {
    key: `${path} ${JSON.stringify(body)}`,
    load: () => callOrg('POST', path, body),
    recordIds: (data) => [parentRecordId, ...recordIdsIn(data)]
  };
});
