import type { WhitespaceRule } from '../domain/settings.ts';

/** Stored level of a cell. Red means untapped here, never danger. */
export type Level = 'red' | 'yellow' | 'green';

/** Points of a level for product coverage. */
export const LEVEL_POINTS: Readonly<Record<Level, number>> = { red: 0, yellow: 50, green: 100 };

/** Keeps binary fractions such as 0.1 x 30 from passing or missing an edge by their last bit. */
const LAST_BIT = 1e-9;

/**
 * Level of an owned quantity against a rule. Both edges are inclusive.
 *
 * Basis quantity compares the quantity, basis share the quantity / target. Where nothing fits (target 0) a share is
 * full.
 *
 * Source: docs/METHODS.md, "Whitespace level".
 *
 * @param owned   quantity owned, 0 or more
 * @param target  quantity that fits, rounded up
 * @example       levelOf({ basis: 'quantity', yellowFrom: 1, greenFrom: 10, ... }, 9, 10) // 'yellow'
 */
export function levelOf(rule: Pick<WhitespaceRule, 'basis' | 'yellowFrom' | 'greenFrom'>, owned: number, target: number): Level {
  const reached = (rule.basis === 'quantity' ? owned : target > 0 ? owned / target : 1) + LAST_BIT;
  if (reached >= rule.greenFrom) {
    return 'green';
  }
  return reached >= rule.yellowFrom ? 'yellow' : 'red';
}

/** What a target is worked out from, or why it cannot be. */
export type Target =
  | { readonly ok: true; readonly quantity: number; readonly base?: number }
  | { readonly ok: false; readonly because: 'employees' | 'users' | 'sites' | 'target_line' };

/** Numbers of an account that targets rest on; NaN = unknown. */
export type TargetBases = {
  readonly employees: number;
  readonly users: number;
  readonly sites: number;
  readonly owned: (productLine: string) => number;
};

/**
 * Quantity of a product line that fits an account, by a rule.
 *
 * Formula: ceiling(fixed quantity) or ceiling(factor x employees, users, sites or owned quantity of another line).
 * Source: docs/METHODS.md, "Whitespace target".
 *
 * @example  targetOf({ kind: 'per_employee', factor: 0.5 }, { employees: 241, ... }) // { ok: true, quantity: 121, base: 241 }
 */
export function targetOf(target: WhitespaceRule['target'], bases: TargetBases): Target {
  switch (target.kind) {
    case 'fixed':
      return { ok: true, quantity: roundUp(target.quantity) };
    case 'per_employee':
      return perUnit(target.factor, bases.employees, 'employees');
    case 'per_user':
      return perUnit(target.factor, bases.users, 'users');
    case 'per_site':
      return perUnit(target.factor, bases.sites, 'sites');
    case 'per_product_line':
      return perUnit(target.factor, bases.owned(target.productLine), 'target_line');
  }
}

function perUnit(factor: number, base: number, because: 'employees' | 'users' | 'sites' | 'target_line'): Target {
  return Number.isNaN(base) ? { ok: false, because } : { ok: true, quantity: roundUp(factor * base), base };
}

function roundUp(quantity: number): number {
  return Math.max(0, Math.ceil(quantity - LAST_BIT));
}
