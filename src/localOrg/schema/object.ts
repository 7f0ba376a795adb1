import type { OrgField, Reference } from './field.ts';

export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';

/** An object of the org: standard, custom, or a Custom Metadata type. */
export type OrgObject = {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  /** First three characters of its ids. */
  readonly keyPrefix: string;
  readonly custom: boolean;
  /** Custom Metadata type: records come by deploy only. */
  readonly isMetadataType: boolean;
  /** Field shown as the record's name: `Name`, `CaseNumber`, `Subject`. */
  readonly nameField: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  /** Kept in the recycle bin; has `IsDeleted`. */
  readonly softDelete: boolean;
  readonly replicateable: boolean;
  /** Read by everybody who may sign in, without an object permission (Organization, User, OpportunityStage ...). */
  readonly openToAll: boolean;
  /** Written by administrators only. */
  readonly setup: boolean;
  /** Object permissions are those of this object: OpportunityLineItem follows Opportunity. */
  readonly permissionsOf?: string;
  readonly sharingModel: SharingModel;
  readonly fields: readonly OrgField[];
  readonly validationRules?: readonly OrgValidationRule[];
  /** Whether field history is on; undefined for objects without a switch (Case, Asset, Contract): a tracked field turns it on. */
  readonly historySwitch?: boolean;
  /** Present on objects of the platform's own that came when a feature was switched on. */
  readonly feature?: 'currencies';
  readonly description?: string;
};

/** A validation rule of a deployed object. */
export type OrgValidationRule = {
  readonly name: string;
  readonly active: boolean;
  /** The record is refused where it is true. */
  readonly formula: string;
  readonly message: string;
  /** Field that carries the message; undefined = the top of the page. */
  readonly displayField?: string;
};

/** A master-detail field of an object. */
export type MasterField = { readonly field: OrgField; readonly parentName: string; readonly master: NonNullable<Reference['master']> };

const masters = new WeakMap<OrgObject, readonly MasterField[]>();

/** The master-detail fields of an object, the one that decides on sharing first. */
export function mastersOf(object: OrgObject): readonly MasterField[] {
  let found = masters.get(object);
  if (!found) {
    found = object.fields
      .flatMap((field) => {
        const master = field.reference?.master;
        return master ? [{ field, master, parentName: field.reference?.to[0] ?? '' }] : [];
      })
      .sort((a, b) => a.master.order - b.master.order);
    masters.set(object, found);
  }
  return found;
}

/** Tasks and events have rules of their own for access, sharing and age. */
export function isActivity(object: OrgObject): boolean {
  return object.name === 'Task' || object.name === 'Event';
}

/** One step from a parent to its children. */
export type ChildRelationship = {
  readonly childObject: string;
  readonly field: OrgField;
  readonly relationshipName?: string;
};
