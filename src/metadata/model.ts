import type { PermissionSetModel } from './accessModel.ts';
import type { FieldModel } from './fieldModel.ts';
import type { XmlElement } from './xml.ts';
import type { AppModel, FlexipageModel, LabelModel, LwcBundleModel, TabModel } from './pageModel.ts';

/**
 * A package of Salesforce metadata as typed values, the same whether it was read from a source tree or from a
 * Metadata API zip. What checks and the local org's deploy read often is modelled; every other component
 * stands in `components` with its element.
 */

/** Path inside the package (forward slashes) to the text of the file. */
export type PackageFiles = ReadonlyMap<string, string>;

export type NameField = {
  readonly label: string;
  readonly type: 'Text' | 'AutoNumber';
  readonly displayFormat?: string;
};

export type ValidationRule = ObjectPart & {
  readonly active: boolean;
  readonly description?: string;
  /** True = the record is refused. */
  readonly errorConditionFormula: string;
  readonly errorDisplayField?: string;
  readonly errorMessage: string;
};

export type ListView = ObjectPart & { readonly label: string; readonly columns: readonly string[] };

export type CompactLayout = ObjectPart & { readonly label: string; readonly fields: readonly string[] };

/** A part of an object that has a name: record type, field set, button, a standard field that is set up otherwise. */
export type ObjectPart = { readonly name: string; readonly file: string; readonly element: XmlElement };

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
  /** Present on custom settings: `List` or `Hierarchy`. */
  readonly customSettingsType?: string;
  readonly nameField?: NameField;
  /** Undefined where the package does not say it. */
  readonly enableHistory?: boolean;
  readonly enableReports: boolean;
  readonly enableBulkApi: boolean;
  readonly compactLayoutAssignment?: string;
  readonly fields: readonly FieldModel[];
  readonly validationRules: readonly ValidationRule[];
  readonly listViews: readonly ListView[];
  readonly compactLayouts: readonly CompactLayout[];
  /** Fields of the platform's own whose labels, values or history the package sets. */
  readonly standardFields: readonly ObjectPart[];
  /** Every part by type: `RecordType`, `FieldSet`, `WebLink`, and also `CustomField`, `ListView`, ... */
  readonly parts: readonly Component[];
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

/** A component as deploys and package.xml name it: `CustomField`, `Account.Headroom_Score__c`. */
export type Component = {
  readonly type: string;
  readonly fullName: string;
  readonly file: string;
  /** The element that defines it; absent where the component is a bundle without configuration. */
  readonly root?: XmlElement;
  /** Text of the files beside the definition: source of a class, files of a bundle. */
  readonly content?: PackageFiles;
};

/** Its name alone. */
export type ComponentName = Pick<Component, 'type' | 'fullName' | 'file'>;

/** A file that could not be read as the metadata that its path promises. */
export type ReadProblem = {
  readonly file: string;
  readonly element: string;
  readonly message: string;
  readonly fix?: string;
  readonly line?: number;
  readonly column?: number;
  /** The component that it would have been, where its path says so. */
  readonly component?: { readonly type: string; readonly fullName: string };
};

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
  readonly components: readonly Component[];
  readonly problems: readonly ReadProblem[];
};
