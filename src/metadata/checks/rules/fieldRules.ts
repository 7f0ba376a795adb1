import type { FieldModel, FieldType } from '../../fieldModel.ts';
import type { ObjectModel } from '../../model.ts';
import { textOf } from '../../xml.ts';
import type { Finding } from '../finding.ts';
import { placeOf } from '../finding.ts';
import { guidePage } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';

type Fault = { readonly what: string; readonly fix: string; readonly problem?: string };
export type FieldCheck = (field: FieldModel, object: ObjectModel, input: RuleInput) => Fault | undefined;

/** Runs a check on every custom field of the package. */
export function eachField(check: FieldCheck): (input: RuleInput) => readonly Finding[] {
  return (input) =>
    input.model.objects.flatMap((object) =>
      object.fields.flatMap((field) => {
        const fault = check(field, object, input);
        return fault === undefined ? [] : [{ ...placeOfField(object, field), ...fault }];
      })
    );
}

/** Where findings about a field stand. */
export function placeOfField(object: ObjectModel, field: FieldModel): ReturnType<typeof placeOf> {
  return placeOf({ type: 'CustomField', fullName: `${object.name}.${field.name}`, file: field.file }, field.element);
}

const numbers: readonly FieldType[] = ['Number', 'Currency', 'Percent'];
const longTexts: readonly FieldType[] = ['LongTextArea', 'Html'];
const keys: readonly FieldType[] = ['Text', 'Number', 'Email', 'AutoNumber'];
const neverRequired: readonly FieldType[] = ['Checkbox', 'AutoNumber', 'Summary'];
const activityObjects = ['Task', 'Event'];

const digits: FieldCheck = (field) => {
  const { type, precision, scale, formula } = field;
  if (!numbers.includes(type) || formula !== undefined) return undefined;
  const missing = precision === undefined ? 'precision' : scale === undefined ? 'scale' : undefined;
  if (missing !== undefined || precision === undefined || scale === undefined) {
    return {
      what: `has no ${missing}`,
      fix: 'Give precision and scale',
      problem: `Must specify '${missing}' for a CustomField of type ${type}`
    };
  }
  if (precision < 1 || precision > 18 || scale < 0) {
    const problem = 'Precision must be between 1 and 18, and scale must not be negative';
    return { what: `has ${precision} digits, ${scale} after the point`, fix: 'At most 18 in all', problem };
  }
  const what = `has ${scale} of ${precision} digits after the point`;
  return scale > precision
    ? { what, fix: 'Make precision the greater', problem: 'Scale must be less than or equal to precision' }
    : undefined;
};

const lengths: Readonly<Partial<Record<FieldType, readonly [number, number]>>> = {
  Text: [1, 255],
  EncryptedText: [1, 175],
  LongTextArea: [256, 131_072],
  Html: [256, 131_072]
};

const length: FieldCheck = (field) => {
  const range = lengths[field.type];
  if (range === undefined || field.formula !== undefined) return undefined;
  const [least, most] = range;
  if (field.length === undefined) {
    const problem = `Must specify 'length' for a CustomField of type ${field.type}`;
    return { what: 'has no length', fix: `Choose ${least} to ${most}`, problem };
  }
  if (field.length >= least && field.length <= most) return undefined;
  const problem = `Value too ${field.length < least ? 'small' : 'large'} for field: length must be between ${least} and ${most}`;
  return { what: `has a length of ${field.length}`, fix: `Choose ${least} to ${most}`, problem };
};

const lines: FieldCheck = ({ type, visibleLines, formula }) => {
  const isLong = longTexts.includes(type) || type === 'MultiselectPicklist';
  if (!isLong || formula !== undefined) return undefined;
  const least = type === 'LongTextArea' ? 2 : type === 'Html' ? 10 : 3;
  const most = type === 'LongTextArea' || type === 'Html' ? 50 : 10;
  const problem = `Must specify 'visibleLines' for a CustomField of type ${type}`;
  if (visibleLines === undefined) return { what: 'has no visibleLines', fix: `Choose ${least} to ${most}`, problem };
  if (visibleLines >= least && visibleLines <= most) return undefined;
  const range = `Visible Lines must be between ${least} and ${most}`;
  return { what: `has ${visibleLines} visibleLines`, fix: `Choose ${least} to ${most}`, problem: range };
};

const label: FieldCheck = ({ label: text }) => {
  if (text.trim() === '')
    return { what: 'has no label', fix: 'Give it a label', problem: 'Must specify a non-empty label for the CustomField' };
  if (text.length <= 40) return undefined;
  const problem = 'Value too long for field: Label maximum length is:40';
  return { what: `has ${text.length} characters of label`, fix: 'Shorten it to 40', problem };
};

