import type { OrgContext } from '../../orgContext.ts';
import { OrgError } from '../../orgError.ts';
import { runSoql } from '../../query/runSoql.ts';
import { loadRecords } from '../loadRecords.ts';
import type { LoadedRecord } from '../loadRecords.ts';
import { fetchingError, GraphqlRefusal } from './graphqlError.ts';
import { cursorOf } from './paging.ts';
import type { ConnectionPart, ConnectionPlan, EdgePart, RecordPart, RecordPlan } from './plan.ts';
import { fieldsOf, leafOf, valueOf } from './recordValues.ts';
import type { Selected } from './selections.ts';

/** One page of a connection. */
type Read = { readonly records: readonly LoadedRecord[]; readonly hasNextPage: boolean };

/**
 * Reads a connection as the user and shapes it for the answer.
 *
 * @param parent  condition that ties children to their parent
 * @throws        GraphqlRefusal when the org refuses the query
 */
export function runConnection(context: OrgContext, plan: ConnectionPlan, parent?: string): Record<string, unknown> {
  return fetching(plan, () => shape(context, plan, parent));
}

/** Reads something of the org; its refusal becomes an error of the answer at that place. */
export function fetching<T>({ path, selected }: { readonly path: readonly string[]; readonly selected: Selected }, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof OrgError) throw new GraphqlRefusal([fetchingError(error, path, selected.node)]);
    throw error;
  }
}

function shape(context: OrgContext, plan: ConnectionPlan, parent: string | undefined): Record<string, unknown> {
  const filter = [parent, plan.where].filter((condition) => condition !== undefined).join(' AND ');
  const from = `FROM ${plan.object.name}${plan.scope}${filter === '' ? '' : ` WHERE ${filter}`}`;
  const page = readPage(context, plan, from);
  return Object.fromEntries(plan.parts.map((part) => [part.key, partOf(context, plan, page, { part, from })]));
}

/** Reads one record more than wanted, to know whether there is a next page. */
function readPage(context: OrgContext, plan: ConnectionPlan, from: string): Read {
  const { first, offset, upperBound = Infinity } = plan.page;
  const fields = plan.parts.flatMap((part) => (part.kind === 'edges' ? part.parts.flatMap(fieldsOfEdge) : []));
  const end = Math.min(offset + first, upperBound);
  const soql = `SELECT ${[...new Set(['Id', ...fields])].join(', ')} ${from} ORDER BY ${plan.orderBy} LIMIT ${end + 1}`;
  const records = runSoql(context, soql).records as readonly LoadedRecord[];
  return { records: records.slice(offset, end), hasNextPage: records.length > end && end < upperBound };
}

function fieldsOfEdge(part: EdgePart): readonly string[] {
  return part.kind === 'node' ? fieldsOf(part.plan) : [];
}

type Asked = { readonly part: ConnectionPart; readonly from: string };

function partOf(context: OrgContext, plan: ConnectionPlan, page: Read, { part, from }: Asked): unknown {
  switch (part.kind) {
    case 'edges':
      return edgesOf(context, plan, page, part.parts);
    case 'pageInfo':
      return Object.fromEntries(part.parts.map(({ key, name }) => [key, pageInfoOf(plan, page)[name]]));
    case 'totalCount':
      return Math.min(runSoql(context, `SELECT COUNT() ${from}`).totalSize, plan.page.upperBound ?? Infinity);
    case 'pageResultCount':
      return page.records.length;
    case 'typename':
      return `${plan.object.name}Connection`;
  }
}

function edgesOf(context: OrgContext, plan: ConnectionPlan, page: Read, parts: readonly EdgePart[]): readonly unknown[] {
  const nodes = parts.map((part) => (part.kind === 'node' ? shapeRecords(context, part.plan, page.records) : []));
  return page.records.map((_record, at) => {
    const entries = parts.map((part, index) => {
      if (part.kind === 'cursor') return [part.key, cursorOf(plan.page.offset + at + 1)];
      return [part.key, part.kind === 'typename' ? `${plan.object.name}Edge` : nodes[index]?.[at]];
    });
    return Object.fromEntries(entries);
  });
}

function pageInfoOf(plan: ConnectionPlan, page: Read): Readonly<Record<string, unknown>> {
  const isEmpty = page.records.length === 0;
  return {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: plan.page.offset > 0,
    startCursor: isEmpty ? null : cursorOf(plan.page.offset + 1),
    endCursor: isEmpty ? null : cursorOf(plan.page.offset + page.records.length)
  };
}

/** Records as the answer shows them, in the given order; parents are read once for all. */
export function shapeRecords(context: OrgContext, plan: RecordPlan, records: readonly LoadedRecord[]): readonly Record<string, unknown>[] {
  const parents = new Map(plan.parts.flatMap((part) => (part.kind === 'parent' ? [[part.key, shapeParents(context, part, records)]] : [])));
  return records.map((record) => {
    const entries = plan.parts.map((part) => [part.key, shapePart(context, { part, plan, record }, parents)]);
    return Object.fromEntries(entries) as Record<string, unknown>;
  });
}

type ParentPart = Extract<RecordPart, { kind: 'parent' }>;
type Shaped = ReadonlyMap<string, unknown>;

function shapeParents(context: OrgContext, part: ParentPart, children: readonly LoadedRecord[]): Shaped {
  const ids = children.map((child) => child[part.reference.name]).filter((id) => typeof id === 'string');
  const shaped = new Map<string, unknown>();
  for (const plan of part.plans) {
    const own = ids.filter((id) => id.startsWith(plan.object.keyPrefix));
    const records = [...loadRecords(context, plan.object, own, fieldsOf(plan)).values()];
    for (const [at, value] of shapeRecords(context, plan, records).entries()) shaped.set(records[at]?.Id ?? '', value);
  }
  return shaped;
}

type Part = { readonly part: RecordPart; readonly plan: RecordPlan; readonly record: LoadedRecord };

function shapePart(context: OrgContext, { part, plan, record }: Part, parents: ReadonlyMap<string, Shaped>): unknown {
  switch (part.kind) {
    case 'leaf':
      return leafOf(context, plan.object, record, part.leaf);
    case 'value':
      return valueOf(context, part.field, record, part.parts);
    case 'parent':
      return parents.get(part.key)?.get(String(record[part.reference.name])) ?? null;
    case 'children':
      return runConnection(context, part.connection, `${part.parentField.name} = '${record.Id}'`);
  }
}
