import { RecordReader } from './resolve/recordReader.ts';
import type { RowSource } from './resolve/resolvedSignal.ts';
import { RowQuery } from './rowQuery.ts';
import type { SignalContext } from './signalContext.ts';

/** What rows are asked for: an object, its way to the account, and a filter in SOQL. */
export type RowQuestion = { readonly object: string; readonly accountPath: string; readonly filter?: string };

/**
 * Rows of an object by account; undefined where the org has no such object or field, or it was not pulled. For what the
 * product reads whatever the settings say; paths of the settings are checked by `checkSignals`.
 */
export function rowsFor(
  context: SignalContext,
  question: RowQuestion
): { readonly query: RowQuery; readonly reader: RecordReader; readonly source: RowSource } | undefined {
  const reader = new RecordReader(question.object, context.lookup);
  const object = reader.object('', question.object);
  const account = object && reader.account('', object, question.accountPath);
  const filter = object && reader.filter('', object, question.filter, true);
  if (!object || !account || reader.findings.length > 0) return undefined;
  const source = { object, account, ...(filter ? { filter } : {}) };
  return { query: new RowQuery(source, context).filter(filter), reader, source };
}
