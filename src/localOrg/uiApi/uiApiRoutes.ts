import type { Route } from '../http/route.ts';
import { runGraphql } from './graphql/runGraphql.ts';
import { readObjectInfo, readObjectInfos, readPicklistValues } from './objectInfo.ts';
import { readUiRecord, readUiRecords } from './readUiRecord.ts';
import { readRelatedListRecords } from './relatedListRecords.ts';
import { createUiRecord, deleteUiRecord, updateUiRecord } from './saveUiRecord.ts';

const base = '/services/data/v:version';

/** Routes of the UI API and of GraphQL: what Lightning web components use. */
export const uiApiRoutes: readonly Route[] = [
  { method: 'GET', path: `${base}/ui-api/records/batch/:ids`, handle: readUiRecords },
  { method: 'GET', path: `${base}/ui-api/records/:id`, handle: readUiRecord },
  { method: 'POST', path: `${base}/ui-api/records`, handle: createUiRecord },
  { method: 'PATCH', path: `${base}/ui-api/records/:id`, handle: updateUiRecord },
  { method: 'DELETE', path: `${base}/ui-api/records/:id`, handle: deleteUiRecord },
  { method: 'GET', path: `${base}/ui-api/object-info/batch/:objects`, handle: readObjectInfos },
  { method: 'GET', path: `${base}/ui-api/object-info/:object`, handle: readObjectInfo },
  { method: 'GET', path: `${base}/ui-api/object-info/:object/picklist-values/:recordType/:field`, handle: readPicklistValues },
  { method: 'POST', path: `${base}/ui-api/related-list-records/:parent/:relationship`, handle: readRelatedListRecords },
  { method: 'POST', path: `${base}/graphql`, handle: runGraphql }
];
