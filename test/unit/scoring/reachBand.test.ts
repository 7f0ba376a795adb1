import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movables, onGrid, placesOf } from '../../../src/scoring/movable.ts';
import type { Movable } from '../../../src/scoring/movable.ts';
import { reachBand } from '../../../src/scoring/reachBand.ts';
import { whatIf } from '../../../src/scoring/whatIf.ts';
import type { Moves } from '../../../src/scoring/whatIfCard.ts';
import { lastNight } from './whatIfCase.ts';
import type { Result } from './whatIfCase.ts';
import { anyCase } from './whatIfSettings.ts';

/** All other values that a signal can be moved to, the nearest first. */
function allValues({ from, to, step, choices, now }: Movable): readonly number[] {
  const places = Array.from(
    { length: placesOf(to, step).above - placesOf(from, step).below + 1 },
    (_, n) => placesOf(from, step).below + n
  );
  const values = choices.length > 0 ? [...choices] : places.map((place) => onGrid(place, step));
  return values.filter((value) => value !== now).sort((a, b) => Math.abs(a - (now ?? 0)) - Math.abs(b - (now ?? 0)));
}

function settledScore(card: Result, others: readonly Result[], moves: Moves): number {
  return whatIf(card, { moves, others, when: 'settled' }).score ?? -1;
}

/** Results that have a number, a band above it and something to move. */
function each(check: (card: Result, all: readonly Result[], floor: number) => void): void {
  let seen = 0;
  fc.assert(
    fc.property(anyCase, (random) => {
      const all = lastNight(random);
      for (const card of all) {
        const floor = card.settings.bands.map((band) => band.floor).find((one) => one > (card.detail.score ?? Infinity));
        if (floor !== undefined) {
          seen += 1;
          check(card, all, floor);
        }
      }
    }),
    { numRuns: 150 }
  );
  expect(seen).toBeGreaterThan(20);
}

describe('reachBand', () => {
  it('finds of every signal the smallest change that alone reaches the floor, as trying all values does', () => {
    each((card, all, floor) => {
      const reach = reachBand(card, all);
      for (const movable of movables(card).filter(({ now }) => now !== null)) {
        const first = allValues(movable).find((value) => settledScore(card, all, { [movable.signal]: value }) >= floor);
        const way = reach?.alone.find(({ signal }) => signal === movable.signal);
        const now = movable.now ?? 0;
        expect(way === undefined ? undefined : Math.abs(way.to - now)).toBe(first === undefined ? undefined : Math.abs(first - now));
        expect(way !== undefined && settledScore(card, all, { [movable.signal]: way.to }) < floor).toBe(false);
        expect(reach?.cannot.includes(movable.signal)).toBe(first === undefined);
      }
    });
  });

  it('takes changes together until the floor is reached, none of them in vain and the last one no farther than needed', () => {
    each((card, all, floor) => {
      const together = reachBand(card, all)?.together;
      if (together === undefined) return;
      const moves = Object.fromEntries(together.ways.map(({ signal, to }) => [signal, to]));
      expect(settledScore(card, all, moves)).toBe(together.score);
      expect(together.reaches).toBe(together.score >= floor);
      const last = together.ways.at(-1);
      const movable = movables(card).find(({ signal }) => signal === last?.signal);
      if (!together.reaches || last === undefined || movable === undefined) return;
      const nearer = allValues(movable).filter((value) => Math.abs(value - last.from) < Math.abs(last.to - last.from));
      expect(nearer.filter((value) => settledScore(card, all, { ...moves, [last.signal]: value }) >= floor)).toEqual([]);
    });
  });
});
