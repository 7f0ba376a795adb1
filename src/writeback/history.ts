import type { HistoryPoint } from '../store/stateStore.ts';

/** What was measured of one result before this run. */
export type ResultHistory = {
  /** Newest point that is at least 30 days old: what the change is measured against. */
  readonly before: HistoryPoint | undefined;
  /** Score per week of the last 26, oldest first; undefined = no point in that week. */
  readonly weeks: readonly (number | undefined)[];
};

const CHANGE_DAYS = 30;
const WEEKS = 26;
const DAY_MS = 86_400_000;

/**
 * Looks up the history of a result.
 *
 * @param points  in any order
 * @param today   `2026-11-22`
 */
export function historyByResult(points: readonly HistoryPoint[], today: string): (scorecard: string, accountId: string) => ResultHistory {
  const byResult = new Map<string, HistoryPoint[]>();
  for (const point of points) {
    const key = `${point.accountId}:${point.scorecard}`;
    byResult.set(key, [...(byResult.get(key) ?? []), point]);
  }
  return (scorecard, accountId) => resultHistory(byResult.get(`${accountId}:${scorecard}`) ?? [], today);
}

function resultHistory(points: readonly HistoryPoint[], today: string): ResultHistory {
  const weeks: (number | undefined)[] = new Array<undefined>(WEEKS).fill(undefined);
  let before: HistoryPoint | undefined;
  for (const point of points) {
    const age = dayNumber(today) - dayNumber(point.takenOn);
    const week = WEEKS - 1 - (weekNumber(today) - weekNumber(point.takenOn));
    if (age >= 0 && week >= 0) {
      weeks[week] = point.score;
    }
    if (age >= CHANGE_DAYS && (before === undefined || point.takenOn > before.takenOn)) {
      before = point;
    }
  }
  return { before, weeks };
}

/**
 * Weekly scores as the text of `Sparkline__c`: separated by commas, oldest first, empty where a week has no point;
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

function dayNumber(day: string): number {
  return Date.parse(day.slice(0, 10)) / DAY_MS;
}

/** Number of a week that begins on Monday; 1 January 1970 was a Thursday. */
function weekNumber(day: string): number {
  return Math.floor((dayNumber(day) + 3) / 7);
}
