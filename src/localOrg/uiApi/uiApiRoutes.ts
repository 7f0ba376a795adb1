import type { Route } from '../http/route.ts';
import { runGraphql } from './graphql/runGraphql.ts';
import { readObjectInfo, readObjectInfos, readPicklistValues } from './objectInfo.ts';
import { readUiRecord, readUiRecords } from './readUiRecord.ts';
import { readRelatedListRecords } from './relatedListRecords.ts';
import { createUiRecord, deleteUiRecord, updateUiRecord } from './saveUiRecord.ts';

const base = '/services/data/v:version';

/** Routes of the UI API and of GraphQL: what Lightning web components use. */
export const uiApiRoutes: readonly Route[] = [
  { says: 'reads several records for the user interface', method: 'GET', path: `${base}/ui-api/records/batch/:ids`, handle: readUiRecords },
  { says: 'reads a record for the user interface', method: 'GET', path: `${base}/ui-api/records/:id`, handle: readUiRecord },
  { says: 'creates a record for the user interface', method: 'POST', path: `${base}/ui-api/records`, handle: createUiRecord },
  { says: 'updates a record for the user interface', method: 'PATCH', path: `${base}/ui-api/records/:id`, handle: updateUiRecord },
  { says: 'deletes a record for the user interface', method: 'DELETE', path: `${base}/ui-api/records/:id`, handle: deleteUiRecord },
  {
    says: 'describes several objects for the user interface',
    method: 'GET',
    path: `${base}/ui-api/object-info/batch/:objects`,
    handle: readObjectInfos
  },
  { says: 'describes an object for the user interface', method: 'GET', path: `${base}/ui-api/object-info/:object`, handle: readObjectInfo },
  {
    says: 'lists the picklist values of a record type',
    method: 'GET',
    path: `${base}/ui-api/object-info/:object/picklist-values/:recordType/:field`,
    handle: readPicklistValues
  },
  {
    says: 'reads the records of a related list',
    method: 'POST',
    path: `${base}/ui-api/related-list-records/:parent/:relationship`,
    handle: readRelatedListRecords
  },
  { says: 'runs a GraphQL query or mutation', method: 'POST', path: `${base}/graphql`, handle: runGraphql }
];
