import type { Detail } from '../domain/detailJson.ts';
import { whatIf } from './whatIf.ts';
import type { WhatIf } from './whatIf.ts';
import type { WhatIfCard } from './whatIfCard.ts';

/**
 * True when a result can be explored: it has a number or could get one, and the engine gives its numbers again from what
 * stands in its record. One that an older version wrote may lack what that needs; the next run that rewrites it adds it.
 *
 * Source: docs/METHODS.md, "What if".
 */
export function canExplore(card: WhatIfCard, others: readonly WhatIfCard[] = []): boolean {
  const { detail, settings } = card;
  const isOpen = detail.state === 'scored' || detail.state === 'not_enough_data';
  if (!isOpen || settings.rules.some(({ effect, when }) => effect === undefined || when === undefined)) {
    return false;
  }
  const same = whatIf(card, { others, when: 'day' });
  return numbers(same) === numbers(detail);
}

function numbers({
  state,
  score,
  computed,
  band,
  measures
}: Pick<Detail | WhatIf, 'state' | 'score' | 'computed' | 'band' | 'measures'>): string {
  return JSON.stringify([state, score, computed, band, measures.map(({ k, con, eff }) => [k, con, eff])]);
}
