import { quoteName } from '../store/factColumns.ts';
import type { FactStore } from '../store/factStore.ts';
import type { PullObject } from './pullPlan.ts';

/**
 * Rows of a history whose record is not in the facts any more: they went with it. Of a history nobody can be given the right to
 * see all, so its rows would stay for ever where the org has forgotten when they were deleted. Reads the facts only.
 *
 * @param ids  rows that the org does not give
 */
export async function goneWithRecord(
  { object, columns }: Pick<PullObject, 'object' | 'columns'>,
  ids: readonly string[],
  facts: FactStore
): Promise<ReadonlySet<string>> {
  const owner = ownerOf(object);
  if (ids.length === 0 || owner === undefined || !columns.some(({ name }) => name === owner.column)) return new Set();
  if (!(await facts.tables()).has(owner.object)) return new Set();
  const rows = await facts.rows(
    `with asked as (select unnest(from_json(?, '["varchar"]')) as id)
     select "Id" as id
     from ${quoteName(object)}
     where "Id" in (select id from asked)
       and ${quoteName(owner.column)} not in (select "Id" from ${quoteName(owner.object)})`,
    [JSON.stringify(ids)]
  );
  return new Set(rows.map(({ id }) => String(id)));
}

/**
 * The object whose changes a history keeps, and the column that names the record. Pure.
 *
 * @example  ownerOf('OpportunityFieldHistory') // { object: 'Opportunity', column: 'OpportunityId' }
 */
function ownerOf(object: string): { readonly object: string; readonly column: string } | undefined {
  const custom = /^(\w+)__History$/.exec(object)?.[1];
  if (custom !== undefined) return { object: `${custom}__c`, column: 'ParentId' };
  const standard = /^(\w+?)(?:Field)?History$/.exec(object)?.[1];
  return standard === undefined ? undefined : { object: standard, column: `${standard}Id` };
}
