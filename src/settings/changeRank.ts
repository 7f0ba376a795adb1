import type { ProductLineSettingsJson, ScorecardSettingsJson } from '../domain/resultJson.ts';
import type { SettingsChange } from '../domain/settingsChangesJson.ts';

type Content = ScorecardSettingsJson | ProductLineSettingsJson;

/** Fields that decide numbers, and those that decide what is shown beside them; every other field is words. */
const numberFields = new Set([
  ...['weight', 'knots', 'categories', 'floor', 'effect', 'when', 'reads', 'concerns', 'inUse'],
  ...['g', 'signal', 'productLine', 'penaltyOnly'],
  ...['yellowFrom', 'greenFrom', 'basis', 'per', 'target', 'perLine', 'needsFirst', 'price', 'sold']
]);
const stateFields = new Set([
  ...['missing', 'staleAfterDays', 'activity', 'minimumCoverage', 'hysteresis', 'confirmationNights', 'headline', 'judged', 'audience'],
  ...['arrowAbove', 'colour', 'playbook', 'actionable', 'hidden', 'retiredOn', 'line', 'code', 'stage', 'closeDays', 'lossReason', 'tasks']
]);

/** Ranks lie this far apart; what a record weighs orders inside one. */
const step = 1e9;

/**
 * How telling a change is: the smaller, the more. Records that came or went, numbers, states, words; inside each the records
 * with the largest say in the score first, and those that act on the whole score (bands, rules) before all. Pure.
 */
export function changeRank(before: Content, after: Content): (change: SettingsChange) => number {
  const says = new Map([...saysOf(before), ...saysOf(after)]);
  return (change) => kindOf(change) * step - Math.min(says.get(`${change.what} ${change.k}`) ?? step - 1, step - 1);
}

function kindOf({ what, did, field = '' }: SettingsChange): number {
  if (did !== 'edited') return what === 'line' || what === 'whitespace_rule' ? 2 : 1;
  if (numberFields.has(field)) return 2;
  return stateFields.has(field) ? 3 : 4;
}

/** What a group or measure weighs in the whole score: group weight x weight / 100. */
function saysOf(content: Content): readonly (readonly [string, number])[] {
  if (content.kind !== 'scorecard') return [];
  const groups = new Map(content.groups.map(({ k, weight }) => [k, weight]));
  return [
    ...content.groups.map(({ k, weight }) => [`group ${k}`, weight] as const),
    ...content.measures.map(({ k, g, weight }) => [`measure ${k}`, ((groups.get(g) ?? 0) * weight) / 100] as const)
  ];
}
