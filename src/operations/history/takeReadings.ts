import type { AccountReadings, HistoryPoint, Moment, Reading } from '../../domain/reading.ts';
import type { Condition, Signal } from '../../domain/settings.ts';
import { signalsOf } from '../../scoring/ruleConditions.ts';
import { ageingOf } from '../../scoring/ruleSince.ts';
import type { RuleInForce } from '../../scoring/ruleInForce.ts';
import type { AssessedScorecard, Assessment, MeasuredSignal } from '../../whitespace/assessAccounts.ts';
import type { AssessInput } from '../../whitespace/assessInput.ts';
import { known, rounded } from '../../whitespace/detailNumbers.ts';
import { todayOf } from '../../whitespace/measureColumns.ts';
import type { Override } from '../../whitespace/overrides.ts';
import { isoWeek } from '../../writeback/historyWeek.ts';

/** One scorecard at a moment: the point of every account in its population, and what its scores were worked out from. */
export type TakenScorecard = {
  readonly moment: Moment;
  /** Text of the published settings. */
  readonly content: string;
  readonly points: readonly HistoryPoint[];
  readonly readings: ReadingsByAccount;
};

/** Readings by account. Those just taken are put together when they are asked for: all at once they are many. */
export type ReadingsByAccount = Pick<ReadonlyMap<string, AccountReadings>, 'get' | 'keys'>;

/** What a moment is taken from. */
export type TakeRequest = {
  readonly input: AssessInput;
  readonly assessment: Assessment;
  /** Published contents by scorecard key. */
  readonly contents: ReadonlyMap<string, { readonly key: string; readonly text: string }>;
  /** 0 = measured by a run; else the rebuild that the moment belongs to. */
  readonly block: number;
  /** Ids of the accounts whose readings are taken; absent = all of the input. */
  readonly among?: ReadonlySet<string>;
};

/** Points and readings of all scorecards at a moment (pure). */
export function takeReadings(request: TakeRequest): readonly TakenScorecard[] {
  const { input, assessment, contents, block, among } = request;
  return assessment.scorecards.flatMap((scorecard) => {
    const content = contents.get(scorecard.key);
    if (content === undefined) return [];
    const moment: Moment = {
      ...{ scorecard: scorecard.key, at: Math.floor(Date.parse(input.asOf.instant) / 1000), takenOn: input.asOf.today },
      ...{ block, version: content.key }
    };
    const places = input.accounts.flatMap((id, i) => (scorecard.population[i] === 1 && among?.has(id) !== false ? [i] : []));
    return [
      {
        moment,
        content: content.text,
        points: places.map((i) => pointOf(input, scorecard, moment, i)),
        readings: readingsWhenAsked(input, scorecard, places)
      }
    ];
  });
}

function pointOf(input: AssessInput, { key, model, result }: AssessedScorecard, moment: Moment, i: number): HistoryPoint {
  return {
    scorecard: key,
    accountId: input.accounts[i] ?? '',
    week: isoWeek(moment.takenOn),
    takenOn: moment.takenOn,
    score: known(result.score[i]),
    plain: known(result.plain[i]),
    coverage: rounded((result.coverage[i] ?? 0) * 100, 0),
    band: model.bands[result.band[i] ?? -1]?.key ?? null,
    version: moment.version,
    rebuilt: moment.block !== 0
  };
}

function readingsWhenAsked(input: AssessInput, scorecard: AssessedScorecard, places: readonly number[]): ReadingsByAccount {
  const placeOf = new Map(places.map((i) => [input.accounts[i] ?? '', i]));
  return {
    keys: () => placeOf.keys(),
    get: (accountId) => {
      const i = placeOf.get(accountId);
      return i === undefined ? undefined : accountReadings(input, scorecard, i);
    }
  };
}

function accountReadings(input: AssessInput, scorecard: AssessedScorecard, i: number): AccountReadings {
  const readings = [
    ...scorecard.measures.flatMap((measured, m) => measureReadings(input, scorecard, measured, { m, i })),
    ...scorecard.rules.flatMap((rule) => ruleReadings(input, rule, i)),
    ...((scorecard.columns.withheld?.[i] ?? 0) > 0 ? [plainReading('withheld', 'withheld')] : []),
    ...(scorecard.overrides.get(input.accounts[i] ?? '') ?? []).map(overrideReading)
  ];
  return new Map(readings.map((reading) => [reading.subject, reading]));
}

