import type { Condition, RiskRule } from '../domain/settings.ts';
import { ruleHolds } from './ruleConditions.ts';
import type { ConditionColumns } from './ruleConditions.ts';
import { ruleSince } from './ruleSince.ts';
import type { Ageing } from './ruleSince.ts';
import type { Column } from './types.ts';

/** A risk rule as it stands on the day of the run, for all accounts. */
export type RuleInForce = {
  readonly rule: RiskRule;
  /** 1 = in force: capped, lifted, on hold, shown. */
  readonly inForce: Uint8Array;
  /** Epoch day since which it has been in force; NaN = it is not. */
  readonly since: Float64Array;
  /** Value of the first condition and of the second, where there is one. */
  readonly value: Column | undefined;
  readonly second: Column | undefined;
};

/** What a rule is judged by. */
export type RuleContext = {
  readonly accounts: number;
  /** Epoch day of the run. */
  readonly today: number;
  readonly columns: ConditionColumns;
  readonly ageing: (of: Condition['of']) => Ageing;
  /** Epoch day since which the rule was in force at the last run; NaN = it was not. */
  readonly heldSince: (account: number) => number;
};

/**
 * Judges a risk rule for all accounts.
 *
 * A rule is in force while its conditions hold and ends at the first run in which they do not. Keeping it until they
 * have been false for two nightly runs needs the count of such runs kept with the result; it belongs here, in the one
 * place that turns *holds* into *in force*.
 *
 * Source: docs/METHODS.md, "Risk rules".
 */
export function ruleInForce(rule: RiskRule, context: RuleContext): RuleInForce {
  const inForce = ruleHolds(rule, context.columns, context.accounts);
  const columns = rule.conditions.map((condition) => context.columns(condition.of));
  const since = new Float64Array(context.accounts).fill(NaN);
  for (let i = 0; i < context.accounts; i += 1) {
    if (inForce[i] === 1) {
      const readings = rule.conditions.map((condition, c) => ({
        condition,
        ageing: context.ageing(condition.of),
        value: columns[c]?.[i] ?? NaN
      }));
      since[i] = ruleSince(readings, context.today, context.heldSince(i));
    }
  }
  return { rule, inForce, since, value: columns[0], second: columns[1] };
}
