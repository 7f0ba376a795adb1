import type { RuleConditionJson } from '../domain/resultJson.ts';
import type { Condition } from '../domain/settings.ts';

/** A condition as a published content holds it, as one of the settings. */
export function publishedCondition({ of, operator, than: threshold }: RuleConditionJson): Condition {
  const [kind, key = ''] = of.split(':');
  if (kind === 'signal') return { of: { kind, signal: key }, operator, threshold };
  if (kind === 'score') return { of: { kind: 'scorecard', scorecard: key }, operator, threshold };
  return { of: { kind: 'decision_days_left' }, operator, threshold };
}
