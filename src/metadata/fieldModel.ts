import type { XmlElement } from './xml.ts';

/** Types of custom fields. */
export type FieldType =
  | 'Address'
  | 'AutoNumber'
  | 'Checkbox'
  | 'Currency'
  | 'Date'
  | 'DateTime'
  | 'Email'
  | 'EncryptedText'
  | 'ExternalLookup'
  | 'File'
  | 'Hierarchy'
  | 'Html'
  | 'IndirectLookup'
  | 'Location'
  | 'LongTextArea'
  | 'Lookup'
  | 'MasterDetail'
  | 'MetadataRelationship'
  | 'MultiselectPicklist'
  | 'Number'
  | 'Percent'
  | 'Phone'
  | 'Picklist'
  | 'Summary'
  | 'Text'
  | 'TextArea'
  | 'Time'
  | 'Url';

export type DeleteConstraint = 'SetNull' | 'Restrict' | 'Cascade';

type PicklistValue = {
  readonly fullName: string;
  readonly label: string;
  readonly isDefault: boolean;
  readonly isActive: boolean;
};

export type Picklist = {
  /** A restricted picklist refuses values that are not in the list. */
  readonly restricted: boolean;
  readonly sorted: boolean;
  readonly values: readonly PicklistValue[];
  /** The global value set that gives the values; `values` is empty then. */
  readonly globalValueSet?: string;
  /** The field whose value decides which values can be chosen. */
  readonly controllingField?: string;
};

export type FieldModel = {
  /** API name: `Score__c`. */
  readonly name: string;
  readonly label: string;
  readonly file: string;
  /** The element that defines it: line and column for messages, and what is not modelled. */
  readonly element: XmlElement;
  readonly type: FieldType;
  readonly description?: string;
  readonly inlineHelpText?: string;
  /** Text and LongTextArea: characters. */
  readonly length?: number;
  /** Number, Currency, Percent: digits in all, as describe gives it. */
  readonly precision?: number;
  /** Number, Currency, Percent: digits after the point. */
  readonly scale?: number;
  readonly visibleLines?: number;
  readonly required: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly trackHistory: boolean;
  /** Formula text of the default: `true`, `30`, `"Skip"`. */
  readonly defaultValue?: string;
  /** Present on formula fields: they cannot be written. */
  readonly formula?: string;
  readonly displayFormat?: string;
  readonly picklist?: Picklist;
  /** Lookup, MasterDetail and MetadataRelationship: API name of the parent object. */
  readonly referenceTo?: string;
  /** Name of the child relationship on the parent, without `__r`. */
  readonly relationshipName?: string;
  readonly relationshipLabel?: string;
  readonly relationshipOrder?: number;
  readonly deleteConstraint?: DeleteConstraint;
  /** MasterDetail: read access to the parent suffices to write the child. */
  readonly writeRequiresMasterRead: boolean;
  readonly reparentableMasterDetail: boolean;
  /** Custom Metadata types: who may change the value after installation. */
  readonly fieldManageability?: string;
};
