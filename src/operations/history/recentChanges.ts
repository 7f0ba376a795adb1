import type { AccountReadings, Moment } from '../../domain/reading.ts';
import type { Detail, ScorecardSettingsJson, WhatChanged } from '../../domain/resultJson.ts';
import { overrideOf } from '../../domain/whatChanged.ts';
import { readingsByAccount } from '../../history/carried.ts';
import { stillTold } from '../../history/stillTold.ts';
import { whatChanged } from '../../history/whatChanged.ts';
import type { ChangeSide } from '../../history/whatChanged.ts';
import { dayText, epochDay } from '../../domain/day.ts';
import type { StateStore } from '../../store/stateStore.ts';
import type { ReadingsByAccount, TakenScorecard } from './takeReadings.ts';

/** Days back to the moments that a result is compared with. */
const spans = { week: 7, month: 30 } as const;

/** Lines of a comparison that a result's detail holds, and records of each. */
const mostLines = 6;
const mostIds = 2;

/** Readings of all accounts by scorecard, from what the facts of today say was known at an earlier moment. */
export type KnownThen = {
  /** As of that moment: what was read then, read again. */
  readonly again: ReadonlyMap<string, ReadingsByAccount>;
  /** As of today: what the time since has made of it. */
  readonly passed: ReadonlyMap<string, ReadingsByAccount>;
};

/** Reads earlier moments from the facts of today; what it gives is by their epoch second. */
export type KnownAt = (moments: readonly Moment[]) => Promise<ReadonlyMap<number, KnownThen>>;

/** What changed in a result since about a week and about a month before. */
export type ChangesOf = (scorecard: string, accountId: string, detail: Detail) => Detail['changed'];

/**
 * Prepares the comparison of this run's results with those of the newest moments that are at least a week and at least a
 * month old. Reads the state, and the facts through `knownAt`.
 *
 * @param among  accounts that are asked about
 */
export async function recentChanges(
  state: StateStore,
  taken: readonly TakenScorecard[],
  knownAt: KnownAt,
  among: readonly string[]
): Promise<ChangesOf> {
  const compared = new Map<string, ScorecardChanges>();
  const before = await Promise.all(
    taken.map(async (one) => ({ one, moments: momentsBefore(await state.moments(one.moment.scorecard), one.moment.takenOn) }))
  );
  const known = await knownAt(before.flatMap(({ moments }) => moments.filter((moment) => moment !== undefined)));
  const pastOf = async (moment: Moment | undefined): Promise<PastMoment | undefined> =>
    moment && pastMoment(state, moment, known.get(moment.at), among);
  for (const { one, moments } of before) {
    compared.set(one.moment.scorecard, {
      now: { content: JSON.parse(one.content) as ScorecardSettingsJson, day: epochDay(one.moment.takenOn), rebuilt: false },
      readings: one.readings,
      week: await pastOf(moments[0]),
      month: await pastOf(moments[1])
    });
  }
  return (scorecard, accountId, detail) => {
    const own = compared.get(scorecard);
    const after = own?.readings.get(accountId);
    if (own === undefined || after === undefined) return undefined;
    const [week, month] = [own.week, own.month].map((past) => changeSince(past, { ...own.now, readings: after }, accountId, detail));
    return week === undefined && month === undefined
      ? undefined
      : { ...(week === undefined ? {} : { week }), ...(month === undefined ? {} : { month }) };
  };
}

type PastMoment = {
  readonly side: Omit<ChangeSide, 'readings'>;
  readonly readings: ReadonlyMap<string, AccountReadings>;
  readonly again: ReadingsByAccount | undefined;
  readonly passed: ReadingsByAccount | undefined;
};

type ScorecardChanges = {
  readonly now: Omit<ChangeSide, 'readings'>;
  readonly readings: ReadingsByAccount;
  readonly week: PastMoment | undefined;
  readonly month: PastMoment | undefined;
};

/** Moments that results of a day are compared with, as far as there are any. */
export function comparedMoments(moments: readonly Moment[], today: string): readonly Moment[] {
  return momentsBefore(moments, today).filter((moment) => moment !== undefined);
}

/** The newest ones at least a week and at least a month before a day. */
function momentsBefore(moments: readonly Moment[], today: string): readonly (Moment | undefined)[] {
  return [spans.week, spans.month].map((days) => momentBefore(moments, today, days));
}

/** The newest moment at least so many days before a day. */
function momentBefore(moments: readonly Moment[], today: string, days: number): Moment | undefined {
  const latest = dayText(epochDay(today) - days);
  return moments.findLast(({ takenOn }) => takenOn <= latest);
}

async function pastMoment(
  state: StateStore,
  moment: Moment,
  known: KnownThen | undefined,
  among: readonly string[]
): Promise<PastMoment | undefined> {
  const text = await state.content(moment.version);
  if (text === undefined) return undefined;
  const day = epochDay(moment.takenOn);
  return {
    side: { content: JSON.parse(text) as ScorecardSettingsJson, day, rebuilt: moment.block !== 0 },
    readings: readingsByAccount(await state.readings(moment, among), day),
    again: known?.again.get(moment.scorecard),
    passed: known?.passed.get(moment.scorecard)
  };
}

function changeSince(past: PastMoment | undefined, after: ChangeSide, accountId: string, detail: Detail): WhatChanged | undefined {
  const readings = past?.readings.get(accountId);
  if (past === undefined || readings === undefined) return undefined;
  const [again, passed] = [past.again?.get(accountId), past.passed?.get(accountId)];
  const compared = whatChanged({
    ...{ before: { ...past.side, readings }, after, idsOf: (key) => idsOf(detail, key) },
    ...(again === undefined || passed === undefined ? {} : { passed: stillTold(readings, again, passed) })
  });
  return 'changed' in compared ? shortened(compared.changed) : undefined;
}

/** A record has no room for every line: the largest stand there, the parts say the rest. */
function shortened(changed: WhatChanged): WhatChanged {
  const lines = changed.lines.slice(0, mostLines);
  return { ...changed, lines: lines.map((line) => ({ ...line, ids: line.ids.slice(0, mostIds) })) };
}

/** Sample records behind a measure, a rule or an override of a result. */
function idsOf(detail: Detail, key: string): readonly string[] {
  const override = overrideOf(key);
  if (override !== undefined) return [override];
  const rule = key.startsWith('rule:') ? detail.rules.find(({ k }) => `rule:${k}` === key) : undefined;
  return (rule ?? detail.measures.find(({ k }) => k === key))?.ids ?? [];
}
