import type { FieldModel, FieldType as MetadataType } from '../../metadata/fieldModel.ts';
import type { SqlValue } from '../database.ts';
import { textOf } from '../../metadata/xml.ts';
import type { FieldFormula, FieldType, OrgField, Picklist, Reference } from '../schema/field.ts';
import { field } from '../standardObjects/fields.ts';

/** Types that the org can store; a deploy refuses the others. */
export const storedTypes: Readonly<Partial<Record<MetadataType, FieldType>>> = {
  AutoNumber: 'string',
  Checkbox: 'boolean',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Email: 'email',
  EncryptedText: 'string',
  Hierarchy: 'reference',
  Html: 'textarea',
  LongTextArea: 'textarea',
  Lookup: 'reference',
  MasterDetail: 'reference',
  MetadataRelationship: 'reference',
  MultiselectPicklist: 'multipicklist',
  Number: 'double',
  Percent: 'percent',
  Phone: 'phone',
  Picklist: 'picklist',
  Text: 'string',
  TextArea: 'textarea',
  Time: 'time',
  Url: 'url'
};

const lengths: Partial<Record<MetadataType, number>> = {
  AutoNumber: 30,
  Email: 80,
  Phone: 40,
  Url: 255,
  TextArea: 255,
  Picklist: 255,
  MultiselectPicklist: 4099,
  Hierarchy: 18,
  Lookup: 18,
  MasterDetail: 18,
  MetadataRelationship: 18
};

/** Definition types name the setup object that they relate to; their records hold an API name and no id. */
const definitionTypes = ['EntityDefinition', 'FieldDefinition', 'EntityParticle'];

/** A deployed field as the org keeps it. */
export function toOrgField(model: FieldModel, isMetadataType: boolean): OrgField {
  const isDefinition = definitionTypes.includes(model.referenceTo ?? '');
  const type = isDefinition ? 'string' : storedTypes[model.type];
  if (type === undefined) throw new Error(`The local org cannot store a field of type ${model.type}`);
  const isMaster = model.type === 'MasterDetail';
  const isOpen = !model.required && !isMaster;
  const writable = model.type !== 'AutoNumber' && model.formula === undefined;
  const defaultValue = model.formula === undefined ? defaultOf(model) : undefined;
  return field(model.name, model.label, type, {
    custom: true,
    length: isDefinition ? 80 : (model.length ?? lengths[model.type] ?? 0),
    precision: model.precision ?? 0,
    scale: model.scale ?? 0,
    nillable: type === 'boolean' ? false : isOpen,
    createable: writable && !isMetadataType,
    updateable: writable && !isMetadataType && (!isMaster || model.reparentableMasterDetail),
    permissionable: isOpen && !isMetadataType,
    unique: model.unique,
    caseSensitive: model.caseSensitive,
    externalId: model.externalId,
    trackHistory: model.trackHistory,
    filterable: model.type !== 'LongTextArea' && model.type !== 'Html',
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(defaultValue === undefined && model.defaultValue !== undefined && model.formula === undefined
      ? { defaultFormula: formulaOf(model, model.defaultValue) }
      : {}),
    ...(model.displayFormat ? { autoNumber: model.displayFormat } : {}),
    ...(model.formula === undefined ? {} : { formula: formulaOf(model, model.formula) }),
    ...(model.picklist ? { picklist: picklistOf(model.picklist) } : {}),
    ...(type === 'reference' ? { reference: referenceOf(model) } : {}),
    ...(model.inlineHelpText ? { helpText: model.inlineHelpText } : {}),
    ...(model.description ? { description: model.description } : {}),
    ...(model.fieldManageability ? { manageability: model.fieldManageability } : {}),
    ...(type === 'textarea' ? { extraTypeInfo: model.type === 'Html' ? 'richtextarea' : 'plaintextarea' } : {})
  });
}

function formulaOf({ element }: FieldModel, text: string): FieldFormula {
  return { text, blankNumbers: textOf(element, 'formulaTreatBlanksAs') === 'BlankAsBlank' ? 'BlankAsBlank' : 'BlankAsZero' };
}

function defaultOf(model: FieldModel): SqlValue | undefined {
  if (model.type === 'Checkbox') return model.defaultValue === 'true' ? 1 : 0;
  const initial = model.picklist?.values.find((value) => value.isDefault);
  if (initial) return initial.fullName;
  if (model.defaultValue === undefined) return undefined;
  const quoted = /^(["'])(.*)\1$/s.exec(model.defaultValue)?.[2];
  if (quoted !== undefined) return quoted;
  const number = Number(model.defaultValue);
  return Number.isNaN(number) ? undefined : number;
}

function picklistOf(picklist: NonNullable<FieldModel['picklist']>): Picklist {
  return {
    restricted: picklist.restricted,
    ...(picklist.globalValueSet === undefined ? {} : { globalValueSet: picklist.globalValueSet }),
    values: picklist.values.map(({ fullName, label, isActive, isDefault }) => ({ value: fullName, label, active: isActive, isDefault }))
  };
}

function referenceOf(model: FieldModel): Reference {
  const isMaster = model.type === 'MasterDetail';
  const master = {
    order: model.relationshipOrder ?? 0,
    writeRequiresMasterRead: model.writeRequiresMasterRead,
    reparentable: model.reparentableMasterDetail
  };
  return {
    to: [model.type === 'Hierarchy' ? 'User' : (model.referenceTo ?? '')],
    relationshipName: model.name.replace(/__c$/, '__r'),
    ...(model.relationshipName ? { childRelationshipName: `${model.relationshipName}__r` } : {}),
    onDelete: isMaster ? 'Cascade' : (model.deleteConstraint ?? 'SetNull'),
    ...(isMaster ? { master } : {})
  };
}
