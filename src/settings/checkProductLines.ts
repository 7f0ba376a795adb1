import { isMoneyUnit, isSensitive, isValueHidden } from '../domain/hiddenValues.ts';
import type { Aggregate, ProductLine, Settings, Signal, WhitespaceRule } from '../domain/settings.ts';
import { emptyField } from './finding.ts';
import type { Finding } from './finding.ts';

type Content = Omit<Settings, 'hash'>;

/** A signal named by a record, with the field that names it. */
type Named = { readonly record: string; readonly field: string; readonly signal: Signal };

/** Signals of product lines and targets that do not say what is asked there, and products that nothing names. */
export function checkProductLines(settings: Content): readonly Finding[] {
  return [
    ...settings.productLines.flatMap((line) => lineFindings(settings, line)),
    ...settings.whitespaceRules.flatMap((rule) => targetFindings(settings, rule))
  ];
}

function lineFindings(settings: Content, line: ProductLine): readonly Finding[] {
  const named = (field: string, key: string | undefined): readonly Named[] => namedSignal(settings, line.record, field, key);
  const [quantity] = named('Quantity_Signal__c', line.quantitySignal);
  const returns = named('Returns_Signal__c', line.returnsSignal);
  const amount = named('Amount_Signal__c', line.amountSignal);
  const term = named('Term_Signal__c', line.termSignal);
  const centres = named('Buying_Centres_Signal__c', line.buyingCentresSignal);
  return [
    ...(quantity === undefined ? [] : noPieces(quantity)),
    ...[...returns, ...centres].flatMap((one) => countsPieces(settings, one)),
    ...[...amount, ...term].flatMap((one) => notSensitive(settings, one)),
    ...amount.flatMap(isMoney),
    ...term.flatMap(countsDays),
    ...returns.flatMap(knownWithoutRows),
    ...(quantity === undefined ? [] : [...returns, ...amount].flatMap((one) => sameAccounts(one, quantity.signal))),
    ...productFindings(line)
  ];
}

function namedSignal({ signals }: Content, record: string, field: string, key: string | undefined): readonly Named[] {
  const signal = key === undefined ? undefined : signals.find((one) => one.key === key);
  return signal === undefined ? [] : [{ record, field, signal }];
}

function contradiction({ record, field, signal }: Named, what: string, fix: string): readonly Finding[] {
  return [{ code: 'E-CONTRADICTION', record, field, value: signal.key, what, fix }];
}

function notSensitive(settings: Content, named: Named): readonly Finding[] {
  if (!isSensitive(settings, named.signal)) return [];
  return contradiction(
    named,
    'is sensitive: its value is written nowhere, and a cell would show it',
    'Choose a signal that is not sensitive'
  );
}

/** A count that everybody reads. Whether a quantity is money or sensitive is looked at with the values that nobody may see. */
function countsPieces(settings: Content, named: Named): readonly Finding[] {
  if (!isSensitive(settings, named.signal) && isValueHidden(settings, named.signal)) {
    return contradiction(named, 'is an amount of money, and pieces are counted here', 'Choose a signal that counts pieces');
  }
  const odd = noPieces(named);
  return odd.length > 0 ? odd : notSensitive(settings, named);
}

/** Aggregates that give days, shares or scores, of which nobody owns any. */
const noCounts: readonly Aggregate[] = [
  'DAYS_SINCE',
  'DAYS_SINCE_FIRST',
  'DAYS_UNTIL',
  'DAYS_BETWEEN',
  'SHARE',
  'NPS',
  'CSAT',
  'CES',
  'TREND'
];

function noPieces(named: Named): readonly Finding[] {
  const { record, field, signal } = named;
  if (noCounts.includes(signal.aggregate)) {
    return contradiction(named, `is a ${signal.aggregate}, and pieces are counted here`, 'Choose a signal that counts pieces');
  }
  if (signal.rollUp === undefined || signal.rollUp === 'Sum') return [];
  const what = `rolls up as ${signal.rollUp}, and a group owns what its accounts own together`;
  return [{ code: 'E-ROLL-UP', record, field, value: signal.key, what, fix: 'Choose Sum for Roll_Up__c of the signal, or empty it' }];
}

