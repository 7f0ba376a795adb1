import { describe, expect, it } from 'vitest';
import type { CellJson, HoldJson } from '../../../src/domain/resultJson.ts';
import { withBeginning } from '../../../src/whitespace/holdsBegin.ts';
import type { WeeksOf } from '../../../src/whitespace/holdsBegin.ts';
import { starterSettings } from '../settings/starterRows.ts';

const { riskRules } = starterSettings({ examples: true });
const today = '2026-11-22';

/** An account with a hold that began today, as far as its first run knows. */
function held(rule: string, all = true): { readonly cells: readonly CellJson[]; readonly holds: readonly HoldJson[] } {
  const hold = { rule, since: today, ids: [], val: 38, all };
  return {
    cells: [{ k: 'analytics', st: 'Blocked_At_Risk', lvl: 'red', own: 0, tgt: 5, amt: 900, hold }],
    holds: [{ k: rule, since: today, cond: 'c' }]
  };
}

/** Scores of weeks, the newest of which is today's; the ready-made rule holds below 40. */
const weeks =
  (...scores: readonly (number | null)[]): WeeksOf =>
  (scorecard) =>
    scorecard === 'vendor_risk'
      ? scores.map((score, at) => ({ score, takenOn: ['2026-11-01', '2026-11-08', '2026-11-15', today][at + 4 - scores.length] ?? '' }))
      : [];

const began = (rule: string, past: WeeksOf): readonly (string | undefined)[] => {
  const { cells, holds } = withBeginning(held(rule), riskRules, past);
  return [cells[0]?.hold?.since, holds[0]?.since];
};

describe('withBeginning', () => {
  it('takes the first of the newest weeks whose scores all met the condition', () => {
    expect(began('account_at_risk_block', weeks(30, 55, 39.9, 38))).toEqual(['2026-11-15', '2026-11-15']);
    expect(began('account_at_risk_block', weeks(30, 39, 39.9, 38))).toEqual(['2026-11-01', '2026-11-01']);
  });

  it('ends at the limit itself, and at a week without a number', () => {
    expect(began('account_at_risk_block', weeks(30, 30, 40, 38))).toEqual([today, today]);
    expect(began('account_at_risk_block', weeks(30, null, 30, 38))).toEqual(['2026-11-15', '2026-11-15']);
  });

  it('takes weeks in any order', () => {
    const shuffled: WeeksOf = (scorecard) => weeks(50, 30, 30, 38)(scorecard).toReversed();
    expect(began('account_at_risk_block', shuffled)).toEqual(['2026-11-08', '2026-11-08']);
  });

  it('is today where nothing of the past is known', () => {
    expect(began('account_at_risk_block', weeks())).toEqual([today, today]);
  });

  it('leaves holds that look at a signal, which know their day themselves', () => {
    expect(began('product_defect_block', weeks(30, 30, 30, 38))).toEqual([today, today]);
  });
});
