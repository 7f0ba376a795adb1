import type { FieldModel, FieldType } from '../../fieldModel.ts';
import type { ObjectModel, PackageModel } from '../../model.ts';
import type { LwcBundleModel } from '../../pageModel.ts';
import type { Finding } from '../finding.ts';
import { placeOf } from '../finding.ts';
import { placeOfField } from '../rules/fieldRules.ts';

const references: readonly FieldType[] = ['Lookup', 'MasterDetail', 'MetadataRelationship'];

type Fault = Pick<Finding, 'what' | 'fix'>;

/** What the platform would take and this project decided against: see docs/decisions and the design of the objects. */
export function designChecks(model: PackageModel): readonly Finding[] {
  return [...model.objects.flatMap(objectFindings), ...model.lwcBundles.flatMap(componentFindings)];
}

function objectFindings(object: ObjectModel): readonly Finding[] {
  const fields = object.fields.flatMap((field) =>
    [manageabilityFault(object, field), masterFault(field), referenceFault(field)]
      .filter((fault) => fault !== undefined)
      .map((fault) => ({ ...placeOfField(object, field), ...fault }))
  );
  const isAlone = object.kind === 'custom' && !object.fields.some(({ type }) => type === 'MasterDetail');
  const at = placeOf({ type: 'CustomObject', fullName: object.name, file: object.file });
  const noSharing: readonly Finding[] =
    isAlone && object.sharingModel === undefined
      ? [{ ...at, what: 'has no master and no sharing model of its own', fix: 'Set sharingModel to Private or Read' }]
      : [];
  return [...noSharing, ...fields, ...ruleFindings(object)];
}

function manageabilityFault({ kind }: ObjectModel, field: FieldModel): Fault | undefined {
  if (kind !== 'metadataType' || field.fieldManageability === 'SubscriberControlled') return undefined;
  return {
    what: 'is not controlled by the subscriber, so an upgrade overwrites it',
    fix: 'Set fieldManageability to SubscriberControlled'
  };
}

function masterFault(field: FieldModel): Fault | undefined {
  if (field.type !== 'MasterDetail' || (field.writeRequiresMasterRead && field.reparentableMasterDetail)) return undefined;
  return {
    what: 'wants more than read access to its master, or cannot follow a merge',
    fix: 'Set writeRequiresMasterRead and reparentableMasterDetail to true'
  };
}

function referenceFault({ type, referenceTo = '', relationshipName }: FieldModel): Fault | undefined {
  if (!references.includes(type) || referenceTo === '') return undefined;
  if (type === 'MetadataRelationship' && !referenceTo.endsWith('__mdt')) {
    const what = `relates to ${referenceTo}, which hides records and can stop installation`;
    return { what, fix: 'Make it Text and check it against describe' };
  }
  if (relationshipName !== undefined || type !== 'Lookup') return undefined;
  return { what: 'has no relationshipName', fix: 'Name the child relationship on the parent' };
}

function ruleFindings(object: ObjectModel): readonly Finding[] {
  return object.validationRules
    .filter(({ errorDisplayField }) => errorDisplayField === undefined)
    .map(({ name, file, element }) => ({
      ...placeOf({ type: 'ValidationRule', fullName: `${object.name}.${name}`, file }, element),
      what: 'shows its error at no field of the object',
      fix: 'Set errorDisplayField to the field that cures it'
    }));
}

function componentFindings({ name, file, isExposed, targets, apiVersion }: LwcBundleModel): readonly Finding[] {
  const at = placeOf({ type: 'LightningComponentBundle', fullName: name, file });
  const isNowhere = isExposed && targets.length === 0;
  return [
    ...(isNowhere ? [{ ...at, what: 'is exposed and has no target', fix: 'Add a target or set isExposed to false' }] : []),
    ...(apiVersion === undefined ? [{ ...at, what: 'has no apiVersion', fix: 'Add apiVersion to its js-meta.xml' }] : [])
  ];
}
