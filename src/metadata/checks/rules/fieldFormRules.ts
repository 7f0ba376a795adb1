import type { FieldModel } from '../../fieldModel.ts';
import type { ObjectModel } from '../../model.ts';
import { childOf, childrenOf, textOf } from '../../xml.ts';
import { placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { guidePage } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { eachField, placeOfField, type FieldCheck } from './fieldRules.ts';
import { eachObject } from './objectRules.ts';

const longest: readonly (readonly [element: 'inlineHelpText' | 'description', characters: number, word: string])[] = [
  ['inlineHelpText', 510, 'help text'],
  ['description', 1000, 'description']
];

const texts: FieldCheck = (field) => {
  const [element, characters, word] = longest.find(([name, most]) => (field[name]?.length ?? 0) > most) ?? [];
  if (element === undefined) return undefined;
  const problem = `Value too long for field: ${element} maximum length is:${characters}`;
  return { what: `has ${field[element]?.length} characters of ${word}`, fix: `Shorten it to ${characters}`, problem };
};

const wholeNumbers = ['length', 'precision', 'scale', 'visibleLines', 'relationshipOrder'];

const whole: FieldCheck = ({ element }) => {
  const name = wholeNumbers.find(
    (each) => !Number.isInteger(Number(textOf(element, each) ?? 0)) && /^[\d.]+$/.test(textOf(element, each) ?? '')
  );
  if (name === undefined) return undefined;
  const text = textOf(element, name) ?? '';
  const problem = `Error parsing file: '${text}' is not a valid value for the type xsd:int`;
  return { what: `has ${text} in ${name}`, fix: 'Write a whole number', problem };
};

const initial: FieldCheck = ({ type, formula, defaultValue, displayFormat }) => {
  if (type === 'Checkbox' && formula === undefined && defaultValue === undefined) {
    const problem = "Must specify 'defaultValue' for a CustomField of type Checkbox";
    return { what: 'is a checkbox without defaultValue', fix: 'Write true or false', problem };
  }
  if (type !== 'AutoNumber' || displayFormat !== undefined) return undefined;
  const problem = "Must specify 'displayFormat' for a CustomField of type AutoNumber";
  return { what: 'has no displayFormat', fix: 'Put the number in braces: P-{0000}', problem };
};

const relationship: FieldCheck = ({ relationshipName }) => {
  if (relationshipName === undefined || (/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(relationshipName) && relationshipName.length <= 40))
    return undefined;
  const what = `has the relationshipName ${relationshipName}, which the platform refuses`;
  const problem = `The relationship name ${relationshipName} can only contain alphanumeric characters and underscores, and at most 40 of them`;
  return { what, fix: 'Use at most 40 letters, digits and single underscores, a letter first', problem };
};

const ownOfEveryObject = ['Name', 'OwnerId', 'CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'RecordTypeId'];

/** A custom field whose name lacks its ending would be taken for one of the platform's, of which custom objects have few. */
function unendedFields(object: ObjectModel): readonly Finding[] {
  if (!['custom', 'metadataType'].includes(object.kind)) return [];
  return object.standardFields
    .filter(({ name }) => !name.includes('__') && !ownOfEveryObject.includes(name))
    .map(({ name, file, element }) => ({
      ...placeOf({ type: 'CustomField', fullName: `${object.name}.${name}`, file }, element),
      what: 'has a name without __c',
      fix: `Name it ${name}__c, file and fullName`,
      problem: `Custom field name ${name} must end with __c`
    }));
}

/** Values of the controlling field and of the field itself; undefined where another file or the platform gives them. */
function wordsOf(field: FieldModel | undefined): readonly string[] | undefined {
  if (field?.type === 'Checkbox') return ['checked', 'unchecked'];
  return field?.picklist?.globalValueSet === undefined ? field?.picklist?.values.map(({ fullName }) => fullName) : undefined;
}

function dependencyFindings(object: ObjectModel, field: FieldModel, { lookup }: RuleInput): readonly Finding[] {
  const valueSet = childOf(field.element, 'valueSet');
  const settings = valueSet === undefined ? [] : childrenOf(valueSet, 'valueSettings');
  if (settings.length === 0) return [];
  const at = placeOfField(object, field);
  const controlling = field.picklist?.controllingField;
  if (controlling === undefined)
    return [{ ...at, what: 'has valueSettings without controllingField', fix: 'Name the controlling field or remove them' }];
  const [own, above] = [wordsOf(field), wordsOf(lookup.fieldModel(object.name, controlling))];
  return settings.flatMap((setting): readonly Finding[] => {
    const { line, column } = setting;
    const lost = (word: string, of: string): Finding => ({
      ...at,
      line,
      column,
      what: `depends on ${word}, which is no value of ${of}`,
      fix: 'Correct the value or add it to the field',
      problem: `Picklist value: ${word} in picklist: ${of} not found`
    });
    const value = textOf(setting, 'valueName') ?? '';
    const parents = childrenOf(setting, 'controllingFieldValue').map(({ text }) => text);
    return [
      ...(own === undefined || own.includes(value) ? [] : [lost(value, field.name)]),
      ...parents.filter((word) => above !== undefined && !above.includes(word)).map((word) => lost(word, controlling))
    ];
  });
}

function longValues(object: ObjectModel, field: FieldModel): readonly Finding[] {
  const long = field.picklist?.values.find(({ fullName }) => fullName.length > 255);
  if (long === undefined) return [];
  const problem = 'Value too long for field: fullName maximum length is:255';
  return [{ ...placeOfField(object, field), what: `has a value of ${long.fullName.length} characters`, fix: 'Shorten it to 255', problem }];
}

const source = guidePage('customfield');

export const fieldFormRules: readonly Rule[] = [
  {
    name: 'fieldTexts',
    says: 'a help text of more than 510 characters or a description of more than 1,000',
    source,
    check: eachField(texts)
  },
  { name: 'fieldWholeNumbers', says: 'a length, precision or number of lines with a fraction', source, check: eachField(whole) },
  { name: 'fieldInitial', says: 'a checkbox without default, an auto-number without display format', source, check: eachField(initial) },
  {
    name: 'fieldRelationshipName',
    says: 'a child relationship whose name is too long or holds other characters',
    source,
    check: eachField(relationship)
  },
  { name: 'fieldEnding', says: 'a field of a custom object whose name does not end with __c', source, check: eachObject(unendedFields) },
  {
    name: 'dependentPicklist',
    says: 'a dependent picklist with a value that it or its controlling field lacks, or a value of more than 255 characters',
    source: guidePage('meta_picklist'),
    check: eachObject((object, input) =>
      object.fields.flatMap((field) => [...longValues(object, field), ...dependencyFindings(object, field, input)])
    )
  }
];
