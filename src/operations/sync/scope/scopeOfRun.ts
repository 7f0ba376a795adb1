import { createHash } from 'node:crypto';
import type { RunScope } from '../../../domain/runScope.ts';
import { readExchangeRates } from '../../../signals/exchangeRates.ts';
import { readPrices } from '../../../signals/productFacts.ts';
import { openSignals } from '../../../signals/signalContext.ts';
import { touchedAccounts } from '../../../signals/touched/touchedAccounts.ts';
import { historyWeeks, missingWeeks } from '../../history/rebuildHistory.ts';
import type { RunRow } from '../../../store/stateStore.ts';
import type { Stores } from '../../openStores.ts';
import type { PreparedRun } from '../../prepareRun.ts';
import { keptPopulation } from '../judge/keptPopulation.ts';
import type { KeptPopulation } from '../judge/keptPopulation.ts';
import { isNightRun } from '../run/nightOf.ts';
import { recentRuns } from '../run/recentRuns.ts';
import { ownEchoes } from './ownEchoes.ts';
import { movedSinceRefused } from '../write/refusals.ts';
import type { Run } from '../run/runRecord.ts';
import { scopeOf } from './scopeOf.ts';
import type { ScoredBy } from './scopeOf.ts';
import { undoneAccounts } from './unconfirmedWrites.ts';

/** Whom a run scores, and what it rests on to do so. */
export type ScopedRun = {
  readonly scope: RunScope;
  readonly by: ScoredBy;
  /** What looks across all accounts, for a run over some; absent in a run over all. */
  readonly population?: KeptPopulation;
};

/** Of the last score: its run and moment, and what the last one over all accounts rested on. */
type LastScore = { readonly run: string; readonly at: string; readonly full: ScoredBy };

const name = 'scored';

/** Finds out whom a run scores. Reads the stores only. */
export async function scopeOfRun(run: Run, prepared: PreparedRun, stores: Stores): Promise<ScopedRun> {
  const { facts, state } = stores;
  const by = await scoredBy(run, prepared, stores);
  const text = await facts.kept(name);
  const runs = await recentRuns(state);
  const noted = text === undefined ? undefined : (JSON.parse(text) as LastScore);
  const last = noted !== undefined && isOfState(noted, runs) ? noted : undefined;
  const found = last && (await keptPopulation(facts));
  const population = found && (await lacksWeeks(run, state, found)) ? undefined : found;
  const isNight = isNightRun(runs, run.asOf);
  const known = last && population ? { last: { ...last.full, customers: population.customers } } : {};
  const mayBeSome = known.last !== undefined && !isNight && run.isFull !== true;
  const touched = last && mayBeSome ? await touchedSince(last.at, { run, prepared, stores }) : undefined;
  const scope = scopeOf({ isNight, isAsked: run.isFull === true, now: by, touched, ...known });
  return { scope, by, ...(scope.kind === 'touched' && population ? { population } : {}) };
}

/**
 * Whether the state knows the run that the facts were last scored by, and none behind it that ended. Where one of the two was
 * brought back from a backup, what waits in the outbox and what looks across all accounts are not of one moment any more.
 */
function isOfState({ run }: LastScore, runs: readonly RunRow[]): boolean {
  const at = runs.findIndex(({ runId }) => runId === run);
  return at >= 0 && runs.slice(0, at).every(({ status }) => status !== 'done' && status !== 'partly');
}

/** True where weeks of the past are asked for that no run has worked out: only one over all accounts can. */
async function lacksWeeks(
  { asOf, historyWeeks: weeks = historyWeeks }: Run,
  state: Stores['state'],
  { past }: KeptPopulation
): Promise<boolean> {
  const missing = await missingWeeks({ state, today: asOf.today, scorecards: Object.keys(past.leftOut), weeks });
  return missing.length > 0;
}

type Asked = { readonly run: Run; readonly prepared: PreparedRun; readonly stores: Stores };

/** Accounts touched since the last score, those to try again, and those where our writes were undone; undefined where an object could not be compared, or nobody knows whom its rows concern. */
async function touchedSince(since: string, { run, prepared, stores }: Asked): Promise<readonly string[] | undefined> {
  const { facts, state } = stores;
  const [anew] = await facts.rows('select object from loaded_anew limit 1');
  if (anew !== undefined) return undefined;
  const { settings, describes } = prepared;
  const found = await touchedAccounts({ facts, settings, describes, since, until: run.asOf.instant, echoes: ownEchoes(facts, state) });
  if (!('accounts' in found)) return undefined;
  const others = [...(await movedSinceRefused(prepared, stores)), ...(await undoneAccounts(stores))];
  return [...new Set([...found.accounts, ...others])].sort();
}

/**
 * Notes that the changes up to a run's moment are scored, once what follows from them is in the outbox: they are forgotten. A
 * repeat is harmless; what is not noted is scored again.
 */
export async function noteScored({ scope, by }: ScopedRun, run: Run, { facts }: Stores): Promise<void> {
  const text = await facts.kept(name);
  const full = scope.kind === 'full' || text === undefined ? by : (JSON.parse(text) as LastScore).full;
  await facts.keep(name, JSON.stringify({ run: run.runId, at: run.asOf.instant, full } satisfies LastScore));
  await facts.forgetChanges();
}

async function scoredBy({ asOf }: Run, { settings, describes, plan }: PreparedRun, { facts }: Stores): Promise<ScoredBy> {
  const context = await openSignals({ facts, settings, asOf, accounts: [], describes });
  const worth = settings.productLines.length === 0 ? [] : [await readPrices(context), await readExchangeRates(facts)];
  return { settingsHash: settings.hash, planHash: hashOf(plan.objects), worthHash: hashOf(worth) };
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
