import type { CheckedQuery } from './checkedQuery.ts';
import type { CompiledQuery } from './compiledQuery.ts';
import { compileQuery } from './compileQuery.ts';
import { duckDbDialect } from './duckDbDialect.ts';
import type { SqlTarget } from './sqlBinding.ts';

/** A checked query for DuckDB. */
export function toDuckDb(query: CheckedQuery, target: SqlTarget): CompiledQuery {
  return compileQuery(query, target, duckDbDialect);
}
