import type { AsOf } from '../domain/asOf.ts';
import type { Settings } from '../domain/settings.ts';
import { dayNumber, startOfDay } from '../soql/calendar.ts';
import { openPast } from '../signals/pastView.ts';
import { readPastFields } from '../signals/pastFields.ts';
import type { PastFields } from '../signals/pastFields.ts';
import { openSignals } from '../signals/signalContext.ts';
import type { SignalContext } from '../signals/signalContext.ts';
import type { DescribedObjects } from '../signals/signalSchema.ts';
import type { FactStore } from '../store/factStore.ts';
import { gatherInput } from './gatherInput.ts';
import type { Gathered } from './gatherInput.ts';

/** What the past is read from. */
export type PastRequest = {
  readonly facts: FactStore;
  readonly settings: Settings;
  readonly describes: DescribedObjects;
  readonly timeZone: string;
  /** Ids of the accounts asked about, sorted: those of today, whether they existed then or not. */
  readonly accounts: readonly string[];
  /** Earlier values that the facts hold (`readPastFields`); give it when many days are read. */
  readonly fields?: PastFields;
};

const hourMs = 3_600_000;

/** Hours after midnight at which a past day is read: when a nightly run would have begun. */
const nightHour = 2;

/** The moment of a past day: two hours after it begins in the org's zone. */
export function pastMoment(day: string, timeZone: string): AsOf {
  const begins = startOfDay(dayNumber(day), timeZone);
  return { instant: new Date(begins + nightHour * hourMs).toISOString(), timeZone, today: day };
}

/**
 * What a run in the night of a past day would have judged, as far as it can still be told.
 *
 * Reads the fact store only; equal facts give equal input. Signals that cannot be told for that day stand in
 * `input.leftOut`. Samples, queries and prices are empty: past days are scored, not shown.
 *
 * @param day  calendar day in the org's zone
 */
export async function gatherPast(request: PastRequest, day: string): Promise<Gathered> {
  return gatherInput(await openPastDay(request, day), [], { scoresOnly: true });
}

/** The facts as a run in the night of a past day would have found them, for readers of signals and contracts. */
export async function openPastDay(request: PastRequest, day: string): Promise<SignalContext> {
  const { facts, settings, describes, accounts, timeZone } = request;
  const asOf = pastMoment(day, timeZone);
  const fields = request.fields ?? (await readPastFields(facts, describes));
  const past = await openPast(facts, fields, asOf);
  return openSignals({ facts, settings, describes, accounts, asOf, past });
}
