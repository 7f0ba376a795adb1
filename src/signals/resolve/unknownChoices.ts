import type { Finding } from '../../domain/finding.ts';
import type { Settings, Signal } from '../../domain/settings.ts';
import type { CheckedCondition } from '../../soql/checkedQuery.ts';
import { parseFilter } from '../../soql/parseFilter.ts';
import type { SoqlField } from '../../soql/schema.ts';
import { describedSchema } from './signalSchema.ts';
import type { DescribedObjects } from './signalSchema.ts';

const mostListed = 12;

/**
 * Picklist values that filters of signals ask for and the org does not have. Warnings, never errors: a ready-made record
 * must not stop a run in an org that words its picklists differently. A list of which the org has at least one value names
 * alternatives on purpose and is no warning. Filters that cannot be read are left to `checkSignals`.
 */
export function unknownChoices(settings: Settings, describes: DescribedObjects): readonly Finding[] {
  const schema = describedSchema(describes);
  return settings.signals.flatMap((signal) => {
    const filters = [
      ['Filter__c', signal.filter],
      ['In_Use_Filter__c', signal.inUseFilter]
    ] as const;
    return filters.flatMap(([field, filter]) => {
      if (filter === undefined || filter.trim() === '' || signal.object === undefined) return [];
      const checked = parseFilter(filter, signal.object, schema, { inStore: true });
      return checked.ok ? choicesOf(checked.value.condition).flatMap((choice) => warningOf(choice, signal, field)) : [];
    });
  });
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

function warningOf({ field, values }: Choices, signal: Signal, settingField: string): readonly Finding[] {
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
      record: signal.record,
      field: settingField,
      value: missing.join(', '),
      what,
      fix: `Use the org's own values where they fit: ${listed}`
    }
  ];
}
