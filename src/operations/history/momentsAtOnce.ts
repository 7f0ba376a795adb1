import type { FactReader } from '../../store/factStore.ts';
import { readTogether } from '../../store/together/readTogether.ts';

/** More moments at once save little planning, and make who waits for the first of them wait longer. */
const mostMoments = 26;
/** Accounts times moments whose signals are held at once: some 2 kB each. */
const mostPlaces = 20_000;
/** Rows of the facts times moments: the most that is joined at once, of which what changed later is written down. */
const mostRows = 2_000_000;

/**
 * Moments that are read together, 1 to 26, so that what is held of them stays within bounds: one at a time from 10,001
 * accounts or a million rows of facts on.
 *
 * @param accounts  number of accounts asked about
 */
export async function momentsAtOnce(facts: FactReader, accounts: number): Promise<number> {
  const [held] = await facts.rows('select coalesce(sum(estimated_size), 0) as rows from duckdb_tables()');
  const fitting = Math.min(mostPlaces / Math.max(accounts, 1), mostRows / Math.max(Number(held?.['rows']), 1), mostMoments);
  return Math.max(1, Math.floor(fitting));
}

/** Reads moments, as many together as fit; results are in the order of the readers. */
export async function readMoments<Result>(
  facts: FactReader,
  accounts: number,
  readers: readonly ((facts: FactReader) => Promise<Result>)[]
): Promise<readonly Result[]> {
  const size = await momentsAtOnce(facts, accounts);
  const results: Result[] = [];
  for (let at = 0; at < readers.length; at += size) {
    const read = readTogether(facts, readers.slice(at, at + size));
    await Promise.allSettled(read);
    results.push(...(await Promise.all(read)));
  }
  return results;
}
