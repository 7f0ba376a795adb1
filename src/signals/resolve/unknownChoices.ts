import type { Finding } from '../../domain/finding.ts';
import { nearestName } from '../../domain/nearestName.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CheckedCondition } from '../../soql/checkedQuery.ts';
import { parseFilter } from '../../soql/parseFilter.ts';
import { fieldOf } from '../../soql/schema.ts';
import type { SoqlField, SoqlSchema } from '../../soql/schema.ts';
import { describedSchema } from './signalSchema.ts';
import type { DescribedObjects } from './signalSchema.ts';

const mostListed = 12;

/**
 * Picklist values that filters ask for and the org does not have, and what opportunities lack here: the stage of new ones, the field
 * that explains a loss. Warnings, never errors: a ready-made record must not stop a run in an org that words its picklists differently. A list of which the org has at
 * least one value names alternatives on purpose and is no warning. Filters that cannot be read are left to `checkSignals`.
 */
export function unknownChoices(settings: Settings, describes: DescribedObjects): readonly Finding[] {
  const schema = describedSchema(describes);
  const inFilters = filtersOf(settings).flatMap(({ object, filter, ...place }) => {
    if (filter === undefined || filter.trim() === '' || object === undefined) return [];
    const checked = parseFilter(filter, object, schema, { inStore: true, semiJoins: true });
    return checked.ok ? choicesOf(checked.value.condition).flatMap((choice) => warningOf(choice, place)) : [];
  });
  return [...inFilters, ...stageOf(settings, schema), ...lossReasonOf(settings, schema)];
}

type Place = { readonly record: string; readonly field: string };
type Filter = Place & { readonly object: string | undefined; readonly filter: string | undefined };

function filtersOf({ signals, measures, whitespaceRules, productLines }: Settings): readonly Filter[] {
  return [
    ...signals.flatMap(({ record, object, filter, inUseFilter }) => [
      { record, object, field: 'Filter__c', filter },
      { record, object, field: 'In_Use_Filter__c', filter: inUseFilter }
    ]),
    ...[...measures, ...whitespaceRules].map(({ record, segmentFilter }) => ({
      ...{ record, object: 'Account', field: 'Segment_Filter__c', filter: segmentFilter }
    })),
    ...productLines.flatMap(({ record, eligibleFilter, productFilter, openOpportunityFilter }) => [
      { record, object: 'Account', field: 'Eligible_Filter__c', filter: eligibleFilter },
      { record, object: 'Product2', field: 'Product_Filter__c', filter: productFilter },
      { record, object: 'Opportunity', field: 'Open_Opportunity_Filter__c', filter: openOpportunityFilter }
    ])
  ];
}

/** The stage that new opportunities begin with: one that the org lacks is refused when a rep saves. */
function stageOf({ general: { record, opportunityStage } }: Settings, schema: SoqlSchema): readonly Finding[] {
  const field = schema.object('Opportunity')?.fields.find(({ name }) => name === 'StageName');
  if (field === undefined || opportunityStage === undefined) return [];
  return warningOf({ field, values: [opportunityStage] }, { record, field: 'Opportunity_Stage__c' });
}

/** The page reads it with the viewer's rights; this user need not see it, so that its absence is no error. */
function lossReasonOf({ general: { record, lossReasonField } }: Settings, schema: SoqlSchema): readonly Finding[] {
  const object = schema.object('Opportunity');
  if (object === undefined || lossReasonField === undefined || fieldOf(object, lossReasonField) !== undefined) return [];
  const nearest = nearestName(
    lossReasonField,
    object.fields.map(({ name }) => name)
  );
  const place = { record, field: 'Loss_Reason_Field__c', value: lossReasonField };
  const fix = nearest === undefined ? 'Name a field of Opportunity that users see' : `Write ${nearest}, if that is meant`;
  return [{ code: 'E-FIELD-UNKNOWN', ...place, what: `Opportunity has no field ${lossReasonField} that this user can see`, fix }];
}

type Choices = { readonly field: SoqlField; readonly values: readonly string[] };

function choicesOf(condition: CheckedCondition): readonly Choices[] {
  if ('terms' in condition) return condition.terms.flatMap(choicesOf);
  if ('term' in condition) return choicesOf(condition.term);
  if (condition.kind === 'semiJoin' || condition.left.kind !== 'field' || !condition.left.type.endsWith('picklist')) return [];
  if (condition.kind === 'compare' && condition.operator !== '=' && condition.operator !== '!=') return [];
  const literals = condition.kind === 'compare' ? [condition.value] : condition.values;
  return [{ field: condition.left.field, values: literals.flatMap((each) => (each.kind === 'text' ? [each.text] : [])) }];
}

function warningOf({ field, values }: Choices, place: Place): readonly Finding[] {
  const known = field.picklistValues ?? [];
  // A list of one is what Salesforce ships (Product2.Family: None): an org that never kept it up has its values in the rows.
  if (known.length <= 1) return [];
  const lower = new Set(known.map((value) => value.toLowerCase()));
  const missing = values.filter((value) => !lower.has(value.toLowerCase()));
  if (missing.length === 0 || missing.length < values.length) return [];
  const listed = known.slice(0, mostListed).join(', ') + (known.length > mostListed ? ', ...' : '');
  const what = `${field.name} has no value ${missing.join(', ')} in this org`;
  return [
    {
      code: 'E-CHOICE-UNKNOWN',
      ...place,
      value: missing.join(', '),
      what,
      fix: `Use the org's own values where they fit: ${listed}`
    }
  ];
}
