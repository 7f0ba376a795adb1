import type { CompiledQuery } from '../../soql/compiledQuery.ts';
import type { SqlValue } from '../database.ts';
import type { LocalOrg } from '../localOrg.ts';
import type { OrgContext } from '../orgContext.ts';
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
  const records = [...iterateRecords(context, query, { dataPath: options.dataPath ?? '/services/data/v66.0' })];
  return { totalSize: records.length, records };
}

/** The number that `SELECT COUNT()` asks for; undefined for other queries. */
export function countOf(org: LocalOrg, query: CompiledQuery): number | undefined {
  if (query.kind !== 'count') return undefined;
  const [row] = rowsOf(org, query.sql, query.parameters);
  return Number(row?.[0] ?? 0);
}

export type RecordOptions = { readonly dataPath: string; readonly children?: ChildPager };

/** Records of a compiled query, one after another. */
export function* iterateRecords(context: OrgContext, query: CompiledQuery, options: RecordOptions): Generator<JsonRecord> {
  yield* shapeRows(context, query, { parameters: query.parameters, options });
}

type Run = { readonly parameters: CompiledQuery['parameters']; readonly options: RecordOptions };

function* shapeRows(context: OrgContext, query: CompiledQuery, { parameters, options }: Run): Generator<JsonRecord> {
  const shape = recordShaper(query, context, options.dataPath);
  const idAt = query.idColumn ? placesOf(query)(query.idColumn) : 0;
  for (const row of rowsOf(context.org, query.sql, parameters)) {
    const record = shape(row);
    for (const child of query.children) {
      const run = { parameters: child.parametersFor(String(row[idAt])), options };
      record[child.relationshipName] = (options.children ?? wholeList)([...shapeRows(context, child.query, run)]);
    }
    yield record;
  }
}

/** Rows as arrays, read as they are needed. A statement of its own, so that queries may run inside one another. */
function rowsOf(org: LocalOrg, sql: string, parameters: CompiledQuery['parameters']): IterableIterator<ResultRow> {
  const statement = org.database.handle.prepare(sql);
  statement.setReturnArrays(true);
  const values = parameters.map((value): SqlValue => (typeof value === 'boolean' ? Number(value) : value));
  return statement.iterate(...values) as unknown as IterableIterator<ResultRow>;
}
