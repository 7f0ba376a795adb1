import { isSensitive } from '../domain/hiddenValues.ts';
import type { RiskRule, Settings } from '../domain/settings.ts';
import { ruleText } from '../scoring/ruleText.ts';

/**
 * What a rule is judged by, as a record keeps it (`cond`). A signal that was marked sensitive makes another rule of it: the day
 * since which the old one held may tell the value, so the new one begins anew.
 *
 * @example  judgedBy(settings, highCaseWaiting) // 'case_high_oldest_days>14: cap vendor_risk 59'
 */
export function judgedBy(settings: Settings, rule: RiskRule): string {
  const isHidden = rule.conditions.some(
    ({ of }) =>
      of.kind === 'signal' &&
      isSensitive(
        settings,
        settings.signals.find(({ key }) => key === of.signal)
      )
  );
  return `${ruleText(rule)}${isHidden ? ', sensitive' : ''}`;
}
