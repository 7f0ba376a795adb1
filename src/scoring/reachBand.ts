import { bandAbove } from './bandAbove.ts';
import { movables, onGrid, placesOf } from './movable.ts';
import type { Movable } from './movable.ts';
import { answerOf, asker } from './whatIf.ts';
import { openCard } from './whatIfCard.ts';
import type { Moves, WhatIfCard } from './whatIfCard.ts';

/** A change of one signal. */
export type Way = { readonly signal: string; readonly from: number; readonly to: number };

/** What it would take, by arithmetic alone, for a score to reach the next band. */
export type Reach = {
  /** Key of the band above the present score, and its floor. */
  readonly band: string;
  readonly floor: number;
  /** Rules in force whose cap lies below that floor: they have to end first. */
  readonly heldBy: readonly string[];
  /** True when what people said of the whole scorecard keeps it below. */
  readonly isOverruled: boolean;
  /** Signals of which the smallest change that alone suffices is known, in the order of `movables`. */
  readonly alone: readonly Way[];
  /** Signals that cannot alone. */
  readonly cannot: readonly string[];
  /** Where none can alone and nothing holds: changes taken one after the other, the largest gain first. */
  readonly together?: { readonly ways: readonly Way[]; readonly score: number; readonly reaches: boolean };
};

/** The score once everything has settled, with these moves; -Infinity = no number. */
type ScoreOf = (moves: Moves) => number;

/**
 * What arithmetic would take to reach the next band, among signals that somebody can act on.
 *
 * Of each signal the smallest change on the grid of its step that brings the score to the floor; if none can, changes to the
 * best value are taken together, the largest gain first, and the last one only as far as needed. Judged once rules whose
 * conditions no longer hold have ended, so a change that ends a cap counts. A signal without a reading has nothing to change.
 *
 * Source: docs/METHODS.md, "Way to the next band".
 *
 * @param others  other results of the account, for rules that look at their scores
 * @returns       undefined without a number, and in the best band
 */
export function reachBand(card: WhatIfCard, others: readonly WhatIfCard[] = []): Reach | undefined {
  const { detail, settings } = card;
  const next = bandAbove(settings.bands, detail.score);
  if (next === undefined) {
    return undefined;
  }
  const opened = openCard(card);
  const known = others.map(openCard);
  const scoreOf: ScoreOf = (moves) => answerOf(opened, asker(known, { moves, when: 'settled' })).score ?? -Infinity;
  const { k: band, floor } = next;
  const caps = answerOf(opened, asker(known, { when: 'day' })).rules.filter(({ kind, to }) => kind === 'cap' && to < floor);
  const isOverruled = (detail.overrides ?? []).some(({ kind, m, to = 0 }) => m === undefined && (kind !== 'cap' || to < floor));
  const read = movables(card)
    .filter(({ now }) => now !== null)
    .map((movable) => (looksAtScores(card) ? { ...movable, marks: everyValue(movable) } : movable));
  const found = read.map((movable) => ({ movable, way: smallest(movable, scoreOf, floor, {}) }));
  const alone = found.flatMap(({ way }) => (way === undefined ? [] : [way]));
  const isFree = alone.length === 0 && caps.length === 0 && !isOverruled && read.length > 0;
  return {
    ...{ band, floor, heldBy: caps.map(({ k }) => k), isOverruled, alone },
    cannot: found.flatMap(({ movable, way }) => (way === undefined ? [movable.signal] : [])),
    ...(isFree ? { together: together(read, scoreOf, floor) } : {})
  };
}

/** True where a rule rests on another scorecard, so that its caps may come and go between the marks of this one. */
function looksAtScores({ settings }: WhatIfCard): boolean {
  return settings.rules.some(({ when = [] }) => when.some(({ of }) => of.startsWith('score:')));
}

function everyValue({ from, to, step }: Movable): readonly number[] {
  const first = placesOf(from, step).below;
  return Array.from({ length: placesOf(to, step).above - first + 1 }, (_, n) => onGrid(first + n, step));
}

/** The smallest change of one signal that brings the score to the floor, the others as given. */
function smallest(movable: Movable, scoreOf: ScoreOf, floor: number, others: Moves): Way | undefined {
  const { signal, now } = movable;
  if (now === null) {
    return undefined;
  }
  const reaches = (value: number): boolean => scoreOf({ ...others, [signal]: value }) >= floor;
  const found =
    movable.choices.length > 0
      ? movable.choices.filter((value) => value !== now && reaches(value))
      : sides(movable, now).flatMap((side) => firstOf(movable, side, now, reaches));
  const [nearest] = found.sort(
    (a, b) => Math.abs(a - now) - Math.abs(b - now) || scoreOf({ ...others, [signal]: b }) - scoreOf({ ...others, [signal]: a })
  );
  return nearest === undefined ? undefined : { signal, from: now, to: nearest };
}

/** Marks below and above the present value, each from the nearest to the farthest. */
function sides({ marks }: Movable, now: number): readonly (readonly number[])[] {
  return [marks.filter((mark) => mark < now).reverse(), marks.filter((mark) => mark > now)];
}

/** The first value on one side that reaches the floor; between two marks the score moves one way, so halving finds it. */
function firstOf({ step }: Movable, side: readonly number[], now: number, reaches: (value: number) => boolean): number[] {
  const at = side.findIndex(reaches);
  const far = side[at];
  if (far === undefined) {
    return [];
  }
  const near = side[at - 1];
  const { below, above } = placesOf(near ?? now, step);
  let out = far < now ? above : below;
  let reached = placesOf(far, step).below;
  while (Math.abs(reached - out) > 1) {
    const middle = Math.round((reached + out) / 2);
    if (reaches(onGrid(middle, step))) {
      reached = middle;
    } else {
      out = middle;
    }
  }
  return [onGrid(reached, step)];
}

/** Best values taken together, the largest gain first, until they reach the floor; the last only as far as needed. */
function together(read: readonly Movable[], scoreOf: ScoreOf, floor: number): NonNullable<Reach['together']> {
  const still = scoreOf({});
  const best = read
    .flatMap((movable) => bestOf(movable, scoreOf))
    .filter(({ score }) => score > still)
    .sort((a, b) => b.score - a.score);
  let moves: Moves = {};
  const ways: Way[] = [];
  for (const { movable, way } of best) {
    const last = smallest(movable, scoreOf, floor, moves);
    ways.push(last ?? way);
    moves = { ...moves, [way.signal]: (last ?? way).to };
    if (last !== undefined) {
      break;
    }
  }
  const score = scoreOf(moves);
  return { ways, score, reaches: score >= floor };
}

/** The value that alone takes the score highest, of several the nearest. */
function bestOf(movable: Movable, scoreOf: ScoreOf): { movable: Movable; way: Way; score: number }[] {
  const { signal, now, marks, choices } = movable;
  if (now === null) {
    return [];
  }
  const tried = (choices.length > 0 ? choices : marks)
    .map((to) => ({ movable, way: { signal, from: now, to }, score: scoreOf({ [signal]: to }) }))
    .sort((a, b) => b.score - a.score || Math.abs(a.way.to - now) - Math.abs(b.way.to - now));
  return tried.slice(0, 1);
}
