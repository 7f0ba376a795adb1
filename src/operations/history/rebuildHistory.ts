import { changedReadings } from '../../history/changedReadings.ts';
import { carried, readingsByAccount } from '../../history/carried.ts';
import type { AccountReadings, Moment } from '../../domain/reading.ts';
import { dayText, epochDay, weekNumber } from '../../domain/day.ts';
import type { KeptReading, StateStore, TakenMoment } from '../../store/stateStore.ts';
import { assessAccounts } from '../../whitespace/assessAccounts.ts';
import { isoWeek } from '../../writeback/historyWeek.ts';
import { gatherDays, pastMoment } from './gatherPast.ts';
import type { DaysRequest } from './gatherPast.ts';
import { takeReadings } from './takeReadings.ts';
import type { ReadingsByAccount, TakenScorecard, TakeRequest } from './takeReadings.ts';

/** Weeks that the history reaches back, this one included. */
export const historyWeeks = 104;

export type RebuildRequest = Omit<DaysRequest, 'fields' | 'names'> & {
  readonly state: StateStore;
  /** Calendar day of the run. */
  readonly today: string;
  /** Scorecards that are scored now. */
  readonly scorecards: readonly string[];
  readonly contents: TakeRequest['contents'];
  /** Weeks to reach back, this one included. */
  readonly weeks: number;
  readonly onWeek: (done: number, of: number) => void;
};

/**
 * Works out the weeks of which there are no readings, from dates that can still be seen, with today's settings.
 *
 * Reads the facts and writes the state: each week with its points and readings in one transaction, the newest first. A
 * week that is there is never touched, so a repeat goes on where the last run was interrupted and then does nothing. Points
 * that came back from the org stay as they are; former customers, whose records are gone, get theirs by this.
 */
export async function rebuildHistory(request: RebuildRequest): Promise<void> {
  const weeks = await missingWeeks(request);
  if (weeks.length === 0) return;
  const blocks = new Map<string, OpenBlock>();
  let done = 0;
  request.onWeek(done, weeks.length);
  for await (const { input } of gatherDays(
    request,
    weeks.map(({ day }) => day)
  )) {
    const week = weeks[done];
    if (week === undefined) throw new Error('more past days were read than were asked for');
    const at = Math.floor(Date.parse(input.asOf.instant) / 1000);
    const taken = takeReadings({ input, assessment: assessAccounts(input), contents: request.contents, block: at });
    await request.state.addMoments(await weekMoments(request, week, taken, blocks));
    done += 1;
    request.onWeek(done, weeks.length);
  }
}

/** Moments of a week's missing scorecards; `blocks` goes on to the week. */
async function weekMoments(
  request: RebuildRequest,
  { day, scorecards }: MissingWeek,
  taken: readonly TakenScorecard[],
  blocks: Map<string, OpenBlock>
): Promise<readonly TakenMoment[]> {
  const found = new Map(taken.map((one) => [one.moment.scorecard, one]));
  const moments: TakenMoment[] = [];
  for (const key of scorecards) {
    const one = found.get(key) ?? emptyWeek(request, key, day);
    if (one === undefined) continue;
    const block = blocks.get(key) ?? (await openBlock(request.state, one.moment));
    moments.push(inBlock(one, block));
    blocks.set(key, { at: block.at, day, readings: one.readings });
  }
  return moments;
}

/** Which weeks of which scorecards there should be. */
type WeeksAsked = Pick<RebuildRequest, 'state' | 'today' | 'scorecards' | 'weeks'>;

type MissingWeek = { readonly day: string; readonly scorecards: readonly string[] };

/** Mondays of the weeks before this one of which there are no readings of a scorecard, the newest first. Reads the state. */
export async function missingWeeks({ state, today, scorecards, weeks: reach }: WeeksAsked): Promise<readonly MissingWeek[]> {
  const monday = 7 * weekNumber(today) - 3;
  const oldest = monday - 7 * (reach - 1);
  const there = new Set<string>();
  for (const key of scorecards) {
    for (const { takenOn } of await state.moments(key)) there.add(`${key} ${isoWeek(takenOn)}`);
  }
  const weeks: MissingWeek[] = [];
  for (let day = monday - 7; day >= oldest; day -= 7) {
    const missing = scorecards.filter((key) => !there.has(`${key} ${isoWeek(dayText(day))}`));
    if (missing.length > 0) weeks.push({ day: dayText(day), scorecards: missing });
  }
  return weeks;
}

/** Readings of the week after the one at hand, in the rebuild that both belong to. */
type OpenBlock = { readonly at: number; readonly day: string; readonly readings: ReadingsByAccount };

/** Goes on with the rebuild that an earlier run began, where the week lies before all that it has done; else a new one. */
async function openBlock(state: StateStore, moment: Moment): Promise<OpenBlock> {
  const moments = await state.moments(moment.scorecard);
  const next = moments.find(({ at, block }) => block !== 0 && at > moment.at);
  const isOldest = next !== undefined && !moments.some(({ at, block }) => block === next.block && at < moment.at);
  if (!isOldest) return { at: moment.at, day: moment.takenOn, readings: new Map() };
  const readings = readingsByAccount(await state.readings(next), epochDay(next.takenOn));
  return { at: next.block, day: next.takenOn, readings };
}

/** A week with only those readings that differ from the week after it. */
function inBlock(taken: TakenScorecard, block: OpenBlock): TakenMoment {
  const moment = { ...taken.moment, block: block.at };
  const day = epochDay(moment.takenOn);
  const after = carriedTo(block, day);
  return { moment, content: taken.content, points: taken.points, readings: keptReadings(taken.readings, after, day) };
}

function carriedTo({ day: standsOn, readings }: OpenBlock, day: number): ReadonlyMap<string, AccountReadings> {
  const from = epochDay(standsOn);
  const carriedOf = (own: AccountReadings): AccountReadings =>
    new Map([...own].map(([subject, reading]) => [subject, carried(reading, from, day)]));
  return new Map([...readings.keys()].map((accountId) => [accountId, carriedOf(readings.get(accountId) ?? new Map())]));
}

/** What of the readings found is kept beside those that stand; both on one day. An account that is not there any more ends. */
export function keptReadings(
  found: ReadingsByAccount,
  standing: ReadonlyMap<string, AccountReadings>,
  day: number
): readonly KeptReading[] {
  const accounts = [...new Set([...found.keys(), ...standing.keys()])].sort();
  return accounts.flatMap((accountId) =>
    changedReadings(standing.get(accountId), found.get(accountId) ?? new Map()).map((reading) => ({ ...reading, accountId, day }))
  );
}

/** A scorecard that could not be set up in that week: no points, but the week is done. */
function emptyWeek({ contents, timeZone }: RebuildRequest, key: string, day: string): TakenScorecard | undefined {
  const content = contents.get(key);
  if (content === undefined) return undefined;
  const at = Math.floor(Date.parse(pastMoment(day, timeZone).instant) / 1000);
  const moment: Moment = { scorecard: key, at, takenOn: day, block: at, version: content.key };
  return { moment, content: content.text, points: [], readings: new Map() };
}
