import { dayText } from '../domain/day.ts';
import { isSensitive } from '../domain/hiddenValues.ts';
import type { CellJson } from '../domain/resultJson.ts';
import type { ProductLine } from '../domain/settings.ts';
import type { Column } from '../scoring/types.ts';
import type { AssessInput } from './assessInput.ts';
import { rounded } from './detailNumbers.ts';
import { todayOf } from './measureColumns.ts';

/** Decimals kept of a difference of quantities, so that 0.3 - 0.1 is 0.2. */
const decimals = 6;

/**
 * What an account owns of a product line: quantity minus what was given back, never below 0.
 *
 * A return counts by its size, whatever its sign: lines of reduction orders hold negative quantities. Unknown where either is;
 * that nothing was given back is known where the returns signal says 0 for *no rows*.
 *
 * Source: docs/METHODS.md, "Whitespace ownership".
 *
 * @param quantity  by the quantity signal; NaN = unknown
 * @param returned  by the returns signal; absent = the line has none
 * @example         ownedOf(10, -3) // 7
 */
export function ownedOf(quantity: number, returned = 0): number {
  const owned = quantity - Math.abs(returned);
  return Number.isNaN(owned) ? NaN : rounded(Math.max(0, owned), decimals);
}

/** Quantities owned by product line key, in the order of the accounts; a line whose quantity was not read is unknown for all. */
export function ownedQuantities(input: AssessInput): ReadonlyMap<string, Column> {
  return new Map(
    input.settings.productLines.map(({ key, quantitySignal, returnsSignal }) => {
      const quantity = input.signals.get(quantitySignal)?.values;
      const returned = returnsSignal === undefined ? undefined : (input.signals.get(returnsSignal)?.values ?? []);
      const owned = Float64Array.from(input.accounts, (_, i) =>
        returned === undefined ? ownedOf(quantity?.[i] ?? NaN) : ownedOf(quantity?.[i] ?? NaN, returned[i] ?? NaN)
      );
      return [key, owned];
    })
  );
}

/** What is known of how an account owns a line: when it ends, in how many departments or sites, and where else in its hierarchy. */
export type OwnedHow = Pick<CellJson, 'term' | 'centres' | 'family'>;

/** Reads `OwnedHow` of one account after the other; what nobody may read is left out. */
export function ownedHow(input: AssessInput, line: ProductLine): (i: number) => OwnedHow {
  const days = openColumn(input, line.termSignal);
  const centres = openColumn(input, line.buyingCentresSignal);
  const elsewhere = input.elsewhere?.[line.key];
  const today = todayOf(input);
  return (i) => ({
    ...withNumber(days?.[i], (left) => ({ term: dayText(today + Math.floor(left)) })),
    ...withNumber(centres?.[i], (count) => (count > 0 ? { centres: rounded(count, decimals) } : {})),
    ...withNumber(elsewhere?.own[i], (own) => (own > 0 ? { family: { own: rounded(own, decimals), units: elsewhere?.units[i] ?? 0 } } : {}))
  });
}

/** Values of a signal that may be written; sensitive ones are written nowhere. */
function openColumn(input: AssessInput, key: string | undefined): Column | undefined {
  if (key === undefined) return undefined;
  const signal = input.settings.signals.find((one) => one.key === key);
  return isSensitive(input.settings, signal) ? undefined : input.signals.get(key)?.values;
}

function withNumber(value: number | undefined, show: (value: number) => OwnedHow): OwnedHow {
  return value === undefined || Number.isNaN(value) ? {} : show(value);
}
