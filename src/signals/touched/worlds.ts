import { beforeTable } from '../../store/factChanges.ts';
import { quoteName, sqlText } from '../../store/factColumns.ts';
import type { Step, Way } from './readerNodes.ts';

/** How the rows of an object are read: as they are, or as they were before the changes that `changed_row` names. */
export type World = (object: string) => string;

/** Tables as they are. */
export const worldNow: World = quoteName;

/**
 * Tables as they were before the changes, as subqueries.
 *
 * @param changed  objects with changed rows; all others are as they were
 */
export function worldBefore(changed: ReadonlySet<string>): World {
  return (object) =>
    changed.has(object)
      ? `(select * from ${quoteName(object)} where "Id" not in (select id from changed_row where object = ${sqlText(object)})
  union all by name select * from ${beforeTable(object)})`
      : quoteName(object);
}

/** Rows of an object with the account that a way leads to, and, joined to them, where other steps lead. */
type RowsOn = { readonly object: string; readonly account: Way; readonly steps: readonly Step[] };

/**
 * Statement with one column, the ids of the accounts of rows for which a condition holds.
 *
 * @param condition  SQL about the row at the end of the steps, which is called `at`
 */
export function accountsSql(world: World, { object, account, steps }: RowsOn, condition: string): string {
  const [way, toAccount] = joins(world, account.steps, 'a');
  const [rest, at] = joins(world, steps, 'n');
  return `select distinct ${toAccount}.${quoteName(account.column)} as id
from ${world(object)} as r${way}${rest}
where ${toAccount}.${quoteName(account.column)} is not null
  and ${condition.replaceAll('at.', `${at}.`)}`;
}

/** Joins of a way that begins at `r`, and the alias of its end. */
function joins(world: World, steps: readonly Step[], prefix: string): readonly [text: string, end: string] {
  const lines = steps.map(({ column, to, toColumn }, i) => {
    const from = i === 0 ? 'r' : `${prefix}${i}`;
    return `\njoin ${world(to)} as ${prefix}${i + 1} on ${prefix}${i + 1}.${quoteName(toColumn)} = ${from}.${quoteName(column)}`;
  });
  return [lines.join(''), steps.length === 0 ? 'r' : `${prefix}${steps.length}`];
}