function measureReadings(
  input: AssessInput,
  { columns }: AssessedScorecard,
  { measure, signal }: MeasuredSignal,
  { m, i }: { readonly m: number; readonly i: number }
): readonly Reading[] {
  const own = measureReading(input, { measure, signal }, columns.values[m]?.[i] ?? NaN, i);
  const concerned = (columns.concerns?.[m]?.[i] ?? 1) !== 0;
  const mean = columns.segmentMeans?.[m]?.[i] ?? NaN;
  return [
    concerned ? own : plainReading(measure.key, 'not_concerned'),
    ...(Number.isNaN(mean) ? [] : [{ ...plainReading(`mean:${measure.key}`, 'mean'), value: mean }])
  ];
}

/** What a measure reads. The value is the signal's own, however old; a level of whitespace comes in as points. */
function measureReading(input: AssessInput, { measure, signal }: MeasuredSignal, level: number, i: number): Reading {
  if (input.leftOut.has(measure.signal)) return plainReading(measure.key, 'left_out');
  const read = measure.judge.kind === 'whitespace' ? undefined : input.signals.get(measure.signal);
  const value = measure.judge.kind === 'whitespace' ? level : (read?.values[i] ?? NaN);
  return Number.isNaN(value)
    ? plainReading(measure.key, 'unknown')
    : { ...plainReading(measure.key, 'read'), value, ...ageing(signal, { value, on: read?.on[i] ?? NaN, today: todayOf(input) }) };
}

function ruleReadings(input: AssessInput, { rule, inForce, value, second }: RuleInForce, i: number): readonly Reading[] {
  const subject = `rule:${rule.key}`;
  if (signalsOf(rule).some((signal) => input.leftOut.has(signal))) return [plainReading(subject, 'left_out')];
  const [first, other] = rule.conditions;
  return [
    { ...plainReading(subject, inForce[i] === 1 ? 'in_force' : 'not_in_force'), ...conditionValue(input, first, value?.[i] ?? NaN, i) },
    ...(other === undefined
      ? []
      : [{ ...plainReading(`second:${rule.key}`, 'read'), ...conditionValue(input, other, second?.[i] ?? NaN, i) }])
  ];
}

/** A condition's value with the way it ages. A score moves with every reading behind it, so none is kept. */
function conditionValue(input: AssessInput, { of }: Condition, value: number, i: number): Pick<Reading, 'value' | 'ages' | 'on'> {
  const today = todayOf(input);
  if (of.kind === 'scorecard' || Number.isNaN(value)) return { value: NaN, ages: 0, on: NaN };
  if (of.kind === 'decision_days_left') return { value, ages: -1, on: today + value };
  const signal = input.settings.signals.find((one) => one.key === of.signal);
  return { value, ...ageing(signal, { value, on: input.signals.get(of.signal)?.on[i] ?? NaN, today }) };
}

/**
 * How a value ages, and its day. A number of days that does not count from its day (the length of an empty window, a mean
 * over several accounts) stands still and has none.
 */
function ageing(
  signal: Signal | undefined,
  { value, on, today }: { readonly value: number; readonly on: number; readonly today: number }
): Pick<Reading, 'ages' | 'on'> {
  const way = signal === undefined ? 'stays' : ageingOf(signal.aggregate);
  if (way === 'rises') return value === today - on ? { ages: 1, on } : { ages: 0, on: NaN };
  if (way === 'falls') return value === on - today ? { ages: -1, on } : { ages: 0, on: NaN };
  return { ages: 0, on };
}

function overrideReading({ id, kind, measure, to }: Override, place: number): Reading {
  return { ...plainReading(`override:${id}`, kind), value: to ?? NaN, on: place, of: measure ?? '' };
}

function plainReading(subject: string, state: Reading['state']): Reading {
  return { subject, state, value: NaN, ages: 0, on: NaN, of: '' };
}
