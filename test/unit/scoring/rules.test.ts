import { describe, expect, it } from 'vitest';
import type { Condition, RiskRule } from '../../../src/domain/settings.ts';
import { dayText } from '../../../src/domain/day.ts';
import { conditionHolds, ruleHolds } from '../../../src/scoring/ruleConditions.ts';
import { ruleInForce } from '../../../src/scoring/ruleInForce.ts';
import type { RuleBefore, RuleContext, RuleInForce } from '../../../src/scoring/ruleInForce.ts';
import { ageingOf, ruleSince } from '../../../src/scoring/ruleSince.ts';
import { ruleText } from '../../../src/scoring/ruleText.ts';

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

describe('the end of a rule', () => {
  const today = 1000;
  const held: RuleBefore = { since: 900, cond: ruleText(usageFalling) };

  /** The rule for one account after a run in which its conditions hold or not. */
  function after(holds: boolean, before: RuleBefore | undefined, more: Partial<RuleContext> = {}): RuleInForce {
    const values = (of: Condition['of']): number[] => (of.kind === 'signal' && of.signal === 'usage_trend' ? [holds ? -0.4 : -0.1] : [10]);
    return ruleInForce(usageFalling, {
      ...{ accounts: 1, today, isNight: true },
      columns: values,
      ageing: () => 'stays',
      before: () => before,
      ...more
    });
  }

  /** What the run keeps for the next one. */
  function kept({ inForce, since, ends }: RuleInForce): RuleBefore | undefined {
    const ending = ends.get(0);
    return inForce[0] === 1
      ? { since: since[0] ?? NaN, cond: held.cond ?? '', ...(ending === undefined ? {} : { ends: ending }) }
      : undefined;
  }

  it('comes with the second night in which its conditions are false', () => {
    const first = after(false, held);
    expect([first.inForce[0], first.since[0], first.ends.get(0)]).toEqual([1, 900, { runs: 1, day: dayText(today) }]);
    const second = after(false, kept(first), { today: today + 1 });
    expect([second.inForce[0], second.since[0], second.ends.size]).toEqual([0, NaN, 0]);
  });

  it('is not brought nearer by more runs of one day', () => {
    const first = after(false, held);
    const later = after(false, kept(first), { isNight: false });
    expect([later.inForce[0], later.ends.get(0)]).toEqual([1, { runs: 1, day: dayText(today) }]);
    // even where nobody says that it is the same day's second run
    expect(after(false, kept(first)).ends.get(0)).toEqual({ runs: 1, day: dayText(today) });
  });

  it('counts from the night after when the conditions turn false by day', () => {
    const byDay = after(false, held, { isNight: false });
    expect(byDay.ends.get(0)).toEqual({ runs: 0, day: dayText(today) });
    const first = after(false, kept(byDay), { today: today + 1 });
    expect([first.inForce[0], first.ends.get(0)?.runs]).toEqual([1, 1]);
    expect(after(false, kept(first), { today: today + 2 }).inForce[0]).toBe(0);
  });

  it('is forgotten when the conditions hold again, with the day since which it is in force', () => {
    const again = after(true, kept(after(false, held)), { today: today + 1 });
    expect([again.inForce[0], again.since[0], again.ends.size]).toEqual([1, 900, 0]);
  });

  it('takes a value that became unknown for false', () => {
    const unknown = after(false, held, { columns: () => [NaN] });
    expect([unknown.inForce[0], unknown.ends.get(0)?.runs]).toEqual([1, 1]);
  });

  it('comes at once when the rule was edited, and a new one begins', () => {
    const edited: RuleBefore = { ...held, cond: 'usage_trend<=-0.2 and usage_licensed>=5: cap vendor_risk 39' };
    expect(after(false, edited).inForce[0]).toBe(0);
    expect(after(true, edited).since[0]).toBe(today);
  });

  it('lets a record of an older version speak, which does not say what the rule was judged by', () => {
    expect([after(false, { since: 900 }).inForce[0], after(true, { since: 900 }).since[0]]).toEqual([1, 900]);
  });

  it('leaves alone what was not in force', () => {
    expect(after(false, undefined).inForce[0]).toBe(0);
  });
});

describe('ruleText', () => {
  it('changes with every condition and with the effect', () => {
    const texts = [
      usageFalling,
      { ...usageFalling, conditions: [condition('usage_trend', '<', -0.3), condition('usage_licensed', '>=', 5)] as const },
      { ...usageFalling, conditions: [condition('usage_trend', '<=', -0.3)] as const },
      { ...usageFalling, effect: { kind: 'floor' as const, scorecard: 'vendor_risk', value: 39 } },
      { ...usageFalling, effect: { kind: 'hold_all' as const } }
    ].map(ruleText);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts[0]).toBe('usage_trend<=-0.3 and usage_licensed>=5: cap vendor_risk 39');
  });
});
