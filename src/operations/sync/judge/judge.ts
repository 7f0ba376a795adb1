import { pulledAccounts } from '../../../signals/pulledAccounts.ts';
import { readOnce } from '../../../writeback/heldRecords.ts';
import { cutAccounts } from '../run/accountParts.ts';
import { heldPlaces } from './heldPlaces.ts';
import type { JudgeRequest, Judgement } from './judgement.ts';
import { judgeSlice } from './judgeSlice.ts';
import type { AcrossAccounts } from './judgeSlice.ts';
import { keptSuggestions } from './keptPopulation.ts';
import type { KeptPopulation } from './keptPopulation.ts';
import { lookOverAll } from './lookOverAll.ts';
import type { OverAll } from './lookOverAll.ts';
import { isNightRun } from '../run/nightOf.ts';
import { recentRuns } from '../run/recentRuns.ts';
import { publishedVersions } from './publishedVersions.ts';
import type { ToldOfAll } from './tellPopulation.ts';

/**
 * From facts to what the org should hold: signals, scores, cells, history, records; of all accounts, or of those in scope with the
 * population facts of the last run over all.
 *
 * In two walks, so that memory holds a run over any number of accounts: the first finds what looks across all of them and keeps
 * numbers only, the second makes records, some accounts after others. Where all fit into one slice, the second goes on with what
 * the first read.
 *
 * Reads the stores only; writes nothing but the history and what is put forward into the state, and in a dry run not even that.
 */
export async function judge(request: JudgeRequest): Promise<Judgement> {
  const { stores, population, dryRun } = request;
  const among = request.among ?? (await everybody(request));
  if (population !== undefined && among.length === 0) return { accounts: 0, ...carried(population) };
  const slices = cutAccounts(among, request.last ?? new Set(), request.partSizes);
  if (!dryRun) await stores.state.openMoments.forget();
  const asked = slices.length === 1 ? { ...request, held: readOnce(request.held) } : request;
  const { across, found } = population === undefined ? await lookOverAll(asked, slices) : await lookUp(asked, population);
  let judged = 0;
  for (const slice of slices) {
    judged += await judgeSlice(asked, across, slice);
    if (population !== undefined) request.onAccounts(judged);
  }
  if (!dryRun) await stores.state.openMoments.close();
  return { accounts: judged, ...found };
}

/** Everybody there is, who is gone and still has records of ours, and '' for what belongs to no account. */
async function everybody({ stores, held }: JudgeRequest): Promise<readonly string[]> {
  return [...new Set(['', ...(await pulledAccounts(stores.facts)), ...(await held.accounts())])].sort();
}

/** What looks across all accounts, as the last run over all of them left it. */
async function lookUp(request: JudgeRequest, population: KeptPopulation): Promise<OverAll> {
  const { settings, stores, held, asOf } = request;
  const lines = settings.productLines.map(({ key }) => key);
  const across: AcrossAccounts = {
    population,
    versions: publishedVersions(settings, await held.of([])),
    isNight: isNightRun(await recentRuns(stores.state), asOf),
    isFirstOfWeek: false,
    placesOf: heldPlaces,
    ...(lines.length === 0 ? {} : { suggestionsOf: (accounts) => keptSuggestions(stores.facts, accounts, lines) })
  };
  return { across, found: carried(population) };
}

/** What a run over some accounts says of all: what the last one over all of them found. */
function carried({ report, warnings, replay }: KeptPopulation): ToldOfAll {
  return { report, warnings, ...(replay === undefined ? {} : { replay }) };
}
