import { quoteName } from '../../store/factColumns.ts';
import type { FactStore } from '../../store/factStore.ts';
import type { World } from './worlds.ts';

/** Where accounts and their parents are read. */
export type Hierarchy = { readonly facts: FactStore; readonly world: World };

/** Ids of accounts and of all that stand above them; a circle of parents ends the walk. */
export function withAncestors(hierarchy: Hierarchy, ids: readonly string[]): Promise<readonly string[]> {
  return idsOf(
    hierarchy,
    ids,
    `with recursive found(id) as (
  select id from asked
  union
  select a."ParentId" from found join ${hierarchy.world('Account')} as a on a."Id" = found.id where a."ParentId" is not null
)`
  );
}

/** Ids of accounts and of all that stand below them. */
export function withDescendants(hierarchy: Hierarchy, ids: readonly string[]): Promise<readonly string[]> {
  return idsOf(
    hierarchy,
    ids,
    `with recursive found(id) as (
  select id from asked
  union
  select a."Id" from found join ${hierarchy.world('Account')} as a on a."ParentId" = found.id
)`
  );
}

/**
 * Ids of accounts and of all whose hierarchy of three levels one of them may be in: what stands at most two steps below what
 * stands at most two steps above (docs/METHODS.md, "Whitespace ownership").
 */
export function withNeighbours(hierarchy: Hierarchy, ids: readonly string[]): Promise<readonly string[]> {
  const account = hierarchy.world('Account');
  const up = (from: string): string =>
    `select a."ParentId" as id from ${from} join ${account} as a on a."Id" = ${from}.id where a."ParentId" is not null`;
  const down = (from: string): string => `select a."Id" as id from ${from} join ${account} as a on a."ParentId" = ${from}.id`;
  return idsOf(
    hierarchy,
    ids,
    `with one as (${up('asked')}),
two as (${up('one')}),
tops as (select id from asked union select id from one union select id from two),
below as (${down('tops')}),
twice as (${down('below')}),
found as (select id from tops union select id from below union select id from twice)`
  );
}

async function idsOf({ facts }: Hierarchy, ids: readonly string[], found: string): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  await facts.rows(`create or replace temp table ${quoteName('headroom_asked')} as select unnest(from_json(?, '["varchar"]')) as id`, [
    JSON.stringify(ids)
  ]);
  const statement = `${found.replaceAll(/\basked\b/g, 'headroom_asked')} select distinct id from found order by id`;
  return (await facts.rows(statement)).map((row) => String(row['id']));
}
