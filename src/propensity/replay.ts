import { dayText } from '../domain/day.ts';
import type { CalibrationStep, RankQuality, ReplayJson, ReplayRefusal } from '../domain/replayJson.ts';
import { pairedDifference } from '../statistics/pairedDifference.ts';
import type { Candidate, Ranked } from './chooseMethod.ts';
import { fitMethod, rankMethods } from './chooseMethod.ts';
import { purchaseDrift } from './drift.ts';
import { cameTrue, checkLikelihood, fitLikelihood } from './likelihood.ts';
import { boughtBetween, earliestPurchase } from './purchases.ts';
import type { ItemsByAccount } from './purchases.ts';
import type { Scorer } from './scorer.ts';
import { snapshotOn } from './snapshot.ts';
import type { Market, Snapshot } from './snapshot.ts';
import { digits, suggestionsOf } from './suggestions.ts';
import type { SuggestionTable } from './suggestions.ts';
import { tryMethod } from './tryMethod.ts';
import type { Trial } from './tryMethod.ts';

/** Accounts that bought something, on the period that methods are chosen on and on the one they are tested on. */
const fewestBuyers = { chosen: 10, tested: 20 };

/** What is replayed. */
export type ReplayRequest = Market & {
  /** Key of the product line of each item. */
  readonly keys: readonly string[];
  /** 1 = a customer now: has suggestions and is counted in segments. Absent = all are. */
  readonly customers?: Uint8Array;
  /** First day that does not count: the Monday of the present week, so that a week's repeats give the same. */
  readonly today: number;
  /** Length of each of the three periods in days. */
  readonly days: number;
  /** Suggestions for each account. */
  readonly k: number;
};

/** A replay and what follows from it for today. */
export type Replayed = {
  readonly replay: ReplayJson;
  /** By item and account, worked out when asked for. */
  readonly suggest: () => SuggestionTable;
};

/**
 * Replays past suggestions on purchases that came later, and suggests for today what passed.
 *
 * Methods are fitted on ownership two periods ago and chosen by NDCG on the purchases of the period that followed; the
 * likelihood is counted there, too. The chosen method is fitted anew one period ago and tested on the purchases since.
 * It passes where its precision is above that of the most popular product lines (lower end of the 95% interval of the paired
 * difference above 0) and every likelihood stated came true within its interval. Nothing fitted for a day looks at
 * purchases from that day on. Source: docs/METHODS.md, "Replay".
 */
export function replay(request: ReplayRequest): Replayed {
  const { today, days, k } = request;
  const report = { v: 1, days, k, until: dayText(today - 1), tested: [], calibration: [] } as const;
  const early = snapshotOn(request, today - 2 * days);
  const late = snapshotOn(request, today - days);
  const leftOut = leftOutOf(request, late);
  const refused = refusalOf(request, early, late);
  if (refused !== undefined) return { replay: { ...report, refused, leftOut }, suggest: () => suggestToday(request) };
  const ranked = rankMethods(early, boughtBetween(request.purchases, early.day, late.day), k);
  const best = ranked[0]?.candidate;
  const { found, scorer } = testOf(request, ranked, early, late);
  return {
    replay: {
      ...report,
      chosenOn: dayText(early.day),
      testedOn: dayText(late.day),
      ...best,
      ...found,
      leftOut
    },
    suggest: () => suggestToday(request, found.refused === undefined && best && scorer ? { best, scorer, late } : undefined)
  };
}

/** What the test found, and the chosen method as it was fitted for it. */
type Test = { readonly found: Pick<ReplayJson, 'tested' | 'gain' | 'calibration' | 'refused'>; readonly scorer: Scorer | undefined };

