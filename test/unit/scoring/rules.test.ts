import { describe, expect, it } from 'vitest';
import type { Condition, RiskRule } from '../../../src/domain/settings.ts';
import { conditionHolds, ruleHolds } from '../../../src/scoring/ruleConditions.ts';
import { ageingOf, ruleSince } from '../../../src/scoring/ruleSince.ts';

function condition(signal: string, operator: Condition['operator'], threshold: number): Condition {
  return { of: { kind: 'signal', signal }, operator, threshold };
}

const usageFalling: RiskRule = Object.freeze({
  key: 'usage_falling',
  title: 'Usage falling fast',
  explanation: '',
  sortOrder: 20,
  record: 'Headroom_Risk_Rule.usage_falling',
  conditions: [condition('usage_trend', '<=', -0.3), condition('usage_licensed', '>=', 5)] as const,
  department: 'Customer Success' as const,
  clearsWhen: 'change above -0.3',
  effect: { kind: 'cap' as const, scorecard: 'vendor_risk', value: 39 },
  shownText: ''
});

describe('conditionHolds', () => {
  it.each([
    ['>', 14, 14, false],
    ['>', 14, 15, true],
    ['>=', 5, 5, true],
    ['<', 40, 40, false],
    ['<', 40, 39.9, true],
    ['<=', 120, 120, true],
    ['=', 1, 1, true],
    ['=', 1, 2, false]
  ] as const)('value %s %d: %d is %s', (operator, threshold, value, holds) => {
    expect(conditionHolds(condition('s', operator, threshold), value)).toBe(holds);
  });

  it('is false when the value is unknown', () => {
    for (const operator of ['>', '>=', '<', '<=', '='] as const) {
      expect(conditionHolds(condition('s', operator, 0), NaN)).toBe(false);
    }
  });
});

describe('ruleHolds', () => {
  const columns: Record<string, number[]> = { usage_trend: [-0.35, -0.3, -0.35, NaN, -0.2], usage_licensed: [10, 5, 4, 10, 10] };

  it('asks for both conditions', () => {
    const holds = ruleHolds(usageFalling, (of) => (of.kind === 'signal' ? columns[of.signal] : undefined), 5);
    expect([...holds]).toEqual([1, 1, 0, 0, 0]);
  });

  it('is false for all accounts when a signal was not read', () => {
    expect([...ruleHolds(usageFalling, () => undefined, 2)]).toEqual([0, 0]);
  });
});

describe('ruleSince', () => {
  const waiting = (value: number) => ({ condition: condition('case_high_oldest_days', '>', 14), ageing: 'rises' as const, value });
  const deciding = (value: number) => ({
    condition: { of: { kind: 'decision_days_left' as const }, operator: '<=' as const, threshold: 120 },
    ageing: 'falls' as const,
    value
  });
  const silent = (value: number) => ({ condition: condition('meeting_days', '>', 90), ageing: 'rises' as const, value });

  it('is the first day on which an ageing value was beyond its threshold', () => {
    // 21 days today means 15 days six days ago, and 15 is the first day above 14
    expect(ruleSince([waiting(21)], 1000, NaN)).toBe(994);
    expect(ruleSince([waiting(15)], 1000, NaN)).toBe(1000);
  });

  it('is the day on which the last of two ageing conditions came true', () => {
    // 74 days left: 120 were left 46 days ago; last meeting 131 days ago: day 91 was 40 days ago
    expect(ruleSince([deciding(74), silent(131)], 1000, NaN)).toBe(960);
  });

  it('is today when a condition does not age', () => {
    const falling = { condition: condition('usage_trend', '<=', -0.3), ageing: 'stays' as const, value: -0.4 };
    expect(ruleSince([falling], 1000, NaN)).toBe(1000);
    expect(ruleSince([falling, waiting(21)], 1000, NaN)).toBe(1000);
  });

  it('is carried over while the rule held at the last run', () => {
    expect(ruleSince([waiting(21)], 1000, 990)).toBe(990);
  });

  it('knows which aggregates age', () => {
    expect([ageingOf('DAYS_SINCE'), ageingOf('DAYS_SINCE_FIRST'), ageingOf('DAYS_UNTIL'), ageingOf('COUNT')]).toEqual([
      'rises',
      'rises',
      'falls',
      'stays'
    ]);
  });
});
