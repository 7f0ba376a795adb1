import { dayText } from '../../domain/day.ts';
import { outcomeOf } from '../../calibration/outcomeOf.ts';
import { outcomeTable } from '../../calibration/outcomeTable.ts';
import type { JudgedOutcome } from '../../calibration/outcomeTable.ts';
import type { Period } from '../../calibration/periods.ts';
import type { AsOf } from '../../domain/asOf.ts';
import type { BacktestPeriod, BacktestResult } from '../../domain/backtestResult.ts';
import { HealthError } from '../../domain/healthError.ts';
import type { Band, Scorecard, Settings } from '../../domain/settings.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { bandsOf } from '../../settings/checkBands.ts';
import { pulledAccounts } from '../../signals/pulledAccounts.ts';
import { readContractSpans } from '../../signals/readContractSpans.ts';
import { readPastFields } from '../../signals/past/pastFields.ts';
import { openSignals } from '../../signals/signalContext.ts';
import { backtestPeriods } from './backtestPeriods.ts';
import { bandedScores } from './bandedScores.ts';
import { openPastDay } from '../history/gatherPast.ts';
import { closeStores, openStores } from '../openStores.ts';
import type { Stores } from '../openStores.ts';
import { prepareRun } from '../prepareRun.ts';
import { lastSync } from './lastSync.ts';
import { storeFolder } from '../../store/storeFiles.ts';
import type { PreparedRun } from '../prepareRun.ts';

export type BacktestRequest = {
  readonly client: OrgClient;
  readonly dataFolder: string;
  /** Key; undefined = the headline. */
  readonly scorecard?: string;
  /** Length of a period. */
  readonly days: number;
  /** First days of the periods, or how many periods that end with the last sync. */
  readonly periods: { readonly on: readonly string[] } | { readonly count: number };
  readonly onProgress?: (day: string) => void;
};

/**
 * Whether customers whose score stood in a worse band on a past day left more often in the days after it.
 *
 * Reads settings from the org and facts of the last sync from the store; writes nothing anywhere. Scores are those
 * without human overrides: as measured by the run of that week where there was one, else rebuilt from the facts.
 *
 * @throws HealthError NoRunYet, PeriodNotOver, PeriodsOverlap, DayInvalid, ScorecardUnknown, ScorecardNotSetUp
 */
export async function backtest(request: BacktestRequest): Promise<BacktestResult> {
  const { client, dataFolder, days } = request;
  const prepared = await prepareRun(client);
  const scorecard = scorecardOf(prepared.settings, request.scorecard);
  const stores = await openStores(dataFolder, client.identity.orgId);
  try {
    const now = await lastSync(stores, client.identity.timeZone, storeFolder(dataFolder));
    const periods = backtestPeriods(request.periods, days, now.today);
    const { onProgress } = request;
    return await judgePeriods({ ...prepared, ...stores, now, scorecard, days, periods, ...(onProgress ? { onProgress } : {}) });
  } finally {
    await closeStores(stores);
  }
}

/** The scorecard asked for; one that only describes predicts nothing that could be tested. */
function scorecardOf({ scorecards, general }: Settings, key = general.headline): Scorecard {
  const judging = scorecards.filter(({ outcome }) => outcome !== undefined);
  const found = judging.find((scorecard) => scorecard.key === key);
  if (!found) throw new HealthError('ScorecardUnknown', [key, judging.map((scorecard) => scorecard.key).join(', ')]);
  return found;
}

export type PeriodsRequest = Pick<PreparedRun, 'settings' | 'describes'> &
  Pick<Stores, 'facts' | 'state'> & {
    /** Moment of the last sync. */
    readonly now: AsOf;
    readonly scorecard: Scorecard;
    readonly days: number;
    readonly periods: readonly Period[];
    readonly onProgress?: (day: string) => void;
  };

/** What became of the customers of each period's first day, by the facts of the last sync. Reads the stores only. */
export async function judgePeriods(request: PeriodsRequest): Promise<BacktestResult> {
  const { settings, describes, facts, state, now, scorecard, days } = request;
  const accounts = await pulledAccounts(facts);
  const past = { facts, settings, describes, accounts, timeZone: now.timeZone, fields: await readPastFields(facts, describes) };
  const spans = await readContractSpans(await openSignals({ facts, settings, describes, accounts, asOf: now }));
  const bands = bandsOf(settings, scorecard.key);
  const judged: JudgedOutcome[] = [];
  const periods: BacktestPeriod[] = [];
  for (const { on, until } of request.periods) {
    request.onProgress?.(dayText(on));
    const { bandByAccount, ...how } = await bandedScores({ past, state, scorecard: scorecard.key }, bands, dayText(on));
    const spansThen = await readContractSpans(await openPastDay(past, dayText(on)));
    const outcomes = accounts.flatMap((id, i) => {
      const band = bandByAccount.get(id);
      return band === undefined ? [] : [{ id, band, outcome: outcomeOf(spansThen[i] ?? [], spans[i] ?? [], on, until) }];
    });
    judged.push(...outcomes);
    periods.push({ on: dayText(on), until: dayText(until), ...how, ...reported(outcomes, bands) });
  }
  return {
    scorecard: { key: scorecard.key, title: scorecard.title },
    days,
    knownTo: now.today,
    bands: bands.map(({ key, title }) => ({ key, title })),
    periods,
    total: outcomeTable(judged, keysOf(bands))
  };
}

function reported(
  outcomes: readonly (JudgedOutcome & { readonly id: string })[],
  bands: readonly Band[]
): Pick<BacktestPeriod, 'table' | 'customers'> {
  const free = outcomes.filter(({ outcome }) => outcome === 'left' || outcome === 'stayed');
  const customers = free.map(({ id, band, outcome }) => ({ id, band, left: outcome === 'left' }));
  return { table: outcomeTable(outcomes, keysOf(bands)), customers };
}

function keysOf(bands: readonly Band[]): readonly string[] {
  return bands.map(({ key }) => key);
}
