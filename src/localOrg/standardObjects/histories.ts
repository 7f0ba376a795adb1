import type { OrgObject } from '../schema/object.ts';
import { standardObject } from './build.ts';
import { field, lookup, readOnly, text } from './fields.ts';

/** Standard objects with a history object, and the field in it that names the changed record. */
const histories: Readonly<Record<string, { readonly name: string; readonly parent: string }>> = {
  Account: { name: 'AccountHistory', parent: 'AccountId' },
  Asset: { name: 'AssetHistory', parent: 'AssetId' },
  Case: { name: 'CaseHistory', parent: 'CaseId' },
  Contact: { name: 'ContactHistory', parent: 'ContactId' },
  Contract: { name: 'ContractHistory', parent: 'ContractId' },
  Opportunity: { name: 'OpportunityFieldHistory', parent: 'OpportunityId' }
};

/** Where the changes of an object's fields are kept: the history object, and its field that names the record. */
export type HistoryPlace = { readonly name: string; readonly parent: string };

/**
 * Name and parent field of the object's history; undefined where the platform keeps none, or the local org lacks it.
 *
 * @example  historyPlace({ name: 'Plan__c', ... }) // { name: 'Plan__History', parent: 'ParentId' }
 */
export function historyPlace(object: OrgObject): HistoryPlace | undefined {
  if (object.custom && !object.isMetadataType) return { name: object.name.replace(/__c$/, '__History'), parent: 'ParentId' };
  return Object.hasOwn(histories, object.name) ? histories[object.name] : undefined;
}

/**
 * The history object of an object; old and new value can be selected, not filtered.
 *
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_associated_objects_history.htm
 * and, of custom objects, .../sforce_api_objects_custom_object__history.htm
 */
export function historyObject(of: Pick<OrgObject, 'name' | 'label'>, { name, parent }: HistoryPlace): OrgObject {
  const label = name === 'OpportunityFieldHistory' ? 'Opportunity Field History' : `${of.label} History`;
  const labelPlural = label.replace(/y$/, 'ies');
  return standardObject(
    name,
    label,
    {
      keyPrefix: '017',
      labelPlural,
      nameField: 'Id',
      createable: false,
      updateable: false,
      deletable: false,
      permissionsOf: of.name,
      sharingModel: 'ControlledByParent',
      stamps: 'created'
    },
    [
      lookup(parent, `${of.label} ID`, of.name, { ...readOnly, nillable: false, children: 'Histories', onDelete: 'Cascade' }),
      text('Field', 'Changed Field', 255, { ...readOnly, nillable: false }),
      text('DataType', 'Datatype', 40, readOnly),
      field('OldValue', 'Old Value', 'anyType', { ...readOnly, filterable: false }),
      field('NewValue', 'New Value', 'anyType', { ...readOnly, filterable: false })
    ]
  );
}

/** The history objects of the platform's own objects. */
export const standardHistories: readonly OrgObject[] = Object.entries(histories).map(([name, place]) =>
  historyObject({ name, label: name }, place)
);
