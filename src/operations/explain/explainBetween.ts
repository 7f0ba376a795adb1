import { existsSync } from 'node:fs';
import type { ExplainedChange } from '../../domain/explanation.ts';
import type { ScorecardSettingsJson } from '../../domain/resultJson.ts';
import { HealthError } from '../../domain/healthError.ts';
import { isDay } from '../../soql/calendar.ts';
import { openStateStore, stateFile } from '../../store/sqliteStateStore.ts';
import { storeFolder } from '../../store/storeFiles.ts';
import { changedBetween } from '../history/readHistory.ts';

/** Two days of a person's choice, and where this machine keeps the state of its syncs. */
export type BetweenDays = {
  readonly from: string;
  /** Undefined = the day of the newest result. */
  readonly to?: string;
  readonly dataFolder: string;
};

/**
 * What changed between two days by scorecard key, from the readings that the sync keeps on this machine. What the settings of
 * today hide, by scorecard, is told of no day.
 *
 * Reads the state only; a service that holds the facts is not disturbed.
 *
 * @param today  day of the newest result, for a second day that was not given
 * @throws HealthError DayInvalid, DaysNotInOrder, NoStateHere
 */
export async function explainBetween(
  days: BetweenDays,
  account: { readonly id: string; readonly orgId: string; readonly settings: ReadonlyMap<string, ScorecardSettingsJson> },
  today: string
): Promise<ReadonlyMap<string, ExplainedChange>> {
  const { from, to } = checkedDays(days, today);
  const folder = storeFolder(days.dataFolder);
  const file = stateFile({ folder, orgId: account.orgId });
  if (!existsSync(file)) throw new HealthError('NoStateHere', [account.orgId, file]);
  const state = await openStateStore({ folder, orgId: account.orgId });
  try {
    const changes = await changedBetween(state, { accountId: account.id, from, to, settings: account.settings });
    return new Map(
      changes.map((one): [string, ExplainedChange] => [
        one.scorecard,
        'changed' in one ? { changed: one.changed, asked: { from, to } } : { none: one.none, day: one.side === 'before' ? from : to }
      ])
    );
  } finally {
    await state.close();
  }
}

/** The days to compare, the earlier one first. */
function checkedDays({ from, to }: Omit<BetweenDays, 'dataFolder'>, today: string): { readonly from: string; readonly to: string } {
  const last = to ?? today;
  for (const day of [from, last]) if (!isDay(day)) throw new HealthError('DayInvalid', [day]);
  if (from >= last) throw new HealthError('DaysNotInOrder', [from, last]);
  return { from, to: last };
}
