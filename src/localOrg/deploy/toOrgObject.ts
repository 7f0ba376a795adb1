import type { ObjectModel } from '../../metadata/model.ts';
import { textOf } from '../../metadata/xml.ts';
import { base62 } from '../ids.ts';
import type { OrgContext } from '../orgContext.ts';
import type { OrgField } from '../schema/field.ts';
import type { OrgObject } from '../schema/object.ts';
import { systemFields } from '../standardObjects/build.ts';
import { datetime, field, owner, readOnly, text } from '../standardObjects/fields.ts';
import { toOrgField } from './toOrgField.ts';

/** The object as the org keeps it after the deploy: deployed fields replace or join those it has. */
export function toOrgObject(context: OrgContext, model: ObjectModel): OrgObject | undefined {
  const known = context.schema.object(model.name);
  const deployed = model.fields.map((each) => toOrgField(each, model.kind === 'metadataType'));
  if (model.kind === 'standard')
    return (
      known && {
        ...known,
        ...history(model, known),
        sharingModel: sharingOf(model, known),
        fields: merged(ownTracked(model, known), deployed)
      }
    );
  if (!known && !model.label) return undefined;
  const base = known ?? newObject(context, model, model.label ?? '');
  const fields = merged(ownTracked(model, { ...base, fields: ownFields(base, model, deployed) }), deployed);
  return {
    ...base,
    label: model.label ?? base.label,
    labelPlural: model.pluralLabel ?? base.labelPlural,
    sharingModel: sharingOf(model, base),
    ...history(model, base),
    fields,
    ...(model.description ? { description: model.description } : {})
  };
}

function sharingOf(model: ObjectModel, base: OrgObject): OrgObject['sharingModel'] {
  if (model.sharingModel === undefined) return base.sharingModel;
  return model.sharingModel === 'FullAccess' ? 'ReadWrite' : model.sharingModel;
}

/** Objects that have a switch for history keep it where the package does not say it; a new custom object has it off. */
function history(model: ObjectModel, base: OrgObject): Pick<OrgObject, 'historySwitch'> {
  if (base.isMetadataType || (!base.custom && base.historySwitch === undefined)) return {};
  return { historySwitch: model.enableHistory ?? base.historySwitch ?? false };
}

/** Fields that the object has, tracked as the package says; switching history off ends it for all that the package does not name. */
function ownTracked(model: ObjectModel, known: OrgObject): readonly OrgField[] {
  const said = new Map(model.standardFields.map(({ name, element }) => [name.toLowerCase(), textOf(element, 'trackHistory')]));
  return known.fields.map((each) => {
    const text = said.get(each.name.toLowerCase());
    if (text === undefined && model.enableHistory !== false) return each;
    return { ...each, trackHistory: text === 'true' };
  });
}

function merged(before: readonly OrgField[], deployed: readonly OrgField[]): readonly OrgField[] {
  const names = new Set(deployed.map((each) => each.name.toLowerCase()));
  return [...before.filter((each) => !names.has(each.name.toLowerCase())), ...deployed];
}

function newObject(context: OrgContext, model: ObjectModel, label: string): OrgObject {
  const isMetadataType = model.kind === 'metadataType';
  const letter = isMetadataType ? 'm' : 'a';
  const keyPrefix = letter + base62(context.org.database.nextNumber(`prefix.${letter}`) - 1, 2);
  return {
    name: model.name,
    label,
    labelPlural: model.pluralLabel ?? label,
    keyPrefix,
    custom: true,
    isMetadataType,
    nameField: isMetadataType ? 'DeveloperName' : 'Name',
    createable: !isMetadataType,
    updateable: !isMetadataType,
    deletable: !isMetadataType,
    softDelete: !isMetadataType,
    replicateable: !isMetadataType,
    openToAll: false,
    setup: false,
    sharingModel: 'ReadWrite',
    fields: []
  };
}

/** Fields that every custom object has; a detail has no owner of its own. */
function ownFields(base: OrgObject, model: ObjectModel, deployed: readonly OrgField[]): readonly OrgField[] {
  if (base.fields.length > 0) return base.fields;
  if (base.isMetadataType) return metadataTypeFields(base.label);
  const isDetail = deployed.some((each) => each.reference?.master);
  return [...systemFields(base.label, true), ...(isDetail ? [] : [owner(['Group', 'User'])]), nameField(model)];
}

function nameField(model: ObjectModel): OrgField {
  const label = model.nameField?.label ?? `${model.label} Name`;
  if (model.nameField?.type !== 'AutoNumber') return text('Name', label, 80, { permissionable: false });
  return text('Name', label, 80, { ...readOnly, nillable: false, autoNumber: model.nameField.displayFormat ?? '{0}' });
}

/** Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_custommetadatatype__mdt.htm */
function metadataTypeFields(label: string): readonly OrgField[] {
  return [
    field('Id', `${label} ID`, 'id', { ...readOnly, length: 18, nillable: false }),
    text('DeveloperName', `${label} Name`, 40, { ...readOnly, nillable: false }),
    text('MasterLabel', 'Label', 40, { ...readOnly, nillable: false }),
    text('Label', 'Label', 40, readOnly),
    text('Language', 'Master Language', 40, readOnly),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
    text('QualifiedApiName', 'Qualified API Name', 70, readOnly),
    datetime('SystemModstamp', 'System Modstamp', readOnly)
  ];
}
