import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canExplore } from '../../../src/scoring/canExplore.ts';
import { whatIf } from '../../../src/scoring/whatIf.ts';
import type { WhatIf } from '../../../src/scoring/whatIf.ts';
import { epochDay } from '../../../src/domain/day.ts';
import type { AssessInput } from '../../../src/whitespace/assessInput.ts';
import { rounded } from '../../../src/whitespace/detailNumbers.ts';
import { inputOf, lastNight, runOf } from './whatIfCase.ts';
import type { Result } from './whatIfCase.ts';
import { anyCase } from './whatIfSettings.ts';
import type { RandomCase } from './whatIfSettings.ts';

const runs = { numRuns: 500 };

/** What both a run and a what-if say, rounded as the record is. */
function said({ detail, plain }: Result): object {
  const { state, score, computed, band, coverage, readings, inUse, worst, measures, rules } = detail;
  return {
    ...{ state, score, computed, plain: Number.isNaN(plain) ? null : plain, band, coverage, readings, inUse, worst },
    pointsTo: detail.next?.band ?? band,
    measures: measures.map(({ k, pts, w, con, eff }) => ({ k, pts, w, con, eff })),
    rules: rules.map(({ k, to, acts, ends }) => ({ k, to, acts, ending: ends !== undefined }))
  };
}

function saidIf(found: WhatIf): object {
  const { state, score, computed, plain, band, coverage, readings, inUse, worst, measures, rules, pointsTo } = found;
  return {
    ...{ state, score, computed, plain, band, coverage: rounded(coverage, 4), readings, inUse, worst, pointsTo },
    measures: measures.map(({ k, pts, w, con, eff }) => ({ k, pts: pts === null ? null : rounded(pts, 2), w: rounded(w, 4), con, eff })),
    rules: rules
      .filter(({ state: standing }) => standing !== 'ended')
      .map(({ k, to, acts, state: standing }) => ({ k, to, acts, ending: standing === 'ending' }))
  };
}

/** The next run, in which some signals of the tested account read something else, as of its own day. */
function nextRun(
  random: RandomCase,
  held: readonly Result[],
  moves: Readonly<Record<string, number>>,
  isNight: boolean
): readonly Result[] {
  const input = inputOf(random, 1, held, isNight ? 2 : 1);
  const signals = new Map(input.signals);
  for (const [key, to] of Object.entries(moves)) {
    const read = signals.get(key);
    if (read === undefined) throw new Error(`no signal ${key}`);
    const first = (own: ArrayLike<number>, one: number): number[] => [one, ...Array.from(own).slice(1)];
    signals.set(key, { values: first(read.values, to), on: first(read.on, epochDay(input.asOf.today)), rows: first(read.rows, 1) });
  }
  const next: AssessInput = { ...input, signals, isNight };
  return runOf(next);
}

/** Moves of one to three signals. */
const anyMoves = fc.dictionary(
  fc.nat(5).map((s) => `s${s}`),
  fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ min: 0, max: 110, noNaN: true })),
  {
    minKeys: 1,
    maxKeys: 3
  }
);

/** Those that a person could make: of signals that are not sensitive, to values that are listed where only those are judged. */
function open(random: RandomCase, moves: Readonly<Record<string, number>>): Record<string, number> {
  const { signals, measures } = random.settings;
  const sensitive = new Set(signals.filter((signal) => signal.sensitive).map(({ key }) => key));
  const listed = new Set(measures.flatMap(({ judge, signal }) => (judge.kind === 'categories' ? [signal] : [])));
  const open = Object.entries(moves).filter(([key]) => !sensitive.has(key));
  return Object.fromEntries(open.map(([key, to]) => [key, listed.has(key) ? Math.floor(to) % 3 : to]));
}

describe('whatIf', () => {
  it('gives the numbers of the record when nothing moves', () => {
    fc.assert(
      fc.property(anyCase, (random) => {
        const results = lastNight(random);
        for (const result of results) {
          expect(saidIf(whatIf(result, { others: results, when: 'day' }))).toEqual(said(result));
          const isOpen = ['scored', 'not_enough_data'].includes(result.detail.state);
          expect(canExplore(result, results)).toBe(isOpen);
        }
      }),
      runs
    );
  });

  it('gives the numbers that the next run finds with the moved values, by night and by day', () => {
    fc.assert(
      fc.property(anyCase, anyMoves, fc.boolean(), (random, any, isNight) => {
        const moves = open(random, any);
        const results = lastNight(random);
        const after = nextRun(random, results, moves, isNight);
        results.forEach((result, at) => {
          const found = whatIf(result, { moves, others: results, when: isNight ? 'night' : 'day' });
          expect(saidIf(found)).toEqual(said(after[at] as Result));
        });
      }),
      runs
    );
  });
});
