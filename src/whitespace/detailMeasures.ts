import type { DetailMeasure } from '../domain/resultJson.ts';
import type { Signal } from '../domain/settings.ts';
import { dayText } from '../domain/day.ts';
import { isSensitive, isValueHidden } from '../domain/hiddenValues.ts';
import { detailRead } from '../scoring/detailReading.ts';
import type { Explanation } from '../scoring/explainScore.ts';
import { ageFactor, readMeasure } from '../scoring/readMeasures.ts';
import { ageingOf } from '../scoring/ruleSince.ts';
import { FILLED, GIVEN, LEFT_OUT, NOT_CONCERNED, UNKNOWN } from '../scoring/types.ts';
import type { AssessedScorecard, MeasuredSignal } from './assessAccounts.ts';
import { mostSampleIds, sampleIds, samplesKey } from './assessInput.ts';
import type { AssessInput, SignalColumns } from './assessInput.ts';
import { rounded } from './detailNumbers.ts';
import { pointsBefore } from './detailOverrides.ts';
import { isLeastValue } from './leastValue.ts';
import { surveyReading } from './surveyReading.ts';

/** Lines of the measures in use that concern an account, in the order of their keys. */
export function detailMeasures(
  input: AssessInput,
  scorecard: AssessedScorecard,
  explanation: Explanation,
  i: number
): readonly DetailMeasure[] {
  return scorecard.measures.flatMap((measured, m) =>
    scorecard.result.readings[m]?.[i] === NOT_CONCERNED ? [] : [detailMeasure(input, scorecard, explanation, { ...measured, m, i })]
  );
}

type Place = MeasuredSignal & { readonly m: number; readonly i: number };

function detailMeasure(
  input: AssessInput,
  scorecard: AssessedScorecard,
  explanation: Explanation,
  { measure, signal, m, i }: Place
): DetailMeasure {
  const { result } = scorecard;
  const points = result.points[m]?.[i] ?? NaN;
  const isHidden = isValueHidden(input.settings, signal);
  const miss = missOf(scorecard, m, i);
  const line = {
    k: measure.key,
    ...reading(input, signal, i, isHidden || miss === 'stale'),
    pts: Number.isNaN(points) ? null : rounded(points, 2),
    w: rounded(result.weights[m]?.[i] ?? 0, 4),
    ...pointsBefore(input, scorecard, m, i),
    ...(miss === undefined ? {} : { miss })
  };
  const told = { ...line, ...engineRead(scorecard, line, m, i) };
  return {
    ...(isHidden ? { ...withWholePoints(told), hid: true } : told),
    con: explanation.contributions[m] ?? 0,
    eff: explanation.effects[m] ?? 0,
    ...(isSensitive(input.settings, signal) ? { n: 0, ids: [], q: '' } : records(input, signal, i))
  };
}

/** A line whose value is hidden: points as fine as the others' would lead back to the value over the curve. */
function withWholePoints<Line extends Pick<DetailMeasure, 'pts' | 'was' | 'read'>>({ read, ...line }: Line): Omit<Line, 'read'> {
  const whole = (points: number | null): number | null => (points === null ? null : rounded(points, 0));
  const rest = { ...(read?.age === undefined ? {} : { age: read.age }), ...(read?.fill === undefined ? {} : { fill: read.fill }) };
  return {
    ...line,
    pts: whole(line.pts),
    ...(line.was === undefined ? {} : { was: whole(line.was) }),
    ...(Object.keys(rest).length === 0 ? {} : { read: rest })
  };
}

/** What a page needs to work the line out again. */
function engineRead(
  { model, columns }: AssessedScorecard,
  line: Parameters<typeof detailRead>[1],
  m: number,
  i: number
): Pick<DetailMeasure, 'read'> {
  const measure = model.measures[m];
  return measure === undefined ? {} : detailRead(measure, line, readMeasure(model, columns, m, i), ageFactor(columns, m, i));
}

/**
 * How many records stand behind a value, the ids of some, and the query for the rest. The rows of a ratio are those of both parts, where one record may
 * stand twice: as long as all are known by id, these are counted.
 */
function records(input: AssessInput, signal: Signal | undefined, i: number): Pick<DetailMeasure, 'n' | 'ids' | 'q'> {
  const key = signal?.key ?? '';
  const ids = sampleIds(input, samplesKey(key), i);
  const rows = input.signals.get(key)?.rows[i] ?? 0;
  const isWhole = ids.length > 0 && ids.length < mostSampleIds;
  return { n: signal?.aggregate === 'RATIO' && isWhole ? ids.length : rows, ids, q: input.queries.get(key) ?? '' };
}

/** Value of the signal, and the day from which a value counts that ages by itself. */
function reading(
  input: AssessInput,
  signal: Signal | undefined,
  i: number,
  withheld: boolean
): Pick<DetailMeasure, 'val' | 'on' | 'least' | 'sv'> {
  const read = signal === undefined ? undefined : input.signals.get(signal.key);
  const value = read?.values[i] ?? NaN;
  if (signal === undefined || withheld || Number.isNaN(value)) {
    return { val: null };
  }
  const on = ageingOf(signal.aggregate) === 'stays' ? NaN : (read?.on[i] ?? NaN);
  return {
    val: rounded(value, 4),
    ...surveyPart(read, i),
    ...(Number.isNaN(on) ? {} : { on: dayText(on) }),
    ...(isLeastValue(input, signal.key, i) ? { least: true } : {})
  };
}

function surveyPart(read: SignalColumns | undefined, i: number): Pick<DetailMeasure, 'sv'> {
  const sv = surveyReading(read, i);
  return sv === undefined ? {} : { sv };
}

function missOf({ result, stale }: AssessedScorecard, m: number, i: number): DetailMeasure['miss'] {
  const fate = result.readings[m]?.[i];
  switch (fate) {
    case FILLED:
      return 'policy';
    case LEFT_OUT:
      return 'excluded';
    case GIVEN:
      return 'given';
    case UNKNOWN:
      return stale[m]?.[i] === 1 ? 'stale' : 'unknown';
    default:
      return undefined;
  }
}
