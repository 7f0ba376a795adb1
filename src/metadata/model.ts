import type { PermissionSetModel } from './accessModel.ts';
import type { AppModel, FlexipageModel, LabelModel, LwcBundleModel, TabModel } from './pageModel.ts';

/**
 * A package of Salesforce metadata as typed values, the same whether it was read from a source tree or from a
 * Metadata API zip. Only what Headroom's checks and the local org's deploy need is modelled; every other component
 * appears in `components` alone.
 */

/** Path inside the package (forward slashes) to the text of the file. */
export type PackageFiles = ReadonlyMap<string, string>;

/** Field types that the package uses and the local org can store. */
export type FieldType =
  | 'AutoNumber'
  | 'Checkbox'
  | 'Currency'
  | 'Date'
  | 'DateTime'
  | 'Email'
  | 'Html'
  | 'LongTextArea'
  | 'Lookup'
  | 'MasterDetail'
  | 'MetadataRelationship'
  | 'MultiselectPicklist'
  | 'Number'
  | 'Percent'
  | 'Phone'
  | 'Picklist'
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
};

export type FieldModel = {
  /** API name: `Score__c`. */
  readonly name: string;
  readonly label: string;
  readonly file: string;
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

export type NameField = {
  readonly label: string;
  readonly type: 'Text' | 'AutoNumber';
  readonly displayFormat?: string;
};

export type ValidationRule = {
  readonly name: string;
  readonly file: string;
  readonly active: boolean;
  readonly description?: string;
  /** True = the record is refused. */
  readonly errorConditionFormula: string;
  readonly errorDisplayField?: string;
  readonly errorMessage: string;
};

export type ListView = { readonly name: string; readonly file: string; readonly label: string; readonly columns: readonly string[] };

export type CompactLayout = { readonly name: string; readonly file: string; readonly label: string; readonly fields: readonly string[] };

/** `standard` = fields added to an object of the platform. */
export type ObjectKind = 'standard' | 'custom' | 'metadataType';

export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent' | 'FullAccess';

export type ObjectModel = {
  /**
   * API name: `Account`, `Headroom_Pulse__c`, `Headroom_Signal__mdt`. Fields of `Activity` are fields of Task and of Event:
   * the platform takes them only there, and permission sets name them as `Task.X__c` and `Event.X__c`.
   */
  readonly name: string;
  readonly file: string;
  readonly kind: ObjectKind;
  readonly label?: string;
  readonly pluralLabel?: string;
  readonly description?: string;
  readonly sharingModel?: SharingModel;
  readonly externalSharingModel?: SharingModel;
  readonly visibility?: string;
  readonly deploymentStatus?: string;
  readonly nameField?: NameField;
  readonly enableHistory: boolean;
  readonly enableReports: boolean;
  readonly enableBulkApi: boolean;
  readonly compactLayoutAssignment?: string;
  readonly fields: readonly FieldModel[];
  readonly validationRules: readonly ValidationRule[];
  readonly listViews: readonly ListView[];
  readonly compactLayouts: readonly CompactLayout[];
};

/** One value of a Custom Metadata record; `null` where the file says `xsi:nil`. */
export type RecordValue = {
  readonly field: string;
  /** `xsd:string`, `xsd:double`, `xsd:boolean`, ...; absent for nil. */
  readonly xsdType?: string;
  readonly value: string | number | boolean | null;
};

export type RecordModel = {
  /** API name of the type: `Headroom_Signal__mdt`. */
  readonly object: string;
  /** DeveloperName: `case_open`. */
  readonly name: string;
  readonly file: string;
  readonly label: string;
  readonly protected: boolean;
  readonly values: readonly RecordValue[];
};

/** Name of a component as deploys and package.xml name it: `CustomField`, `Account.Headroom_Score__c`. */
export type ComponentName = { readonly type: string; readonly fullName: string; readonly file: string };

/** A file that could not be read as the metadata that its path promises. */
export type ReadProblem = { readonly file: string; readonly element: string; readonly message: string };

export type PackageModel = {
  readonly objects: readonly ObjectModel[];
  readonly records: readonly RecordModel[];
  readonly permissionSets: readonly PermissionSetModel[];
  readonly flexipages: readonly FlexipageModel[];
  readonly apps: readonly AppModel[];
  readonly tabs: readonly TabModel[];
  readonly labels: readonly LabelModel[];
  readonly lwcBundles: readonly LwcBundleModel[];
  /** Everything that the package deploys, also what has no type of its own here. */
  readonly components: readonly ComponentName[];
  readonly problems: readonly ReadProblem[];
};
