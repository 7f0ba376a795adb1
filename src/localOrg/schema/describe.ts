import type { QueryScope } from '../query/filterScope.ts';
import type { RecordTypeInfo } from '../records/recordTypeInfos.ts';
import { describeField } from './describeField.ts';
import type { OrgField } from './field.ts';
import type { ChildRelationship, OrgObject } from './object.ts';

/** What the user may do, as describe reports it. */
export type DescribeAccess = {
  readonly canCreate: boolean;
  readonly canEdit: boolean;
  readonly canDelete: boolean;
  readonly fieldVisible: (field: OrgField) => boolean;
  readonly fieldEditable: (field: OrgField) => boolean;
  readonly recordTypes: readonly RecordTypeInfo[];
  /** What `USING SCOPE` may name. */
  readonly scopes: readonly QueryScope[];
};

/**
 * An entry of the global describe.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_describeGlobal.htm
 */
export function describeEntry(object: OrgObject, access: DescribeAccess, dataPath: string): Record<string, unknown> {
  const base = `${dataPath}/sobjects/${object.name}`;
  return {
    activateable: false,
    associateEntityType: object.name.endsWith('History') ? 'History' : null,
    associateParentEntity: object.name.endsWith('History') ? (object.permissionsOf ?? null) : null,
    createable: object.createable && access.canCreate,
    custom: object.custom,
    customSetting: false,
    deepCloneable: false,
    deletable: object.deletable && access.canDelete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: !object.isMetadataType && object.createable,
    mergeable: ['Account', 'Contact', 'Lead', 'Case'].includes(object.name) && access.canDelete,
    mruEnabled: !object.isMetadataType && object.createable && !object.setup,
    name: object.name,
    queryable: true,
    replicateable: object.replicateable,
    retrieveable: true,
    searchable: !object.isMetadataType && object.createable && !object.setup,
    triggerable: object.softDelete && object.createable,
    undeletable: object.softDelete && object.deletable && access.canDelete,
    updateable: object.updateable && access.canEdit,
    urls: { rowTemplate: `${base}/{ID}`, describe: `${base}/describe`, sobject: base }
  };
}

/**
 * The describe of one object with its fields; fields that the user may not see are absent.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm
 */
export function describeObject(
  object: OrgObject,
  children: readonly ChildRelationship[],
  access: DescribeAccess,
  dataPath: string
): Record<string, unknown> {
  return {
    actionOverrides: [],
    ...describeEntry(object, access, dataPath),
    childRelationships: children.map(describeChild),
    compactLayoutable: true,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: object.fields.filter(access.fieldVisible).map((field) => describeField(object, field, access)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: access.recordTypes.map((info) => describeRecordType(object, info, dataPath)),
    searchLayoutable: object.createable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: access.scopes.map((name) => ({ label: scopeLabels[name](object.labelPlural.toLowerCase()), name }))
  };
}

function describeRecordType(object: OrgObject, info: RecordTypeInfo, dataPath: string): Record<string, unknown> {
  return { ...info, urls: { layout: `${dataPath}/sobjects/${object.name}/describe/layouts/${info.recordTypeId}` } };
}

/** The label of the scope `team` is not documented. */
const scopeLabels: Readonly<Record<QueryScope, (plural: string) => string>> = {
  everything: (plural) => `All ${plural}`,
  mine: (plural) => `My ${plural}`,
  team: (plural) => `My team's ${plural}`
};

function describeChild(child: ChildRelationship): Record<string, unknown> {
  return {
    cascadeDelete: child.field.reference?.onDelete === 'Cascade',
    childSObject: child.childObject,
    deprecatedAndHidden: false,
    field: child.field.name,
    junctionIdListNames: [],
    junctionReferenceTo: [],
    relationshipName: child.relationshipName ?? null,
    restrictedDelete: child.field.reference?.onDelete === 'Restrict'
  };
}
