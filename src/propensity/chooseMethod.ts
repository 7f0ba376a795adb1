import type { SuggestionMethod } from '../domain/replayJson.ts';
import { fitAssociationRules } from './associationRules.ts';
import { fitEase } from './ease.ts';
import { fitPopularity } from './popularity.ts';
import type { ItemsByAccount } from './purchases.ts';
import type { Scorer } from './scorer.ts';
import { fitSegmentAdoption } from './segmentAdoption.ts';
import type { Snapshot } from './snapshot.ts';
import { tryMethod } from './tryMethod.ts';
import type { Trial } from './tryMethod.ts';

/** Strengths of EASE that are tried: five times as many owners from one to the next, from a small book to a wide catalogue. */
const lambdas = [20, 100, 500, 2500] as const;

/** A method before it is fitted. */
export type Candidate = { readonly method: SuggestionMethod; readonly lambda?: number };

/** Fits a method on a snapshot. */
export function fitMethod({ method, lambda = NaN }: Candidate, snapshot: Snapshot): Scorer {
  if (method === 'ease') return fitEase(snapshot, lambda);
  if (method === 'rules') return fitAssociationRules(snapshot);
  return method === 'segment' ? fitSegmentAdoption(snapshot) : fitPopularity(snapshot);
}

/** A candidate, fitted, and how it did. */
export type Ranked = { readonly candidate: Candidate; readonly trial: Trial };

/**
 * Candidates in the order of their NDCG on a period, best first, each method once, with its best strength; ties: the simpler first.
 *
 * @param snapshot  what was known when the period began
 * @param bought    first purchases of the period
 */
export function rankMethods(snapshot: Snapshot, bought: ItemsByAccount, k: number): readonly Ranked[] {
  const tried = (candidate: Candidate): Ranked => ({
    candidate,
    trial: tryMethod(fitMethod(candidate, snapshot), snapshot, bought, k)
  });
  let ease = tried({ method: 'ease', lambda: lambdas[0] });
  for (const lambda of lambdas.slice(1)) ease = better(ease, tried({ method: 'ease', lambda }));
  return [tried({ method: 'segment' }), tried({ method: 'rules' }), ease].sort((a, b) => b.trial.quality.ndcg - a.trial.quality.ndcg);
}

function better(one: Ranked, other: Ranked): Ranked {
  return other.trial.quality.ndcg > one.trial.quality.ndcg ? other : one;
}
