import { storeFolder } from '../../store/storeFiles.ts';
import { epochDay } from '../../domain/day.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { WhitespaceBacktest } from '../../domain/whitespaceBacktest.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { pulledAccounts } from '../../signals/pulledAccounts.ts';
import { openSignals } from '../../signals/signalContext.ts';
import { isDay } from '../../soql/calendar.ts';
import { lastSync } from '../backtest/lastSync.ts';
import { closeStores, openStores } from '../openStores.ts';
import { prepareRun } from '../prepareRun.ts';
import { gatherInput } from '../sync/judge/gatherInput.ts';
import { mondayOf } from './lineMarket.ts';
import { replayLines } from './suggestLines.ts';

export type WhitespaceBacktestRequest = {
  readonly client: OrgClient;
  readonly dataFolder: string;
  /** Length of each of the three periods; absent = as the settings say. */
  readonly days?: number;
  /** Suggestions for each account; absent = as the settings say. */
  readonly suggestions?: number;
  /** Last day that counts; absent = the Sunday before the week of the last sync, as in that sync. */
  readonly until?: string;
};

/**
 * Replays suggestions on what was bought in the past, as a sync does.
 *
 * Reads settings from the org and facts of the last sync from the store; writes nothing anywhere.
 *
 * @throws HealthError NoRunYet, DayInvalid, DayNotOver
 */
export async function backtestSuggestions(request: WhitespaceBacktestRequest): Promise<WhitespaceBacktest> {
  const { client, dataFolder, until } = request;
  const { settings, describes } = await prepareRun(client);
  const { general, productLines } = settings;
  const stores = await openStores(dataFolder, client.identity.orgId);
  try {
    const now = await lastSync(stores, client.identity.timeZone, storeFolder(dataFolder));
    const before = until === undefined ? mondayOf(now.today) : dayAfter(until, now.today);
    const accounts = await pulledAccounts(stores.facts);
    const context = await openSignals({ facts: stores.facts, settings, asOf: now, accounts, describes });
    const { input } = await gatherInput(context, [], { scoresOnly: true });
    const span = {
      before,
      days: request.days ?? general.propensityDays,
      k: request.suggestions ?? general.nextCellsPerAccount,
      shown: await stores.state.shownSuggestions()
    };
    const { replayed } = await replayLines(context, input, span);
    return { replay: replayed.replay, knownTo: now.today, lines: productLines.map(({ key, title }) => ({ key, title })) };
  } finally {
    await closeStores(stores);
  }
}

/** The first day that does not count; a day counts when it is over. */
function dayAfter(until: string, known: string): number {
  if (!isDay(until)) throw new HealthError('DayInvalid', [until]);
  if (until >= known) throw new HealthError('DayNotOver', [until, known]);
  return epochDay(until) + 1;
}
