import type { AsOf } from '../../domain/asOf.ts';
import { dayText, epochDay } from '../../domain/day.ts';
import { hourMs } from '../../domain/duration.ts';
import type { Settings } from '../../domain/settings.ts';
import { startOfDay } from '../../soql/calendar.ts';
import { readPastFields } from '../../signals/past/pastFields.ts';
import type { PastFields } from '../../signals/past/pastFields.ts';
import { keepPastTables } from '../../signals/past/pastTables.ts';
import { lookUpNames, openSignals } from '../../signals/signalContext.ts';
import type { SignalContext, SignalNames } from '../../signals/signalContext.ts';
import type { DescribedObjects } from '../../signals/resolve/signalSchema.ts';
import type { FactReader, FactStore } from '../../store/factStore.ts';
import { readTogether } from '../../store/together/readTogether.ts';
import { gatherInput } from '../sync/judge/gatherInput.ts';
import type { Gathered, ReadPopulation } from '../sync/judge/gatherInput.ts';
import { momentsAtOnce } from './momentsAtOnce.ts';
import { rulesBefore } from './rulesBefore.ts';

/** What the past is read from. */
export type PastRequest = {
  readonly facts: FactReader;
  readonly settings: Settings;
  readonly describes: DescribedObjects;
  readonly timeZone: string;
  /** Ids of the accounts asked about, sorted: those of today, whether they existed then or not. */
  readonly accounts: readonly string[];
  /** See `SignalInput.part`; absent = the accounts are all there are. */
  readonly part?: { readonly contractValueSource: string };
  /** Earlier values that the facts hold (`readPastFields`); give it when many days are read. */
  readonly fields?: PastFields;
  /** What the settings name (`lookUpNames`); give it when many days are read. */
  readonly names?: SignalNames;
};

/** Hours after midnight at which a past day is read: when a nightly run would have begun. */
const nightHour = 2;

/** The moment of a past day: two hours after it begins in the org's zone. */
export function pastMoment(day: string, timeZone: string): AsOf {
  const begins = startOfDay(epochDay(day), timeZone);
  return { instant: new Date(begins + nightHour * hourMs).toISOString(), timeZone, today: day };
}

/**
 * What a run in the night of a past day would have judged, as far as it can still be told.
 *
 * Reads the fact store only; equal facts give equal input. Signals that cannot be told for that day stand in
 * `input.leftOut`. Rules come with what they were the night before. Samples, queries and prices are empty: past days are
 * scored, not shown.
 *
 * @param day  calendar day in the org's zone
 */
export async function gatherPast(request: PastRequest, day: string): Promise<Gathered> {
  const fields = request.fields ?? (await readPastFields(request.facts, request.describes));
  return readDay({ ...request, fields }, day);
}

async function readDay(request: PastRequest, day: string): Promise<Gathered> {
  const before = pastMoment(dayText(epochDay(day) - 1), request.timeZone);
  const asOf = pastMoment(day, request.timeZone);
  const held = await rulesBefore(await openMoments(request, { asOf: before, knownAt: before }));
  return withPast(request, { asOf, knownAt: asOf }, (context) => gatherInput(context, held, { scoresOnly: true }));
}

/** The days of `gatherDays` are read in two sessions. */
export type DaysRequest = PastRequest & { readonly facts: FactStore };

/**
 * Past days one after the other, in the order given, as `gatherPast` reads them. Several are read together (`momentsAtOnce`); while
 * these are worked on, the next are read in a session of its own.
 */
export async function* gatherDays(request: DaysRequest, days: readonly string[]): AsyncGenerator<Gathered> {
  const fields = request.fields ?? (await readPastFields(request.facts, request.describes));
  const names = lookUpNames(request, fields.columns);
  const size = await momentsAtOnce(request.facts, request.accounts.length);
  const beside = await request.facts.beside();
  const begin = (block: number): readonly Promise<Gathered>[] => {
    const facts = block % 2 === 0 ? request.facts : beside;
    const together = days.slice(block * size, (block + 1) * size);
    return readTogether(
      facts,
      together.map((day) => (shared) => readDay({ ...request, fields, names, facts: shared }, day))
    );
  };
  let now: readonly Promise<Gathered>[] = [];
  let ahead = begin(0);
  try {
    for (let block = 0; block * size < days.length; block += 1) {
      now = ahead;
      ahead = begin(block + 1);
      for (const day of now) yield await day;
    }
  } finally {
    await Promise.allSettled([...now, ...ahead]);
    await beside.close();
  }
}

/**
 * What a later moment shows of nothing but what was known at an earlier one: the part of a change that the passing of
 * time alone makes.
 *
 * @param moments     `knownAt` not after `asOf`
 * @param population  from the same reading over all accounts, where those asked about are a part of them
 */
export async function gatherKnown(request: PastRequest, moments: PastMoments, population?: ReadPopulation): Promise<Gathered> {
  const part = population && { contractValueSource: population.contractValueSource };
  const asked = part === undefined ? request : { ...request, part };
  return withPast(asked, moments, (context) => gatherInput(context, [], { scoresOnly: true, ...(population ? { population } : {}) }));
}

/** The facts as a run in the night of a past day would have found them, for readers of signals and contracts. */
export async function openPastDay(request: PastRequest, day: string): Promise<SignalContext> {
  const asOf = pastMoment(day, request.timeZone);
  return openMoments(request, { asOf, knownAt: asOf });
}

/** The moment judged, and the moment up to which facts count. */
export type PastMoments = { readonly asOf: AsOf; readonly knownAt: AsOf };

async function openMoments(request: PastRequest, { asOf, knownAt }: PastMoments): Promise<SignalContext> {
  const { facts, settings, describes, accounts, part, names } = request;
  const fields = request.fields ?? (await readPastFields(facts, describes));
  const given = { ...(part ? { part } : {}), ...(names ? { names } : {}) };
  return openSignals({ facts, settings, describes, accounts, asOf, past: { knownAt, fields }, ...given });
}

async function withPast<Result>(
  request: PastRequest,
  moments: PastMoments,
  read: (context: SignalContext) => Promise<Result>
): Promise<Result> {
  const { context, drop } = await keepPastTables(await openMoments(request, moments));
  try {
    return await read(context);
  } finally {
    await drop();
  }
}
