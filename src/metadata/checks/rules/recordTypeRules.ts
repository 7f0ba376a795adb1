import { decodeName } from '../../decodeName.ts';
import type { ObjectModel, ObjectPart } from '../../model.ts';
import { childrenOf, textOf } from '../../xml.ts';
import type { Finding } from '../finding.ts';
import { placeOf } from '../finding.ts';
import { guidePage, notFound } from '../rule.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { eachObject, partsOf, type Fault } from './objectRules.ts';

/** Only records of these objects follow a process, and their record types name it. */
const withProcess = ['Opportunity', 'Lead', 'Case', 'Solution'];

function namedFaults({ name }: ObjectModel, { element }: ObjectPart, { lookup }: RuleInput): readonly Fault[] {
  const long = (textOf(element, 'description') ?? '').length;
  const layout = textOf(element, 'compactLayoutAssignment') ?? 'SYSTEM';
  const isLost = layout !== 'SYSTEM' && /__c$/i.test(name) && lookup.component('CompactLayout', `${name}.${layout}`) === 'missing';
  const tooLong = {
    what: `has ${long} characters of description`,
    fix: 'Shorten it to 255',
    problem: 'Value too long for field: description maximum length is:255'
  };
  const lost = {
    what: `assigns the compact layout ${layout}, which the object lacks`,
    fix: 'Correct the name or add it',
    problem: notFound('compactLayoutAssignment', 'CompactLayout', `${name}.${layout}`)
  };
  return [...(long > 255 ? [tooLong] : []), ...(isLost ? [lost] : [])];
}

function processFaults({ name }: ObjectModel, { element }: ObjectPart): readonly Fault[] {
  if (!withProcess.includes(name) || textOf(element, 'businessProcess') !== undefined) return [];
  return [{ what: 'names no business process', fix: 'Add businessProcess', problem: 'Required field is missing: businessProcess' }];
}

/** Values that a record type offers are values of the picklist; it names an existing compact layout and business process. */
function recordTypeFindings(object: ObjectModel, { lookup, model }: RuleInput): readonly Finding[] {
  return partsOf(object, 'RecordType').flatMap((part): readonly Finding[] => {
    const at = placeOf({ type: 'RecordType', fullName: `${object.name}.${part.name}`, file: part.file }, part.element);
    const picklists = childrenOf(part.element, 'picklistValues').flatMap((entry): readonly Fault[] => {
      const name = textOf(entry, 'picklist') ?? '';
      if (/__c$/i.test(name) && lookup.field(object.name, name) === 'missing')
        return [
          { what: `sets values of ${name}, which the object lacks`, fix: 'Correct the field name', problem: `Picklist not found: ${name}` }
        ];
      const known = lookup.fieldModel(object.name, name)?.picklist;
      if (known === undefined || known.globalValueSet !== undefined) return [];
      const words = known.values.map(({ fullName }) => fullName);
      const offered = childrenOf(entry, 'values').map((value) => decodeName(textOf(value, 'fullName') ?? ''));
      return offered
        .filter((word) => !words.includes(word))
        .map((word) => ({
          what: `offers ${word}, which is no value of ${name}`,
          fix: 'Correct the value or add it to the field',
          problem: `Picklist value: ${word} in picklist: ${name} not found`
        }));
    });
    return [...processFaults(object, part), ...namedFaults(object, part, { lookup, model }), ...picklists].map((fault) => ({
      ...at,
      ...fault
    }));
  });
}

export const recordTypeRules: readonly Rule[] = [
  {
    name: 'recordTypeValues',
    says: 'a record type with a picklist, a value or a compact layout that the object lacks, or a description of more than 255 characters',
    source: guidePage('meta_recordtype'),
    check: eachObject(recordTypeFindings)
  }
];
