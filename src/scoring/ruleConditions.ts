import type { Condition, RiskRule } from '../domain/settings.ts';
import type { Column } from './types.ts';

/** Where a rule's conditions find their values: one column per signal, finished score, or the built-in. */
export type ConditionColumns = (of: Condition['of']) => Column | undefined;

/** Keys of the signals that a rule looks at, in the order of its conditions. */
export function signalsOf({ conditions }: Pick<RiskRule, 'conditions'>): readonly string[] {
  return conditions.flatMap(({ of }) => (of.kind === 'signal' ? [of.signal] : []));
}

/**
 * True when a value meets a condition; false when the value is unknown.
 *
 * Source: docs/METHODS.md, "Risk rules".
 *
 * @example  conditionHolds({ operator: '<=', threshold: 120 }, 74) // true
 */
export function conditionHolds(condition: Pick<Condition, 'operator' | 'threshold'>, value: number): boolean {
  switch (condition.operator) {
    case '>':
      return value > condition.threshold;
    case '>=':
      return value >= condition.threshold;
    case '<':
      return value < condition.threshold;
    case '<=':
      return value <= condition.threshold;
    case '=':
      return value === condition.threshold;
  }
}

/**
 * Accounts for which all conditions of a rule hold.
 *
 * @param columns   values of the conditions; absent = unknown for all
 * @param accounts  number of accounts
 * @returns         1 = the rule's conditions hold
 */
export function ruleHolds(rule: RiskRule, columns: ConditionColumns, accounts: number): Uint8Array {
  const holds = new Uint8Array(accounts).fill(1);
  for (const condition of rule.conditions) {
    const values = columns(condition.of);
    for (let i = 0; i < accounts; i += 1) {
      holds[i] = holds[i] === 1 && conditionHolds(condition, values?.[i] ?? NaN) ? 1 : 0;
    }
  }
  return holds;
}
