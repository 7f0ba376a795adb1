import type { ProductLine, Settings } from '../domain/settings.ts';
import type { Column } from '../scoring/types.ts';
import type { OwnedElsewhere } from './assessInput.ts';
import { ownedOf } from './ownership.ts';

/** Who stands below whom, and what each account has by its own rows; the accounts asked about come first. */
export type HierarchyFacts = {
  /** Place of the parent, -1 = none; no account is its own. */
  readonly parents: ArrayLike<number>;
  /** By signal key. */
  readonly own: ReadonlyMap<string, { readonly values: Column }>;
};

/**
 * What other accounts of an account's hierarchy own, by product line (pure).
 *
 * The hierarchy of an account has three levels: the parent's parent, or the highest there is below it, and all that stands
 * at most two steps below that one, customers or not. Steps are counted, so parents in a circle end the walk. What stands
 * below the account is left out where the line's quantity rolls up, because the account's own quantity holds it already.
 *
 * Source: docs/METHODS.md, "Whitespace ownership".
 *
 * @param size  accounts asked about; they are the first of the facts
 */
export function ownedElsewhere(settings: Settings, facts: HierarchyFacts, size: number): OwnedElsewhere {
  const rollsUp = (line: ProductLine): boolean =>
    settings.signals.some(({ key, rollUp }) => key === line.quantitySignal && rollUp !== undefined);
  return Object.fromEntries(
    settings.productLines.map((line) => {
      const counts = countsOf(facts, line);
      const [own, units] = counts.map((values) => elsewhere(values, { parents: facts.parents, size, withoutBelow: rollsUp(line) }));
      return [line.key, { own: own ?? [], units: units ?? [] }];
    })
  );
}

/** Known quantities, and 1 for each account that owns some. */
function countsOf(facts: HierarchyFacts, { quantitySignal, returnsSignal }: ProductLine): readonly [Float64Array, Float64Array] {
  const quantity = facts.own.get(quantitySignal)?.values;
  const returned = returnsSignal === undefined ? undefined : (facts.own.get(returnsSignal)?.values ?? []);
  const owned = Float64Array.from({ length: facts.parents.length }, (_, at) => {
    const value = returned === undefined ? ownedOf(quantity?.[at] ?? NaN) : ownedOf(quantity?.[at] ?? NaN, returned[at] ?? NaN);
    return Number.isNaN(value) ? 0 : value;
  });
  return [owned, owned.map((value) => (value > 0 ? 1 : 0))];
}

type Tree = { readonly parents: ArrayLike<number>; readonly size: number; readonly withoutBelow: boolean };

function elsewhere(values: Float64Array, { parents, size, withoutBelow }: Tree): Float64Array {
  const below = sumsOfChildren(values, parents);
  const twoBelow = sumsOfChildren(below, parents);
  const grandparent = (at: number): number => parents[parents[at] ?? -1] ?? -1;
  // In a circle of two an account is its own grandchild and would count twice.
  const underneath = (at: number): number => (below[at] ?? 0) + (twoBelow[at] ?? 0) - (grandparent(at) === at ? (values[at] ?? 0) : 0);
  return Float64Array.from({ length: size }, (_, at) => {
    const { top, steps } = topOf(parents, at);
    const counted = !withoutBelow || steps === 2 ? 0 : steps === 1 ? (below[at] ?? 0) : underneath(at);
    return (values[top] ?? 0) + underneath(top) - (values[at] ?? 0) - counted;
  });
}

/** For each account the sum over those whose parent it is. */
function sumsOfChildren(values: Float64Array, parents: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const parent = parents[at] ?? -1;
    if (parent >= 0) sums[parent] = (sums[parent] ?? 0) + (values[at] ?? 0);
  }
  return sums;
}

/** The account two steps above, or the highest that there is, and the steps to it. */
function topOf(parents: ArrayLike<number>, at: number): { readonly top: number; readonly steps: number } {
  const parent = parents[at] ?? -1;
  if (parent < 0) return { top: at, steps: 0 };
  const above = parents[parent] ?? -1;
  return above < 0 || above === at ? { top: parent, steps: 1 } : { top: above, steps: 2 };
}
