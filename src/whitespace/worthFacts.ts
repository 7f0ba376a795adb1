import { isSensitive } from '../domain/hiddenValues.ts';
import type { ProductLine, WhitespaceRule } from '../domain/settings.ts';
import type { Column } from '../scoring/types.ts';
import { toCents } from './amount.ts';
import type { PriceRange } from './amount.ts';
import type { AssessInput } from './assessInput.ts';
import type { CellFacts } from './cellFacts.ts';
import { paidOncePerGroup } from './groups.ts';
import { lineRules } from './lineRules.ts';
import type { LineRules } from './lineRules.ts';
import { alikePrices, priceAlike } from './lookAlikes.ts';
import type { AlikePrices, PaidLine } from './lookAlikes.ts';
import { ownedQuantities } from './ownership.ts';

/** What the worth of an account's cell rests on beside quantity and target. */
export type WorthFacts = Pick<CellFacts, 'bookPrice' | 'dearestPrice' | 'alike' | 'lost' | 'suggestion'>;

/**
 * What the worth of a line's cells rests on, one account after the other: prices, what customers alike pay, own and bought, and
 * what was tried before.
 *
 * @param rules  which rule counts for which account
 * @param owned  quantities by product line key
 */
export function worthFactsOf(
  input: AssessInput,
  line: ProductLine,
  rules: LineRules,
  owned: ReadonlyMap<string, Column>
): (i: number) => WorthFacts {
  const prices = new Map(input.prices.filter(({ productLine }) => productLine === line.key).map((price) => [price.currency, price]));
  const alike = pricesAlike(input, line, rules, owned);
  const lost = input.lost?.[line.key];
  const suggestions = input.suggestions?.[line.key];
  return (i) => {
    const { amount = NaN, highest } = prices.get(input.currencies[i] ?? '') ?? {};
    return { bookPrice: amount, dearestPrice: highest, alike: alike(i), lost: lost?.[i], suggestion: suggestions?.[i] };
  };
}

/**
 * What an account pays a year for a product line, in its own currency: a fact for those who may see contract values, never for
 * JSON. Undefined where the line names no signal for it, or a sensitive one, which is told to nobody.
 */
export function paidColumn({ settings, signals }: Pick<AssessInput, 'settings' | 'signals'>, line: ProductLine): Column | undefined {
  const key = line.amountSignal;
  if (key === undefined) {
    return undefined;
  }
  const signal = settings.signals.find((one) => one.key === key);
  return isSensitive(settings, signal) ? undefined : signals.get(key)?.values;
}

/** What accounts pay a year, one account after the other, by product line key; what is unknown is left out. */
export function paidOf(input: AssessInput): (i: number) => Readonly<Record<string, number>> {
  const lines = input.settings.productLines.flatMap((line) => {
    const values = paidColumn(input, line);
    return values === undefined ? [] : [{ key: line.key, values }];
  });
  return (i) =>
    Object.fromEntries(
      lines.flatMap(({ key, values }) => {
        const value = values[i] ?? NaN;
        return Number.isNaN(value) ? [] : [[key, toCents(value)]];
      })
    );
}

function pricesAlike(
  input: AssessInput,
  line: ProductLine,
  rules: LineRules,
  owned: ReadonlyMap<string, Column>
): (i: number) => PriceRange | undefined {
  const payers = payersOf(input, line, rules, owned);
  if (payers === undefined) {
    return () => undefined;
  }
  return priceAlike(input.population === undefined ? alikePrices(payers) : (input.population.prices[line.key] ?? {}), payers);
}

/** What customers alike pay for each product line, from all accounts (pure): see `alikePrices`. */
export function pricesOfLines(input: AssessInput): Readonly<Record<string, AlikePrices>> {
  const owned = ownedQuantities(input);
  return Object.fromEntries(
    input.settings.productLines.flatMap((line) => {
      const payers = payersOf(input, line, lineRules(input, line), owned);
      return payers === undefined ? [] : [[line.key, alikePrices(payers)]];
    })
  );
}

/** Who pays for a line; undefined where nobody can know. */
function payersOf(input: AssessInput, line: ProductLine, rules: LineRules, owned: ReadonlyMap<string, Column>): PaidLine | undefined {
  const paid = paidColumn(input, line);
  const quantity = owned.get(line.key);
  if (paid === undefined || quantity === undefined) {
    return undefined;
  }
  const segment = rules.place.map((place, i) => ((input.customers[i] ?? 0) > 0 ? place : -1));
  const sizes = rules.rules.map((rule) => sizeColumn(input, rule, owned));
  const size = Float64Array.from(segment, (place, i) => sizes[place]?.[i] ?? NaN);
  const { currencies, groups } = input;
  const payers = { segment, owned: quantity, paid, currencies };
  return { ...payers, size, paid: groups === undefined ? paid : paidOncePerGroup(groups, payers) };
}

/** What a rule measures customers by: the base of its target, or their employees where the target is fixed. */
function sizeColumn(input: AssessInput, { target }: WhitespaceRule, owned: ReadonlyMap<string, Column>): Column | undefined {
  switch (target.kind) {
    case 'per_product_line':
      return owned.get(target.productLine);
    case 'per_user':
    case 'per_site':
      return target.signal === undefined ? undefined : input.signals.get(target.signal)?.values;
    case 'per_employee':
    case 'fixed':
      return input.employees;
  }
}
