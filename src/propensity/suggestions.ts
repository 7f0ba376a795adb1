import { fewestOwners } from '../domain/fewestOwners.ts';
import type { CellJson } from '../domain/resultJson.ts';
import { lowestScores } from './likelihood.ts';
import type { LikelihoodStep } from './likelihood.ts';
import { scorePairs, stepOf } from './openPairs.ts';
import { firstItems } from './rankQuality.ts';
import type { Scorer } from './scorer.ts';
import { adoptionBySegment } from './segmentAdoption.ts';
import type { Snapshot } from './snapshot.ts';

/** Open lines of an account that have a likelihood, best first: nobody looks further, and a wide catalogue has thousands. */
const mostStated = 50;

/** What is known of an account and a product line that it has not bought. */
export type Suggestion = Pick<CellJson, 'like' | 'p' | 'owns'>;

/** By item and account; undefined = nothing to say. */
export type SuggestionTable = readonly (readonly (Suggestion | undefined)[])[];

/** A method that passed its test, fitted on today, and its likelihood. */
export type Passed = {
  readonly scorer: Scorer;
  readonly steps: readonly LikelihoodStep[];
  /** Items that took part in the test, in order: of others nobody knows how likely they are. */
  readonly tested: Int32Array;
};

/** Whom to suggest what. */
export type SuggestTo = {
  readonly keys: readonly string[];
  /** Accounts that are customers, in order: they are counted in segments and have suggestions. */
  readonly customers: Int32Array;
  /** Whether the account has bought the item by now. */
  readonly has: (item: number, account: number) => boolean;
  /** Absent where no method passed: owners among customers alike are all there is. */
  readonly passed?: Passed;
};

/**
 * What can be said of each customer and each product line that it has not bought.
 *
 * `like`: customers of the same segment and those of them that have bought it, from ten owners. `p` and `owns` only where
 * a method passed its test, the product line took part in it and is open to the account, among its 50 best, and the segment has
 * ten owners. Equal suggestions of an item are one value, so a large book fits into memory. Source: docs/METHODS.md, "Suggestions".
 */
export function suggestionsOf(snapshot: Snapshot, to: SuggestTo): SuggestionTable {
  const { owned, segmentOf } = snapshot;
  const alike = adoptionBySegment(owned, segmentOf, to.customers).map((counts) =>
    counts.map((count, place) => (place > 0 && count.own >= fewestOwners ? count : undefined))
  );
  const table = Array.from({ length: owned.items }, () => Array<Suggestion | undefined>(owned.accounts).fill(undefined));
  const segments = Array.from({ length: owned.items }, (_, j) => segmentOf(j));
  const likelihood = to.passed === undefined ? undefined : likelihoodOf(snapshot, to.passed, to.keys);
  const known = Array.from({ length: owned.items }, () => new Map<number, Suggestion>());
  for (const a of to.customers) {
    likelihood?.turnTo(a);
    for (let j = 0; j < owned.items; j++) {
      const place = (segments[j]?.[a] ?? -1) + 1;
      const like = alike[j]?.[place];
      if (like === undefined || to.has(j, a)) continue;
      const more = likelihood?.of(a, j);
      const row = table[j];
      if (row !== undefined)
        row[a] = oneOf(known[j], (more?.key ?? 0) * (alike[j]?.length ?? 1) + place, () => ({ like, ...more?.said() }));
    }
  }
  return table;
}

/** `key`: equal for equal sayings of an item, above 0. */
type Said = { readonly key: number; readonly said: () => Pick<CellJson, 'p' | 'owns'> };

function likelihoodOf(snapshot: Snapshot, { scorer, steps, tested }: Passed, keys: readonly string[]) {
  const lowest = lowestScores(steps, scorePairs(scorer, snapshot).rising);
  const stated = steps.map(({ rate, low, high, bought, of }) => ({ rate: digits(rate), low: digits(low), high: digits(high), bought, of }));
  const { open, owned } = snapshot;
  const scores = new Float64Array(owned.items);
  const isStated = new Uint8Array(owned.items);
  return {
    turnTo: (account: number): void => {
      scorer.score(account, scores);
      isStated.fill(0);
      for (const j of firstItems(scores, tested, (item) => open[item]?.[account] === 1, mostStated)) isStated[j] = 1;
    },
    of: (account: number, item: number): Said | undefined => {
      if (isStated[item] !== 1) return undefined;
      const step = stepOf(scores[item] ?? NaN, lowest);
      const p = stated[step];
      const because = scorer.because(account, item);
      const said = (): ReturnType<Said['said']> => {
        const owns = because.map((i) => keys[i] ?? '');
        return { ...(p === undefined || p.bought === 0 ? {} : { p }), ...(owns.length === 0 ? {} : { owns }) };
      };
      return { key: keyOf(step, because, keys.length), said };
    }
  };
}

/** A number for a step and at most three items, above 0 and of its own. */
function keyOf(step: number, [first = -1, second = -1, third = -1]: readonly number[], items: number): number {
  const base = items + 1;
  return (((step + 1) * base + first + 1) * base + second + 1) * base + third + 1;
}

function oneOf(known: Map<number, Suggestion> | undefined, key: number, make: () => Suggestion): Suggestion {
  const found = known?.get(key);
  if (found !== undefined) return found;
  const made = make();
  known?.set(key, made);
  return made;
}

/** Five decimal places: more would only make equal days look different. */
export function digits(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
