import type { RiskRule } from '../domain/settings.ts';
import type { Column } from './types.ts';

/** What a rule does, and for whom it is in force (1). */
export type Limiting = { readonly rule: Pick<RiskRule, 'effect'>; readonly inForce: Column };

/** Strictest cap and highest floor per account; NaN = none. */
export type Limits = { readonly caps: Float64Array; readonly floors: Float64Array };

/**
 * Limits that the rules in force set on one scorecard: of several caps the lowest counts, of several floors the highest.
 *
 * Source: docs/METHODS.md, "Caps and floors".
 *
 * @param rules  rules of that scorecard; others are ignored
 */
export function limitsOf(rules: readonly Limiting[], scorecard: string, accounts: number): Limits {
  const caps = new Float64Array(accounts).fill(NaN);
  const floors = new Float64Array(accounts).fill(NaN);
  for (const { rule, inForce } of rules) {
    const effect = rule.effect;
    if (!('scorecard' in effect) || effect.scorecard !== scorecard) {
      continue;
    }
    const limits = effect.kind === 'cap' ? caps : floors;
    for (let i = 0; i < accounts; i += 1) {
      const limit = limits[i] ?? NaN;
      const stricter = effect.kind === 'cap' ? effect.value < limit : effect.value > limit;
      if (inForce[i] === 1 && (Number.isNaN(limit) || stricter)) {
        limits[i] = effect.value;
      }
    }
  }
  return { caps, floors };
}

/**
 * Place of the rule that decides a score: the first one to whose limit the score was brought. A cap that takes back a
 * part of what a floor gave decides, too.
 *
 * @param computed  rounded score before limits
 * @param score     rounded score after limits
 * @returns         place in `rules`; -1 when no limit acts
 */
export function actingRule(rules: readonly Limiting[], i: number, computed: number, score: number): number {
  const reached = (kind: 'cap' | 'floor'): number =>
    rules.findIndex(({ rule: { effect }, inForce }) => inForce[i] === 1 && effect.kind === kind && effect.value === score);
  if (score < computed) {
    return reached('cap');
  }
  if (score > computed) {
    const cap = reached('cap');
    return cap < 0 ? reached('floor') : cap;
  }
  return -1;
}
