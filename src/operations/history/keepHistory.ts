import type { AsOf } from '../../domain/asOf.ts';
import type { AccountReadings, HistoryPoint, Moment } from '../../domain/reading.ts';
import { readingsByAccount } from '../../history/carried.ts';
import { epochDay } from '../../domain/day.ts';
import type { StateStore, TakenMoment } from '../../store/stateStore.ts';
import { isoWeek } from '../../writeback/historyWeek.ts';
import { keptReadings } from './rebuildHistory.ts';
import type { TakenScorecard } from './takeReadings.ts';

/**
 * Adds accounts to a run's moment: the point of the week, taken by the first run on or after Monday, and readings that changed
 * since the last run. Writes the state, where the moment stays open until all accounts are there (`openMoments`); a repeat on the
 * same day without a change adds nothing.
 *
 * @param among  accounts that were judged, those too that are gone by now
 */
export async function addToMoment(
  state: StateStore,
  taken: readonly TakenScorecard[],
  asOf: AsOf,
  among: readonly string[]
): Promise<void> {
  const moments: TakenMoment[] = [];
  for (const one of taken) {
    const last = (await state.moments(one.moment.scorecard)).findLast(({ block }) => block === 0);
    const readings = keptReadings(one.readings, await standing(state, last, { today: asOf.today, among }), epochDay(asOf.today));
    if (last === undefined || isWorthKeeping(last, one, readings.length)) {
      moments.push({ moment: one.moment, content: one.content, points: one.points, readings });
    }
  }
  await state.openMoments.add(moments);
}

/** A moment is kept once a day, and again where a reading or the settings moved. */
function isWorthKeeping(last: Moment, { moment }: TakenScorecard, changed: number): boolean {
  return last.at < moment.at && (last.takenOn !== moment.takenOn || last.version !== moment.version || changed > 0);
}

type Standing = { readonly today: string; readonly among: readonly string[] };

async function standing(
  state: StateStore,
  last: Moment | undefined,
  { today, among }: Standing
): Promise<ReadonlyMap<string, AccountReadings>> {
  return last === undefined ? new Map() : readingsByAccount(await state.readings(last, among), epochDay(today));
}

/** Points known before and those of this run; a point that was taken earlier in the week stays. */
export function withNewPoints(known: readonly HistoryPoint[], taken: readonly TakenScorecard[], today: string): readonly HistoryPoint[] {
  const week = isoWeek(today);
  const there = new Set(known.filter((point) => point.week === week && !point.rebuilt).map(placeOf));
  const added = taken.flatMap(({ points }) => points.filter((point) => !there.has(placeOf(point))));
  const replaced = new Set(added.map(placeOf));
  return [...known.filter((point) => point.week !== week || !replaced.has(placeOf(point))), ...added];
}

function placeOf({ scorecard, accountId }: HistoryPoint): string {
  return `${scorecard} ${accountId}`;
}
