import type { Finding } from '../../domain/finding.ts';
import { MONEY, isMoneyUnit } from '../../domain/hiddenValues.ts';
import { nearestName } from '../../domain/nearestName.ts';
import type { Aggregate, Settings, Signal } from '../../domain/settings.ts';
import { RecordReader } from './recordReader.ts';
import type { Lookup } from './recordReader.ts';
import { resolveContract } from './resolveContract.ts';
import { resolveSignal } from './resolveSignal.ts';
import type { ResolvedSignal } from './resolvedSignal.ts';
import { describedSchema } from './signalSchema.ts';
import type { DescribedObjects } from './signalSchema.ts';

/**
 * Everything in the settings that names an object, a field or a filter, checked against describe. Pure; returns all
 * findings at once. What stops a run is decided by the caller: any finding here would make a value wrong.
 */
export function checkSignals(settings: Settings, describes: DescribedObjects): readonly Finding[] {
  const lookup: Lookup = { schema: describedSchema(describes), objectNames: [...describes.keys()] };
  return [
    ...settings.signals.flatMap((signal) => (signal.aggregate === 'RATIO' ? checkRatio(signal, settings) : checkSignal(signal, lookup))),
    ...settings.contractSources.flatMap((source) => resolveContract(source, lookup).findings),
    ...checkAccountFilters(settings, lookup),
    ...checkProductFilters(settings, lookup)
  ];
}

function checkSignal(signal: Signal, lookup: Lookup): readonly Finding[] {
  const { resolved, findings } = resolveSignal(signal, lookup);
  return resolved === undefined ? findings : checkUnit(resolved);
}

/** Aggregates whose value is one of the field's own, or a sum or mean of them. */
const keepsUnit: readonly Aggregate[] = ['SUM', 'AVG', 'MIN', 'MAX', 'LATEST', 'FIRST'];

/** An amount is called one: values in money are never written into results, and only the unit says which they are. */
function checkUnit({ signal, value }: ResolvedSignal): readonly Finding[] {
  const { aggregate, record, unit } = signal;
  if (value?.field.type !== 'currency' || !keepsUnit.includes(aggregate) || isMoneyUnit(unit)) return [];
  const what = `${value.field.name} is an amount of money, so the unit of its ${aggregate} is ${MONEY}`;
  return [{ code: 'E-CONTRADICTION', record, field: 'Unit__c', value: unit, what, fix: `Write ${MONEY}` }];
}

function checkRatio(signal: Signal, settings: Settings): readonly Finding[] {
  const findings: Finding[] = [];
  const keys = settings.signals.map((each) => each.key);
  for (const [field, part] of [
    ['Numerator__c', signal.numerator],
    ['Denominator__c', signal.denominator]
  ] as const) {
    if (part !== undefined && keys.includes(part)) continue;
    const nearest = nearestName(part ?? '', keys);
    const what = part === undefined ? 'A RATIO needs two signals' : `There is no active signal ${part}`;
    findings.push({
      code: 'E-REFERENCE-MISSING',
      record: signal.record,
      field,
      value: part ?? '',
      what,
      fix: nearest === undefined ? 'Name an active signal' : `Name ${nearest}`
    });
  }
  if (findings.length === 0 && restsOn(signal.key, signal.key, settings, new Set())) {
    findings.push({
      code: 'E-CIRCLE',
      record: signal.record,
      field: 'Numerator__c',
      value: signal.numerator ?? '',
      what: 'The ratio rests on itself',
      fix: 'Name signals that do not read this one'
    });
  }
  return findings;
}

function restsOn(from: string, wanted: string, settings: Settings, seen: Set<string>): boolean {
  const signal = settings.signals.find((each) => each.key === from);
  return [signal?.numerator, signal?.denominator].some((part) => {
    if (part === undefined || seen.has(part)) return false;
    seen.add(part);
    return part === wanted || restsOn(part, wanted, settings, seen);
  });
}

/** Filters on accounts: populations and segments. */
function checkAccountFilters(settings: Settings, lookup: Lookup): readonly Finding[] {
  const filters = [
    { record: settings.general.record, field: 'Population__c', filter: settings.general.population },
    ...settings.scorecards.map((each) => ({ record: each.record, field: 'Population__c', filter: each.population })),
    ...settings.measures.map((each) => ({ record: each.record, field: 'Segment_Filter__c', filter: each.segmentFilter })),
    ...settings.whitespaceRules.map((each) => ({ record: each.record, field: 'Segment_Filter__c', filter: each.segmentFilter })),
    ...settings.productLines.map((each) => ({ record: each.record, field: 'Eligible_Filter__c', filter: each.eligibleFilter }))
  ];
  const object = lookup.schema.object('Account');
  return filters.flatMap(({ record, field, filter }) => {
    const reader = new RecordReader(record, lookup);
    if (object) reader.filter(field, object, filter, true);
    return reader.findings;
  });
}

/** Filters of product lines on opportunities and on products; a product is looked for by a subquery, which takes no other one. */
function checkProductFilters({ productLines }: Settings, lookup: Lookup): readonly Finding[] {
  const opportunity = lookup.schema.object('Opportunity');
  const product = lookup.schema.object('Product2');
  return productLines.flatMap(({ record, openOpportunityFilter, productFilter }) => {
    const reader = new RecordReader(record, lookup);
    if (opportunity) reader.filter('Open_Opportunity_Filter__c', opportunity, openOpportunityFilter);
    if (product) reader.filter('Product_Filter__c', product, productFilter);
    return reader.findings;
  });
}
