import type { CellJson, HoldJson } from '../domain/resultJson.ts';
import type { Condition, RiskRule, Signal } from '../domain/settings.ts';
import { dayText, epochDay } from '../domain/day.ts';
import { isSensitive, isValueHidden } from '../domain/hiddenValues.ts';
import type { ConditionColumns } from '../scoring/ruleConditions.ts';
import { ruleInForce } from '../scoring/ruleInForce.ts';
import type { RuleBefore, RuleInForce } from '../scoring/ruleInForce.ts';
import { sampleIds, samplesKey } from './assessInput.ts';
import type { AssessInput } from './assessInput.ts';
import { ageingOfCondition, countedDay } from './countedDay.ts';
import { rounded } from './detailNumbers.ts';
import { judgedBy } from './judgedBy.ts';
import { todayOf } from './measureColumns.ts';

/** A hold rule in force, of all product lines or of one. */
export type Hold = RuleInForce & {
  readonly productLine: string | undefined; /** Key of the sample records behind the rule; undefined = none are shown. */
  readonly samples: string | undefined;
};

/**
 * Judges the rules that put whitespace on hold. Rules of all lines come first, then those of single lines, each in
 * their order.
 *
 * @param columns  values of signals, finished scores and decision days left
 */
export function holdsOf(input: AssessInput, columns: ConditionColumns): readonly Hold[] {
  const rules = [...input.settings.riskRules].sort((a, b) => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1));
  const all = rules.filter((rule) => rule.effect.kind === 'hold_all').map((rule) => accountHold(input, rule, columns));
  const lines = rules.filter((rule) => rule.effect.kind === 'hold_product_line');
  return [...all, ...lines.flatMap((rule) => input.settings.productLines.map((line) => lineHold(input, rule, columns, line.key)))];
}

/** The hold of an account's product line that is shown; undefined = none. */
export function holdOf(input: AssessInput, holds: readonly Hold[], i: number, productLine: string): CellJson['hold'] | undefined {
  const hold = holds.find((one) => one.inForce[i] === 1 && (one.productLine === undefined || one.productLine === productLine));
  if (hold === undefined) {
    return undefined;
  }
  const hidden = isValueHidden(input.settings, firstSignal(input, hold.rule));
  const value = hidden ? NaN : (hold.value?.[i] ?? NaN);
  return {
    rule: hold.rule.key,
    since: dayText(hold.since[i] ?? NaN),
    ids: hold.samples === undefined ? [] : sampleIds(input, hold.samples, i),
    val: Number.isNaN(value) ? null : rounded(value, 4),
    ...(hidden ? {} : countedDay(input, hold.rule.conditions[0].of, i, hold.productLine)),
    all: hold.productLine === undefined,
    ...endsOf(hold, i)
  };
}

/** Holds in force on an account, shown on one of its cells or not: what the next run needs to know of them. */
export function holdsInForce(input: AssessInput, holds: readonly Hold[], i: number): readonly HoldJson[] {
  return holds.flatMap((hold) => {
    const { rule, productLine, since } = hold;
    const line = productLine === undefined ? {} : { line: productLine };
    return hold.inForce[i] === 1
      ? [{ k: rule.key, ...line, since: dayText(since[i] ?? NaN), cond: judgedBy(input.settings, rule), ...endsOf(hold, i) }]
      : [];
  });
}

function endsOf({ ends }: Hold, i: number): Pick<HoldJson, 'ends'> {
  const ending = ends.get(i);
  return ending === undefined ? {} : { ends: ending };
}

/** Judges a rule for whole accounts. */
export function accountRule(input: AssessInput, rule: RiskRule, columns: ConditionColumns): RuleInForce {
  return ruleInForce(rule, {
    accounts: input.accounts.length,
    today: todayOf(input),
    cond: judgedBy(input.settings, rule),
    isNight: input.isNight !== false,
    columns,
    ageing: (of) => ageingOfCondition(input, of),
    before: ruleBefore(input, rule.key, undefined)
  });
}

function accountHold(input: AssessInput, rule: RiskRule, columns: ConditionColumns): Hold {
  return { ...accountRule(input, rule, columns), productLine: undefined, samples: sensitiveFree(input, rule, undefined) };
}

function lineHold(input: AssessInput, rule: RiskRule, columns: ConditionColumns, productLine: string): Hold {
  const lineColumn = (of: Condition['of']): ReturnType<ConditionColumns> => {
    const byLine = of.kind === 'signal' ? input.byProductLine.get(of.signal) : undefined;
    return byLine === undefined ? columns(of) : byLine.get(productLine)?.values;
  };
  const inForce = ruleInForce(rule, {
    accounts: input.accounts.length,
    today: todayOf(input),
    cond: judgedBy(input.settings, rule),
    isNight: input.isNight !== false,
    columns: lineColumn,
    ageing: (of) => ageingOfCondition(input, of),
    before: ruleBefore(input, rule.key, productLine)
  });
  return { ...inForce, productLine, samples: sensitiveFree(input, rule, productLine) };
}

/** Key of the sample records behind a rule's first condition; none for a score or a sensitive signal. */
function sensitiveFree(input: AssessInput, rule: RiskRule, productLine: string | undefined): string | undefined {
  const of = rule.conditions[0].of;
  return of.kind !== 'signal' || isSensitive(input.settings, firstSignal(input, rule)) ? undefined : samplesKey(of.signal, productLine);
}

/** The signal that a rule's first condition looks at; none for a score. */
function firstSignal(input: AssessInput, rule: RiskRule): Signal | undefined {
  const of = rule.conditions[0].of;
  return of.kind === 'signal' ? input.settings.signals.find((one) => one.key === of.signal) : undefined;
}

/** A rule as it was in force after the last run, by the account's place. */
function ruleBefore(input: AssessInput, rule: string, productLine: string | undefined): (i: number) => RuleBefore | undefined {
  const held = input.heldRules.filter((one) => one.rule === rule && one.productLine === productLine);
  const before = new Map(held.map((one): [string, RuleBefore] => [one.accountId, { ...one, since: epochDay(one.since) }]));
  return (i) => before.get(input.accounts[i] ?? '');
}
