import type { AsOf } from '../../domain/asOf.ts';
import type { HistoryPoint } from '../../domain/reading.ts';
import type { Settings } from '../../domain/settings.ts';
import { dayText, epochDay } from '../../domain/day.ts';
import { readPastFields } from '../../signals/past/pastFields.ts';
import type { PastFields } from '../../signals/past/pastFields.ts';
import { pastFieldsFrom, pastFieldsJson } from '../../signals/past/pastFieldsJson.ts';
import type { PastFieldsJson } from '../../signals/past/pastFieldsJson.ts';
import type { DescribedObjects } from '../../signals/resolve/signalSchema.ts';
import { assessAccounts } from '../../whitespace/assessAccounts.ts';
import { meansOfScorecards } from '../../whitespace/population.ts';
import type { Population } from '../../whitespace/population.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import { leftOutInRecords, pointsInRecords } from '../../writeback/historyText.ts';
import { gatherKnown } from './gatherPast.ts';
import type { PastMoments, PastRequest } from './gatherPast.ts';
import { appendMoment, withNewPoints } from './keepHistory.ts';
import type { Stores } from '../openStores.ts';
import type { ReadPopulation } from '../sync/gatherInput.ts';
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
  /** Where only some accounts are judged: which, and what a run over all found; absent = all are. */
  readonly part?: HistoryPart;
};

/** Some accounts of all. */
type HistoryPart = {
  /** Those that are judged and those that are gone. */
  readonly among: readonly string[];
  /** What looks across all accounts. */
  readonly population: PastPopulation;
};

/** What looks across all accounts in the past, as a run over all of them found it: plain values. */
export type PastPopulation = {
  /** Measures that rebuilt points do not know, by scorecard. */
  readonly leftOut: Readonly<Record<string, readonly string[]>>;
  /** By the moment's epoch second: as of then, and as of the run. */
  readonly moments: Readonly<Record<string, MomentPopulation>>;
  /** Earlier values that the facts held (`PastFields`). */
  readonly fields: PastFieldsJson;
};

type MomentPopulation = { readonly again: KnownPopulation; readonly passed: KnownPopulation };

type KnownPopulation = ReadPopulation & Pick<Population, 'means'>;

/** History as the records of a run need it. */
export type RunHistory = {
  /** Two years of weeks of all scorecards, this run's included. */
  readonly points: readonly HistoryPoint[];
  /** Measures that rebuilt points do not know, by scorecard. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
  readonly changes: ChangesOf;
  readonly population: PastPopulation;
};

/**
 * Appends this run to the history, rebuilds weeks that are missing, and compares with a week and a month ago. A run over some
 * accounts rebuilds nothing: no run of a day is the first that judges some.
 *
 * Reads the facts; writes the state unless it is a dry run. Points that this machine lost come back from the org's
 * records. A repeat is harmless.
 */
export async function runHistory(request: HistoryRequest): Promise<RunHistory> {
  const { stores, asOf, taken, dryRun, part } = request;
  const { state, facts } = stores;
  const scorecards = taken.map(({ moment }) => moment.scorecard);
  if (!dryRun) await keepMoment(request, scorecards);
  const from = dayText(epochDay(asOf.today) - 7 * historyWeeks);
  const points = (await Promise.all(scorecards.map((key) => state.history(key, from, part?.among)))).flat();
  const fields = part === undefined ? await readPastFields(facts, request.describes) : pastFieldsFrom(part.population.fields);
  const leftOut = part?.population.leftOut ?? (await leftOutOf(request, scorecards));
  const moments: Record<string, MomentPopulation> = {};
  const changes = await recentChanges(state, taken, knownAt(request, fields, moments), part?.among);
  return {
    points: dryRun ? withNewPoints(points, taken, asOf.today) : points,
    leftOut: new Map(Object.entries(leftOut)),
    changes,
    population: part?.population ?? { leftOut, moments, fields: pastFieldsJson(fields) }
  };
}

/** Writes what this run found into the state, and of a run over all accounts the weeks that are missing. */
async function keepMoment(request: HistoryRequest, scorecards: readonly string[]): Promise<void> {
  const { stores, asOf, taken, settings, describes, accounts, contents, onWeek, part } = request;
  const { state, facts } = stores;
  if (part !== undefined) return appendMoment(state, taken, asOf, part.among);
  await restorePoints(request, scorecards);
  await appendMoment(state, taken, asOf);
  const past = { facts, settings, describes, accounts, timeZone: asOf.timeZone };
  await rebuildHistory({ ...past, state, today: asOf.today, scorecards, contents, onWeek, weeks: request.historyWeeks ?? historyWeeks });
}

/** A scorecard of which this machine knows nothing takes its points back from the org, as they were written there. */
async function restorePoints({ stores: { state }, held }: HistoryRequest, scorecards: readonly string[]): Promise<void> {
  for (const key of scorecards) {
    const isNew = (await state.moments(key)).length === 0 && (await state.history(key, '')).length === 0;
    if (isNew) await state.addHistory(pointsInRecords(held, key));
  }
}

/** Measures that rebuilt points do not know: those of the weeks rebuilt here, and those that the org's records name. */
async function leftOutOf({ stores: { state }, held }: HistoryRequest, scorecards: readonly string[]): Promise<PastPopulation['leftOut']> {
  const found: Record<string, readonly string[]> = {};
  for (const key of scorecards) found[key] = [...new Set([...(await state.leftOut(key)), ...leftOutInRecords(held, key)])].sort();
  return found;
}

/** Reads signals, of then and of today, from what was known at a past moment; each moment once. */
function knownAt(request: HistoryRequest, fields: PastFields, found: Record<string, MomentPopulation>): KnownAt {
  const { stores, settings, describes, asOf, accounts, contents, part } = request;
  const read = new Map<number, ReturnType<KnownAt>>();
  const past = { facts: stores.facts, settings, describes, accounts, timeZone: asOf.timeZone, fields };
  const readings: KnownAt = async ({ at, takenOn }) => {
    const then: AsOf = { instant: new Date(at * 1000).toISOString(), timeZone: asOf.timeZone, today: takenOn };
    const known = part?.population.moments[at];
    if (part !== undefined && known === undefined) throw new Error(`the run over all accounts did not compare with the moment ${at}`);
    const again = await readKnown({ past, contents, at }, { asOf: then, knownAt: then }, known?.again);
    const passed = await readKnown({ past, contents, at }, { asOf, knownAt: then }, known?.passed);
    found[at] = { again: again.population, passed: passed.population };
    return { again: again.readings, passed: passed.readings };
  };
  return (moment) => {
    const known = read.get(moment.at) ?? readings(moment);
    read.set(moment.at, known);
    return known;
  };
}

type KnownRequest = { readonly past: PastRequest; readonly contents: TakeRequest['contents']; readonly at: number };

/** Readings of all accounts asked about, with what was looked up across all accounts there are. */
async function readKnown(
  { past, contents, at }: KnownRequest,
  moments: PastMoments,
  known: KnownPopulation | undefined
): Promise<{ readonly readings: ReadonlyMap<string, ReadingsByAccount>; readonly population: KnownPopulation }> {
  const { input, population } = await gatherKnown(past, moments, known);
  const given = known && { population: { means: known.means, prices: {}, places: new Map<string, number>() } };
  const assessment = assessAccounts({ ...input, ...given });
  const taken = takeReadings({ input, assessment, contents, block: at });
  const readings = new Map(taken.map((one) => [one.moment.scorecard, one.readings]));
  return { readings, population: known ?? { ...population, means: meansOfScorecards(assessment.scorecards) } };
}
