import { join } from 'node:path';
import { readPackage } from '../../metadata/readPackage.ts';
import { readSourceFolder } from '../../metadata/sourceFolder.ts';

/** A field on an object of the platform; a field of activities is one component and stands on tasks and on events. */
export type AddedField = {
  /** As the Metadata API names it: `Account.Headroom_Score__c`, `Activity.Headroom_Key__c`. */
  readonly fullName: string;
  readonly name: string;
  readonly objects: readonly string[];
};

/** What the package puts into an org, by metadata type. */
export type PackageNames = {
  /** API names of components by metadata type: `CustomField` -> `Account.Headroom_Score__c`. */
  readonly byType: ReadonlyMap<string, readonly string[]>;
  /** API names of our own objects, without Custom Metadata types. */
  readonly objects: readonly string[];
  /** Fields that the package adds to objects of the platform. */
  readonly addedFields: readonly AddedField[];
  /** Objects that each of our own objects refers to. */
  readonly references: ReadonlyMap<string, readonly string[]>;
};

/**
 * Types that an org's names are compared in. Parts of our own objects cannot be there before the object is, nor a report before its
 * folder.
 */
export const comparedTypes = [
  'CustomObject',
  'CustomField',
  'PermissionSet',
  'CustomPermission',
  'CustomTab',
  'CustomApplication',
  'FlexiPage',
  'LightningComponentBundle',
  'CustomLabel',
  'ReportType',
  'ReportFolder',
  'DashboardFolder'
] as const;

/** Types whose components stand in folders, each with the type of those. */
export const inFolders = { Report: 'ReportFolder', Dashboard: 'DashboardFolder' } as const;

const namedTypes = [
  ...(['PermissionSet', 'CustomPermission', 'CustomTab', 'CustomApplication', 'FlexiPage', 'LightningComponentBundle'] as const),
  ...(['ReportType', 'ReportFolder', 'Report', 'DashboardFolder', 'Dashboard'] as const)
];

/** Reads the names that `force-app` deploys. Reads the disk only. */
export async function packageNames(packageRoot: string): Promise<PackageNames> {
  const model = readPackage(await readSourceFolder(join(packageRoot, 'force-app')));
  const custom = model.objects.filter(({ kind }) => kind !== 'standard');
  const addedFields = model.objects
    .filter(({ kind }) => kind === 'standard')
    .flatMap(({ name: object, fields }) => {
      const objects = object === 'Activity' ? ['Task', 'Event'] : [object];
      return fields.map(({ name }) => ({ fullName: `${object}.${name}`, name, objects }));
    });
  const named = (type: string): readonly string[] => model.components.filter((one) => one.type === type).map(({ fullName }) => fullName);
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['CustomObject', custom.map(({ name }) => name)],
    ['CustomField', model.objects.flatMap(({ name, fields }) => fields.map((field) => `${name}.${field.name}`))],
    ...namedTypes.map((type) => [type, named(type)] as const),
    ['CustomLabel', model.labels.map(({ name }) => name)]
  ];
  return {
    byType: new Map(lists.map(([type, names]) => [type, [...names].sort()])),
    objects: custom
      .filter(({ kind }) => kind === 'custom')
      .map(({ name }) => name)
      .sort(),
    addedFields,
    references: new Map(
      custom.map(({ name, fields }) => [name, fields.flatMap(({ referenceTo }) => (referenceTo === undefined ? [] : [referenceTo]))])
    )
  };
}
