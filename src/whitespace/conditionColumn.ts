import type { Condition } from '../domain/settings.ts';
import { decisionDaysLeft } from '../scoring/decisionDaysLeft.ts';
import type { Column, EngineResult } from '../scoring/types.ts';
import type { AssessInput } from './assessInput.ts';
import { todayOf } from './measureColumns.ts';

/** A scorecard whose scores are known; `population`: 1 = the account gets a result. */
export type FinishedScorecard = { readonly result: Pick<EngineResult, 'score' | 'plain'>; readonly population: Uint8Array };

/**
 * Values that a condition looks at; scores of accounts outside a scorecard's population are unknown.
 *
 * @param which  `plain` for caps and floors, so that what people said of one scorecard never reaches the score that another
 *               one is backtested by; `score`, the one shown, for holds
 */
export function conditionColumn(
  input: AssessInput,
  finished: ReadonlyMap<string, FinishedScorecard>,
  of: Condition['of'],
  which: 'plain' | 'score'
): Column | undefined {
  switch (of.kind) {
    case 'signal':
      return input.signals.get(of.signal)?.values;
    case 'scorecard': {
      const scored = finished.get(of.scorecard);
      return scored?.result[which].map((score, i) => (scored.population[i] === 1 ? score : NaN));
    }
    case 'decision_days_left': {
      const today = todayOf(input);
      return Float64Array.from(input.contracts.decisionOn, (day) => decisionDaysLeft(day, today));
    }
  }
}
