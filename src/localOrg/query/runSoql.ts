import type { StatementSync } from 'node:sqlite';
import type { CompiledQuery } from '../../soql/compiledQuery.ts';
import type { SqlValue } from '../database.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgContext } from '../orgContext.ts';
import { newestDataPath } from '../versions.ts';
import { prepareQuery, type QueryOptions } from './prepareQuery.ts';
import { placesOf, recordShaper, type JsonRecord, type ResultRow } from './shapeRecord.ts';

/** The answer of a query: all its records, or for `COUNT()` only the number. */
export type QueryResult = { readonly totalSize: number; readonly records: readonly JsonRecord[] };

/** What a page of child records becomes; the query resource cuts long ones. */
export type ChildPager = (records: readonly JsonRecord[]) => unknown;

const wholeList: ChildPager = (records) => (records.length === 0 ? null : { totalSize: records.length, done: true, records });

/** Runs a query as the user and returns every record as REST gives it. */
export function runSoql(context: OrgContext, soql: string, options: QueryOptions & { readonly dataPath?: string } = {}): QueryResult {
  const query = prepareQuery(context, soql, options);
  const count = countOf(context.org, query);
  if (count !== undefined) return { totalSize: count, records: [] };
  const records = [...iterateRecords(context, query, { dataPath: options.dataPath ?? newestDataPath })];
  return { totalSize: records.length, records };
}

/** The number that `SELECT COUNT()` asks for; undefined for other queries. */
export function countOf(org: LocalOrg, query: CompiledQuery): number | undefined {
  if (query.kind !== 'count') return undefined;
  const [row] = rowsOf(statementOf(org, query.sql), query.parameters);
  return Number(row?.[0] ?? 0);
}

export type RecordOptions = { readonly dataPath: string; readonly children?: ChildPager };

/** Records of a compiled query, one after another. */
export function iterateRecords(context: OrgContext, query: CompiledQuery, options: RecordOptions): Generator<JsonRecord> {
  return rowReader(context, query, options)(query.parameters);
}

/** Runs one query of the tree for given parameters. */
type RowReader = (parameters: CompiledQuery['parameters']) => Generator<JsonRecord>;

/**
 * A query with its children, prepared once for all parents. The records of one run have to be read before the next begins: a statement
 * walks over one result at a time.
 */
function rowReader(context: OrgContext, query: CompiledQuery, options: RecordOptions): RowReader {
  const shape = recordShaper(query, context, options.dataPath);
  const idAt = query.idColumn ? placesOf(query)(query.idColumn) : 0;
  const children = query.children.map((child) => ({ child, read: rowReader(context, child.query, options) }));
  const page = options.children ?? wholeList;
  const statement = statementOf(context.org, query.sql);
  return function* (parameters) {
    for (const row of rowsOf(statement, parameters)) {
      const record = shape(row);
      for (const { child, read } of children) {
        record[child.relationshipName] = page([...read(child.parametersFor(String(row[idAt])))]);
      }
      yield record;
    }
  };
}

/** A statement of its own, so that queries may run inside one another. */
function statementOf(org: LocalOrg, sql: string): StatementSync {
  const statement = org.database.handle.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}

/** Rows as arrays, read as they are needed. */
function rowsOf(statement: StatementSync, parameters: CompiledQuery['parameters']): IterableIterator<ResultRow> {
  const values = parameters.map((value): SqlValue => (typeof value === 'boolean' ? Number(value) : value));
  return statement.iterate(...values) as unknown as IterableIterator<ResultRow>;
}
