import type { CheckedQuery } from './checkedQuery.ts';
import type { CompiledQuery } from './compiledQuery.ts';
import { compileQuery } from './compileQuery.ts';
import type { SqlTarget } from './sqlBinding.ts';
import { sqliteDialect } from './sqliteDialect.ts';

/** A checked query for SQLite. The connection needs `sqliteFunctions` (sqliteDialect.ts). */
export function toSqlite(query: CheckedQuery, target: SqlTarget): CompiledQuery {
  return compileQuery(query, target, sqliteDialect);
}
