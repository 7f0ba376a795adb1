import type { ProductLine, WhitespaceRule } from '../domain/settings.ts';
import type { Column } from '../scoring/types.ts';
import type { AssessInput } from './assessInput.ts';
import type { CellFacts } from './cellFacts.ts';
import { feedbackInForce, feedbackKey } from './feedback.ts';
import { holdOf } from './holds.ts';
import type { Hold } from './holds.ts';
import { judgeCell } from './judgeCell.ts';
import { lineRules } from './lineRules.ts';
import { matchingOf } from './measureColumns.ts';
import type { Cells } from './measureColumns.ts';
import { ownedHow, ownedQuantities } from './ownership.ts';
import { worthFactsOf } from './worthFacts.ts';

/**
 * All whitespace cells: per account one for each product line, in the order of the lines; none for accounts that are no
 * customers.
 *
 * Of the rules of a line the first in order whose segment the account is in counts.
 */
export function cellsOf(input: AssessInput, holds: readonly Hold[]): Cells {
  const lines = [...input.settings.productLines].sort((a, b) => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1));
  const owned = ownedQuantities(input);
  const feedback = feedbackInForce(input.feedback, input.asOf.today);
  const readers = lines.map((line) => ({ line, factsOf: lineFacts(input, line, owned) }));
  return input.accounts.map((accountId, i) =>
    (input.customers[i] ?? 0) > 0
      ? readers.map(({ line, factsOf }) =>
          judgeCell(line, {
            ...factsOf(i),
            hold: holdOf(input, holds, i, line.key),
            feedback: feedback.size === 0 ? undefined : feedback.get(feedbackKey(accountId, line.key))
          })
        )
      : []
  );
}

/** Accounts that a filter lets in; undefined = there is none, and all are. */
function maskOf(input: AssessInput, filter: string | undefined): Column | undefined {
  return filter === undefined ? undefined : matchingOf(input, filter);
}

/** What is known of a line for one account after the other, but for holds and answers. */
function lineFacts(
  input: AssessInput,
  line: ProductLine,
  owned: ReadonlyMap<string, Column>
): (i: number) => Omit<CellFacts, 'hold' | 'feedback'> {
  const rules = lineRules(input, line);
  const worthOf = worthFactsOf(input, line, rules, owned);
  const how = ownedHow(input, line);
  const eligible = maskOf(input, line.eligibleFilter);
  const opportunities = input.opportunities[line.key];
  const openCounts = input.openCounts?.[line.key];
  const competitors = input.competitors[line.key];
  return (i) => {
    const rule = rules.rules[rules.place[i] ?? -1];
    const counted = rule === undefined ? NaN : targetSignal(input, rule, i);
    return {
      ...worthOf(i),
      ...{ rule, today: input.asOf.today, eligible: (eligible?.[i] ?? 1) > 0, ownedHow: how(i) },
      ...{ opportunity: opportunities?.[i], openCount: openCounts?.[i], competitor: competitors?.[i] },
      ...{ employees: input.employees[i] ?? NaN, users: counted, sites: counted },
      ...{ currency: input.currencies[i] ?? '', contractValue: input.contracts.value[i] ?? NaN },
      owned: (key) => owned.get(key)?.[i] ?? NaN
    };
  };
}

/** Users or sites of an account by the signal that its rule names; NaN = unknown. */
function targetSignal(input: AssessInput, { target }: WhitespaceRule, i: number): number {
  const signal = 'signal' in target ? target.signal : undefined;
  return signal === undefined ? NaN : (input.signals.get(signal)?.values[i] ?? NaN);
}
