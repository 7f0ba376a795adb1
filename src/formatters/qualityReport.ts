import type { ScorecardQualityJson, SignalQualityJson } from '../domain/qualityJson.ts';
import { filled, indented, wrapped, type Words } from './words.ts';

type Scorecards = Readonly<Record<string, ScorecardQualityJson>>;
type Signals = Readonly<Record<string, SignalQualityJson>>;

/** Scorecards that would judge too few customers and are not shown yet. @param words phrases of `messages/sync.md` */
export function heldBackLines(scorecards: Scorecards, words: Words): readonly string[] {
  return Object.entries(scorecards)
    .filter(([, { state }]) => state === 'held_back')
    .map(([key, { numbers, of, needed }]) => filled(words('heldBack'), key, numbers, of, needed));
}

/** Every scorecard with its state, the weight in use, the customers that get a number, and below it what is missing. */
export function scorecardLines(scorecards: Scorecards, words: Words): readonly string[] {
  const lines = Object.entries(scorecards).flatMap(([key, { state, weight, numbers, of, off }]) => [
    indented(filled(words('scorecard.line'), key, words(`scorecard.${state}`), weight, numbers, of)),
    ...(off.length === 0 ? [] : below(filled(words('scorecard.off'), off.join(', '))))
  ]);
  return lines.length === 0 ? [] : [words('scorecards'), ...lines];
}

/** Every signal with coverage and newest day; those that want something first, each with what would help below it. */
export function signalLines(signals: Signals, words: Words): readonly string[] {
  const entries = Object.entries(signals);
  const sorted = [...entries.filter(([, { fix }]) => fix !== undefined), ...entries.filter(([, { fix }]) => fix === undefined)];
  const lines = sorted.flatMap(([key, signal]) => [
    indented(signalLine(key, signal, words)),
    ...(signal.fix === undefined ? [] : below(fixText(key, signal, words)))
  ]);
  return lines.length === 0 ? [] : [words('signals'), ...lines];
}

function signalLine(key: string, { covered, of, newest, state }: SignalQualityJson, words: Words): string {
  if (state === 'off') return filled(words('signal.off'), key);
  return newest === undefined ? filled(words('signal.line'), key, covered, of) : filled(words('signal.newest'), key, covered, of, newest);
}

/** A sentence that belongs to the line above it. */
function below(sentence: string): readonly string[] {
  return wrapped(sentence, 4);
}

/** What would help, with its numbers. */
function fixText(key: string, signal: SignalQualityJson, words: Words): string {
  const { fix = '', object, used, needed, of, undated, empty, field = '', newest = '' } = signal;
  const values: Readonly<Record<string, readonly (string | number)[]>> = {
    unused: [object],
    few: [used, object, needed, of, key],
    filter: [object, key],
    window: [object, newest, key],
    stopped: [object, newest],
    dates: [undated, object, field],
    values: [empty, object, field],
    coverage: [object]
  };
  return filled(words(`fix.${fix}`), ...(values[fix] ?? []));
}
