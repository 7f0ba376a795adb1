import type { CheckedTypeof, FieldRef } from './checkedQuery.ts';
import { columnOf } from './compileColumn.ts';
import type { CompiledColumn, CompiledTypeof } from './compiledQuery.ts';
import type { CompileContext } from './compileOperand.ts';
import { compileOperand } from './compileOperand.ts';
import { plain, sql } from './sqlText.ts';
import type { Sql } from './sqlText.ts';

type Selection = {
  readonly context: CompileContext;
  /** The query's selection, which grows by the fields of every branch. */
  readonly selected: Sql[];
  /** Beginning of the names of the new columns. */
  readonly prefix: string;
};

/** TYPEOF as columns for all its branches: whoever reads a row takes those of the parent's object. */
export function compileTypeof(checked: CheckedTypeof, selection: Selection): CompiledTypeof {
  let next = 0;
  const add = (field: FieldRef): CompiledColumn => {
    const column = `${selection.prefix}${next++}`;
    selection.selected.push(sql`${compileOperand(field, selection.context)} as ${plain(column)}`);
    return columnOf({ value: field, path: field.names, aliased: false }, column, field.owners[0]?.object ?? '');
  };
  const branches = checked.branches.map(({ object, fields }) => ({ object, columns: fields.map(add) }));
  const otherwise = checked.otherwise?.map(add);
  return { path: [checked.relationship], position: checked.position, branches, ...(otherwise ? { otherwise } : {}) };
}
