import type { FactColumn, FactReader } from '../../store/factStore.ts';
import { textSql } from './pastView.ts';

/** A stretch of time: `from` is inside, `until` is not. ISO instants. */
export type Span = { readonly from: string; readonly until: string };

const stamps = ['CreatedDate', 'SystemModstamp'];

/**
 * By object with stamps: the stretches in which some row was there and had yet to be written to. At a moment outside all of
 * them every row that existed has its values of today. Stretches that touch are one, so that there are few.
 *
 * Reads only, and once for all moments: to look for such a row anew costs a reading of every table for each of them.
 */
export async function readWrittenSpans(
  facts: FactReader,
  columns: ReadonlyMap<string, readonly FactColumn[]>
): Promise<ReadonlyMap<string, readonly Span[]>> {
  const stamped = [...columns].filter(([, all]) => stamps.every((name) => all.some((each) => each.name === name)));
  const spans = new Map(stamped.map(([object]): [string, Span[]] => [object, []]));
  if (spans.size === 0) return spans;
  for (const row of await facts.rows([...spans.keys()].map(spansSql).join('\nunion all\n'))) {
    spans.get(String(row['object']))?.push({ from: String(row['since']), until: String(row['until']) });
  }
  return spans;
}

/** A row begins a stretch where all rows made before it had been written to for the last time. */
function spansSql(object: string): string {
  const before = 'over (order by made, written rows between unbounded preceding and 1 preceding)';
  return `select ${textSql(object)} as object, min(made) as since, max(written) as until
from (
  select made, written, count(*) filter (where begins) over (order by made, written rows unbounded preceding) as stretch
  from (
    select made, written, coalesce(made > max(written) ${before}, true) as begins
    from (select "CreatedDate" as made, "SystemModstamp" as written from "${object}" where "CreatedDate" < "SystemModstamp")
  )
)
group by stretch`;
}
