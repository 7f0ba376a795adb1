import { fieldName, objectName } from './fieldNames.ts';
import type { FieldId, ObjectId } from './fieldNames.ts';
import { readOrg } from './uiApi.ts';
import { wireAdapter } from './wireAdapter.ts';
import type { OrgRequest } from './requestCache.ts';

/** Wire: what the viewer may know of an object: labels, fields, relationships, permissions. */
export const getObjectInfo = wireAdapter<{ objectApiName?: ObjectId }>(({ objectApiName }) => {
  return objectApiName === undefined ? undefined : reading(`/ui-api/object-info/${objectName(objectApiName)}`);
});

/** Wire: the same for several objects; each result has a status of its own. */
export const getObjectInfos = wireAdapter<{ objectApiNames?: readonly ObjectId[] }>(({ objectApiNames }) => {
  if (objectApiNames === undefined || objectApiNames.some((name) => name === undefined)) return undefined;
  return reading(`/ui-api/object-info/batch/${objectApiNames.map(objectName).join(',')}`);
});

/** Wire: values of a picklist for a record type. */
export const getPicklistValues = wireAdapter<{ recordTypeId?: string; fieldApiName?: FieldId }>(({ recordTypeId, fieldApiName }) => {
  if (recordTypeId === undefined || fieldApiName === undefined) return undefined;
  const [object, field] = fieldName(fieldApiName).split('.');
  return reading(`/ui-api/object-info/${object}/picklist-values/${recordTypeId}/${field}`);
});

/** Wire: values of every picklist of a record type. */
export const getPicklistValuesByRecordType = wireAdapter<{ objectApiName?: ObjectId; recordTypeId?: string }>((config) => {
  const { objectApiName, recordTypeId } = config;
  if (objectApiName === undefined || recordTypeId === undefined) return undefined;
  return reading(`/ui-api/object-info/${objectName(objectApiName)}/picklist-values/${recordTypeId}`);
});

function reading(path: string): OrgRequest {
  return { key: path, load: () => readOrg('GET', path), recordIds: () => [] };
}
