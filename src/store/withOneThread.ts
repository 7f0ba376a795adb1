import type { FactStore } from './factStore.ts';

/** DuckDB hands tables to its threads in groups of this many rows. Source: DuckDB documentation, "Parallelism". */
const rowGroup = 122_880;

/**
 * Does many small readings with one thread of the database where no table is large enough for two: sharing out a few
 * thousand rows costs a third more than reading them.
 */
export async function withOneThread<Result>(facts: FactStore, work: () => Promise<Result>): Promise<Result> {
  const giveBack = await takeOneThread(facts);
  try {
    return await work();
  } finally {
    await giveBack();
  }
}

/** The same for work that goes on from step to step; the result sets the threads back. All sessions of the store share them. */
export async function takeOneThread(facts: FactStore): Promise<() => Promise<void>> {
  const [found] = await facts.rows(
    `select current_setting('threads') as threads, coalesce((select max(estimated_size) from duckdb_tables()), 0) as rows`
  );
  const threads = Number(found?.['threads']);
  if (threads === 1 || Number(found?.['rows']) > rowGroup) return () => Promise.resolve();
  await facts.rows('set threads = 1');
  return async () => {
    await facts.rows(`set threads = ${threads}`);
  };
}
