import { fieldName, objectName } from './fieldNames.ts';
import type { FieldId, ObjectId } from './fieldNames.ts';
import { callOrg } from './uiApi.ts';
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

function reading(path: string): OrgRequest {
  return { key: path, load: () => callOrg('GET', path), recordIds: () => [] };
}
