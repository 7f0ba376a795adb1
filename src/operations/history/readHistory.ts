import type { Moment } from '../../domain/reading.ts';
import type { ScorecardSettingsJson, WhatChanged } from '../../domain/resultJson.ts';
import { overrideOf } from '../../domain/whatChanged.ts';
import { readingsByAccount } from '../../history/carried.ts';
import type { NoNumber } from '../../history/replay.ts';
import { whatChanged } from '../../history/whatChanged.ts';
import type { ChangeSide } from '../../history/whatChanged.ts';
import { epochDay } from '../../domain/day.ts';
import type { StateStore } from '../../store/stateStore.ts';

/**
 * What changed in one scorecard between two days, or why nothing can be said: a day without a number, days that share too
 * few measures, or a day of which this machine kept no readings (`no_reading`).
 */
export type ChangeBetween = { readonly scorecard: string } & (
  { readonly changed: WhatChanged } | { readonly none: NoNumber | 'not_comparable' | 'no_reading'; readonly side: 'before' | 'after' }
);

/** An account and two calendar days, the earlier one first. */
export type BetweenRequest = {
  readonly accountId: string;
  readonly from: string;
  readonly to: string;
  /** Settings in force today by scorecard: what they hide is told of no day. */
  readonly settings?: ReadonlyMap<string, ScorecardSettingsJson>;
};

/**
 * What changed in every scorecard of an account between two days, by scorecard key. For `explain`.
 *
 * A day without readings of its own is that of the newest moment before it: the last run, or the Monday of its week in the
 * past that was rebuilt; `changed` says which days were compared. Reads the state only, so lines name no records but those
 * of overrides.
 */
export async function changedBetween(
  state: StateStore,
  { accountId, from, to, settings }: BetweenRequest
): Promise<readonly ChangeBetween[]> {
  const points = await state.accountHistory(accountId);
  const scorecards = [...new Set(points.map(({ scorecard }) => scorecard))].sort();
  return Promise.all(
    scorecards.map(async (scorecard): Promise<ChangeBetween> => {
      const moments = await state.moments(scorecard);
      const before = await sideOf(state, lastMoment(moments, from), accountId);
      if (before === undefined) return { scorecard, none: 'no_reading', side: 'before' };
      const after = await sideOf(state, lastMoment(moments, to), accountId);
      if (after === undefined) return { scorecard, none: 'no_reading', side: 'after' };
      const today = settings?.get(scorecard);
      return { scorecard, ...whatChanged({ before, after, idsOf: overrideIds, ...(today === undefined ? {} : { today }) }) };
    })
  );
}

/** The last moment of a day, or the newest before it. */
function lastMoment(moments: readonly Moment[], day: string): Moment | undefined {
  return moments.findLast(({ takenOn }) => takenOn <= day);
}

async function sideOf(state: StateStore, moment: Moment | undefined, accountId: string): Promise<ChangeSide | undefined> {
  const text = moment === undefined ? undefined : await state.content(moment.version);
  if (moment === undefined || text === undefined) return undefined;
  const day = epochDay(moment.takenOn);
  const readings = readingsByAccount(await state.readings(moment, [accountId]), day).get(accountId);
  return readings === undefined
    ? undefined
    : { content: JSON.parse(text) as ScorecardSettingsJson, day, readings, rebuilt: moment.block !== 0 };
}

function overrideIds(key: string): readonly string[] {
  const override = overrideOf(key);
  return override === undefined ? [] : [override];
}
