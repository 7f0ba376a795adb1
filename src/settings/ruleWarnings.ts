import type { Settings, WhitespaceRule } from '../domain/settings.ts';
import { inOrder } from './inOrder.ts';
import type { SegmentedAccounts } from './segmentWarnings.ts';

/** Whitespace rules of a product line that do not part the customers as somebody may have meant. */
export type RuleWarning = {
  /** `RuleGap`: none of them concerns these customers. `RuleShadowed`: all customers of the rule named last go by earlier ones. */
  readonly name: 'RuleGap' | 'RuleShadowed';
  /** Full names: of a gap the product line, of a shadow the rules that come first and the one behind them. */
  readonly records: readonly string[];
  readonly customers: number;
};

/**
 * Looks at the customers: of two or more rules of a product line one should count for each customer who may buy it, and each
 * rule for some. A single rule with a segment is meant for some; a line without any rule offers nothing to anybody. Pure.
 */
export function ruleWarnings(settings: Settings, accounts: SegmentedAccounts): readonly RuleWarning[] {
  const customers = Array.from({ length: accounts.customers.length }, (_, at) => at).filter((at) => accounts.customers[at] === 1);
  return settings.productLines.flatMap((line) => {
    const buyers = customers.filter((at) => holdsAt(line.eligibleFilter, at, accounts));
    const rules = settings.whitespaceRules.filter(({ productLine }) => productLine === line.key).sort(inOrder);
    if (rules.length === 1) return [];
    const left = buyers.filter((at) => !rules.some(({ segmentFilter }) => holdsAt(segmentFilter, at, accounts)));
    const gap: readonly RuleWarning[] = left.length === 0 ? [] : [{ name: 'RuleGap', records: [line.record], customers: left.length }];
    return [...gap, ...rules.flatMap((rule, at) => shadowOf(rule, rules.slice(0, at), { buyers, accounts }))];
  });
}

function holdsAt(filter: string | undefined, at: number, { matching }: SegmentedAccounts): boolean {
  return filter === undefined || matching[filter]?.[at] === 1;
}

type Buyers = { readonly buyers: readonly number[]; readonly accounts: SegmentedAccounts };

/** A rule for customers of whom not one is left; a rule whose segment is empty today shadows nothing and is shadowed by none. */
function shadowOf(rule: WhitespaceRule, earlier: readonly WhitespaceRule[], { buyers, accounts }: Buyers): readonly RuleWarning[] {
  const own = buyers.filter((at) => holdsAt(rule.segmentFilter, at, accounts));
  const first = (at: number): WhitespaceRule | undefined => earlier.find(({ segmentFilter }) => holdsAt(segmentFilter, at, accounts));
  if (own.length === 0 || own.some((at) => first(at) === undefined)) return [];
  const before = [...new Set(own.map((at) => first(at)?.record ?? ''))];
  return [{ name: 'RuleShadowed', records: [...before, rule.record], customers: own.length }];
}
