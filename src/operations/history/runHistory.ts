import type { AsOf } from '../../domain/asOf.ts';
import type { HistoryPoint } from '../../domain/reading.ts';
import type { Settings } from '../../domain/settings.ts';
import { dayText, epochDay } from '../../domain/day.ts';
import { readPastFields } from '../../signals/past/pastFields.ts';
import type { DescribedObjects } from '../../signals/resolve/signalSchema.ts';
import { assessAccounts } from '../../whitespace/assessAccounts.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import { leftOutInRecords, pointsInRecords } from '../../writeback/historyText.ts';
import { gatherKnown } from './gatherPast.ts';
import { appendMoment, withNewPoints } from './keepHistory.ts';
import type { Stores } from '../openStores.ts';
import { historyWeeks, rebuildHistory } from './rebuildHistory.ts';
import { recentChanges } from './recentChanges.ts';
import type { ChangesOf, KnownAt } from './recentChanges.ts';
import { takeReadings } from './takeReadings.ts';
import type { ReadingsByAccount, TakenScorecard, TakeRequest } from './takeReadings.ts';

export type HistoryRequest = {
  readonly stores: Stores;
  readonly settings: Settings;
  readonly describes: DescribedObjects;
  readonly asOf: AsOf;
  /** All accounts, sorted. */
  readonly accounts: readonly string[];
  readonly held: readonly HeldRecord[];
  readonly taken: readonly TakenScorecard[];
  readonly contents: TakeRequest['contents'];
  /** True leaves the state as it is. */
  readonly dryRun: boolean;
  /** Weeks to reach back; absent = two years. */
  readonly historyWeeks?: number;
  readonly onWeek: (done: number, of: number) => void;
};

/** History as the records of a run need it. */
export type RunHistory = {
  /** Two years of weeks of all scorecards, this run's included. */
  readonly points: readonly HistoryPoint[];
  /** Measures that rebuilt points do not know, by scorecard. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
  readonly changes: ChangesOf;
};

/**
 * Appends this run to the history, rebuilds weeks that are missing, and compares with a week and a month ago.
 *
 * Reads the facts; writes the state unless it is a dry run. Points that this machine lost come back from the org's
 * records. A repeat is harmless.
 */
export async function runHistory(request: HistoryRequest): Promise<RunHistory> {
  const { stores, asOf, taken, dryRun, settings, describes, accounts, contents, onWeek } = request;
  const { state, facts } = stores;
  const scorecards = taken.map(({ moment }) => moment.scorecard);
  if (!dryRun) {
    await restorePoints(request, scorecards);
    await appendMoment(state, taken, asOf);
    const past = { facts, settings, describes, accounts, timeZone: asOf.timeZone };
    await rebuildHistory({ ...past, state, today: asOf.today, scorecards, contents, onWeek, weeks: request.historyWeeks ?? historyWeeks });
  }
  const from = dayText(epochDay(asOf.today) - 7 * historyWeeks);
  const points = (await Promise.all(scorecards.map((key) => state.history(key, from)))).flat();
  return {
    points: dryRun ? withNewPoints(points, taken, asOf.today) : points,
    leftOut: new Map(await Promise.all(scorecards.map(async (key) => [key, await leftOutOf(request, key)] as const))),
    changes: await recentChanges(state, taken, knownAt(request))
  };
}

/** A scorecard of which this machine knows nothing takes its points back from the org, as they were written there. */
async function restorePoints({ stores: { state }, held }: HistoryRequest, scorecards: readonly string[]): Promise<void> {
  for (const key of scorecards) {
    const isNew = (await state.moments(key)).length === 0 && (await state.history(key, '')).length === 0;
    if (isNew) await state.addHistory(pointsInRecords(held, key));
  }
}

/** Measures that rebuilt points do not know: those of the weeks rebuilt here, and those that the org's records name. */
async function leftOutOf({ stores: { state }, held }: HistoryRequest, scorecard: string): Promise<readonly string[]> {
  return [...new Set([...(await state.leftOut(scorecard)), ...leftOutInRecords(held, scorecard)])].sort();
}

/** Reads signals, of then and of today, from what was known at a past moment; each moment once. */
function knownAt({ stores, settings, describes, asOf, accounts, contents }: HistoryRequest): KnownAt {
  const read = new Map<number, ReturnType<KnownAt>>();
  const fields = readPastFields(stores.facts, describes);
  const readings: KnownAt = async ({ at, takenOn }) => {
    const then: AsOf = { instant: new Date(at * 1000).toISOString(), timeZone: asOf.timeZone, today: takenOn };
    const past = { facts: stores.facts, settings, describes, accounts, timeZone: asOf.timeZone, fields: await fields };
    const readAsOf = async (moment: AsOf): Promise<ReadonlyMap<string, ReadingsByAccount>> => {
      const { input } = await gatherKnown(past, { asOf: moment, knownAt: then });
      const taken = takeReadings({ input, assessment: assessAccounts(input), contents, block: at });
      return new Map(taken.map((one) => [one.moment.scorecard, one.readings]));
    };
    return { again: await readAsOf(then), passed: await readAsOf(asOf) };
  };
  return (moment) => {
    const known = read.get(moment.at) ?? readings(moment);
    read.set(moment.at, known);
    return known;
  };
}
