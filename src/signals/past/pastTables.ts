import type { WrittenTable } from '../../store/factStore.ts';
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
  const written = new Map<string, WrittenTable>();
  const moments = [context.past?.knownAt.instant ?? '', context.asOf.instant].map((instant) => Date.parse(instant));
  const readers = context.part === undefined ? [] : readerNodes(rowReaders(context.settings), context.schema);
  const write = async (object: string): Promise<void> => {
    const table = context.schema.object(object) ? context.binding.table(object) : '';
    if (!table.includes(' left join ') || objects?.has(object) === false) return;
    const column = accountColumn(object, readers);
    const own = column === undefined ? '' : ` where t."${column}" in (select id from ${context.places ?? placeTable})`;
    const name = `"headroom_past ${object} ${moments.join(' ')}"`;
    written.set(object, await context.facts.writeDown(name, `select * from ${table} as t${own}`));
  };
  await Promise.all([...context.describes.values()].map(({ name }) => write(name)));
  const { table } = context.binding;
  return {
    context: { ...context, binding: { ...context.binding, table: (object) => written.get(object)?.from ?? table(object) } },
    drop: async () => {
      for (const { drop } of written.values()) await drop();
    }
  };
}
