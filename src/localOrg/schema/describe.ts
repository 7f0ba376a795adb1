import type { OrgField, PicklistEntry } from './field.ts';
import { isNumeric } from './field.ts';
import type { ChildRelationship, OrgObject } from './object.ts';

/** What the user may do, as describe reports it. */
export type DescribeAccess = {
  readonly canCreate: boolean;
  readonly canEdit: boolean;
  readonly canDelete: boolean;
  readonly fieldVisible: (field: OrgField) => boolean;
  readonly fieldEditable: (field: OrgField) => boolean;
};

const soapTypes: Readonly<Record<string, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time'
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
    mruEnabled: false,
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
    recordTypeInfos: [masterRecordType(object, dataPath)],
    searchLayoutable: object.createable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' },
      { label: `My ${object.labelPlural.toLowerCase()}`, name: 'mine' }
    ]
  };
}

function masterRecordType(object: OrgObject, dataPath: string): Record<string, unknown> {
  return {
    active: true,
    available: true,
    defaultRecordTypeMapping: true,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: '012000000000000AAA',
    urls: { layout: `${dataPath}/sobjects/${object.name}/describe/layouts/012000000000000AAA` }
  };
}

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

/** One field as describe gives it. */
export function describeField(object: OrgObject, field: OrgField, access: DescribeAccess): Record<string, unknown> {
  const editable = access.fieldEditable(field);
  return {
    aggregatable: field.filterable && field.type !== 'boolean',
    aiPredictionField: false,
    autoNumber: field.autoNumber !== undefined,
    byteLength: field.length * 3,
    calculated: false,
    calculatedFormula: null,
    cascadeDelete: field.reference?.onDelete === 'Cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName: null,
    controllerName: null,
    createable: field.createable && editable,
    custom: field.custom,
    defaultValue: field.type === 'boolean' ? field.defaultValue === 1 : null,
    defaultValueFormula: null,
    defaultedOnCreate: isDefaulted(field),
    dependentPicklist: false,
    deprecatedAndHidden: false,
    encrypted: false,
    externalId: field.externalId,
    extraTypeInfo: field.extraTypeInfo ?? null,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    highScaleNumber: false,
    htmlFormatted: field.extraTypeInfo === 'richtextarea',
    idLookup: field.type === 'id' || field.externalId || field.name === object.nameField,
    inlineHelpText: field.helpText ?? null,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.name === object.nameField,
    namePointing: (field.reference?.to.length ?? 0) > 1,
    ...describeShape(field),
    permissionable: field.permissionable,
    polymorphicForeignKey: (field.reference?.to.length ?? 0) > 1,
    queryByDistance: false,
    searchPrefilterable: field.type === 'reference',
    sortable: field.filterable,
    unique: field.unique,
    updateable: field.updateable && editable
  };
}

function isDefaulted(field: OrgField): boolean {
  return field.name === 'OwnerId' || field.defaultValue !== undefined || (!field.nillable && !field.createable);
}

function describeShape(field: OrgField): Record<string, unknown> {
  const numeric = isNumeric(field.type);
  const { reference } = field;
  return {
    digits: field.type === 'int' ? field.precision : 0,
    displayLocationInDecimal: false,
    filterable: field.filterable,
    groupable: field.filterable && !['double', 'currency', 'percent', 'datetime', 'textarea'].includes(field.type),
    label: field.label,
    length: field.length,
    nillable: field.nillable,
    picklistValues: (field.picklist?.values ?? []).map(describePicklistEntry),
    precision: numeric && field.type !== 'int' ? field.precision : 0,
    referenceTargetField: null,
    referenceTo: reference?.to ?? [],
    relationshipName: reference?.relationshipName ?? null,
    relationshipOrder: reference?.master?.order ?? null,
    reparentableMasterDetail: reference?.master?.reparentable ?? false,
    restrictedDelete: reference?.onDelete === 'Restrict' && field.custom,
    restrictedPicklist: field.picklist?.restricted ?? false,
    scale: numeric ? field.scale : 0,
    soapType: soapTypes[field.type] ?? 'xsd:string',
    type: field.type,
    writeRequiresMasterRead: reference?.master?.writeRequiresMasterRead ?? false
  };
}

function describePicklistEntry(entry: PicklistEntry): Record<string, unknown> {
  return { active: entry.active, defaultValue: entry.isDefault, label: entry.label, validFor: null, value: entry.value };
}
