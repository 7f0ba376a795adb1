import { epochDay, weekNumber } from '../domain/day.ts';
import type { HistoryPoint } from '../domain/reading.ts';

/** What was measured of one result, and what was rebuilt of it. */
export type ResultHistory = {
  /** Newest measured point that is at least 30 days old and has a number. */
  readonly before: HistoryPoint | undefined;
  /** Score per week of the last 26, oldest first; undefined = no number in that week. */
  readonly weeks: readonly (number | undefined)[];
  /** All points, oldest first. */
  readonly points: readonly HistoryPoint[];
};

const CHANGE_DAYS = 30;
const WEEKS = 26;

/**
 * Looks up the history of a result.
 *
 * @param points  in any order
 * @param today   `2026-11-22`
 */
export function historyByResult(points: readonly HistoryPoint[], today: string): (scorecard: string, accountId: string) => ResultHistory {
  const byResult = Map.groupBy(points, ({ accountId, scorecard }) => `${accountId}:${scorecard}`);
  return (scorecard, accountId) => resultHistory(byResult.get(`${accountId}:${scorecard}`) ?? [], today);
}

function resultHistory(points: readonly HistoryPoint[], today: string): ResultHistory {
  const weeks: (number | undefined)[] = new Array<undefined>(WEEKS).fill(undefined);
  let before: HistoryPoint | undefined;
  for (const point of points) {
    const age = epochDay(today) - epochDay(point.takenOn);
    const week = WEEKS - 1 - (weekNumber(today) - weekNumber(point.takenOn));
    if (age >= 0 && week >= 0) {
      weeks[week] = point.score ?? undefined;
    }
    const isComparable = age >= CHANGE_DAYS && point.score !== null && !point.rebuilt;
    if (isComparable && (before === undefined || point.takenOn > before.takenOn)) {
      before = point;
    }
  }
  return { before, weeks, points: [...points].sort((a, b) => (a.takenOn < b.takenOn ? -1 : 1)) };
}

/**
 * Weekly scores as the text of `Sparkline__c`: separated by commas, oldest first, empty where a week has no number;
 * weeks before the first point are left out.
 *
 * @example  sparklineText([undefined, 70, undefined, 71.5]) // '70,,71.5'
 */
export function sparklineText(weeks: readonly (number | undefined)[]): string | null {
  const first = weeks.findIndex((score) => score !== undefined);
  return first < 0
    ? null
    : weeks
        .slice(first)
        .map((score) => score ?? '')
        .join(',');
}

/**
 * Day of the first of the newest weeks that all stood in one band, measured or rebuilt; a week without a number ends them.
 *
 * @param band  key of today's band
 * @returns     undefined where the newest week did not stand in it
 */
export function bandSince({ points }: Pick<ResultHistory, 'points'>, band: string | null): string | undefined {
  const last = points.findLastIndex((point) => point.band !== band);
  return band === null ? undefined : points[last + 1]?.takenOn.slice(0, 10);
}
