import type { Measure } from '../domain/settings.ts';
import type { ScorecardSettings } from './scorecardModel.ts';

/** How much of a scorecard can be read in this org. */
export type SetUp = {
  /** Weight of the measures in use / weight of all measures, 0-1. */
  readonly share: number;
  /** Groups with a measure in use, and all groups. */
  readonly groupsInUse: number;
  readonly groups: number;
  /** True when the share reaches 40 of 100 and at least half of the groups have a measure in use. */
  readonly isSetUp: boolean;
};

const LEAST_SHARE = 0.4;

/**
 * Whether enough of a scorecard is in use for it to be shown.
 *
 * Penalty-only measures carry no weight here. Of measures that judge one signal of one group in different segments
 * (a curve for small and one for large customers) one applies to an account, so they count once.
 *
 * Source: docs/METHODS.md, "Set up".
 *
 * @param isInUse  whether the org uses the objects behind a signal
 * @example        setUp(settings, 'vendor_risk', () => true).share // 1
 */
export function setUp(settings: ScorecardSettings, scorecard: string, isInUse: (signal: string) => boolean): SetUp {
  const groups = settings.groups.filter((group) => group.scorecard === scorecard && group.weight > 0);
  let all = 0;
  let used = 0;
  let groupsInUse = 0;
  for (const group of groups) {
    const counting = settings.measures.filter((measure) => measure.group === group.key && !measure.penaltyOnly);
    const groupUsed = weightOnce(counting.filter((measure) => isInUse(measure.signal)));
    all += (group.weight * weightOnce(counting)) / 100;
    used += (group.weight * groupUsed) / 100;
    groupsInUse += groupUsed > 0 ? 1 : 0;
  }
  const share = all > 0 ? used / all : 0;
  const isSetUp = share + 1e-9 >= LEAST_SHARE && groupsInUse > 0 && groupsInUse * 2 >= groups.length;
  return { share, groupsInUse, groups: groups.length, isSetUp };
}

/** Sum of the weights, where measures of one signal with segment filters count once, with the largest of their weights. */
function weightOnce(measures: readonly Measure[]): number {
  const segments: Record<string, number> = {};
  let sum = 0;
  for (const measure of measures) {
    if (measure.segmentFilter === undefined) {
      sum += measure.weight;
    } else {
      segments[measure.signal] = Math.max(segments[measure.signal] ?? 0, measure.weight);
    }
  }
  return Object.values(segments).reduce((total, weight) => total + weight, sum);
}