function isMoney(named: Named): readonly Finding[] {
  if (isMoneyUnit(named.signal.unit)) return [];
  return contradiction(named, 'is no amount of money', 'Choose the signal of what the customer pays a year, whose unit is money');
}

function countsDays(named: Named): readonly Finding[] {
  const { aggregate, rollUp } = named.signal;
  if (aggregate === 'DAYS_UNTIL' && rollUp !== undefined) {
    const { record, field, signal } = named;
    const fix = 'Empty Roll_Up__c of the signal';
    return [
      { code: 'E-ROLL-UP', record, field, value: signal.key, what: `is a ${rollUp} of days, and no day on which something ends`, fix }
    ];
  }
  if (aggregate === 'DAYS_UNTIL') return [];
  return contradiction(
    named,
    `is a ${aggregate}, which says no day on which something ends`,
    'Choose a signal with the aggregate DAYS_UNTIL'
  );
}

/** Who gave nothing back has no rows: were that unknown, what everybody owns would be. */
function knownWithoutRows(named: Named): readonly Finding[] {
  const { aggregate, whenEmpty } = named.signal;
  if (aggregate === 'RATIO' || whenEmpty === 'Zero' || whenEmpty === 'Zero if seen') return [];
  const what = `is ${whenEmpty} for customers who gave nothing back, so that what they own would be unknown too`;
  return contradiction(named, what, 'Choose Zero for When_Empty__c of the signal');
}

/** Quantity, what is subtracted from it and what is paid for it are those of the same accounts. */
function sameAccounts(named: Named, quantity: Signal): readonly Finding[] {
  const { rollUp } = named.signal;
  if (rollUp === quantity.rollUp) return [];
  const say = (word: string | undefined): string => (word === undefined ? 'does not roll up' : `rolls up as ${word}`);
  const { record, field, signal } = named;
  const what = `${say(rollUp)}, and the quantity ${quantity.key} ${say(quantity.rollUp)}`;
  return [{ code: 'E-ROLL-UP', record, field, value: signal.key, what, fix: 'Let both signals have one Roll_Up__c' }];
}

function productFindings(line: ProductLine): readonly Finding[] {
  const { record, productFamily, productCode, productFilter, price } = line;
  const names = productFamily === undefined ? (productCode === undefined ? undefined : 'a code') : 'a family';
  if (productFilter !== undefined && names !== undefined) {
    const what = `changes nothing: the line names its products by ${names}`;
    const fix = 'Empty it, or empty family and code';
    return [{ code: 'E-CONTRADICTION', record, field: 'Product_Filter__c', value: productFilter, what, fix }];
  }
  if (price.kind === 'look_alikes' && line.amountSignal === undefined) {
    return [
      emptyField(record, 'Amount_Signal__c', 'the price source is Look-alikes', 'Choose the signal of what customers pay a year for it')
    ];
  }
  if (price.kind === 'price_book' && names === undefined && productFilter === undefined) {
    const fix = 'Name a product family, a code or a filter of products';
    return [emptyField(record, 'Product_Family__c', 'the price source is Price book', fix)];
  }
  return [];
}

/** Users and sites stand in the sentence that explains a target, which everybody reads. */
function targetFindings(settings: Content, { record, target }: WhitespaceRule): readonly Finding[] {
  const key = 'signal' in target ? target.signal : undefined;
  if (target.kind === 'per_user' && key === undefined) {
    return [emptyField(record, 'Target_Signal__c', 'the target is per user', 'Choose the signal that counts users')];
  }
  return namedSignal(settings, record, 'Target_Signal__c', key).flatMap((named) => countsPieces(settings, named));
}