/** The candidates, best of the earlier period first, and popularity on the later period. */
function testOf(request: ReplayRequest, ranked: readonly Ranked[], early: Snapshot, late: Snapshot): Test {
  const { purchases, today, k } = request;
  const bought = boughtBetween(purchases, late.day, today);
  const candidates = [...ranked.map(({ candidate }) => candidate), { method: 'popularity' } as const];
  const trials = candidates.map((one) => tryMethod(fitMethod(one, late), late, bought, k));
  const [first, popular] = [trials[0], trials.at(-1)];
  const gain = first && popular ? pairedDifference(first.precision, popular.precision) : undefined;
  const calibration = first ? calibrationOf(request, [ranked[0]?.trial.scorer, early], [first.scorer, late]) : [];
  const better = gain !== undefined && gain.low > 0;
  const refused = !better ? 'no_better_than_popularity' : calibration.every(cameTrue) ? undefined : 'not_calibrated';
  return {
    found: {
      tested: trials.map(roundedQuality),
      ...(gain === undefined ? {} : { gain: { value: digits(gain.value), low: digits(gain.low), high: digits(gain.high) } }),
      calibration: calibration.map(roundedStep),
      ...(refused === undefined ? {} : { refused })
    },
    scorer: first?.scorer
  };
}

type Fitted = readonly [scorer: Scorer | undefined, on: Snapshot];

/** Likelihoods stated by the method as fitted early, against what came after it was fitted late. */
function calibrationOf(request: ReplayRequest, [before, early]: Fitted, [after, late]: Fitted): readonly CalibrationStep[] {
  if (before === undefined || after === undefined) return [];
  const { purchases, today, days } = request;
  const drift = purchaseDrift(request, late.day, days);
  const steps = fitLikelihood(before, early, boughtBetween(purchases, early.day, late.day), drift);
  return checkLikelihood(steps, after, late, boughtBetween(purchases, late.day, today));
}

function roundedStep({ of, bought, ...step }: CalibrationStep): CalibrationStep {
  const { stated, statedLow = NaN, statedHigh = NaN, low, high } = step;
  const ends = { statedLow: digits(statedLow), statedHigh: digits(statedHigh), low: digits(low), high: digits(high) };
  return { stated: digits(stated), ...ends, of, bought };
}

function roundedQuality({ quality }: Trial): RankQuality {
  return { ...quality, precision: digits(quality.precision), recall: digits(quality.recall), ndcg: digits(quality.ndcg) };
}

/** Refusals that need no method: too little is known. */
function refusalOf(request: ReplayRequest, early: Snapshot, late: Snapshot): ReplayRefusal | undefined {
  const { purchases, today, days, k } = request;
  if (purchases.items === 0) return 'no_product_lines';
  if (!(earliestPurchase(purchases) < today - 3 * days)) return 'history_too_short';
  if (early.lines.length === 0) return 'few_owners';
  if (early.lines.length <= k) return 'few_product_lines';
  const enough =
    buyers(early, boughtBetween(purchases, early.day, late.day)) >= fewestBuyers.chosen &&
    buyers(late, boughtBetween(purchases, late.day, today)) >= fewestBuyers.tested;
  return enough ? undefined : 'few_purchases';
}

/** Accounts that bought something that was open to them. */
function buyers({ asked, open }: Snapshot, bought: ItemsByAccount): number {
  return asked.filter((a) => bought.item.subarray(bought.start[a], bought.start[a + 1]).some((j) => open[j]?.[a] === 1)).length;
}

/** Product lines that were not tested, and of which no likelihood is stated. */
function leftOutOf({ keys }: ReplayRequest, late: Snapshot): ReplayJson['leftOut'] {
  const takesPart = new Set(late.lines);
  return keys.filter((_, j) => !takesPart.has(j)).map((line) => ({ line, because: 'few_owners' as const }));
}

type Passing = { readonly best: Candidate; readonly scorer: Scorer; readonly late: Snapshot };

/** Fitted on today; the likelihood is counted anew on the latest period. */
function suggestToday(request: ReplayRequest, passing?: Passing): SuggestionTable {
  const { purchases, keys, today, days, customers } = request;
  const now = snapshotOn(request, today);
  const everybody = Int32Array.from({ length: purchases.accounts }, (_, a) => a);
  const to = {
    keys,
    customers: customers === undefined ? everybody : everybody.filter((a) => customers[a] === 1),
    has: (item: number, account: number): boolean => !Number.isNaN(purchases.firstOn[item]?.[account] ?? NaN)
  };
  if (passing === undefined) return suggestionsOf(now, to);
  const bought = boughtBetween(purchases, passing.late.day, today);
  const steps = fitLikelihood(passing.scorer, passing.late, bought, purchaseDrift(request, today, days));
  return suggestionsOf(now, { ...to, passed: { scorer: fitMethod(passing.best, now), steps, tested: passing.late.lines } });
}
