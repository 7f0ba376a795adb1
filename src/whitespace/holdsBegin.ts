import type { HistoryPoint } from '../domain/reading.ts';
import type { CellJson, HoldJson } from '../domain/resultJson.ts';
import type { Condition, RiskRule } from '../domain/settings.ts';
import { conditionHolds } from '../scoring/ruleConditions.ts';

/** Holds of an account as its first run shows them and keeps them for the next. */
type Holds = { readonly cells: readonly CellJson[]; readonly holds?: readonly HoldJson[] };

/** Weeks of an account's scorecard, in any order. */
export type WeeksOf = (scorecard: string) => readonly Pick<HistoryPoint, 'takenOn' | 'score'>[];

/**
 * Holds of an account that no run has judged before, from the day on which they began: one that looks at a score has held since the
 * first of the newest weeks whose scores all met its condition, which the past can tell; all others keep their day (pure).
 *
 * Source: docs/METHODS.md, "Whitespace holds".
 */
export function withBeginning<Account extends Holds>(account: Account, rules: readonly RiskRule[], weeks: WeeksOf): Account {
  const began = new Map<string, string>();
  for (const { k, since } of account.holds ?? []) {
    const [condition, second] = rules.find(({ key }) => key === k)?.conditions ?? [];
    if (condition?.of.kind !== 'scorecard' || second !== undefined) continue;
    const day = firstWeek(weeks(condition.of.scorecard), condition);
    if (day !== undefined && day < since) began.set(k, day);
  }
  if (began.size === 0) return account;
  const { cells, holds = [] } = account;
  return {
    ...account,
    cells: cells.map((cell) =>
      cell.hold ? { ...cell, hold: { ...cell.hold, since: began.get(cell.hold.rule) ?? cell.hold.since } } : cell
    ),
    holds: holds.map((hold) => ({ ...hold, since: began.get(hold.k) ?? hold.since }))
  };
}

/** Day of the first of the newest weeks that all met a condition; a week without a number met none. */
function firstWeek(weeks: ReturnType<WeeksOf>, condition: Condition): string | undefined {
  const inOrder = [...weeks].sort((a, b) => (a.takenOn < b.takenOn ? -1 : 1));
  const last = inOrder.findLastIndex(({ score }) => !conditionHolds(condition, score ?? NaN));
  return inOrder[last + 1]?.takenOn.slice(0, 10);
}
