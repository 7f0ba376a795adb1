import type { CheckedItem } from './checkedQuery.ts';
import { fieldBehind } from './checkOperand.ts';
import type { CompiledColumn } from './compiledQuery.ts';

/** Describes a selected value that stands in a column of the SQL result; `object` is that of the query. */
export function columnOf(item: CheckedItem, column: string, object: string): CompiledColumn {
  const { value } = item;
  const ref = fieldBehind(value);
  const owner = ref?.owners[0]?.object ?? object;
  const field = ref && ref.owners.length === 1 && !ref.objectName ? { field: ref.field } : {};
  const fn = value.kind === 'field' ? {} : { fn: value.kind === 'grouping' ? 'GROUPING' : value.fn };
  return { column, path: item.path, type: value.type, object: owner, ...field, ...fn };
}
