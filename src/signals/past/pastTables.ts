import { placeTable } from '../signalContext.ts';
import type { SignalContext } from '../signalContext.ts';
import { accountColumn } from '../touched/accountColumn.ts';
import { readerNodes } from '../touched/readerNodes.ts';
import { rowReaders } from '../touched/rowReaders.ts';

/** A context of the past that reads tables written down for it; `drop` takes them away again. */
export type KeptPast = { readonly context: SignalContext; readonly drop: () => Promise<void> };

/**
 * Writes down the tables of a past context that are worked out from histories, so that each is worked out once and not
 * by every signal that reads it. Tables that are merely cut off at the moment are read as they are.
 *
 * Writes temporary tables only, named after the moments of the context. Of a part of all accounts only rows of theirs are written
 * down, where nobody else's are looked at.
 *
 * @param objects  names of the objects that will be read often; absent = all
 */
export async function keepPastTables(context: SignalContext, objects?: ReadonlySet<string>): Promise<KeptPast> {
  const names = new Map<string, string>();
  const moments = [context.past?.knownAt.instant ?? '', context.asOf.instant].map((instant) => Date.parse(instant));
  const readers = context.part === undefined ? [] : readerNodes(rowReaders(context.settings), context.schema);
  for (const { name: object } of context.describes.values()) {
    const table = context.schema.object(object) ? context.binding.table(object) : '';
    if (!table.includes(' left join ') || objects?.has(object) === false) continue;
    const name = `"headroom_past ${object} ${moments.join(' ')}"`;
    const column = accountColumn(object, readers);
    const own = column === undefined ? '' : ` where t."${column}" in (select id from ${context.places ?? placeTable})`;
    await context.facts.rows(`create or replace temp table ${name} as select * from ${table} as t${own}`);
    names.set(object, name);
  }
  const { table } = context.binding;
  return {
    context: { ...context, binding: { ...context.binding, table: (object) => names.get(object) ?? table(object) } },
    drop: async () => {
      for (const name of names.values()) await context.facts.rows(`drop table if exists ${name}`);
    }
  };
}
