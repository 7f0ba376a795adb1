import type { RuleEnds } from '../domain/detailJson.ts';
import type { Condition, RiskRule } from '../domain/settings.ts';
import { dayText } from '../domain/day.ts';
import { ruleHolds } from './ruleConditions.ts';
import type { ConditionColumns } from './ruleConditions.ts';
import { ruleSince } from './ruleSince.ts';
import type { Ageing } from './ruleSince.ts';
import { ruleText } from './ruleText.ts';
import type { Column } from './types.ts';

/** Nights in which a rule's conditions must have been false for it to end. */
export const NIGHTS_TO_END = 2;

/** A risk rule as it stands on the day of the run, for all accounts. */
export type RuleInForce = {
  readonly rule: RiskRule;
  /** 1 = in force: capped, lifted, on hold, shown. */
  readonly inForce: Uint8Array;
  /** Epoch day since which it has been in force; NaN = it is not. */
  readonly since: Float64Array;
  /** By the account's place: in force although its conditions no longer hold, and for how many nights they have not. */
  readonly ends: ReadonlyMap<number, RuleEnds>;
  /** Value of the first condition and of the second, where there is one. */
  readonly value: Column | undefined;
  readonly second: Column | undefined;
};

/** A rule of one account as the last run left it. */
export type RuleBefore = {
  /** Epoch day since which it was in force. */
  readonly since: number;
  /** What it was judged by (`ruleText`); absent = not known. */
  readonly cond?: string;
  readonly ends?: RuleEnds;
};

/** What a rule is judged by. */
export type RuleContext = {
  readonly accounts: number;
  /** Epoch day of the run. */
  readonly today: number;
  /** What the rule is judged by now; absent = its conditions and effect (`ruleText`). */
  readonly cond?: string;
  /** False = not the first run of its calendar day: counts no night. */
  readonly isNight: boolean;
  readonly columns: ConditionColumns;
  readonly ageing: (of: Condition['of']) => Ageing;
  /** The rule as it was in force after the last run; undefined = it was not. */
  readonly before: (account: number) => RuleBefore | undefined;
};

/**
 * Judges a risk rule for all accounts.
 *
 * A rule is in force while its conditions hold, and until they have been false for two nights; a value that became
 * unknown is false. A rule that was edited ends at once and is judged as a new one; one that was removed is not judged.
 *
 * Source: docs/METHODS.md, "Risk rules" and "End of a rule".
 */
export function ruleInForce(rule: RiskRule, context: RuleContext): RuleInForce {
  const inForce = ruleHolds(rule, context.columns, context.accounts);
  const columns = rule.conditions.map((condition) => context.columns(condition.of));
  const since = new Float64Array(context.accounts).fill(NaN);
  const ends = new Map<number, RuleEnds>();
  const text = context.cond ?? ruleText(rule);
  for (let i = 0; i < context.accounts; i += 1) {
    const found = context.before(i);
    const before = found?.cond === undefined || found.cond === text ? found : undefined;
    if (inForce[i] === 1) {
      const readings = rule.conditions.map((condition, c) => ({
        condition,
        ageing: context.ageing(condition.of),
        value: columns[c]?.[i] ?? NaN
      }));
      since[i] = ruleSince(readings, context.today, before?.since ?? NaN);
    } else if (before !== undefined) {
      const ending = endOf(before.ends, context);
      if (ending.runs < NIGHTS_TO_END) {
        inForce[i] = 1;
        since[i] = before.since;
        ends.set(i, ending);
      }
    }
  }
  return { rule, inForce, since, ends, value: columns[0], second: columns[1] };
}

/** The count of false nights after this run; a day counts once. */
function endOf(before: RuleEnds | undefined, { today, isNight }: RuleContext): RuleEnds {
  const day = dayText(today);
  if (before === undefined) {
    return { runs: isNight ? 1 : 0, day };
  }
  return isNight && before.day !== day ? { runs: before.runs + 1, day } : before;
}
