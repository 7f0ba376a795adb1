import type { CellJson } from '../domain/resultJson.ts';
import type { ProductLine, WhitespaceRule } from '../domain/settings.ts';
import type { Column } from '../scoring/types.ts';
import type { AssessInput } from './assessInput.ts';
import type { CellFacts } from './cellFacts.ts';
import { exchangeRate } from './exchangeRate.ts';
import { feedbackInForce, feedbackKey } from './feedback.ts';
import { holdOf } from './holds.ts';
import type { Hold } from './holds.ts';
import { judgeCell } from './judgeCell.ts';
import { lineRules } from './lineRules.ts';
import { matchingOf } from './measureColumns.ts';
import { ownedHow, ownedQuantities } from './ownership.ts';
import { worthFactsOf } from './worthFacts.ts';

/** Cells of one account, in the order of the lines; none for an account that is no customer. */
export type CellReader = (i: number) => readonly CellJson[];

/**
 * Whitespace cells, one account after the other: one for each product line. They are made anew at every call, so that a large
 * book does not stand in memory.
 *
 * Of the rules of a line the first in order whose segment the account is in counts.
 */
export function cellReader(input: AssessInput, holds: readonly Hold[]): CellReader {
  const lines = [...input.settings.productLines].sort((a, b) => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1));
  const owned = ownedQuantities(input);
  const feedback = feedbackInForce(input.feedback, input.asOf.today);
  const readers = lines.map((line) => ({
    line,
    factsOf: lineFacts(input, line, owned),
    holds: holds.filter(({ productLine }) => productLine === undefined || productLine === line.key)
  }));
  return (i) => {
    if (!((input.customers[i] ?? 0) > 0)) {
      return [];
    }
    const ownedHere = (key: string): number => owned.get(key)?.[i] ?? NaN;
    const rate = (from: string): number => exchangeRate(input.rates, from, input.currencies[i] ?? '');
    return readers.map(({ line, factsOf, holds: ofLine }) => {
      const answer = feedback.size === 0 ? undefined : feedback.get(feedbackKey(input.accounts[i] ?? '', line.key));
      return judgeCell(line, { ...factsOf(i), owned: ownedHere, rate, hold: holdOf(input, ofLine, i, line.key), feedback: answer });
    });
  };
}

/** Accounts that a filter lets in; undefined = there is none, and all are. */
function maskOf(input: AssessInput, filter: string | undefined): Column | undefined {
  return filter === undefined ? undefined : matchingOf(input, filter);
}

/** What is known of a line for one account after the other, but for holds, answers and what all lines of it share. */
function lineFacts(
  input: AssessInput,
  line: ProductLine,
  owned: ReadonlyMap<string, Column>
): (i: number) => Omit<CellFacts, 'hold' | 'feedback' | 'owned' | 'rate'> {
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
      today: input.asOf.today,
      rule,
      eligible: (eligible?.[i] ?? 1) > 0,
      ownedHow: how(i),
      opportunity: opportunities?.[i],
      openCount: openCounts?.[i],
      competitor: competitors?.[i],
      employees: input.employees[i] ?? NaN,
      users: counted,
      sites: counted,
      currency: input.currencies[i] ?? '',
      contractValue: input.contracts.value[i] ?? NaN
    };
  };
}

/** Users or sites of an account by the signal that its rule names; NaN = unknown. */
function targetSignal(input: AssessInput, { target }: WhitespaceRule, i: number): number {
  const signal = 'signal' in target ? target.signal : undefined;
  return signal === undefined ? NaN : (input.signals.get(signal)?.values[i] ?? NaN);
}
