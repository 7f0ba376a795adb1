import type { ScorecardSettingsJson } from '../domain/settingsJson.ts';
import { ACTIVITY_CAP } from './measurePoints.ts';
import type { WhatIfCard } from './whatIfCard.ts';

/** A signal that can be moved in a what-if, and where to. Values are in its own unit. */
export type Movable = {
  readonly signal: string;
  /** Keys of the measures in use that it feeds, the one that somebody can act on first. */
  readonly measures: readonly string[];
  readonly unit: string;
  /** Present value as the record shows it; null = no reading. */
  readonly now: number | null;
  /** Ends of what is worth trying, on the grid of `step`. */
  readonly from: number;
  readonly to: number;
  /** Smallest change that makes sense. */
  readonly step: number;
  /** The only values that there are; empty = all from `from` to `to`. */
  readonly choices: readonly number[];
  /** Rising values on the grid between which the score moves one way only: about knots, caps on points and thresholds of rules. */
  readonly marks: readonly number[];
};

type MeasureJson = ScorecardSettingsJson['measures'][number];

/** Steps of units that are no counts. */
const STEPS: Readonly<Record<string, number>> = { 'share 0-1': 0.01, 'share, -1 to any': 0.01, ratio: 0.01 };

/**
 * Signals that a person can move: of measures marked actionable, those that weigh most first, then those without a reading.
 *
 * Not offered are signals whose values nobody may see, those that move more than this content tells (`tied`), whitespace levels, and those whose
 * every measure a person left out or gave points to. The range follows from curves, thresholds and the present value.
 *
 * Source: docs/METHODS.md, "What if".
 */
export function movables(card: WhatIfCard): readonly Movable[] {
  const lines = new Map(card.detail.measures.map((line) => [line.k, line]));
  const used = card.settings.measures.filter(({ k }) => lines.has(k));
  const settled = new Set((card.detail.overrides ?? []).flatMap(({ kind, m }) => (kind === 'cap' || m === undefined ? [] : [m])));
  const offered = used.filter((one) => one.actionable && canMove(one) && !settled.has(one.k));
  const signals = [...new Set(offered.map(({ signal }) => signal))].filter((signal) =>
    used.every((one) => one.signal !== signal || canMove(one))
  );
  const rank = (movable: Movable): number => {
    const effects = movable.measures.map((key) => lines.get(key)?.eff ?? 0);
    return movable.now === null ? Infinity : effects.reduce((sum, effect) => sum + effect, 0);
  };
  return signals
    .map((signal) =>
      movableOf(
        card,
        used.filter((one) => one.signal === signal).sort((a, b) => Number(b.actionable) - Number(a.actionable))
      )
    )
    .sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/** Value at a place of the grid of `step`: multiples of it, without the last bit's noise. */
export function onGrid(place: number, step: number): number {
  return step < 1 ? place / Math.round(1 / step) : place * step;
}

/** Place on the grid at or below a value, and at or above it. */
export function placesOf(value: number, step: number): { readonly below: number; readonly above: number } {
  const place = step < 1 ? value * Math.round(1 / step) : value / step;
  return { below: Math.floor(place + 1e-6), above: Math.ceil(place - 1e-6) };
}

function canMove(measure: MeasureJson): boolean {
  return measure.hidden !== true && measure.tied !== true && (measure.knots !== undefined || measure.categories !== undefined);
}

function movableOf(card: WhatIfCard, measures: readonly MeasureJson[]): Movable {
  const [first] = measures;
  const now = card.detail.measures.find(({ k, miss }) => k === first?.k && miss !== 'policy')?.val ?? null;
  const { signal = '', unit = '' } = first ?? {};
  const thresholds = card.settings.rules.flatMap(({ when = [] }) =>
    when.filter(({ of }) => of === `signal:${signal}`).map(({ than }) => than)
  );
  const bends = measures.flatMap((measure) => bendsOf(measure, capsOn(card, measure)));
  const step = stepOf(unit, measures.flatMap(knotsOf));
  const least = Math.min(...bends) >= 0 ? 0 : -Infinity;
  const here = now === null ? undefined : placesOf(now, step);
  const near = [...bends, ...thresholds].flatMap((value) => {
    const { below, above } = placesOf(value, step);
    return thresholds.includes(value) ? [below - 1, below, above, above + 1] : [below, above];
  });
  const ends = [...near.filter((place) => place >= least), ...(here === undefined ? [] : [here.below, here.above])];
  // A moved reading is fresh, so the nearest other values may differ from the present one by more than the curve says.
  const next = here === undefined ? [] : [here.below - 1, here.above + 1];
  const inside = next.filter((place) => place >= Math.min(...ends) && place <= Math.max(...ends));
  const marks = [...new Set([...ends, ...inside])].map((place) => onGrid(place, step)).sort((a, b) => a - b);
  return {
    ...{ signal, measures: measures.map(({ k }) => k), unit, now, step, marks, choices: choicesOf(measures, unit) },
    ...{ from: marks[0] ?? 0, to: marks.at(-1) ?? 0 }
  };
}

function knotsOf({ knots = [], categories = [] }: MeasureJson): readonly number[] {
  return [...knots, ...categories].map(([x]) => x);
}

/** What keeps a measure's points down: the cap on activity, and what people said of it. */
function capsOn({ detail }: WhatIfCard, { k, activity }: MeasureJson): readonly number[] {
  const said = (detail.overrides ?? []).flatMap(({ kind, m, to }) => (kind === 'cap' && m === k && to !== undefined ? [to] : []));
  return activity ? [ACTIVITY_CAP, ...said] : said;
}

/** Values at which a measure's points bend: its knots or categories, and where a cap begins to act. */
function bendsOf(measure: MeasureJson, caps: readonly number[]): readonly number[] {
  const { knots = [] } = measure;
  const passed = knots.flatMap(([x, points], n) => {
    const [before = x, less = points] = knots[n - 1] ?? [];
    const crossed = caps.filter((cap) => points > cap !== less > cap);
    return crossed.map((cap) => before + ((cap - less) * (x - before)) / (points - less));
  });
  return [...knotsOf(measure), ...passed];
}

/** Whole units, hundredths of shares and ratios; finer where knots stand closer. */
function stepOf(unit: string, knots: readonly number[]): number {
  const sorted = [...knots].sort((a, b) => a - b);
  const gaps = sorted.map((value, n) => value - (sorted[n - 1] ?? -Infinity)).filter((gap) => gap > 1e-3);
  let step = STEPS[unit] ?? 1;
  while (step > Math.min(...gaps) + 1e-6) {
    step /= 10;
  }
  return step;
}

/** Values that all measures by categories list; 0 and 1 for a yes or no. */
function choicesOf(measures: readonly MeasureJson[], unit: string): readonly number[] {
  const lists = measures.flatMap(({ categories }) => (categories === undefined ? [] : [categories.map(([value]) => value)]));
  const [first, ...others] = unit === '0 or 1' ? [[0, 1], ...lists] : lists;
  return (first ?? []).filter((value) => others.every((list) => list.includes(value))).sort((a, b) => a - b);
}
