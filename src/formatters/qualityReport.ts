import type { ScorecardQualityJson, SignalQualityJson } from '../domain/qualityJson.ts';
import { filled, indented, type Words } from './words.ts';

type Scorecards = Readonly<Record<string, ScorecardQualityJson>>;
type Signals = Readonly<Record<string, SignalQualityJson>>;

/** Scorecards that would judge too few customers and are not shown yet. @param words phrases of `messages/sync.md` */
export function heldBackLines(scorecards: Scorecards, words: Words): readonly string[] {
  return Object.entries(scorecards)
    .filter(([, { state }]) => state === 'held_back')
    .map(([key, { numbers, of, needed }]) => filled(words('heldBack'), key, numbers, of, needed));
}

/** Every scorecard with its state, the weight in use, the customers that get a number, and what is missing. */
export function scorecardLines(scorecards: Scorecards, words: Words): readonly string[] {
  const lines = Object.entries(scorecards).map(([key, { state, weight, numbers, of, off }]) => {
    const line = filled(words('scorecard.line'), key, words(`scorecard.${state}`), weight, numbers, of);
    return indented(off.length === 0 ? line : `${line} ${filled(words('scorecard.off'), off.join(', '))}`);
  });
  return lines.length === 0 ? [] : [words('scorecards'), ...lines];
}

/** Every signal in use with coverage and newest day, those that need something first, each with what would help. */
export function signalLines(signals: Signals, words: Words): readonly string[] {
  const entries = Object.entries(signals);
  const sorted = [...entries.filter(([, { fix }]) => fix !== undefined), ...entries.filter(([, { fix }]) => fix === undefined)];
  const lines = sorted.map(([key, signal]) => indented(signalLine(key, signal, words)));
  return lines.length === 0 ? [] : [words('signals'), ...lines];
}

function signalLine(key: string, signal: SignalQualityJson, words: Words): string {
  const { covered, of, newest, state } = signal;
  const read =
    state === 'off'
      ? filled(words('signal.off'), key)
      : newest === undefined
        ? filled(words('signal.line'), key, covered, of)
        : filled(words('signal.newest'), key, covered, of, newest);
  return signal.fix === undefined ? read : `${read} ${fixText(key, signal, words)}`;
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
