import { describe, expect, it } from 'vitest';
import { ApiBudget } from '../../../src/org/apiBudget.ts';

/** A budget of an org with 100 calls a day, of which `used` are made, at these shares. */
function budgetOf(used: number, shares: { readonly day: number; readonly run: number }): ApiBudget {
  const budget = new ApiBudget();
  budget.limit(shares);
  budget.note(`api-usage=${used}/100`);
  return budget;
}

/** Calls that are answered one after the other until one is refused. */
function callsUntilRefused(budget: ApiBudget, used = 0): number {
  for (let calls = 0; ; calls += 1) {
    try {
      budget.take();
    } catch {
      return calls;
    }
    budget.answered(`api-usage=${used + calls + 1}/100`);
  }
}

describe('the share of the day', () => {
  it('ends three calls early, which the record of the run may make', () => {
    const budget = budgetOf(60, { day: 0.8, run: 1 });
    expect(callsUntilRefused(budget, 60)).toBe(17);
    budget.releaseHeldCalls();
    expect(callsUntilRefused(budget, 77)).toBe(3);
  });

  it('counts calls under way as made', () => {
    const budget = budgetOf(60, { day: 0.8, run: 1 });
    for (let call = 0; call < 17; call += 1) budget.take();
    expect(() => budget.take()).toThrow('ApiBudgetReached: 77 | 100 | everybody in the last 24 hours | 80');
  });

  it('counts a reply that says nothing of it', () => {
    const budget = budgetOf(76, { day: 0.8, run: 1 });
    budget.take();
    budget.answered(null);
    expect(() => budget.take()).toThrow('ApiBudgetReached');
  });

  it('is reached where the org is past its limit', () => {
    const budget = budgetOf(104, { day: 1, run: 1 });
    budget.note('api-usage=104/100; api-bursts=4');
    expect(() => budget.take()).toThrow('ApiBudgetReached: 104 | 100 | everybody in the last 24 hours | 100');
  });

  it('goes down again with the window of 24 hours', () => {
    const budget = budgetOf(90, { day: 0.8, run: 1 });
    expect(() => budget.take()).toThrow('ApiBudgetReached');
    budget.note('api-usage=10/100');
    expect(() => budget.take()).not.toThrow();
  });
});

describe('the share of a run', () => {
  it('is that run’s alone, and holds three calls back in each', () => {
    const budget = budgetOf(0, { day: 1, run: 0.25 });
    expect(callsUntilRefused(budget)).toBe(22);
    budget.releaseHeldCalls();
    expect(callsUntilRefused(budget, 22)).toBe(3);
    budget.startRun();
    expect(callsUntilRefused(budget, 25)).toBe(22);
  });

  it('of a few calls holds back a quarter of them at most', () => {
    expect(callsUntilRefused(budgetOf(0, { day: 1, run: 0.04 }))).toBe(3);
    expect(callsUntilRefused(budgetOf(0, { day: 1, run: 0.03 }))).toBe(3);
  });
});
