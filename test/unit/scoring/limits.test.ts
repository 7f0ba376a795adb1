import { describe, expect, it } from 'vitest';
import type { RiskRule } from '../../../src/domain/settings.ts';
import { actingRule, limitsOf } from '../../../src/scoring/limits.ts';
import type { RuleInForce } from '../../../src/scoring/ruleInForce.ts';

/** A rule that is in force for the first account only. */
function limit(kind: 'cap' | 'floor', value: number, scorecard = 's'): RuleInForce {
  const rule = { key: `${kind}_${value}`, effect: { kind, scorecard, value } } as unknown as RiskRule;
  return {
    rule,
    inForce: Uint8Array.from([1, 0]),
    since: Float64Array.from([0, NaN]),
    ends: new Map(),
    value: undefined,
    second: undefined
  };
}

describe('limitsOf', () => {
  it('takes the lowest cap and the highest floor of the scorecard', () => {
    const rules = [limit('cap', 59), limit('cap', 39), limit('floor', 20), limit('floor', 30), limit('cap', 5, 'other')];
    const { caps, floors } = limitsOf(rules, 's', 2);
    expect([...caps]).toEqual([39, NaN]);
    expect([...floors]).toEqual([30, NaN]);
  });
});

describe('actingRule', () => {
  it.each([
    ['the cap that the score was brought to', [limit('cap', 59), limit('cap', 39)], 71.5, 39, 1],
    ['the floor that the score was lifted to', [limit('floor', 60)], 50, 60, 0],
    ['the cap that took back a part of what a floor gave', [limit('floor', 70), limit('cap', 59)], 50, 59, 1],
    ['none where the score is below the cap anyway', [limit('cap', 59)], 50, 50, -1]
  ] as const)('is %s', (...[, rules, computed, score, place]) => {
    expect(actingRule(rules, 0, computed, score)).toBe(place);
  });
});
