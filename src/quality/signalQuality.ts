import type { SignalRows } from '../domain/countedRows.ts';
import { dayText } from '../domain/day.ts';
import type { SignalFix, SignalQualityJson } from '../domain/qualityJson.ts';
import type { Settings, Signal } from '../domain/settings.ts';

/** What is known of the signals of a run. */
export type SignalsFound = {
  readonly settings: Pick<Settings, 'signals' | 'measures' | 'riskRules'>;
  /** Today in the org's zone, days since 1970-01-01. */
  readonly today: number;
  /** 1 = customer. */
  readonly customers: ArrayLike<number>;
  readonly uses: ReadonlyMap<string, { readonly share?: number; readonly inUse: boolean }>;
  /** Values by signal, in the order of the customers' column. */
  readonly values: ReadonlyMap<string, ArrayLike<number>>;
  readonly rows: ReadonlyMap<string, SignalRows>;
};

/** Below this share of customers with a reading a signal is named. */
const fewCovered = 0.5;

/**
 * Coverage, freshness and state of every signal that a measure or a rule looks at, each with what would help, by key.
 *
 * Coverage counts customers with a value, so a signal that is zero where it is empty covers them all.
 */
export function signalQuality(found: SignalsFound): Readonly<Record<string, SignalQualityJson>> {
  return Object.fromEntries(lookedAt(found.settings).map((key) => [key, qualityOf(key, found)]));
}

/** Keys of signals that measures and rules name, parts of ratios included, sorted. */
function lookedAt({ signals, measures, riskRules }: SignalsFound['settings']): readonly string[] {
  const named = new Set(measures.filter(({ judge }) => judge.kind !== 'whitespace').map(({ signal }) => signal));
  for (const { of } of riskRules.flatMap(({ conditions }) => conditions)) if (of.kind === 'signal') named.add(of.signal);
  for (const key of named) {
    const signal = signals.find((one) => one.key === key);
    for (const part of [signal?.numerator, signal?.denominator]) if (part !== undefined) named.add(part);
  }
  return [...named].sort();
}

function qualityOf(key: string, found: SignalsFound): SignalQualityJson {
  const signal = found.settings.signals.find((one) => one.key === key);
  const of = Array.from(found.customers).filter((one) => one === 1).length;
  const { share = 0, inUse } = found.uses.get(key) ?? { inUse: false };
  const { rows, undated, empty, newestOn } = found.rows.get(key) ?? { rows: 0, undated: 0, empty: 0, newestOn: NaN };
  const values = found.values.get(key);
  const covered = inUse && values ? Array.from(values).filter((value, i) => found.customers[i] === 1 && !Number.isNaN(value)).length : 0;
  const quality: SignalQualityJson = {
    object: signal?.object ?? '',
    state: inUse ? 'in_use' : 'off',
    ...{
      covered,
      of,
      used: Math.round(share * 100),
      needed: Math.max(0, Math.ceil(of * (signal?.inUseFrom ?? 0) - 1e-9)),
      rows,
      undated,
      empty
    },
    ...(Number.isNaN(newestOn) ? {} : { newest: dayText(newestOn) })
  };
  const fix = fixOf(signal, quality, found.today - newestOn);
  const field = fix === 'dates' ? signal?.dateField : fix === 'values' ? signal?.field : undefined;
  return { ...quality, ...(field === undefined ? {} : { field }), ...(fix === undefined ? {} : { fix }) };
}

/** The first that holds: what keeps a signal off, then what keeps it empty, then what thins it out. @param age  days; NaN = no row */
function fixOf(signal: Signal | undefined, quality: SignalQualityJson, age: number): SignalFix | undefined {
  if (signal === undefined) return 'object';
  const isRatio = signal.aggregate === 'RATIO';
  if (quality.state === 'off') return isRatio ? 'parts' : quality.used === 0 ? 'unused' : 'few';
  // Where an empty filter is a value, no row is good news and no fault: nobody reopened a case.
  if (!isRatio && quality.rows === 0) return quality.covered === 0 ? 'filter' : undefined;
  const { windowDays } = signal;
  if (windowDays !== undefined && age >= windowDays) return quality.covered < quality.of ? 'window' : undefined;
  if (wantsFreshRows(signal) && windowDays !== undefined && age * 2 > windowDays) return 'stopped';
  if (quality.undated > 0) return 'dates';
  if (quality.empty > 0) return 'values';
  return quality.covered < quality.of * fewCovered ? 'coverage' : undefined;
}

/** Signals that something else delivers: without new rows its delivery stopped. Cases and meetings may well be none. */
function wantsFreshRows({ aggregate }: Signal): boolean {
  return aggregate === 'LATEST' || aggregate === 'TREND' || aggregate === 'AVG';
}
