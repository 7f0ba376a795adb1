import { dayText } from '../domain/day.ts';
import type { RankQuality, ReplayJson, ReplayRefusal } from '../domain/replayJson.ts';
import { pairedDifference } from '../statistics/pairedDifference.ts';
import type { Candidate } from './chooseMethod.ts';
import { fitMethod, rankMethods } from './chooseMethod.ts';
import { purchaseDrift } from './drift.ts';
import { cameTrue, checkLikelihood, fitLikelihood } from './likelihood.ts';
import { boughtBetween, earliestPurchase } from './purchases.ts';
import type { ItemsByAccount } from './purchases.ts';
import { snapshotOn } from './snapshot.ts';
import type { Market, Snapshot } from './snapshot.ts';
import { digits, suggestionsOf } from './suggestions.ts';
import type { Passed, SuggestionTable } from './suggestions.ts';
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
  const leftOut = leftOutOf(request, early);
  const refused = refusalOf(request, early, late);
  const suggestFor = (chosen?: Candidate) => (): SuggestionTable => suggestToday(request, late, chosen);
  if (refused !== undefined) return { replay: { ...report, refused, leftOut }, suggest: suggestFor() };
  const ranked = rankMethods(early, boughtBetween(request.purchases, early.day, late.day), k);
  const [chosen = { method: 'segment' }] = ranked;
  const tested = testOf(request, ranked, early, late);
  const passed = tested.refused === undefined;
  return {
    replay: {
      ...report,
      chosenOn: dayText(early.day),
      testedOn: dayText(late.day),
      method: chosen.method,
      ...(chosen.lambda === undefined ? {} : { lambda: chosen.lambda }),
      ...tested,
      leftOut
    },
    suggest: suggestFor(passed ? chosen : undefined)
  };
}

type Tested = Pick<ReplayJson, 'tested' | 'gain' | 'calibration' | 'refused'>;

/** The candidates, best of the earlier period first, and popularity on the later period. */
function testOf(request: ReplayRequest, ranked: readonly Candidate[], early: Snapshot, late: Snapshot): Tested {
  const { purchases, today, k } = request;
  const [chosen = { method: 'segment' }] = ranked;
  const bought = boughtBetween(purchases, late.day, today);
  const trials = [...ranked, { method: 'popularity' } as const].map((one) => tryMethod(fitMethod(one, late), late, bought, k));
  const [first, popular] = [trials[0], trials.at(-1)];
  const gain = first && popular ? pairedDifference(first.precision, popular.precision) : undefined;
  const boughtEarly = boughtBetween(purchases, early.day, late.day);
  const steps = fitLikelihood(fitMethod(chosen, early), early, boughtEarly, purchaseDrift(request, late.day, request.days));
  const calibration = checkLikelihood(steps, fitMethod(chosen, late), late, bought);
  const refused: ReplayRefusal | undefined =
    gain === undefined || gain.low <= 0 ? 'no_better_than_popularity' : calibration.every(cameTrue) ? undefined : 'not_calibrated';
  return {
    tested: trials.map(roundedQuality),
    ...(gain === undefined ? {} : { gain: { value: digits(gain.value), low: digits(gain.low), high: digits(gain.high) } }),
    calibration: calibration.map((step) => ({
      ...step,
      stated: digits(step.stated),
      statedLow: digits(step.statedLow ?? NaN),
      statedHigh: digits(step.statedHigh ?? NaN),
      low: digits(step.low),
      high: digits(step.high)
    })),
    ...(refused === undefined ? {} : { refused })
  };
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

function leftOutOf({ keys }: ReplayRequest, early: Snapshot): ReplayJson['leftOut'] {
  const takesPart = new Set(early.lines);
  return keys.filter((_, j) => !takesPart.has(j)).map((line) => ({ line, because: 'few_owners' as const }));
}

/** Fitted on today; the likelihood is counted anew on the latest period. */
function suggestToday(request: ReplayRequest, late: Snapshot, chosen: Candidate | undefined): SuggestionTable {
  const { purchases, keys, today, days, customers } = request;
  const now = snapshotOn(request, today);
  const everybody = Int32Array.from({ length: purchases.accounts }, (_, a) => a);
  const to = {
    keys,
    customers: customers === undefined ? everybody : everybody.filter((a) => customers[a] === 1),
    has: (item: number, account: number): boolean => !Number.isNaN(purchases.firstOn[item]?.[account] ?? NaN)
  };
  if (chosen === undefined) return suggestionsOf(now, to);
  const bought = boughtBetween(purchases, late.day, today);
  const steps = fitLikelihood(fitMethod(chosen, late), late, bought, purchaseDrift(request, today, days));
  const passed: Passed = { scorer: fitMethod(chosen, now), steps };
  return suggestionsOf(now, { ...to, passed });
}
