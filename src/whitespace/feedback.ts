import { epochDay } from '../domain/day.ts';
import type { CellJson } from '../domain/resultJson.ts';
import type { FeedbackRow } from './assessInput.ts';

/** Answers that change a cell; *tell me* only asks for a message. */
const DECIDING = ['Not_A_Fit', 'Has_Competitor', 'Does_It_Themselves', 'Later'];

/**
 * The answers that count today, by account and product line: the newest deciding one, until its date.
 *
 * A cell never comes back before *until*; on that day it does. A newer answer replaces an older one even when it has
 * run out, so *later, until today* takes an answer back, as deleting its record does.
 *
 * Source: docs/METHODS.md, "Whitespace feedback".
 *
 * @param rows   oldest first
 * @param today  `2026-11-22`
 */
export function feedbackInForce(rows: readonly FeedbackRow[], today: string): ReadonlyMap<string, NonNullable<CellJson['feedback']>> {
  const inForce = new Map<string, NonNullable<CellJson['feedback']>>();
  for (const [key, { id, answer, until }] of newestAnswers(rows)) {
    if (until === undefined || until > today) {
      inForce.set(key, until === undefined ? { id, answer } : { id, answer, until });
    }
  }
  return inForce;
}

/** Answers that count for nothing because of a fault. */
export type WrongFeedback =
  /** They name no product line that is switched on: the newest of them, and how many there are. */
  | { readonly fault: 'Line'; readonly id: string; readonly accountId: string; readonly answers: number }
  /** The newest about its cell, and it had run out before it was given. */
  | { readonly fault: 'Until'; readonly id: string; readonly accountId: string; readonly until: string };

/**
 * Answers that count for nothing though a person gave them: of a product line that is not there, or until a day before they
 * were given. One that ran out is none of them. What people typed is not repeated: who may read a run need not be one who
 * may read the account.
 *
 * @param rows   oldest first
 * @param lines  keys of the product lines that are switched on
 */
export function wrongFeedback(rows: readonly FeedbackRow[], lines: readonly string[]): readonly WrongFeedback[] {
  const known = new Set(lines);
  const lost = [...Map.groupBy(rows, ({ productLine }) => productLine)].filter(([line]) => !known.has(line));
  const ofLines = lost.flatMap(([, answers]): readonly WrongFeedback[] => {
    const newest = answers.at(-1);
    return newest === undefined ? [] : [{ fault: 'Line', id: newest.id, accountId: newest.accountId, answers: answers.length }];
  });
  const late = [...newestAnswers(rows).values()].flatMap(({ id, accountId, productLine, until, on }): readonly WrongFeedback[] =>
    known.has(productLine) && until !== undefined && on !== undefined && isBefore(until, on)
      ? [{ fault: 'Until', id, accountId, until }]
      : []
  );
  return [...ofLines, ...late];
}

/** One day earlier may be the same day in the zone of whoever answered. */
function isBefore(until: string, on: string): boolean {
  return epochDay(until) < epochDay(on) - 1;
}

/** Key of a cell's answers. */
export function feedbackKey(accountId: string, productLine: string): string {
  return `${accountId}:${productLine}`;
}

/** The newest deciding answer about each cell, whether it has run out or not. */
function newestAnswers(rows: readonly FeedbackRow[]): ReadonlyMap<string, FeedbackRow> {
  const newest = new Map<string, FeedbackRow>();
  for (const row of rows) {
    if (DECIDING.includes(row.answer)) {
      newest.set(feedbackKey(row.accountId, row.productLine), row);
    }
  }
  return newest;
}
