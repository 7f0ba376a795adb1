import { bandAbove } from './bandAbove.ts';
import type { WhatIf } from './whatIf.ts';
import { answerOf, asker } from './whatIf.ts';
import { openCard } from './whatIfCard.ts';
import type { Moves, WhatIfCard } from './whatIfCard.ts';

/** What a person sees who moves signals. */
export type Explored = {
  /** What the next nightly run would show. */
  readonly next: WhatIf;
  /** What it comes to once rules whose conditions no longer hold have ended, and the band that the score then falls into. */
  readonly settled: WhatIf;
  /** By signal, in the order of the moves: how far each takes the score, one after the other; null = there is no number on the way. */
  readonly steps: Readonly<Record<string, number | null>>;
  /** Difference to the score of the record; null where either has none. */
  readonly change: number | null;
  /** How far the next night takes the score without any move: a rule ends. */
  readonly night: number;
  /** The band above the score, its floor, and the points that are missing to it; absent = none above, or no number. */
  readonly above?: { readonly band: string; readonly floor: number; readonly missing: number };
};

/**
 * Moves signals of a result and says what becomes of its score.
 *
 * `night` and the steps add up exactly to `change`.
 *
 * Source: docs/METHODS.md, "What if".
 *
 * @param moves   values by signal key, in the order in which they are counted
 * @param others  other results of the account, for rules that look at their scores
 */
export function explore(card: WhatIfCard, moves: Moves, others: readonly WhatIfCard[] = []): Explored {
  const opened = openCard(card);
  const known = others.map(openCard);
  const ask = (own: Moves, when: 'night' | 'settled'): WhatIf => answerOf(opened, asker(known, { moves: own, when }));
  const still = ask({}, 'night');
  const steps: Record<string, number | null> = {};
  let made: Moves = {};
  let next = still;
  for (const [signal, value] of Object.entries(moves)) {
    made = { ...made, [signal]: value };
    const after = ask(made, 'night');
    steps[signal] = difference(after.score, next.score);
    next = after;
  }
  const above = bandAbove(card.settings.bands, next.score);
  return {
    ...{
      next,
      settled: ask(moves, 'settled'),
      steps,
      change: difference(next.score, card.detail.score),
      night: difference(still.score, card.detail.score) ?? 0
    },
    ...(above === undefined ? {} : { above: { band: above.k, floor: above.floor, missing: difference(above.floor, next.score) ?? 0 } })
  };
}

/** Difference of two scores of one decimal; null where there is none. */
function difference(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : (Math.round(after * 10) - Math.round(before * 10)) / 10;
}
