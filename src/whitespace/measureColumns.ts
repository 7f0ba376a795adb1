import type { Measure } from '../domain/settings.ts';
import { ageFactor } from '../scoring/ageFactor.ts';
import { epochDay } from '../domain/day.ts';
import { ageingOf } from '../scoring/ruleSince.ts';
import type { Column } from '../scoring/types.ts';
import type { AssessInput } from './assessInput.ts';
import type { CellStanding } from './cellStandings.ts';
import { LEVEL_POINTS } from './level.ts';

/** Status and level of the cells of every account. */
export type Standings = readonly (readonly CellStanding[])[];

/** What the engine needs of one measure, and which readings were too old. */
export type MeasureColumn = {
  readonly values: Column | undefined;
  readonly concerns: Column | undefined;
  readonly ageFactors: Column | undefined;
  /** 1 = there is a reading, but it is older than the measure allows. */
  readonly stale: Uint8Array | undefined;
};

/** Columns of a measure that is judged by a curve or categories. */
export function signalColumn(input: AssessInput, measure: Measure): MeasureColumn {
  const signal = input.settings.signals.find((one) => one.key === measure.signal);
  const read = input.signals.get(measure.signal);
  const concerns = measure.segmentFilter === undefined ? undefined : matchingOf(input, measure.segmentFilter);
  const fresh = { values: read?.values, concerns, ageFactors: undefined, stale: undefined };
  const dated = signal !== undefined && ageingOf(signal.aggregate) === 'stays';
  if (read === undefined || measure.staleAfterDays === undefined || !dated) {
    return fresh;
  }
  return { ...fresh, ...agedColumn(read.values, read.on, todayOf(input), measure.staleAfterDays) };
}

/**
 * Columns of a measure that is judged by the level of its product line's cell: below yellow 0, yellow 50, green 100.
 *
 * A line for which there is no rule, or which the account is not eligible for, does not concern it; on hold and unknown
 * have no reading.
 */
export function levelColumn(cells: Standings, productLine: string): MeasureColumn {
  const values = new Float64Array(cells.length).fill(NaN);
  const concerns = new Uint8Array(cells.length);
  cells.forEach((row, i) => {
    const cell = row.find((one) => one.k === productLine);
    if (cell === undefined || cell.st === 'Not_Eligible' || cell.st === 'No_Rule') {
      return;
    }
    concerns[i] = 1;
    if (cell.lvl !== null && cell.st !== 'Blocked_At_Risk') {
      values[i] = LEVEL_POINTS[cell.lvl];
    }
  });
  return { values, concerns, ageFactors: undefined, stale: undefined };
}

/** Accounts that a filter lets in; nobody where it was not read. */
export function matchingOf(input: AssessInput, filter: string): Column {
  return input.matching[filter] ?? new Uint8Array(input.accounts.length);
}

const days = new WeakMap<AssessInput['asOf'], number>();

/** Epoch day of the run. Asked for with every reading, so that it is worked out once. */
export function todayOf({ asOf }: AssessInput): number {
  const day = days.get(asOf) ?? epochDay(asOf.today);
  days.set(asOf, day);
  return day;
}

function agedColumn(values: Column, on: Column, today: number, staleAfterDays: number): Omit<MeasureColumn, 'concerns'> {
  const kept = Float64Array.from(values);
  const ageFactors = new Float64Array(kept.length).fill(1);
  const stale = new Uint8Array(kept.length);
  for (let i = 0; i < kept.length; i += 1) {
    const factor = ageFactor(today - (on[i] ?? NaN), staleAfterDays);
    if (Number.isNaN(factor)) {
      stale[i] = Number.isNaN(kept[i] ?? NaN) ? 0 : 1;
      kept[i] = NaN;
    } else {
      ageFactors[i] = factor;
    }
  }
  return { values: kept, ageFactors, stale };
}
