import type { FieldModel, FieldType } from '../fieldModel.ts';
import type { ObjectModel, PackageModel } from '../model.ts';
import type { Finding } from './finding.ts';

const metadataTypeFields: readonly FieldType[] = [
  'Checkbox',
  'Date',
  'DateTime',
  'Email',
  'LongTextArea',
  'MetadataRelationship',
  'Number',
  'Percent',
  'Phone',
  'Picklist',
  'Text',
  'TextArea',
  'Url'
];
const references: readonly FieldType[] = ['Lookup', 'MasterDetail', 'MetadataRelationship'];
const numbers: readonly FieldType[] = ['Number', 'Currency', 'Percent'];

type Fault = { readonly what: string; readonly fix: string };

/** Fields: sizes that the platform takes, parents that exist, and what Custom Metadata types and activities allow. */
export function checkFields(model: PackageModel): readonly Finding[] {
  const objects = new Set(model.objects.map(({ name }) => name));
  return model.objects.flatMap((object) =>
    object.fields.flatMap((field) =>
      [placeFault(object, field), sizeFault(field), referenceFault(object, field, objects), masterFault(field), picklistFault(field)]
        .filter((fault) => fault !== undefined)
        .map((fault) => ({ file: field.file, element: `${object.name}.${field.name}`, ...fault }))
    )
  );
}

function placeFault(object: ObjectModel, field: FieldModel): Fault | undefined {
  if (object.name === 'Task' || object.name === 'Event') {
    return { what: 'stands on an activity, where the platform takes no fields', fix: 'Move it to objects/Activity' };
  }
  if (object.name === 'Activity' && field.externalId) return { what: 'is an external id on an activity', fix: 'Make it plain text' };
  if (object.kind !== 'metadataType') {
    return field.fieldManageability === undefined
      ? undefined
      : { what: 'has fieldManageability outside a Custom Metadata type', fix: 'Remove it' };
  }
  if (!metadataTypeFields.includes(field.type))
    return { what: `has the type ${field.type}, which Custom Metadata lacks`, fix: 'Use Number for money' };
  if (field.fieldManageability === 'SubscriberControlled') return undefined;
  return {
    what: 'is not controlled by the subscriber, so an upgrade overwrites it',
    fix: 'Set fieldManageability to SubscriberControlled'
  };
}

function sizeFault(field: FieldModel): Fault | undefined {
  const { type, length = 0, precision = 0, scale = 0 } = field;
  if (type === 'Text' && (length < 1 || length > 255))
    return { what: `has a length of ${length}`, fix: 'Choose 1 to 255, or LongTextArea' };
  if (type === 'LongTextArea' && (length < 256 || length > 131_072))
    return { what: `has a length of ${length}`, fix: 'Choose 256 to 131072' };
  if (!numbers.includes(type)) return undefined;
  if (field.precision === undefined || field.scale === undefined) return { what: 'has no precision or scale', fix: 'Give both' };
  return precision > 18 || scale > precision
    ? { what: `has ${precision} digits, ${scale} after the point`, fix: 'At most 18, scale inside them' }
    : undefined;
}

function referenceFault(object: ObjectModel, field: FieldModel, objects: ReadonlySet<string>): Fault | undefined {
  if (!references.includes(field.type)) return undefined;
  const to = field.referenceTo;
  if (to === undefined) return { what: 'points to no object', fix: 'Give referenceTo' };
  if (/__(c|mdt)$/.test(to) && !objects.has(to))
    return { what: `points to ${to}, which the package lacks`, fix: 'Correct the name or add the object' };
  if (field.type === 'MetadataRelationship' && to === object.name) {
    return {
      what: 'relates a Custom Metadata type to itself, which the platform refuses',
      fix: 'Make it Text(40) that holds the developer name'
    };
  }
  if (field.type === 'MetadataRelationship' && !to.endsWith('__mdt')) {
    return { what: `relates to ${to}, which hides records and can stop installation`, fix: 'Make it Text and check it against describe' };
  }
  return field.relationshipName === undefined
    ? { what: 'has no relationshipName', fix: 'Name the child relationship on the parent' }
    : undefined;
}

function masterFault(field: FieldModel): Fault | undefined {
  if (field.type !== 'MasterDetail' || (field.writeRequiresMasterRead && field.reparentableMasterDetail)) return undefined;
  return {
    what: 'wants more than read access to its master, or cannot follow a merge',
    fix: 'Set writeRequiresMasterRead and reparentableMasterDetail to true'
  };
}

function picklistFault(field: FieldModel): Fault | undefined {
  if (field.type !== 'Picklist') return undefined;
  const values = field.picklist?.values ?? [];
  if (values.length === 0) return { what: 'is a picklist without values', fix: 'Add values' };
  return values.filter(({ isDefault }) => isDefault).length > 1 ? { what: 'has two defaults', fix: 'Keep one' } : undefined;
}
