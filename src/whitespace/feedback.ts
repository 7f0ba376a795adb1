import type { CellJson } from '../domain/resultJson.ts';
import type { FeedbackRow } from './assessInput.ts';

/** Answers that change a cell; *tell me* only asks for a message. */
const DECIDING = ['Not_A_Fit', 'Has_Competitor', 'Does_It_Themselves', 'Later'];

/**
 * The answers that count today, by account and product line: the newest deciding one, until its date.
 *
 * A cell never comes back before *until*; on that day it does. A newer answer replaces an older one even when it has
 * run out.
 *
 * @param rows   oldest first
 * @param today  `2026-11-22`
 */
export function feedbackInForce(rows: readonly FeedbackRow[], today: string): ReadonlyMap<string, NonNullable<CellJson['feedback']>> {
  const newest = new Map<string, FeedbackRow>();
  for (const row of rows) {
    if (DECIDING.includes(row.answer)) {
      newest.set(feedbackKey(row.accountId, row.productLine), row);
    }
  }
  const inForce = new Map<string, NonNullable<CellJson['feedback']>>();
  for (const [key, { id, answer, until }] of newest) {
    if (until === undefined || until > today) {
      inForce.set(key, until === undefined ? { id, answer } : { id, answer, until });
    }
  }
  return inForce;
}

/** Key of a cell's answers. */
export function feedbackKey(accountId: string, productLine: string): string {
  return `${accountId}:${productLine}`;
}
