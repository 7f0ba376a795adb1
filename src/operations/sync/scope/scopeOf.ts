import type { FullBecause, RunScope } from '../../../domain/runScope.ts';

/** What decides whom a run scores. */
export type ScopeFacts = {
  /** True for the first run of its calendar day in the org's zone. */
  readonly isNight: boolean;
  /** True where somebody asked for all accounts. */
  readonly isAsked: boolean;
  /** What the last run over all accounts rested on; absent = there is none, or what it found is gone. */
  readonly last?: ScoredBy & { readonly customers: number };
  /** What this one rests on. */
  readonly now: ScoredBy;
  /** Ids of the accounts that are touched, sorted; undefined = it cannot be told whom a change concerns. */
  readonly touched: readonly string[] | undefined;
};

/** Everything beside an account's own rows that its judgement rests on. */
export type ScoredBy = {
  readonly settingsHash: string;
  /** Hash of the objects, columns and rows that are pulled. */
  readonly planHash: string;
  /** Hash of list prices and exchange rates. */
  readonly worthHash: string;
};

/** Share of the customers from which scoring all is as cheap as scoring those that are touched. */
const mostTouched = 1 / 5;

/**
 * Whom a run scores: all accounts where it is the first of its day or something moved that concerns them all, else those that are
 * touched. Pure.
 *
 * @example  scopeOf({ ...sameDay, touched: ['001A'] }) // { kind: 'touched', accounts: ['001A'] }
 */
export function scopeOf(facts: ScopeFacts): RunScope {
  const because = fullBecause(facts);
  return because === undefined ? { kind: 'touched', accounts: facts.touched ?? [] } : { kind: 'full', because };
}

function fullBecause({ isNight, isAsked, last, now, touched }: ScopeFacts): FullBecause | undefined {
  if (last === undefined) return 'first';
  if (isNight) return 'night';
  if (last.settingsHash !== now.settingsHash || last.planHash !== now.planHash) return 'settings';
  if (isAsked) return 'asked';
  return last.worthHash !== now.worthHash || touched === undefined || touched.length > last.customers * mostTouched ? 'many' : undefined;
}
