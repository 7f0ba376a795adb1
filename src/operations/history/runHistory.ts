import type { AsOf } from '../../domain/asOf.ts';
import type { HistoryPoint } from '../../domain/reading.ts';
import type { Settings } from '../../domain/settings.ts';
import { dayText, epochDay } from '../../domain/day.ts';
import { readPastFields } from '../../signals/past/pastFields.ts';
import { pastFieldsFrom, pastFieldsJson } from '../../signals/past/pastFieldsJson.ts';
import type { DescribedObjects } from '../../signals/resolve/signalSchema.ts';
import type { HeldReader } from '../../writeback/heldRecords.ts';
import { pointsInRecords } from '../../writeback/historyText.ts';
import { addToMoment, withNewPoints } from './keepHistory.ts';
import type { Stores } from '../openStores.ts';
import { knownAt } from './knownAt.ts';
import type { MomentPopulation, PastPopulation } from './knownAt.ts';
import { historyWeeks, rebuildHistory } from './rebuildHistory.ts';
import { comparedMoments, recentChanges } from './recentChanges.ts';
import type { ChangesOf, KnownAt } from './recentChanges.ts';
import type { TakenScorecard, TakeRequest } from './takeReadings.ts';

export type HistoryRequest = {
  readonly stores: Stores;
  readonly settings: Settings;
  readonly describes: DescribedObjects;
  readonly asOf: AsOf;
  /** All accounts, sorted. */
  readonly accounts: readonly string[];
  /** Scorecards that are scored. */
  readonly scorecards: readonly string[];
  readonly contents: TakeRequest['contents'];
  /** True leaves the state as it is. */
  readonly dryRun: boolean;
  /** Weeks to reach back; absent = two years. */
  readonly historyWeeks?: number;
  readonly onWeek: (done: number, of: number) => void;
  /** Our records, in parts of all accounts: a machine that lost its points takes them from there. */
  readonly held: HeldReader;
  readonly parts: readonly (readonly string[])[];
  /** Measures that rebuilt points do not know, as these records name them. */
  readonly leftOut: ReadonlyMap<string, ReadonlySet<string>>;
  /** True keeps readings of all accounts at earlier moments, for the run to go on with. */
  readonly keepsReadings: boolean;
};

/** The past as a run over all accounts finds it before it judges some of them after others. */
export type OpenedPast = {
  readonly population: PastPopulation;
  /** Readings at the moments that are compared with, of all accounts: for a run that judges all of them at once. */
  readonly knownAt?: KnownAt;
};

/**
 * Prepares the history for a run over all accounts: rebuilds weeks that are missing, and finds what looks across all accounts at
 * the moments that results are compared with.
 *
 * Reads the facts; writes the state unless it is a dry run. Points that this machine lost come back from the org's records. A
 * repeat is harmless.
 */
export async function openPast(request: HistoryRequest): Promise<OpenedPast> {
  const { stores, asOf, scorecards, dryRun, keepsReadings } = request;
  if (!dryRun) await rebuildMissing(request);
  const fields = await readPastFields(stores.facts, request.describes);
  const moments: Record<string, MomentPopulation> = {};
  const reader = (): KnownAt => knownAt({ ...request, fields, found: moments });
  const kept = keepsReadings ? reader() : undefined;
  const compared = await Promise.all(scorecards.map(async (key) => comparedMoments(await stores.state.moments(key), asOf.today)));
  // Readings that are not kept are let go of before the next are made.
  if (kept !== undefined) await kept(compared.flat());
  else for (const moment of compared.flat()) if (moments[moment.at] === undefined) await reader()([moment]);
  const population = { leftOut: await leftOutOf(request), moments, fields: pastFieldsJson(fields) };
  return { population, ...(kept === undefined ? {} : { knownAt: kept }) };
}

/** History as the records of some accounts need it. */
export type AccountHistory = {
  /** Two years of weeks of all scorecards, this run's included. */
  readonly points: readonly HistoryPoint[];
  readonly changes: ChangesOf;
};

export type AccountHistoryRequest = Pick<
  HistoryRequest,
  'stores' | 'settings' | 'describes' | 'asOf' | 'accounts' | 'contents' | 'dryRun'
> & {
  readonly taken: readonly TakenScorecard[];
  /** Accounts that are judged and those that are gone. */
  readonly among: readonly string[];
  readonly past: PastPopulation;
  /** Readings of `accounts` at earlier moments; absent = they are read. */
  readonly knownAt?: KnownAt | undefined;
};

/**
 * Adds accounts to the history of a run, and compares them with a week and a month ago.
 *
 * Reads the facts; writes the state unless it is a dry run. A repeat is harmless.
 */
export async function accountHistory(request: AccountHistoryRequest): Promise<AccountHistory> {
  const { stores, asOf, taken, dryRun, among, past } = request;
  const { state } = stores;
  if (!dryRun) await addToMoment(state, taken, asOf, among);
  const from = dayText(epochDay(asOf.today) - 7 * historyWeeks);
  const points = (await Promise.all(taken.map(({ moment }) => state.history(moment.scorecard, from, among)))).flat();
  const readAt = request.knownAt ?? knownAt({ ...request, fields: pastFieldsFrom(past.fields), known: past.moments });
  const changes = await recentChanges(state, taken, readAt, among);
  return { points: dryRun ? withNewPoints(points, taken, asOf.today) : points, changes };
}

/** Works out the weeks that are missing, once what the org's records still know is back. */
async function rebuildMissing(request: HistoryRequest): Promise<void> {
  const { stores, asOf, scorecards, settings, describes, accounts, contents, onWeek } = request;
  const { state, facts } = stores;
  await restorePoints(request);
  const past = { facts, settings, describes, accounts, timeZone: asOf.timeZone };
  await rebuildHistory({ ...past, state, today: asOf.today, scorecards, contents, onWeek, weeks: request.historyWeeks ?? historyWeeks });
}

/** A scorecard of which this machine knows nothing takes its points back from the org, as they were written there. */
async function restorePoints({ stores: { state }, held, parts, scorecards }: HistoryRequest): Promise<void> {
  const isNew = async (key: string): Promise<boolean> =>
    (await state.moments(key)).length === 0 && (await state.history(key, '')).length === 0;
  const lost: string[] = [];
  for (const key of scorecards) if (await isNew(key)) lost.push(key);
  for (const part of lost.length === 0 ? [] : parts) {
    const records = await held.of(part);
    for (const key of lost) await state.addHistory(pointsInRecords(records, key));
  }
}

/** Measures that rebuilt points do not know: those of the weeks rebuilt here, and those that the org's records name. */
async function leftOutOf({ stores: { state }, leftOut, scorecards }: HistoryRequest): Promise<PastPopulation['leftOut']> {
  const found: Record<string, readonly string[]> = {};
  for (const key of scorecards) found[key] = [...new Set([...(await state.leftOut(key)), ...(leftOut.get(key) ?? [])])].sort();
  return found;
}
