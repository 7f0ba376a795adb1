import type { Settings, WhitespaceRule } from '../domain/settings.ts';
import { comparableFilter } from './comparableFilter.ts';
import { inOrder } from './inOrder.ts';

/** A whitespace rule that can hardly be meant as it stands. */
export type OddRule =
  /** An earlier rule of the line concerns everybody, or the same customers. */
  | { readonly name: 'RuleBehind'; readonly record: string; readonly before: string }
  /** An account that owns the target is below green: partly used, and nothing is missing. */
  | { readonly name: 'TargetBelowGreen'; readonly record: string; readonly target: number; readonly greenFrom: number };

/** Whitespace rules that never count or that leave a gap of nothing, as far as the settings alone show it. Pure. */
export function oddRules({ whitespaceRules }: Pick<Settings, 'whitespaceRules'>): readonly OddRule[] {
  const byLine = Map.groupBy([...whitespaceRules].sort(inOrder), ({ productLine }) => productLine);
  const behind = [...byLine.values()].flatMap((rules) =>
    rules.flatMap((rule, at): readonly OddRule[] => {
      const before = rules.slice(0, at).find((earlier) => concernsAll(earlier, rule));
      return before === undefined ? [] : [{ name: 'RuleBehind', record: rule.record, before: before.record }];
    })
  );
  return [...behind, ...whitespaceRules.flatMap(belowGreen)];
}

function concernsAll(earlier: WhitespaceRule, later: WhitespaceRule): boolean {
  return (
    earlier.segmentFilter === undefined ||
    (later.segmentFilter !== undefined && comparableFilter(earlier.segmentFilter) === comparableFilter(later.segmentFilter))
  );
}

function belowGreen({ record, basis, greenFrom, target }: WhitespaceRule): readonly OddRule[] {
  if (basis !== 'quantity' || target.kind !== 'fixed' || Math.ceil(target.quantity) >= greenFrom) return [];
  return [{ name: 'TargetBelowGreen', record, target: target.quantity, greenFrom }];
}
