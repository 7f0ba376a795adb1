import type { SqlValue } from '../database.ts';

/** Field types in the words of describe. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'phone'
  | 'email'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'reference'
  /** Street, city and the like as one value; read only, its parts are fields of their own. */
  | 'address'
  /** Old and new value of a history row: a text, number or box, stored as JSON. */
  | 'anyType';

export type PicklistEntry = {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  readonly isDefault: boolean;
};

export type Picklist = {
  readonly restricted: boolean;
  readonly values: readonly PicklistEntry[];
  /** The global value set that the values come from. */
  readonly globalValueSet?: string;
};

/** What happens to the child when its parent is deleted. */
export type DeleteConstraint = 'SetNull' | 'Restrict' | 'Cascade';

export type Reference = {
  /** Objects that the id may point to; more than one is polymorphic. */
  readonly to: readonly string[];
  /** Name of the parent in SOQL: `Account`, `Owner`, `Scorecard__r`. */
  readonly relationshipName?: string;
  /** Name of the children in a subquery on the parent: `Contacts`, `Headroom_Pulses__r`. */
  readonly childRelationshipName?: string;
  readonly onDelete: DeleteConstraint;
  /** Present on master-detail fields. */
  readonly master?: {
    readonly order: number;
    readonly writeRequiresMasterRead: boolean;
    readonly reparentable: boolean;
  };
};

/** Formula of a calculated field, and what blank numbers count as in it. */
export type FieldFormula = { readonly text: string; readonly blankNumbers: 'BlankAsZero' | 'BlankAsBlank' };

/** A field of the org, standard or deployed. */
export type OrgField = {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** Characters of text types; 18 for ids. */
  readonly length: number;
  /** Digits in all of numbers. */
  readonly precision: number;
  /** Digits after the point. */
  readonly scale: number;
  readonly custom: boolean;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  /** Governed by field-level security. */
  readonly permissionable: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly trackHistory: boolean;
  /** Display format: `PR-{00000}`. */
  readonly autoNumber?: string;
  /** Present on formula fields: nothing is stored, the value is computed when it is read. */
  readonly formula?: FieldFormula;
  /** Present on compound fields: what the names of the parts begin with, `Billing` of `BillingCity`. */
  readonly addressPrefix?: string;
  /** Present on LastActivityDate: the lookup by which tasks and events count for the record. */
  readonly activitiesBy?: 'AccountId' | 'WhatId' | 'WhoId';
  /** Present on the parts of a compound field: its name. */
  readonly compoundName?: string;
  /** Value of a new record where none is given; a missing one leaves the field empty. */
  readonly defaultValue?: SqlValue;
  /** Formula of the default where it is no constant: `TODAY() + 30`, `$User.Id`. */
  readonly defaultFormula?: FieldFormula;
  readonly picklist?: Picklist;
  readonly reference?: Reference;
  readonly helpText?: string;
  readonly description?: string;
  /** Present on fields of the platform's own that came when a feature was switched on. */
  readonly feature?: 'currencies' | 'personAccounts';
  /** `plaintextarea` and `richtextarea` of describe. */
  readonly extraTypeInfo?: string;
  /** Present on fields of a Custom Metadata type. */
  readonly manageability?: string;
  /** Only this user field may be filtered where false (long text). */
  readonly filterable: boolean;
};

/** Column type of a field in its object's SQLite table. */
export function columnType(type: FieldType): 'integer' | 'real' | 'text' {
  if (type === 'boolean' || type === 'int') return 'integer';
  if (type === 'double' || type === 'currency' || type === 'percent') return 'real';
  return 'text';
}

/** True where nothing is stored: the value is computed from other fields when it is read. */
export function isComputed(field: OrgField): boolean {
  return field.formula !== undefined || field.addressPrefix !== undefined || field.activitiesBy !== undefined;
}

/** True for types whose values are numbers in JSON. */
export function isNumeric(type: FieldType): boolean {
  return type === 'int' || type === 'double' || type === 'currency' || type === 'percent';
}
