import type { AsOf } from '../../domain/asOf.ts';
import type { Moment } from '../../domain/reading.ts';
import type { PastFields } from '../../signals/past/pastFields.ts';
import type { PastFieldsJson } from '../../signals/past/pastFieldsJson.ts';
import { lookUpNames } from '../../signals/signalContext.ts';
import type { FactReader } from '../../store/factStore.ts';
import { assessAccounts } from '../../whitespace/assessAccounts.ts';
import { meansOfScorecards } from '../../whitespace/population.ts';
import type { Population } from '../../whitespace/population.ts';
import type { Stores } from '../openStores.ts';
import type { ReadPopulation } from '../sync/judge/gatherInput.ts';
import { gatherKnown } from './gatherPast.ts';
import type { PastMoments, PastRequest } from './gatherPast.ts';
import { readMoments } from './momentsAtOnce.ts';
import type { KnownAt, KnownThen } from './recentChanges.ts';
import { takeReadings } from './takeReadings.ts';
import type { ReadingsByAccount, TakeRequest } from './takeReadings.ts';

/** What looks across all accounts in the past, as a run over all of them found it: plain values. */
export type PastPopulation = {
  /** Measures that rebuilt points do not know, by scorecard. */
  readonly leftOut: Readonly<Record<string, readonly string[]>>;
  /** By the moment's epoch second: as of then, and as of the run. */
  readonly moments: Readonly<Record<string, MomentPopulation>>;
  /** Earlier values that the facts held (`PastFields`). */
  readonly fields: PastFieldsJson;
};

/** As of the moment, and as of the run. */
export type MomentPopulation = { readonly again: KnownPopulation; readonly passed: KnownPopulation };

type KnownPopulation = ReadPopulation & Pick<Population, 'means'>;

/** What earlier moments are read from, and as of when. */
export type KnownAtRequest = Pick<PastRequest, 'settings' | 'describes' | 'accounts'> & {
  readonly stores: Pick<Stores, 'facts'>;
  readonly asOf: AsOf;
  readonly contents: TakeRequest['contents'];
  readonly fields: PastFields;
  /** What looks across all accounts, from a run over all; absent = these are all, and it is worked out. */
  readonly known?: PastPopulation['moments'];
  /** Takes down what was worked out. */
  readonly found?: Record<string, MomentPopulation>;
};

/** Reads signals, of then and of today, from what was known at past moments; each moment once. */
export function knownAt({ stores, settings, describes, asOf, accounts, contents, fields, known: given, found }: KnownAtRequest): KnownAt {
  const read = new Map<number, KnownThen>();
  const past = {
    settings,
    describes,
    accounts,
    timeZone: asOf.timeZone,
    fields,
    names: lookUpNames({ settings, describes }, fields.columns)
  };
  const readersOf = ({ at, takenOn }: Moment): readonly KnownReader[] => {
    const then: AsOf = { instant: new Date(at * 1000).toISOString(), timeZone: asOf.timeZone, today: takenOn };
    const known = given?.[at];
    if (given !== undefined && known === undefined) throw new Error(`the run over all accounts did not compare with the moment ${at}`);
    const reader = (judgedAt: AsOf, population: KnownPopulation | undefined): KnownReader => {
      return (facts) => readKnown({ past: { ...past, facts }, contents, at }, { asOf: judgedAt, knownAt: then }, population);
    };
    return [reader(then, known?.again), reader(asOf, known?.passed)];
  };
  return async (moments) => {
    const missing = [...new Map(moments.filter(({ at }) => !read.has(at)).map((moment) => [moment.at, moment])).values()];
    const readings = await readMoments(stores.facts, accounts.length, missing.flatMap(readersOf));
    for (const [i, { at }] of missing.entries()) {
      const [again, passed] = [readings[2 * i], readings[2 * i + 1]];
      if (again === undefined || passed === undefined) throw new Error(`the moment ${at} was not read`);
      if (found !== undefined) found[at] = { again: again.population, passed: passed.population };
      read.set(at, { again: again.readings, passed: passed.readings });
    }
    return read;
  };
}

type KnownReader = (facts: FactReader) => Promise<KnownReadings>;

type KnownReadings = { readonly readings: ReadonlyMap<string, ReadingsByAccount>; readonly population: KnownPopulation };

type KnownRequest = { readonly past: PastRequest; readonly contents: TakeRequest['contents']; readonly at: number };

/** Readings of all accounts asked about, with what was looked up across all accounts there are. */
async function readKnown(
  { past, contents, at }: KnownRequest,
  moments: PastMoments,
  known: KnownPopulation | undefined
): Promise<KnownReadings> {
  const { input, population } = await gatherKnown(past, moments, known);
  const given = known && { population: { means: known.means, prices: {}, places: new Map<string, number>() } };
  const assessment = assessAccounts({ ...input, ...given });
  const taken = takeReadings({ input, assessment, contents, block: at });
  const readings = new Map(taken.map((one) => [one.moment.scorecard, one.readings]));
  return { readings, population: known ?? { ...population, means: meansOfScorecards(assessment.scorecards) } };
}
