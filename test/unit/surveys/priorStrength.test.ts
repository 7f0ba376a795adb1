import { describe, expect, it } from 'vitest';
import { priorStrength } from '../../../src/surveys/priorStrength.ts';
import type { AnsweredAccount } from '../../../src/surveys/priorStrength.ts';

function shares(...sums: readonly number[]): AnsweredAccount {
  const answers = sums.reduce((all, sum) => all + sum, 0);
  return { answers, sums, squares: answers };
}

function times(count: number, account: AnsweredAccount): readonly AnsweredAccount[] {
  return Array.from({ length: count }, () => account);
}

describe('priorStrength', () => {
  it('is 10 while too few accounts answered more than once', () => {
    expect(priorStrength([])).toEqual({ within: undefined, strength: 10 });
    expect(priorStrength(times(100, shares(1, 0)))).toEqual({ within: undefined, strength: 10 });
    expect(priorStrength([...times(9, shares(2, 2)), shares(1, 1)])).toEqual({ within: undefined, strength: 10 });
    expect(priorStrength([shares(20, 20)])).toEqual({ within: undefined, strength: 10 });
  });

  it('is the mean square within accounts over the variance between them', () => {
    // 10 accounts of 4 satisfied of 4, 10 of 2 of 4: within 20 / 60, among 10 / 19, n0 = 4.
    // between = (0.5263158 - 0.3333333) / 4 = 0.0482456; 0.3333333 / 0.0482456 = 6.91.
    const { within, strength } = priorStrength([...times(10, shares(4, 0)), ...times(10, shares(2, 2))]);
    expect(within).toBeCloseTo(1 / 3, 12);
    expect(strength).toBe(7);
  });

  it('takes three categories alike', () => {
    // 10 accounts of 2, 1, 1 and 10 of 0, 2, 2 (promoters, detractors, passives): sums of squares over 4 are 1.5 and 2, totals 20, 30, 30.
    // within (80 - 35) / 60 = 0.75; among (35 - 2200 / 80) / 19 = 0.3947; no more than chance: the most.
    expect(priorStrength([...times(10, shares(2, 1, 1)), ...times(10, shares(0, 2, 2))]).strength).toBe(50);
    // 10 of 3, 1, 0 and 10 of 0, 1, 3: 2.5 each, totals 30, 20, 30. within (80 - 50) / 60 = 0.5; among (50 - 27.5) / 19 = 1.184211;
    // between 0.171053; 2.92.
    expect(priorStrength([...times(10, shares(3, 1, 0)), ...times(10, shares(0, 1, 3))]).strength).toBe(3);
  });

  it('takes answers that are numbers', () => {
    // 16 accounts of 1, 3 and 16 of 5, 7: within 4 x 16 x ... each account 2, so 64 / 32 = 2; among 16 x 2 x 2 x 4 / 31 = 8.258; n0 = 2.
    const low = { answers: 2, sums: [4], squares: 10 };
    const high = { answers: 2, sums: [12], squares: 74 };
    const { within, strength } = priorStrength([...times(16, low), ...times(16, high)]);
    expect(within).toBeCloseTo(2, 12);
    // between (8.258 - 2) / 2 = 3.129; 2 / 3.129 = 0.64: held at 2.
    expect(strength).toBe(2);
  });

  it('never lets the mean count for nothing or for all', () => {
    expect(priorStrength([...times(10, shares(4, 0)), ...times(10, shares(0, 4))]).strength).toBe(2);
    expect(priorStrength(times(20, shares(2, 2))).strength).toBe(50);
  });
});
