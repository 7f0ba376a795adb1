import type { SurveyColumns, SurveyCounts } from '../domain/surveyCounts.ts';
import { drawnScores } from './drawnScore.ts';

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
 */
export function withSurveys<Columns extends ReadColumns>(
  signals: ReadonlyMap<string, Columns>,
  surveys: ReadonlyMap<string, SurveyCounts>,
  customers: ArrayLike<number>
): ReadonlyMap<string, Columns & { readonly survey?: SurveyColumns }> {
  const all = new Map<string, Columns & { readonly survey?: SurveyColumns }>(signals);
  for (const [key, counts] of surveys) {
    const read = signals.get(key);
    if (read) all.set(key, { ...read, ...drawnScores(counts, customers) });
  }
  return all;
}
