import type { CountedDay, Detail, DetailGroup, DetailRule, ResultState } from '../domain/resultJson.ts';
import { dayText } from '../scoring/day.ts';
import { explainScore } from '../scoring/explainScore.ts';
import { actingRule } from '../scoring/limits.ts';
import type { RuleInForce } from '../scoring/ruleInForce.ts';
import { NOT_ENOUGH_DATA, OBSERVED, WITHHELD } from '../scoring/types.ts';
import type { AssessedScorecard } from './assessAccounts.ts';
import { sampleIds, samplesKey } from './assessInput.ts';
import type { AssessInput } from './assessInput.ts';
import { countedDay } from './countedDay.ts';
import { rounded } from './detailNumbers.ts';
import { detailMeasures } from './detailMeasures.ts';
import { isLeastValue } from './leastValue.ts';
import { todayOf } from './measureColumns.ts';

/**
 * One account's result on one scorecard as the record and the widgets hold it: groups, measures, contributions,
 * effects, rules in force, sample records (pure).
 *
 * Numbers, units, dates, API names and record ids only. A sensitive signal gives contribution and effect, but neither
 * value nor ids.
 *
 * @param i  place of the account, which is in the scorecard's population
 */
export function accountDetail(input: AssessInput, scorecard: AssessedScorecard, i: number): Detail {
  const { model, result } = scorecard;
  const explanation = explainScore(model, result, i);
  const score = result.score[i] ?? NaN;
  const scored = !Number.isNaN(score);
  return {
    v: 1,
    asOf: input.asOf.instant,
    state: stateOf(result.state[i]),
    score: scored ? score : null,
    computed: scored ? (result.computed[i] ?? null) : null,
    best: explanation.best,
    band: model.bands[result.band[i] ?? -1]?.key ?? null,
    coverage: rounded(result.coverage[i] ?? 0, 4),
    readings: result.observed[i] ?? 0,
    inUse: result.inUse[i] ?? 0,
    ...oldestReading(input, scorecard, i),
    worst: model.groups[result.worst[i] ?? -1]?.key ?? null,
    groups: detailGroups(scorecard, i),
    measures: detailMeasures(input, scorecard, explanation, i),
    rules: detailRules(input, scorecard, i),
    ...(result.state[i] === WITHHELD ? { fresh: freshness(input, i) } : {})
  };
}

/**
 * An account's coverage in whole percent, rounded half up from what was computed: the detail's own coverage is rounded
 * already, and rounding that again would lift 64.496 to 65.
 */
export function coveragePercent({ result }: AssessedScorecard, i: number): number {
  return rounded((result.coverage[i] ?? 0) * 100, 0);
}

function stateOf(state: number | undefined): ResultState {
  if (state === WITHHELD) {
    return 'too_new';
  }
  return state === NOT_ENOUGH_DATA || state === undefined ? 'not_enough_data' : 'scored';
}

/** Day of the oldest reading among the measures whose settings say that a reading can become too old. */
function oldestReading(input: AssessInput, { measures, result }: AssessedScorecard, i: number): Pick<Detail, 'oldest'> {
  const days = measures.flatMap(({ measure, signal }, m) => {
    const dated = measure.staleAfterDays !== undefined && signal?.sensitive === false && result.readings[m]?.[i] === OBSERVED;
    const on = dated ? (input.signals.get(measure.signal)?.on[i] ?? NaN) : NaN;
    return Number.isNaN(on) ? [] : [on];
  });
  return days.length === 0 ? {} : { oldest: dayText(Math.min(...days)) };
}

/** Groups with a reading in use that concerns the account. */
function detailGroups({ model, result }: AssessedScorecard, i: number): readonly DetailGroup[] {
  return model.groups.flatMap((group, g) => {
    const of = result.groupInUse[g]?.[i] ?? 0;
    const score = result.groupScores[g]?.[i] ?? NaN;
    const s = Number.isNaN(score) ? null : rounded(score, 1);
    const w = rounded(result.groupWeights[g]?.[i] ?? 0, 4);
    return of > 0 ? [{ k: group.key, s, w, n: result.groupObserved[g]?.[i] ?? 0, of }] : [];
  });
}

function detailRules(input: AssessInput, { rules, result }: AssessedScorecard, i: number): readonly DetailRule[] {
  const acting = actingRule(rules, i, result.computed[i] ?? NaN, result.score[i] ?? NaN);
  return rules.flatMap((one, place) => (one.inForce[i] === 1 ? [detailRule(input, one, i, place === acting)] : []));
}

function detailRule(input: AssessInput, { rule, since, value, second }: RuleInForce, i: number, acts: boolean): DetailRule {
  const hidden = rule.conditions.map(({ of }) => {
    const signal = of.kind === 'signal' ? input.settings.signals.find((one) => one.key === of.signal) : undefined;
    return signal?.sensitive === true;
  });
  const [least, least2] = rule.conditions.map(({ of }) => of.kind === 'signal' && isLeastValue(input, of.signal, i));
  const [day, day2] = rule.conditions.map((condition, c) => (hidden[c] === true ? {} : countedDay(input, condition.of, i)));
  const of = rule.conditions[0].of;
  const ids = of.kind === 'signal' && hidden[0] === false ? sampleIds(input, samplesKey(of.signal), i) : [];
  return {
    k: rule.key,
    to: 'value' in rule.effect ? rule.effect.value : 0,
    since: dayText(since[i] ?? NaN),
    val: hidden[0] === true ? null : known(value?.[i]),
    ...day,
    ...(rule.conditions.length > 1 ? { val2: hidden[1] === true ? null : known(second?.[i]) } : {}),
    ...secondDay(day2),
    ...(least === true ? { least } : {}),
    ...(least2 === true ? { least2 } : {}),
    ids,
    acts
  };
}

function secondDay({ on, by }: CountedDay = {}): Pick<DetailRule, 'on2' | 'by2'> {
  return { ...(on === undefined ? {} : { on2: on }), ...(by === undefined ? {} : { by2: by }) };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : rounded(value, 4);
}

/** Days as a customer of the days that are asked for, and the day on which judging begins. */
function freshness(input: AssessInput, i: number): NonNullable<Detail['fresh']> {
  const of = input.settings.general.newCustomerDays;
  const since = input.customerSince[i] ?? NaN;
  return { days: Math.max(0, todayOf(input) - since), of, until: dayText(since + of) };
}
