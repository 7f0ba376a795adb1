import { pulledAccounts } from '../../signals/pulledAccounts.ts';
import type { AsOf } from '../../domain/asOf.ts';
import type { ReplayJson, RunReportJson } from '../../domain/resultJson.ts';
import type { HeldRecord } from '../../writeback/changes.ts';
import type { DesiredRecord } from '../../writeback/desired.ts';
import { readOnce } from '../../writeback/heldRecords.ts';
import type { HeldReader } from '../../writeback/heldRecords.ts';
import type { Stores } from '../openStores.ts';
import type { PreparedRun } from '../prepareRun.ts';
import { cutAccounts } from './accountParts.ts';
import type { PartSizes } from './accountParts.ts';
import { heldPlaces } from './heldPlaces.ts';
import { judgeSlice } from './judgeSlice.ts';
import type { AcrossAccounts } from './judgeSlice.ts';
import { keptSuggestions } from './keptPopulation.ts';
import type { FoundPopulation, KeptPopulation } from './keptPopulation.ts';
import { lookOverAll } from './lookOverAll.ts';
import { isNightRun, mostRunsADay } from './nightOf.ts';
import { publishedVersions } from './publishedVersions.ts';
import type { RunWatch } from './runWatch.ts';

/** What a run found beside the records of accounts: the part of the report that is known. */
export type Judgement = {
  /** Customers judged. */
  readonly accounts: number;
  /** Records of people that count for nothing, and segments that overlap or leave a gap. */
  readonly warnings: RunReportJson['warnings'];
  /** How suggestions of past months would have done; absent where there are no product lines to suggest. */
  readonly replay?: ReplayJson;
  readonly report: Pick<
    RunReportJson,
    'measures' | 'manager' | 'families' | 'scored' | 'off' | 'notSetUp' | 'quality' | 'signals' | 'scorecards'
  >;
  /** What looks across accounts, to be kept for runs over some; absent in such a run. */
  readonly population?: FoundPopulation;
};

/** What was found about some accounts: their records as the org should hold them, and as it does. */
export type JudgedPart = {
  /** 18-character ids, of accounts that are gone too; '' = what belongs to no account. Each is in one part of a run. */
  readonly accounts: readonly string[];
  readonly desired: readonly DesiredRecord[];
  readonly held: readonly HeldRecord[];
};

export type JudgeRequest = PreparedRun & {
  readonly stores: Stores;
  readonly asOf: AsOf;
  readonly held: HeldReader;
  readonly publishedBy: string;
  /** True leaves the state as it is, too. */
  readonly dryRun: boolean;
  /** Customers that are judged so far, or in all. */
  readonly onAccounts: (accounts: number) => void;
  /** Weeks of the past that have been worked out, of those that were missing. */
  readonly onWeek: (done: number, of: number) => void;
  /** Is told what was found, part by part; the next one is made once it is done. */
  readonly onPart: (part: JudgedPart) => Promise<void>;
  /** Weeks that the past reaches back; absent = two years. */
  readonly historyWeeks?: number;
  readonly watch: RunWatch;
  /** What looks across all accounts, from the last run over all of them; absent = it is worked out. */
  readonly population?: KeptPopulation;
  /** 18-character ids of the accounts to judge, gone ones among them; absent = all. Not without `population`. */
  readonly among?: readonly string[];
  /** Accounts that are judged behind all others. */
  readonly last?: ReadonlySet<string>;
  readonly partSizes?: PartSizes;
};

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

type LookedUp = { readonly across: AcrossAccounts; readonly found: Omit<Judgement, 'accounts'> };

/** What looks across all accounts, as the last run over all of them left it. */
async function lookUp(request: JudgeRequest, population: KeptPopulation): Promise<LookedUp> {
  const { settings, stores, held, asOf } = request;
  const lines = settings.productLines.map(({ key }) => key);
  const across: AcrossAccounts = {
    population,
    versions: publishedVersions(settings, await held.of([])),
    isNight: isNightRun(await stores.state.runs(mostRunsADay), asOf),
    isFirstOfWeek: false,
    placesOf: heldPlaces,
    ...(lines.length === 0 ? {} : { suggestionsOf: (accounts) => keptSuggestions(stores.facts, accounts, lines) })
  };
  return { across, found: carried(population) };
}

/** What a run over some accounts says of all: what the last one over all of them found. */
function carried({ report, warnings, replay }: KeptPopulation): Pick<Judgement, 'report' | 'warnings' | 'replay'> {
  return { report, warnings, ...(replay === undefined ? {} : { replay }) };
}
