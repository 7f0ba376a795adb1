import type { PackageModel } from '../../model.ts';
import { textOf } from '../../xml.ts';
import { guidePage, notFound } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { eachField, type FieldCheck } from './fieldRules.ts';

const summary: FieldCheck = ({ type, element }, object, { model, lookup }) => {
  if (type !== 'Summary') return undefined;
  const operation = textOf(element, 'summaryOperation');
  if (operation === undefined) return { what: 'has no summaryOperation', fix: 'Choose count, sum, min or max' };
  const names = ['summaryForeignKey', 'summarizedField'].flatMap((name) => textOf(element, name) ?? []);
  const bare = names.find((name) => !name.includes('.'));
  if (bare !== undefined) {
    const problem = 'Must specify the name in the CustomObject.CustomField format (e.g. Account.MyNewCustomField)';
    return { what: `names ${bare} without its object`, fix: 'Write Object.Field', problem };
  }
  const lost = names.find((each) => {
    const [of = '', field = ''] = each.split('.');
    return lookup.field(of, field) === 'missing';
  });
  if (lost !== undefined)
    return {
      what: `sums over ${lost}, which is missing`,
      fix: 'Correct the name',
      problem: notFound('summaryForeignKey', 'CustomField', lost)
    };
  if (operation !== 'count' && textOf(element, 'summarizedField') === undefined) {
    const problem = `Must specify 'summarizedField' for a roll-up summary with the operation ${operation}`;
    return { what: `gives the ${operation} of no field`, fix: 'Name summarizedField', problem };
  }
  const [child = '', name = ''] = (textOf(element, 'summaryForeignKey') ?? '').split('.');
  const masters = masterOf(model, child, name);
  return masters === undefined || masters === object.name
    ? undefined
    : { what: `sums over ${child}.${name}, which is no master-detail field to ${object.name}`, fix: 'Name the field of the child' };
};

function masterOf(model: PackageModel, object: string, name: string): string | undefined {
  const field = model.objects.find((each) => each.name === object)?.fields.find((each) => each.name === name);
  return field === undefined ? undefined : field.type === 'MasterDetail' ? field.referenceTo : '';
}

export const summaryRules: readonly Rule[] = [
  {
    name: 'fieldSummary',
    says: 'a roll-up summary without operation or field, over a missing field, over names without their object, or over a field that is no master-detail to its object',
    source: guidePage('customfield'),
    check: eachField(summary)
  }
];
