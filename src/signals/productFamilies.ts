import { fewestFamilyOwners, lineSources } from '../domain/lineSources.ts';
import type { LineSourceShape } from '../domain/lineSources.ts';
import { sql } from '../soql/sqlText.ts';
import { rowsFor } from './rowsFor.ts';
import type { SignalContext } from './signalContext.ts';

/**
 * How many product families could become product lines: a source knows at least 3 accounts that own or owned them, and no product line
 * names them. Undefined where no source was pulled: then nobody knows.
 *
 * Reads the fact store only. The set-up asks the org the same, orders included.
 */
export async function countFamilies(context: SignalContext): Promise<number | undefined> {
  const owned = new Set<string>();
  let isKnown = false;
  for (const shape of lineSources) {
    const found = await ownersIn(context, shape);
    isKnown ||= found !== undefined;
    for (const [family, count] of found ?? []) if (count >= fewestFamilyOwners) owned.add(family);
  }
  if (!isKnown) return undefined;
  const taken = new Set(context.settings.productLines.map(({ productFamily }) => productFamily?.toLowerCase()));
  return [...owned].filter((family) => !taken.has(family)).length;
}

/** Accounts that own some of each family, lower case; undefined where the source was not pulled. */
async function ownersIn(
  context: SignalContext,
  { object, accountPath, filter }: LineSourceShape
): Promise<ReadonlyMap<string, number> | undefined> {
  const asked = rowsFor(context, { object, accountPath, filter });
  const family = asked && asked.reader.path('', asked.source.object, 'Product2.Family');
  if (!asked || !family) return undefined;
  const column = asked.query.column(family);
  const statement = sql`select lower(${column}) as family, count(distinct place.place) as owners\n${asked.query.where(sql`${column} is not null`).body()}\ngroup by 1`;
  const rows = await context.facts.rows(statement.text, statement.parameters);
  return new Map(rows.map((row) => [String(row['family']), Number(row['owners'])]));
}
