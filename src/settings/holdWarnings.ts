import type { Condition, RiskRule, Settings, Signal } from '../domain/settings.ts';
import { objectOf } from './ruleJson.ts';

type Content = Omit<Settings, 'hash'>;

/** A rule by which a single record may put all product lines of a customer on hold. */
export type HoldWarning =
  /** Its condition looks at a signal that one record of the object trips. */
  | { readonly name: 'HoldAllByOne'; readonly record: string; readonly signal: string; readonly object: string }
  /** It looks at a score that another rule caps below its threshold, by a signal that one record trips. */
  | { readonly name: 'HoldAllByCap'; readonly record: string; readonly cap: string; readonly signal: string; readonly object: string };

/**
 * Rules that hold all product lines and that one record trips: an old case of one product would freeze ten lines of a large
 * customer. A score takes many readings, so a rule that looks at one is left alone, unless a cap of that score does the same by
 * one record. Pure.
 */
export function holdWarnings(settings: Content): readonly HoldWarning[] {
  return settings.riskRules
    .filter(({ effect }) => effect.kind === 'hold_all')
    .flatMap((rule): readonly HoldWarning[] => {
      const one = trippedByOne(settings, rule);
      if (one !== undefined) {
        return [{ name: 'HoldAllByOne', record: rule.record, signal: one.record, object: objectOf(settings, one) }];
      }
      return rule.conditions.flatMap((condition) => capsUnder(settings, rule, condition));
    });
}

function capsUnder(settings: Content, { record }: RiskRule, { of, operator, threshold }: Condition): readonly HoldWarning[] {
  if (of.kind !== 'scorecard' || (operator !== '<' && operator !== '<=')) return [];
  return settings.riskRules.flatMap((cap): readonly HoldWarning[] => {
    const { effect } = cap;
    if (effect.kind !== 'cap' || effect.scorecard !== of.scorecard) return [];
    const one = isMet({ operator, threshold }, effect.value) ? trippedByOne(settings, cap) : undefined;
    return one === undefined
      ? []
      : [{ name: 'HoldAllByCap', record, cap: cap.record, signal: one.record, object: objectOf(settings, one) }];
  });
}

/**
 * The first signal of a rule that one record trips; undefined where a second condition asks for more than that: a score, a share,
 * a trend. The days until a decision ask for no record.
 */
function trippedByOne({ signals }: Content, { conditions }: RiskRule): Signal | undefined {
  const looked = conditions.filter(({ of }) => of.kind !== 'decision_days_left');
  const tripped = looked.flatMap((condition) => {
    const { of } = condition;
    const signal = of.kind === 'signal' ? signals.find(({ key }) => key === of.signal) : undefined;
    return signal !== undefined && isTrippedByOne(signal, condition) ? [signal] : [];
  });
  return tripped.length === looked.length ? tripped[0] : undefined;
}

/**
 * Whether one record more can make a condition hold. A count does where 1 holds and 0 does not; a sum, a largest value, the age of
 * the oldest row where more is worse; a smallest value and days where less is. Means, shares, trends and newest values are no single record's, and a
 * condition on what is missing ("no meeting in 90 days") ends with one record instead.
 */
function isTrippedByOne({ aggregate }: Signal, condition: Pick<Condition, 'operator' | 'threshold'>): boolean {
  const isMore = condition.operator === '>' || condition.operator === '>=';
  switch (aggregate) {
    case 'COUNT':
    case 'COUNT_DISTINCT':
      return isMet(condition, 1) && !isMet(condition, 0);
    case 'SUM':
    case 'MAX':
    case 'DAYS_SINCE_FIRST':
      return isMore;
    case 'MIN':
    case 'DAYS_SINCE':
    case 'DAYS_UNTIL':
      return condition.operator === '<' || condition.operator === '<=';
    default:
      return false;
  }
}

function isMet({ operator, threshold }: Pick<Condition, 'operator' | 'threshold'>, value: number): boolean {
  switch (operator) {
    case '>':
      return value > threshold;
    case '>=':
      return value >= threshold;
    case '<':
      return value < threshold;
    case '<=':
      return value <= threshold;
    case '=':
      return value === threshold;
  }
}
