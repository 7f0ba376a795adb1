import type { Money, PreviewMove, PreviewMover, ScorecardPreview } from '../../domain/configPreview.ts';
import { totals } from './money.ts';
import { nowhere } from './standings.ts';
import type { AccountStanding, Standings } from './standings.ts';

/** More movers are counted, not listed. */
const mostMovers = 200;

/** What is known of an account beside its standing. */
export type AccountWords = { readonly name: string; readonly contractValue?: Money };

/** An account on both sides. */
type Step = { readonly accountId: string; readonly from: AccountStanding; readonly to: AccountStanding };

/** Who goes from where to where between two standings of one scorecard. */
export type Moves = Pick<ScorecardPreview, 'moves' | 'movers' | 'moved' | 'rescored' | 'later'>;

/**
 * Moves between standings before and after. Pure.
 *
 * @param words  of every account that stands on either side
 */
export function previewMoves(before: Standings, after: Standings, words: (accountId: string) => AccountWords): Moves {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  const steps = ids.map((accountId): Step => ({ accountId, from: before.get(accountId) ?? nowhere, to: after.get(accountId) ?? nowhere }));
  const moving = steps.filter(({ from, to }) => from.k !== to.k);
  return {
    moves: [...Map.groupBy(moving, ({ from, to }) => `${from.k} ${to.k}`).values()].map((same) => moveOf(same, words)).sort(bySize),
    movers: [...moving]
      .sort(byChange)
      .slice(0, mostMovers)
      .map((step) => moverOf(step, words(step.accountId))),
    moved: moving.length,
    rescored: steps.filter(({ from, to }) => !Object.is(from.score, to.score)).length,
    later: steps.filter(({ from, to }) => to.next !== undefined && to.next !== from.next && to.k === from.k).length
  };
}

function moveOf(steps: readonly Step[], words: (accountId: string) => AccountWords): PreviewMove {
  const amounts = steps.flatMap(({ accountId }) => words(accountId).contractValue ?? []);
  return {
    from: steps[0]?.from.k ?? nowhere.k,
    to: steps[0]?.to.k ?? nowhere.k,
    accounts: steps.length,
    contractValue: totals(amounts),
    withoutValue: steps.length - amounts.length
  };
}

function moverOf({ accountId, from, to }: Step, { name, contractValue }: AccountWords): PreviewMover {
  return {
    ...{ accountId, name, from: from.k, to: to.k, before: numberOf(from), after: numberOf(to) },
    ...(contractValue === undefined ? {} : { contractValue })
  };
}

function numberOf({ score }: AccountStanding): number | null {
  return Number.isNaN(score) ? null : score;
}

function bySize(a: PreviewMove, b: PreviewMove): number {
  return b.accounts - a.accounts || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1);
}

/** A number that comes or goes has no size: it stands after those that have. */
function byChange(a: Step, b: Step): number {
  return sizeOf(b) - sizeOf(a) || (a.accountId < b.accountId ? -1 : 1);
}

function sizeOf({ from, to }: Step): number {
  const size = Math.abs(to.score - from.score);
  return Number.isNaN(size) ? -1 : size;
}
