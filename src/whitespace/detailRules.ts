import type { CountedDay, Detail, DetailRule } from '../domain/resultJson.ts';
import { dayText } from '../domain/day.ts';
import { isSensitive, isValueHidden } from '../domain/hiddenValues.ts';
import { actingRule } from '../scoring/limits.ts';
import { conditionHolds } from '../scoring/ruleConditions.ts';
import type { RuleInForce } from '../scoring/ruleInForce.ts';
import type { AssessedScorecard } from './assessAccounts.ts';
import { sampleIds, samplesKey } from './assessInput.ts';
import type { AssessInput } from './assessInput.ts';
import { countedDay } from './countedDay.ts';
import { known, rounded } from './detailNumbers.ts';
import { judgedBy } from './judgedBy.ts';
import { isLeastValue } from './leastValue.ts';

/**
 * Caps and floors in force on an account, in the order of the rules, with the values that they hold by. The one that acts
 * decides the score before people's overrides of the whole scorecard.
 */
export function detailRules(input: AssessInput, { rules, result }: AssessedScorecard, i: number): readonly DetailRule[] {
  const acting = actingRule(rules, i, result.base[i] ?? NaN, result.ruled[i] ?? NaN);
  return rules.flatMap((one, place) => (one.inForce[i] === 1 ? [detailRule(input, one, i, place === acting)] : []));
}

/**
 * Rules with two conditions of which one alone holds on an account: with the rules in force this tells of every condition whether
 * it holds, which is all that a page needs to see a rule begin or end.
 */
export function halfRules({ rules }: AssessedScorecard, i: number): Pick<Detail, 'half'> {
  const half = rules.flatMap(({ rule: { key, conditions }, value, second }): [string, 1 | 2][] => {
    const [first, other] = conditions.map((condition, c) => conditionHolds(condition, (c === 0 ? value : second)?.[i] ?? NaN));
    return other === undefined || first === other ? [] : [[key, first === true ? 1 : 2]];
  });
  return half.length === 0 ? {} : { half: Object.fromEntries(half) };
}

function detailRule(input: AssessInput, { rule, since, ends, value, second }: RuleInForce, i: number, acts: boolean): DetailRule {
  const { settings } = input;
  const signals = rule.conditions.map(({ of }) =>
    of.kind === 'signal' ? settings.signals.find(({ key }) => key === of.signal) : undefined
  );
  const hidden = signals.map((signal) => isValueHidden(settings, signal));
  const [least, least2] = rule.conditions.map(
    ({ of }, c) => of.kind === 'signal' && hidden[c] === false && isLeastValue(input, of.signal, i)
  );
  const [day, day2] = rule.conditions.map((condition, c) => (hidden[c] === true ? {} : countedDay(input, condition.of, i)));
  const of = rule.conditions[0].of;
  const ids = of.kind === 'signal' && !isSensitive(settings, signals[0]) ? sampleIds(input, samplesKey(of.signal), i) : [];
  const ending = ends.get(i);
  return {
    k: rule.key,
    to: 'value' in rule.effect ? rule.effect.value : 0,
    since: dayText(since[i] ?? NaN),
    val: hidden[0] === true ? null : fourDecimals(value?.[i]),
    ...day,
    ...(rule.conditions.length > 1 ? { val2: hidden[1] === true ? null : fourDecimals(second?.[i]) } : {}),
    ...secondDay(day2),
    ...(least === true ? { least } : {}),
    ...(least2 === true ? { least2 } : {}),
    ids,
    acts,
    cond: judgedBy(settings, rule),
    ...(ending === undefined ? {} : { ends: ending })
  };
}

function secondDay({ on, by }: CountedDay = {}): Pick<DetailRule, 'on2' | 'by2'> {
  return { ...(on === undefined ? {} : { on2: on }), ...(by === undefined ? {} : { by2: by }) };
}

function fourDecimals(value: number | undefined): number | null {
  return known(value === undefined ? NaN : rounded(value, 4));
}
