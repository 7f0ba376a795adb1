import type { SuggestionMethod } from '../domain/replayJson.ts';
import { fitAssociationRules } from './associationRules.ts';
import { fitEase } from './ease.ts';
import { fitPopularity } from './popularity.ts';
import type { ItemsByAccount } from './purchases.ts';
import type { Scorer } from './scorer.ts';
import { fitSegmentAdoption } from './segmentAdoption.ts';
import type { Snapshot } from './snapshot.ts';
import { tryMethod } from './tryMethod.ts';

/** Strengths of EASE that are tried: five times as many owners from one to the next, from a small book to a wide catalogue. */
const lambdas = [20, 100, 500, 2500];

/** A method before it is fitted. */
export type Candidate = { readonly method: SuggestionMethod; readonly lambda?: number };

/** Fits a method on a snapshot. */
export function fitMethod({ method, lambda = NaN }: Candidate, snapshot: Snapshot): Scorer {
  if (method === 'ease') return fitEase(snapshot, lambda);
  if (method === 'rules') return fitAssociationRules(snapshot);
  return method === 'segment' ? fitSegmentAdoption(snapshot) : fitPopularity(snapshot);
}

/**
 * Candidates in the order of their NDCG on a period, best first, each method once, with its best strength; ties: the simpler first.
 *
 * @param snapshot  what was known when the period began
 * @param bought    first purchases of the period
 */
export function rankMethods(snapshot: Snapshot, bought: ItemsByAccount, k: number): readonly Candidate[] {
  const ndcgOf = (candidate: Candidate): number => tryMethod(fitMethod(candidate, snapshot), snapshot, bought, k).quality.ndcg;
  const best = (candidates: readonly Candidate[]): { readonly candidate: Candidate; readonly ndcg: number } =>
    candidates.map((candidate) => ({ candidate, ndcg: ndcgOf(candidate) })).reduce((one, other) => (other.ndcg > one.ndcg ? other : one));
  return [best([{ method: 'segment' }]), best([{ method: 'rules' }]), best(lambdas.map((lambda) => ({ method: 'ease', lambda })))]
    .sort((a, b) => b.ndcg - a.ndcg)
    .map(({ candidate }) => candidate);
}
