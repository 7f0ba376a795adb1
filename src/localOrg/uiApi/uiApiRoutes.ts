import type { Route } from '../http/route.ts';
import { readChildRecords } from './childRecords.ts';
import { runGraphql } from './graphql/runGraphql.ts';
import { readObjectDirectory, readObjectInfo, readObjectInfos } from './objectInfo.ts';
import { readAllPicklistValues, readPicklistValues } from './picklistValues.ts';
import { readUiRecord, readUiRecords } from './readUiRecord.ts';
import { readCloneDefaults, readCreateDefaults, readCreateTemplate } from './recordDefaults.ts';
import { readLayout } from './recordLayout.ts';
import { readRecordUi } from './recordUi.ts';
import { readRelatedListCount, readRelatedListCounts } from './relatedListCount.ts';
import { readRelatedListRecords, readRelatedListsByParameters, readSeveralRelatedListRecords } from './relatedListRecords.ts';
import { readRelatedList, readRelatedLists, readSeveralRelatedLists } from './relatedLists.ts';
import { createUiRecord, deleteUiRecord, updateUiRecord } from './saveUiRecord.ts';

const data = '/services/data/v:version';
const base = `${data}/ui-api`;
const picklists = `${base}/object-info/:object/picklist-values`;
const defaults = `${base}/record-defaults`;
const lists = `${base}/related-list-records`;
const counts = `${base}/related-list-count`;
const listInfos = `${base}/related-list-info`;

const recordRoutes: readonly Route[] = [
  { says: 'reads several records for the user interface', method: 'GET', path: `${base}/records/batch/:ids`, handle: readUiRecords },
  {
    says: 'reads the children of a record for the user interface',
    method: 'GET',
    path: `${base}/records/:id/child-relationships/:relationship`,
    handle: readChildRecords
  },
  { says: 'reads a record for the user interface', method: 'GET', path: `${base}/records/:id`, handle: readUiRecord },
  { says: 'creates a record for the user interface', method: 'POST', path: `${base}/records`, handle: createUiRecord },
  { says: 'updates a record for the user interface', method: 'PATCH', path: `${base}/records/:id`, handle: updateUiRecord },
  { says: 'deletes a record for the user interface', method: 'DELETE', path: `${base}/records/:id`, handle: deleteUiRecord },
  { says: 'reads records with their layouts and object infos', method: 'GET', path: `${base}/record-ui/:ids`, handle: readRecordUi },
  { says: 'gives the default values of a new record', method: 'GET', path: `${defaults}/create/:object`, handle: readCreateDefaults },
  { says: 'gives the values that a copy of a record begins with', method: 'GET', path: `${defaults}/clone/:id`, handle: readCloneDefaults },
  {
    says: 'gives the default values of chosen fields of a new record',
    method: 'GET',
    path: `${defaults}/template/create/:object`,
    handle: readCreateTemplate
  }
];

const objectRoutes: readonly Route[] = [
  { says: 'lists the objects of the user interface', method: 'GET', path: `${base}/object-info`, handle: readObjectDirectory },
  {
    says: 'describes several objects for the user interface',
    method: 'GET',
    path: `${base}/object-info/batch/:objects`,
    handle: readObjectInfos
  },
  { says: 'describes an object for the user interface', method: 'GET', path: `${base}/object-info/:object`, handle: readObjectInfo },
  {
    says: 'lists the picklist values of a record type',
    method: 'GET',
    path: `${picklists}/:recordType/:field`,
    handle: readPicklistValues
  },
  {
    says: 'lists the values of every picklist of a record type',
    method: 'GET',
    path: `${picklists}/:recordType`,
    handle: readAllPicklistValues
  },
  { says: 'gives a layout of an object', method: 'GET', path: `${base}/layout/:object`, handle: readLayout }
];

const relatedListRoutes: readonly Route[] = [
  {
    says: 'reads the records of several related lists',
    method: 'GET',
    path: `${lists}/batch/:parent/:relationships`,
    handle: readSeveralRelatedListRecords
  },
  {
    says: 'reads the records of several related lists, each with parameters of its own',
    method: 'POST',
    path: `${lists}/batch/:parent`,
    handle: readRelatedListsByParameters
  },
  { says: 'reads the records of a related list', method: 'GET', path: `${lists}/:parent/:relationship`, handle: readRelatedListRecords },
  { says: 'reads the records of a related list', method: 'POST', path: `${lists}/:parent/:relationship`, handle: readRelatedListRecords },
  {
    says: 'counts the records of several related lists',
    method: 'GET',
    path: `${counts}/batch/:parent/:relationships`,
    handle: readRelatedListCounts
  },
  { says: 'counts the records of a related list', method: 'GET', path: `${counts}/:parent/:relationship`, handle: readRelatedListCount },
  { says: 'describes several related lists', method: 'GET', path: `${listInfos}/batch/:parent/:lists`, handle: readSeveralRelatedLists },
  { says: 'lists the related lists of an object', method: 'GET', path: `${listInfos}/:parent`, handle: readRelatedLists },
  { says: 'describes a related list', method: 'GET', path: `${listInfos}/:parent/:list`, handle: readRelatedList }
];

/** Routes of the UI API and of GraphQL: what Lightning web components use. */
export const uiApiRoutes: readonly Route[] = [
  ...recordRoutes,
  ...objectRoutes,
  ...relatedListRoutes,
  { says: 'runs a GraphQL query or mutation', method: 'POST', path: `${data}/graphql`, handle: runGraphql }
];
