import type { Condition, RiskRule } from '../domain/settings.ts';

/**
 * What a rule is judged by and what it does, as text: a rule that was edited has another one.
 *
 * Keys and numbers of the settings only, so it may stand in a record.
 *
 * @example  ruleText(highCaseWaiting) // 'case_high_oldest_days>14: cap vendor_risk 59'
 */
export function ruleText({ conditions, effect }: Pick<RiskRule, 'conditions' | 'effect'>): string {
  const judged = conditions.map(({ of, operator, threshold }) => `${subjectText(of)}${operator}${threshold}`).join(' and ');
  return 'value' in effect ? `${judged}: ${effect.kind} ${effect.scorecard} ${effect.value}` : `${judged}: ${effect.kind}`;
}

function subjectText(of: Condition['of']): string {
  switch (of.kind) {
    case 'signal':
      return of.signal;
    case 'scorecard':
      return `score ${of.scorecard}`;
    case 'decision_days_left':
      return of.kind;
  }
}