const key: FieldCheck = (field, object) => {
  const { type, externalId, unique, formula } = field;
  if (externalId && ['Activity', ...activityObjects].includes(object.name)) {
    return { what: 'is an external id on an activity', fix: 'Make it plain text', problem: 'Activity fields cannot be external IDs' };
  }
  const isOneOfEach = unique && !externalId && type === 'MetadataRelationship';
  if ((externalId || unique) && !isOneOfEach && (formula !== undefined || !keys.includes(type))) {
    const word = externalId ? 'external id' : 'unique';
    const problem = `Can not specify '${externalId ? 'externalId' : 'unique'}' for a CustomField of type ${type}`;
    return { what: `is ${word} with the type ${type}`, fix: 'Use Text, Number or Email', problem };
  }
  return undefined;
};

const attributes: FieldCheck = (field) => {
  const has = (name: string): boolean => textOf(field.element, name) !== undefined;
  const refuse = (name: string): Fault => ({
    what: `has ${name} with the type ${field.type}${field.formula === undefined ? '' : ' and a formula'}`,
    fix: `Remove ${name}`,
    problem: `Can not specify '${name}' for a CustomField of type ${field.type}`
  });
  if (field.required && (neverRequired.includes(field.type) || field.formula !== undefined)) return refuse('required');
  if (has('length') && field.formula !== undefined) {
    return { ...refuse('length'), problem: 'Can not specify a length for CustomFields that have a formula' };
  }
  if (has('length') && lengths[field.type] === undefined) return refuse('length');
  if (has('precision') && !numbers.includes(field.type)) return refuse('precision');
  if (has('scale') && !numbers.includes(field.type) && field.type !== 'Location') return refuse('scale');
  if (has('valueSet') && field.type !== 'Picklist' && field.type !== 'MultiselectPicklist') return refuse('valueSet');
  if (
    has('referenceTo') &&
    !['Lookup', 'MasterDetail', 'MetadataRelationship', 'ExternalLookup', 'IndirectLookup', 'Hierarchy'].includes(field.type)
  )
    return refuse('referenceTo');
  if (has('displayFormat') && field.type !== 'AutoNumber') return refuse('displayFormat');
  return undefined;
};

const format: FieldCheck = ({ type, displayFormat }) => {
  if (type !== 'AutoNumber' || displayFormat === undefined || /\{0+\}/.test(displayFormat)) return undefined;
  return { what: `has the display format ${displayFormat}`, fix: 'Put the number in braces: P-{0000}', problem: 'Invalid display format' };
};

/** Custom Metadata types take only some types. Source: https://help.salesforce.com/s/articleView?id=sf.custommetadatatypes_ui_define_fields.htm */
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

const place: FieldCheck = ({ type, fieldManageability }, { name, kind }) => {
  if (activityObjects.includes(name)) {
    return { what: 'stands on an activity, where the platform takes no fields', fix: 'Move it to objects/Activity' };
  }
  if (kind === 'metadataType') {
    if (metadataTypeFields.includes(type)) return undefined;
    const problem = `Field type ${type} is not supported on a custom metadata type`;
    return { what: `has the type ${type}, which Custom Metadata lacks`, fix: 'Use Number for money', problem };
  }
  if (type === 'MetadataRelationship')
    return { what: 'is a metadata relationship outside a Custom Metadata type', fix: 'Make it a Lookup' };
  return fieldManageability === undefined
    ? undefined
    : {
        what: 'has fieldManageability outside a Custom Metadata type',
        fix: 'Remove it',
        problem: 'fieldManageability can be specified only on custom metadata types'
      };
};

const fieldPage = guidePage('customfield');

const rule = (name: string, says: string, check: FieldCheck): Rule => ({ name, says, source: fieldPage, check: eachField(check) });

export const fieldRules: readonly Rule[] = [
  rule('fieldDigits', 'a number without precision and scale, or with more digits than 18', digits),
  rule('fieldLength', 'a text without length, or outside the lengths of its type', length),
  rule('fieldLines', 'a long text or multi-select picklist without visible lines', lines),
  rule('fieldLabel', 'a field without label, or with one of more than 40 characters', label),
  rule('fieldKey', 'an external id or unique field of a type that cannot be one, or on an activity', key),
  rule('fieldAttributes', 'an attribute that the type of the field does not have', attributes),
  rule('fieldFormat', 'a display format without a number', format),
  rule('fieldPlace', 'a custom field on Task or Event instead of Activity, or one that only Custom Metadata types have or lack', place)
];
