import type { FactReader } from '../factStore.ts';
import { Rounds } from './rounds.ts';

/**
 * Lets several readers of the same facts go on beside each other, and runs what they ask at the same time as one statement
 * wherever their statements differ in nothing but values: what is read of many moments is planned once.
 *
 * Each reader gets what it would have got alone, to the bit, but rows in no order, unless their statement ends in ORDER BY:
 * such a one is run for each reader alone. A reader may wait for nothing but its own facts.
 *
 * @param readers  begin all at once; those that ask much in one turn share most
 * @returns        one promise a reader; the facts are free for others once all have settled
 */
export function readTogether<Result>(
  facts: FactReader,
  readers: readonly ((facts: FactReader) => Promise<Result>)[]
): readonly Promise<Result>[] {
  const rounds = new Rounds(facts, readers.length);
  const asFacts = (reader: number): FactReader => ({
    rows: (text, parameters = []) => rounds.ask(reader, { kind: 'rows', text, parameters }),
    numbers: (text, parameters = []) => rounds.ask(reader, { kind: 'numbers', text, parameters }),
    writeDown: (_name, text, parameters = []) => rounds.ask(reader, { kind: 'table', text, parameters }),
    tables: () => facts.tables()
  });
  const read = readers.map((reader, at) => reader(asFacts(at)).finally(() => rounds.leave(at)));
  // Each fails in its own turn, when it is waited for.
  void Promise.allSettled(read);
  return read;
}
