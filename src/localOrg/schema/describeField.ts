import type { DescribeAccess } from './describe.ts';
import { isNumeric, type OrgField, type PicklistEntry } from './field.ts';
import { isIdLookup } from './idLookup.ts';
import type { OrgObject } from './object.ts';
import { isAggregatable, isGroupable, isSortable } from './queryRules.ts';

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
  time: 'xsd:time',
  address: 'urn:address',
  anyType: 'xsd:anyType'
};

/** Features that no field of the local org has. */
const notInLocalOrg = {
  aiPredictionField: false,
  controllerName: null,
  defaultValueFormula: null,
  dependentPicklist: false,
  deprecatedAndHidden: false,
  encrypted: false,
  filteredLookupInfo: null,
  highScaleNumber: false,
  mask: null,
  maskType: null,
  queryByDistance: false
} as const;

/** One field as describe gives it. */
export function describeField(object: OrgObject, field: OrgField, access: DescribeAccess): Record<string, unknown> {
  const editable = access.fieldEditable(field);
  return {
    ...notInLocalOrg,
    aggregatable: isAggregatable(field),
    autoNumber: field.autoNumber !== undefined,
    byteLength: field.length * 3,
    calculated: field.custom && field.formula !== undefined,
    calculatedFormula: field.custom ? (field.formula?.text ?? null) : null,
    cascadeDelete: field.reference?.onDelete === 'Cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compoundName ?? null,
    createable: field.createable && editable,
    custom: field.custom,
    defaultValue: field.type === 'boolean' ? field.defaultValue === 1 : null,
    defaultedOnCreate: isDefaulted(field) || (object.custom && field.name === object.nameField),
    externalId: field.externalId,
    formulaTreatNullNumberAsZero: field.custom && field.formula?.blankNumbers === 'BlankAsZero',
    extraTypeInfo: field.extraTypeInfo ?? null,
    htmlFormatted: field.extraTypeInfo === 'richtextarea',
    idLookup: isIdLookup(object, field),
    inlineHelpText: field.helpText ?? null,
    name: field.name,
    nameField: field.name === object.nameField,
    namePointing: (field.reference?.to.length ?? 0) > 1,
    ...describeShape(field),
    permissionable: field.permissionable,
    polymorphicForeignKey: (field.reference?.to.length ?? 0) > 1,
    searchPrefilterable: field.type === 'reference',
    sortable: isSortable(field),
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
    groupable: isGroupable(field),
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
