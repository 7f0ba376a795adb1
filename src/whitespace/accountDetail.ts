import type { Detail, DetailGroup } from '../domain/resultJson.ts';
import { dayText } from '../domain/day.ts';
import { isSensitive } from '../domain/hiddenValues.ts';
import { explainScore } from '../scoring/explainScore.ts';
import { resultState } from '../scoring/resultState.ts';
import { OBSERVED } from '../scoring/types.ts';
import type { AssessedScorecard } from './assessAccounts.ts';
import type { AssessInput } from './assessInput.ts';
import { known, rounded } from './detailNumbers.ts';
import { detailMeasures } from './detailMeasures.ts';
import { detailOverrides } from './detailOverrides.ts';
import { detailRules, halfRules } from './detailRules.ts';
import { nextBand } from './heldBandColumns.ts';
import { todayOf } from './measureColumns.ts';

/**
 * One account's result on one scorecard as the record and the widgets hold it: groups, measures, contributions,
 * effects, rules in force, sample records (pure).
 *
 * Numbers, units, dates, API names and record ids only. A sensitive signal gives contribution and effect, but neither
 * value nor ids; an amount gives no value.
 *
 * @param i  place of the account, which is in the scorecard's population
 */
export function accountDetail(input: AssessInput, scorecard: AssessedScorecard, i: number): Detail {
  const { model, result } = scorecard;
  const explanation = explainScore(model, result, i);
  return {
    v: 1,
    asOf: input.asOf.instant,
    state: resultState(result.state[i]),
    score: known(result.score[i]),
    computed: known(result.computed[i]),
    best: explanation.best,
    band: model.bands[result.band[i] ?? -1]?.key ?? null,
    ...nextBand(input, scorecard, i),
    coverage: rounded(result.coverage[i] ?? 0, 4),
    readings: result.observed[i] ?? 0,
    inUse: result.inUse[i] ?? 0,
    ...oldestReading(input, scorecard, i),
    worst: model.groups[result.worst[i] ?? -1]?.key ?? null,
    groups: detailGroups(scorecard, i),
    measures: detailMeasures(input, scorecard, explanation, i),
    rules: detailRules(input, scorecard, i),
    ...halfRules(scorecard, i),
    ...detailOverrides(input, scorecard, i),
    ...((scorecard.columns.withheld?.[i] ?? 0) > 0 ? { fresh: freshness(input, i) } : {})
  };
}

/**
 * An account's coverage in whole percent, rounded half up from what was computed: the detail's own coverage is rounded
 * already, and rounding that again would lift 64.496 to 65.
 */
export function coveragePercent({ result }: AssessedScorecard, i: number): number {
  return rounded((result.coverage[i] ?? 0) * 100, 0);
}

/** Day of the oldest reading among the measures whose settings say that a reading can become too old. */
function oldestReading(input: AssessInput, { measures, result }: AssessedScorecard, i: number): Pick<Detail, 'oldest'> {
  const days = measures.flatMap(({ measure, signal }, m) => {
    const dated =
      measure.staleAfterDays !== undefined &&
      signal !== undefined &&
      !isSensitive(input.settings, signal) &&
      result.readings[m]?.[i] === OBSERVED;
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

/** Days as a customer of the days that are asked for, and the day on which judging begins. */
function freshness(input: AssessInput, i: number): NonNullable<Detail['fresh']> {
  const of = input.settings.general.newCustomerDays;
  const since = input.customerSince[i] ?? NaN;
  return { days: Math.max(0, todayOf(input) - since), of, until: dayText(since + of) };
}
