import type { ScorecardSettingsJson } from '../domain/settingsJson.ts';
import type { EngineJudge, EngineScorecard, MissingPolicy } from './types.ts';

type MeasureJson = ScorecardSettingsJson['measures'][number];

/**
 * What the engine needs of a scorecard, from the content of a published settings version.
 *
 * Gives the same model as the settings that the content was made from: groups and measures sorted by key, measures in
 * use only, bands by floor. With it any score of the past can be worked out again, and a page can ask what if.
 *
 * @param isInUse  whether a measure is in use in this org (its key); others are off for everybody
 */
export function modelFromVersion(content: ScorecardSettingsJson, isInUse: (measure: string) => boolean): EngineScorecard {
  const { scorecard } = content;
  const groups = content.groups.filter((group) => group.weight > 0).sort(byKey);
  const place = new Map(groups.map((group, g) => [group.k, g]));
  const measures = content.measures.filter((measure) => place.has(measure.g) && measure.weight > 0 && isInUse(measure.k));
  return {
    key: scorecard.k,
    groups: groups.map((group) => ({ key: group.k, weight: group.weight })),
    measures: measures.sort(byKey).map((measure) => ({
      key: measure.k,
      group: place.get(measure.g) ?? 0,
      weight: measure.weight,
      judge: judgeOf(measure),
      missing: policyOf(measure.missing),
      penaltyOnly: measure.penaltyOnly,
      activity: measure.activity,
      ...(measure.hidden === true ? { whole: true } : {})
    })),
    bands: [...content.bands].sort((a, b) => a.floor - b.floor).map((band) => ({ key: band.k, floor: band.floor })),
    minimumCoverage: scorecard.minimumCoverage,
    judged: scorecard.judged,
    hysteresis: scorecard.hysteresis ?? 0,
    confirmationNights: scorecard.confirmationNights ?? 0
  };
}

function judgeOf(measure: MeasureJson): EngineJudge {
  if (measure.knots !== undefined) {
    return { kind: 'curve', knots: measure.knots };
  }
  return measure.categories === undefined ? { kind: 'points' } : { kind: 'categories', points: measure.categories };
}

/** Contents hold the policy as text; one that this version does not know leaves the measure out, as the default does. */
function policyOf(missing: string): MissingPolicy {
  return missing === 'zero' || missing === 'neutral' || missing === 'segment_mean' ? missing : 'skip';
}

function byKey(a: { readonly k: string }, b: { readonly k: string }): number {
  return a.k < b.k ? -1 : 1;
}
