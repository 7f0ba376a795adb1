import type { OutboxItem } from '../store/stateStore.ts';
import { equalValue, withoutNumbers } from './equalValue.ts';
import type { FieldValue } from './equalValue.ts';
import { comparableText, ruleOf } from './objectRules.ts';
import type { Comparison } from './objectRules.ts';

type Write = Pick<OutboxItem, 'object' | 'operation' | 'row'>;

/** Whether two writes would leave a record the same, apart from what only ages. Pure. */
export function isSameWrite(one: Write, other: Write): boolean {
  return one.operation === other.operation && differingFields(one, other.row, Object.keys({ ...one.row, ...other.row })).length === 0;
}

/**
 * Which of some fields a write would leave otherwise than they stand, apart from what only ages. Pure.
 *
 * @param standing  values before, by field; absent = empty
 */
export function differingFields(
  write: Write,
  standing: { readonly [field: string]: FieldValue | undefined },
  names: readonly string[]
): readonly string[] {
  const comparisons = ruleOf(write.object)?.comparisons ?? {};
  return names.filter((name) => !isSameValue(comparisons[name] ?? 'value', write.row[name], standing[name]));
}

function isSameValue(comparison: Comparison | 'value', one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  switch (comparison) {
    case 'never':
    case 'weekly':
    case 'when_due':
      return true;
    case 'value':
      return equalValue(one, other);
    case 'without_numbers':
      return equalValue(withoutNumbers(one), withoutNumbers(other));
    default: {
      if (equalValue(one, other)) return true;
      const text = comparableText(comparison, other, false);
      return text !== undefined && text === comparableText(comparison, one, false);
    }
  }
}
