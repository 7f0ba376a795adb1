import type { AccountReadings } from '../domain/reading.ts';
import type { ScorecardSettingsJson } from '../domain/settingsJson.ts';
import type { ChangeLine, ChangePart, WhatChanged } from '../domain/whatChanged.ts';
import { dayText } from '../domain/day.ts';
import { scoreTenths } from '../scoring/roundScore.ts';
import type { ChangeStep, ComparedDays, Standing } from './changeStep.ts';
import { dataSteps, missingSteps } from './dataSteps.ts';
import { replay, replayModel } from './replay.ts';
import type { NoNumber, Replayable } from './replay.ts';
import { overrideSteps, settingsSteps } from './settingsSteps.ts';
import { asIfNoTimePassed, timeSteps } from './timeSteps.ts';

/** A day that is compared; `rebuilt` where its readings were made later from dates. */
export type ChangeSide = Replayable & { readonly rebuilt: boolean };

export type ChangeRequest = {
  readonly before: ChangeSide;
  readonly after: ChangeSide;
  /**
   * Readings as of the later day that rest only on what was known on the earlier one, so that rows that left a window are
   * told from data that moved; absent = readings of the earlier day, carried.
   */
  readonly passed?: AccountReadings;
  /** Records behind a measure or a rule on the later day; absent = none are named. */
  readonly idsOf?: (key: string) => readonly string[];
  /** Settings in force today: what they hide is told of earlier days neither; absent = those of the two days alone. */
  readonly today?: ScorecardSettingsJson;
};

/** What changed, or why there is nothing to compare: a day without a number, or days that share too few measures. */
export type Comparison =
  { readonly changed: WhatChanged } | { readonly none: NoNumber | 'not_comparable'; readonly side: 'before' | 'after' };

/** In this order the steps are taken; a step that has no number leaves its part to the next. */
const partsInOrder: readonly ChangePart[] = ['time', 'missing', 'data', 'settings', 'override'];

/**
 * Why a score differs from that of an earlier day, split so that the parts add up to the difference exactly.
 *
 * The later score is reached from the earlier one step by step: time passes, readings go missing, readings move, settings
 * are edited, people overrule. After every step the engine scores anew, and what the rounded score moved by is the step's
 * line; lines add up to their part and parts to the difference, in tenths. Measures and rules that a rebuilt day cannot
 * know stay out on both sides.
 *
 * Formula: line_k = score(after steps 1..k) - score(after steps 1..k-1), scores rounded to tenths.
 * Source: docs/METHODS.md, "What changed".
 */
export function whatChanged(request: ChangeRequest): Comparison {
  const { before, after } = request;
  const [then, now] = [replay(before), replay(after)];
  if (then.because !== undefined) return { none: then.because, side: 'before' };
  if (now.because !== undefined) return { none: now.because, side: 'after' };
  const unknown = leftOut(before, after);
  const days: ComparedDays = {
    before: without(before, unknown),
    after: without(after, unknown),
    ...(request.passed === undefined ? {} : { passed: request.passed })
  };
  const [first, last] = unknown.length === 0 ? [then.score, now.score] : [replay(days.before).score, replay(days.after).score];
  if (first === undefined) return { none: 'not_comparable', side: 'before' };
  if (last === undefined) return { none: 'not_comparable', side: 'after' };
  const lines = oneLineEach(telescope(days, scoreTenths(first)).map(({ step, tenths }) => lineOf(request, step, tenths)));
  return {
    changed: {
      ...{ from: dayText(before.day), to: dayText(after.day), before: first, after: last },
      ...(before.rebuilt || after.rebuilt ? { rebuilt: true } : {}),
      ...(unknown.length > 0 ? { leftOut: unknown } : {}),
      parts: partSums(lines),
      lines: lines.filter(({ by }) => by !== 0).sort(largestFirst)
    }
  };
}

/** Measures and rules that one of the days cannot know. */
function leftOut(...days: readonly ChangeSide[]): readonly string[] {
  const unknown = days.flatMap(({ readings }) => [...readings.values()].filter(({ state }) => state === 'left_out'));
  return [...new Set(unknown.map(({ subject }) => subject))].sort();
}

function without({ content, day, readings }: ChangeSide, subjects: readonly string[]): Replayable {
  return { content, day, readings: new Map([...readings].filter(([subject]) => !subjects.includes(subject))) };
}

type TakenStep = { readonly step: ChangeStep; readonly tenths: number };

/** Takes one step after the other and says what each moved the score by, in tenths. */
function telescope(days: ComparedDays, first: number): readonly TakenStep[] {
  const start = asIfNoTimePassed(days);
  const steps = [...timeSteps(days, start), ...missingSteps(days), ...dataSteps(days), ...settingsSteps(days), ...overrideSteps(days)];
  let standing: Standing = { content: days.before.content, readings: start };
  let model = replayModel(standing.content, standing.readings);
  let tenths = first;
  return steps.map((step) => {
    standing = step.take(standing);
    if (step.part === 'settings') model = replayModel(standing.content, standing.readings);
    const { score } = replay({ ...standing, day: days.after.day }, model);
    const next = score === undefined ? tenths : scoreTenths(score);
    const moved = next - tenths;
    tenths = next;
    return { step, tenths: moved };
  });
}

function lineOf({ before, after, today, idsOf }: ChangeRequest, { part, key, from, to }: ChangeStep, tenths: number): ChangeLine {
  const measure = key?.replace(/^mean:/, '');
  const isHidden = [before.content, after.content, ...(today === undefined ? [] : [today])].some(({ measures, rules }) =>
    [...measures, ...rules.map(({ k, hidden }) => ({ k: `rule:${k}`, hidden }))].some(({ k, hidden }) => k === measure && hidden === true)
  );
  return {
    part,
    ...(measure === undefined ? {} : { k: measure }),
    ...(isHidden ? { from: null, to: null } : { from, to }),
    by: tenths / 10 + 0,
    ids: isHidden || measure === undefined || idsOf === undefined ? [] : idsOf(measure)
  };
}

/** A measure and the mean that fills it in are one line of their part. */
function oneLineEach(lines: readonly ChangeLine[]): readonly ChangeLine[] {
  const merged = new Map<string, ChangeLine>();
  for (const line of lines) {
    const place = `${line.part} ${line.k ?? ''}`;
    const known = merged.get(place);
    merged.set(place, known === undefined ? line : { ...known, by: (Math.round(known.by * 10) + Math.round(line.by * 10)) / 10 + 0 });
  }
  return [...merged.values()];
}

function partSums(lines: readonly ChangeLine[]): WhatChanged['parts'] {
  const sum = (part: ChangePart): number =>
    lines.filter((line) => line.part === part).reduce((tenths, { by }) => tenths + Math.round(by * 10), 0) / 10 + 0;
  return { data: sum('data'), settings: sum('settings'), time: sum('time'), missing: sum('missing'), override: sum('override') };
}

function largestFirst(a: ChangeLine, b: ChangeLine): number {
  return (
    Math.abs(b.by) - Math.abs(a.by) || partsInOrder.indexOf(a.part) - partsInOrder.indexOf(b.part) || ((a.k ?? '') < (b.k ?? '') ? -1 : 1)
  );
}
