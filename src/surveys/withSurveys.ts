import type { CustomersMean, SurveyColumns, SurveyCounts } from '../domain/surveyCounts.ts';
import { customersMean, drawnScores } from './drawnScore.ts';

/** Means of all customers by signal key; a survey without one had too few answers. */
export type SurveyMeans = Readonly<Record<string, CustomersMean>>;

/** What a signal that was read has at least. */
type ReadColumns = { readonly values: Float64Array };

/**
 * Signals with the scores of surveys drawn towards the customers, and their answers beside them (pure).
 *
 * Takes the place of what `readSignals` found for NPS, CSAT and CES; all other signals stay as they are. A reading of the
 * past passes what was known and who was a customer then.
 *
 * @param signals    by signal key, as read
 * @param surveys    counts by signal key
 * @param customers  1 = customer, in the order of the accounts
 * @param means      means of all customers, where the accounts are a part of them; absent = they are all
 */
export function withSurveys<Columns extends ReadColumns>(
  signals: ReadonlyMap<string, Columns>,
  surveys: ReadonlyMap<string, SurveyCounts>,
  customers: ArrayLike<number>,
  means?: SurveyMeans
): ReadonlyMap<string, Columns & { readonly survey?: SurveyColumns }> {
  const all = new Map<string, Columns & { readonly survey?: SurveyColumns }>(signals);
  for (const [key, counts] of surveys) {
    const read = signals.get(key);
    if (read) all.set(key, { ...read, ...drawnScores(counts, customers, means && { mean: means[key] }) });
  }
  return all;
}

/** Means of all customers, of every survey with enough answers (pure). */
export function surveyMeans(surveys: ReadonlyMap<string, SurveyCounts>, customers: ArrayLike<number>): SurveyMeans {
  return Object.fromEntries(
    [...surveys].flatMap(([key, counts]) => {
      const mean = customersMean(counts, customers);
      return mean === undefined ? [] : [[key, mean]];
    })
  );
}
