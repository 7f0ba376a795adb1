import type { CellJson } from '../domain/resultJson.ts';
import type { ProductLine, WhitespaceRule } from '../domain/settings.ts';
import type { AssessInput } from './assessInput.ts';
import { feedbackInForce, feedbackKey } from './feedback.ts';
import { holdOf } from './holds.ts';
import type { Hold } from './holds.ts';
import { judgeCell } from './judgeCell.ts';
import { matchingOf } from './measureColumns.ts';
import type { Cells } from './measureColumns.ts';

/**
 * All whitespace cells: per account one for each product line, in the order of the lines; none for accounts that are no
 * customers.
 *
 * Of the rules of a line the first in order whose segment the account is in counts.
 */
export function cellsOf(input: AssessInput, holds: readonly Hold[]): Cells {
  const lines = [...input.settings.productLines].sort((a, b) => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1));
  const rules = new Map(lines.map((line) => [line.key, rulesOf(input, line)]));
  const feedback = feedbackInForce(input.feedback, input.asOf.today);
  const owned = new Map(lines.map((line) => [line.key, input.signals.get(line.quantitySignal)?.values]));
  const prices = new Map(input.prices.map((price) => [`${price.productLine}:${price.currency}`, price.amount]));
  return input.accounts.map((accountId, i) =>
    (input.customers[i] ?? 0) > 0
      ? lines.map((line) =>
          accountCell(input, line, {
            i,
            owned: (key) => owned.get(key)?.[i] ?? NaN,
            rule: (rules.get(line.key) ?? []).find(({ matches }) => matches(i))?.rule,
            hold: holdOf(input, holds, i, line.key),
            feedback: feedback.get(feedbackKey(accountId, line.key)),
            bookPrice: prices.get(`${line.key}:${input.currencies[i] ?? ''}`) ?? NaN
          })
        )
      : []
  );
}

type RuleOfLine = { readonly rule: WhitespaceRule; readonly matches: (i: number) => boolean };

function rulesOf(input: AssessInput, line: ProductLine): readonly RuleOfLine[] {
  return input.settings.whitespaceRules
    .filter((rule) => rule.productLine === line.key)
    .sort((a, b) => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1))
    .map((rule) => {
      const mask = rule.segmentFilter === undefined ? undefined : matchingOf(input, rule.segmentFilter);
      return { rule, matches: (i) => mask === undefined || (mask[i] ?? 0) > 0 };
    });
}

type AccountLine = {
  readonly i: number;
  readonly owned: (productLine: string) => number;
  readonly rule: WhitespaceRule | undefined;
  readonly hold: CellJson['hold'] | undefined;
  readonly feedback: CellJson['feedback'] | undefined;
  readonly bookPrice: number;
};

function accountCell(input: AssessInput, line: ProductLine, { i, ...known }: AccountLine): CellJson {
  return judgeCell(line, {
    ...known,
    today: input.asOf.today,
    opportunity: input.opportunities[line.key]?.[i],
    competitor: input.competitors[line.key]?.[i],
    employees: input.employees[i] ?? NaN,
    users: known.rule === undefined ? NaN : targetSignal(input, known.rule, i),
    sites: known.rule === undefined ? NaN : targetSignal(input, known.rule, i),
    currency: input.currencies[i] ?? '',
    contractValue: input.contracts.value[i] ?? NaN
  });
}

/** Users or sites of an account by the signal that its rule names; NaN = unknown. */
function targetSignal(input: AssessInput, { target }: WhitespaceRule, i: number): number {
  const signal = 'signal' in target ? target.signal : undefined;
  return signal === undefined ? NaN : (input.signals.get(signal)?.values[i] ?? NaN);
}
