import { isValueHidden } from '../domain/hiddenValues.ts';
import type { Measure, Settings } from '../domain/settings.ts';
import type { EngineBand, EngineJudge, EngineScorecard } from './types.ts';

/** What of the settings a scorecard is made of. */
export type ScorecardSettings = Pick<Settings, 'scorecards' | 'groups' | 'measures' | 'bands' | 'signals'>;

/**
 * What the engine needs of a scorecard: groups and measures sorted by key, measures in use only, bands by floor.
 *
 * Measures without weight take no part and are left out. A scorecard without bands of its own has those for all.
 *
 * @param isInUse  whether the org uses the objects behind a signal; measures of others are off for everybody
 * @returns        undefined when there is no such scorecard
 */
export function scorecardModel(
  settings: ScorecardSettings,
  key: string,
  isInUse: (signal: string) => boolean
): EngineScorecard | undefined {
  const scorecard = settings.scorecards.find((one) => one.key === key);
  if (scorecard === undefined) {
    return undefined;
  }
  const groups = settings.groups.filter((group) => group.scorecard === key && group.weight > 0).sort(byKey);
  const place = new Map(groups.map((group, g) => [group.key, g]));
  const signals = new Map(settings.signals.map((signal) => [signal.key, signal]));
  const measures = settings.measures.filter((measure) => place.has(measure.group) && measure.weight > 0 && isInUse(measure.signal));
  return {
    key,
    groups: groups.map((group) => ({ key: group.key, weight: group.weight })),
    measures: measures.sort(byKey).map((measure) => ({
      key: measure.key,
      group: place.get(measure.group) ?? 0,
      weight: measure.weight,
      judge: engineJudge(measure.judge),
      missing: measure.missing,
      penaltyOnly: measure.penaltyOnly,
      activity: measure.activity,
      ...(isValueHidden(settings, signals.get(measure.signal)) ? { whole: true } : {})
    })),
    bands: engineBands(settings, key),
    minimumCoverage: scorecard.minimumCoverage,
    judged: scorecard.outcome !== undefined,
    hysteresis: scorecard.hysteresis,
    confirmationNights: scorecard.confirmationRuns
  };
}

function engineJudge(judge: Measure['judge']): EngineJudge {
  return judge.kind === 'whitespace' ? { kind: 'points' } : judge;
}

function engineBands(settings: ScorecardSettings, key: string): readonly EngineBand[] {
  const own = settings.bands.filter((band) => band.scorecard === key);
  const bands = own.length > 0 ? own : settings.bands.filter((band) => band.scorecard === undefined);
  return [...bands].sort((a, b) => a.floor - b.floor).map((band) => ({ key: band.key, floor: band.floor }));
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1;
}
