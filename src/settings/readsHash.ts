import type { Condition, Measure, ProductLine, Scorecard, Settings, Signal, WhitespaceRule } from '../domain/settings.ts';
import { canonicalText, textHash } from './canonicalText.ts';
import { inOrder } from './inOrder.ts';

/** Characters kept: enough to tell the edits of one record apart. */
const hashLength = 12;

type Lines = Pick<Settings, 'signals' | 'productLines' | 'whitespaceRules'>;
type Contracts = Pick<Settings, 'signals' | 'contractSources' | 'general'>;

/**
 * A short hash of what decides the value of a signal, and whom it concerns: changes exactly when one of these is edited, and
 * not with words that are shown. So that an edited window is told as settings and not as data that moved.
 *
 * @param segmentFilter  of the measure; undefined = all, or a rule
 */
export function readsHash(settings: Pick<Settings, 'signals'>, signal: string, segmentFilter?: string): string {
  return shortHash({ segmentFilter, ...definition(settings, signal) });
}

/** The hash of what a measure reads: its signal, or all that decides the level of its product line; and whom it concerns. */
export function measureReads(
  settings: Lines,
  { signal, segmentFilter, judge }: Pick<Measure, 'signal' | 'segmentFilter' | 'judge'>
): string {
  if (judge.kind !== 'whitespace') return readsHash(settings, signal, segmentFilter);
  return shortHash({ segmentFilter, ...definition(settings, signal), line: levelUnder(settings, judge.productLine) });
}

/** Hashes of what the conditions of a rule read, in their order; a score of another scorecard has none. */
export function conditionReads(settings: Contracts, conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap(({ of }) => {
    if (of.kind === 'scorecard') return [];
    return [of.kind === 'signal' ? readsHash(settings, of.signal) : shortHash(decisionDay(settings))];
  });
}

/** The hash of what a product line's quantity, amount, term and buying centres read, and of the filter that names its products. */
export function lineReads(settings: Lines, line: ProductLine): string {
  const { amountSignal, termSignal, buyingCentresSignal, productFilter } = line;
  const [amount, term, centres] = [amountSignal, termSignal, buyingCentresSignal].map((key) => definitionOf(settings, key));
  return shortHash({ ...quantityOf(settings, line), amount, term, centres, productFilter });
}

/** The hash of who may buy a product line; undefined = everybody. */
export function soldHash({ eligibleFilter }: ProductLine): string | undefined {
  return eligibleFilter === undefined ? undefined : shortHash({ eligibleFilter });
}

/** The hash of whom a whitespace rule concerns and what its target counts; undefined = all, and it counts nothing by a signal. */
export function ruleReads(settings: Lines, { segmentFilter, target }: WhitespaceRule): string | undefined {
  const counted = countedBy(settings, target);
  return segmentFilter === undefined && counted === undefined ? undefined : shortHash({ segmentFilter, counted });
}

/** A short hash of who is scored: customers, the scorecard's own population, and who is too new to be judged. */
export function concernsHash(settings: Pick<Settings, 'general' | 'contractSources'>, scorecard: Scorecard): string {
  const { population, orActiveContract, newCustomerDays } = settings.general;
  const tooNew = scorecard.outcome === undefined ? {} : { newCustomerDays };
  return shortHash({ population, orActiveContract, own: scorecard.population, sources: sourcesOf(settings), ...tooNew });
}

/** A short hash of what decides from when on a signal counts as in use. */
export function inUseHash({ signals }: Pick<Settings, 'signals'>, signal: string): string {
  const { inUseFrom, inUseFilter } = signals.find(({ key }) => key === signal) ?? {};
  return shortHash({ inUseFrom, inUseFilter });
}

function shortHash(value: object): string {
  return textHash(canonicalText(value)).slice(0, hashLength);
}

function definitionOf(settings: Pick<Settings, 'signals'>, key: string | undefined): object | undefined {
  return key === undefined ? undefined : definition(settings, key);
}

/** Users or sites that a target is worked out from. */
function countedBy(settings: Pick<Settings, 'signals'>, target: WhitespaceRule['target']): object | undefined {
  return definitionOf(settings, 'signal' in target ? target.signal : undefined);
}

/** What a signal reads, those of its parts included. Ratios of themselves have been refused. */
function definition(settings: Pick<Settings, 'signals'>, key: string): object {
  const signal = settings.signals.find((one) => one.key === key);
  if (signal === undefined) return {};
  const parts = [signal.numerator, signal.denominator].map((part) => (part === undefined ? undefined : definition(settings, part)));
  return { ...rowsOf(signal), ...valueOf(signal), parts };
}

function rowsOf({ object, accountPath, filter, dateField, windowDays, liveFrom, liveTo, productLinePath }: Signal): object {
  return { object, accountPath, filter, dateField, windowDays, liveFrom, liveTo, productLinePath };
}

function valueOf(signal: Signal): object {
  const { aggregate, field, secondField, openCountsToAsOf, rollUp, halfLifeDays, satisfiedFrom, scaleMax, whenEmpty } = signal;
  return { aggregate, field, secondField, openCountsToAsOf, rollUp, halfLifeDays, satisfiedFrom, scaleMax, whenEmpty };
}

/** All that decides the level of a product line: its quantity, who may buy it, its rules, and the quantities of lines that it needs or is measured by. */
function levelUnder(settings: Lines, key: string): object {
  const line = settings.productLines.find((one) => one.key === key);
  if (line === undefined) return {};
  const rules = settings.whitespaceRules.filter(({ productLine }) => productLine === key).sort(inOrder);
  const others = [line.needsFirst, ...rules.map(({ target }) => ('productLine' in target ? target.productLine : undefined))];
  const owned = [key, ...others].map((other) => settings.productLines.find((one) => one.key === other));
  return {
    ...{ needsFirst: line.needsFirst, retiredOn: line.retiredOn, eligibleFilter: line.eligibleFilter },
    rules: rules.map((rule) => levelOf(settings, rule)),
    quantities: owned.flatMap((one) => (one === undefined ? [] : [quantityOf(settings, one)]))
  };
}

function quantityOf(settings: Lines, { quantitySignal, returnsSignal, productFamily, productCode }: ProductLine): object {
  return { ...definition(settings, quantitySignal), returns: definitionOf(settings, returnsSignal), productFamily, productCode };
}

function levelOf(settings: Lines, { segmentFilter, basis, yellowFrom, greenFrom, target }: WhitespaceRule): object {
  return { segmentFilter, basis, yellowFrom, greenFrom, target, counted: countedBy(settings, target) };
}

/** What decides by which day a customer must have decided. */
function decisionDay(settings: Contracts): object {
  return { noticeDays: settings.general.noticeDays, sources: sourcesOf(settings) };
}

/** Where contracts stand, without words. */
function sourcesOf({ contractSources }: Pick<Settings, 'contractSources'>): readonly object[] {
  return [...contractSources]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ title: _title, explanation: _explanation, sortOrder: _sortOrder, ...source }) => source);
}
