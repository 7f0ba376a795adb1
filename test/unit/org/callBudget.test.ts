import { describe, expect, it } from 'vitest';
import { ApiBudget } from '../../../src/org/apiBudget.ts';

describe('the numbers of a budget', () => {
  it('count the calls of a run from zero and those of the client on', () => {
    const budget = new ApiBudget();
    budget.take();
    budget.take();
    budget.startRun();
    budget.take();
    expect(budget.numbers).toEqual({ callsThisRun: 1, callsInAll: 3, shares: { day: 1, run: 1 } });
  });

  it('hold what the last reply said of the day, and the shares', () => {
    const budget = new ApiBudget();
    budget.limit({ day: 0.8, run: 0.25 });
    budget.note('api-usage=17/5000');
    expect(budget.numbers).toEqual({
      callsThisRun: 0,
      callsInAll: 0,
      callsToday: 17,
      callsADay: 5000,
      shares: { day: 0.8, run: 0.25 }
    });
  });

  it('let a run have its whole share again when the one before has used it up', () => {
    const budget = new ApiBudget();
    budget.limit({ day: 1, run: 0.1 });
    budget.note('api-usage=5/10');
    budget.take();
    expect(() => budget.take()).toThrow('ApiBudgetReached');
    budget.startRun();
    expect(() => budget.take()).not.toThrow();
  });
});
