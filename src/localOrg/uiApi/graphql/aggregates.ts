import type { JsonRecord } from '../../query/shapeRecord.ts';
import { runSoql } from '../../query/runSoql.ts';
import type { OrgObject } from '../../schema/object.ts';
import { AggregateColumns } from './aggregateColumns.ts';
import { planAggregateNode } from './aggregateNode.ts';
import type { Shape } from './aggregateNode.ts';
import { undefinedField } from './graphqlError.ts';
import { groupOrder } from './groupOrder.ts';
import { cursorOf, pageOf } from './paging.ts';
import type { Page } from './paging.ts';
import { checkArguments, countSubquery, scopeOf } from './connectionArguments.ts';
import type { RequestState } from './requestState.ts';
import { fetching } from './runPlan.ts';
import type { Selected } from './selections.ts';
import { selectedFields } from './selections.ts';
import { whereCondition } from './whereCondition.ts';

const knownArguments = ['first', 'after', 'where', 'groupBy', 'orderBy', 'scope'];

/** The rows of an aggregation, and how many there are in all. */
type Groups = { readonly rows: readonly JsonRecord[]; readonly total: number; readonly page: Page };
type Part = (groups: Groups) => unknown;

/**
 * Plans `uiapi { aggregate { <Object>(where, groupBy, orderBy, first, after) { edges { node { aggregate { ... } } } totalCount } } }`.
 *
 * Without `groupBy` there is one edge, and `totalCount` counts records; with it, groups.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/aggregate-schema.html
 */
export function planAggregate(state: RequestState, object: OrgObject, selected: Selected, path: readonly string[]): () => unknown {
  countSubquery(state, selected);
  checkArguments(state, selected, knownArguments);
  const columns = new AggregateColumns();
  const where = whereCondition(state, object, selected);
  const { isGrouped, soql } = groupOrder(state, object, selected);
  const page = pageOf(state, selected);
  const from = `FROM ${object.name}${scopeOf(selected)}${where === undefined ? '' : ` WHERE ${where}`}`;
  const parts = selectedFields(state, selected.selectionSets, []).flatMap((part): readonly (readonly [string, Part])[] => {
    const plan = planPart(state, { object, columns }, part, [...path, part.key]);
    return plan ? [[part.key, plan]] : [];
  });
  return () =>
    fetching({ path, selected }, () => {
      const rows = runSoql(state.context, `SELECT ${columns.select()} ${from}${soql}`).records;
      const total = isGrouped ? rows.length : runSoql(state.context, `SELECT COUNT() ${from}`).totalSize;
      return Object.fromEntries(parts.map(([key, part]) => [key, part({ rows, total, page })]));
    });
}

type Target = { readonly object: OrgObject; readonly columns: AggregateColumns };

function planPart(state: RequestState, target: Target, part: Selected, path: readonly string[]): Part | undefined {
  const { object } = target;
  if (part.name === 'totalCount') return ({ total }) => total;
  if (part.name === '__typename') return () => `${object.name}AggregateConnection`;
  if (part.name === 'pageInfo') return planPageInfo(state, part, path);
  if (part.name === 'edges') return planEdges(state, target, part, path);
  state.errors.push(undefinedField(part.name, `${object.name}AggregateConnection`, path.slice(0, -1), part.node));
  return undefined;
}

function planPageInfo(state: RequestState, selected: Selected, path: readonly string[]): Part {
  const known: Readonly<Record<string, Part>> = {
    hasNextPage: ({ rows, page }) => rows.length > page.offset + page.first,
    hasPreviousPage: ({ page }) => page.offset > 0,
    startCursor: ({ rows, page }) => (rows.length > page.offset ? cursorOf(page.offset + 1) : null),
    endCursor: ({ rows, page }) => (rows.length > page.offset ? cursorOf(Math.min(rows.length, page.offset + page.first)) : null)
  };
  const parts = selectedFields(state, selected.selectionSets, []).flatMap(({ key, name, node }) => {
    if (Object.hasOwn(known, name)) return [[key, known[name] as Part] as const];
    state.errors.push(undefinedField(name, 'PageInfo', path, node));
    return [];
  });
  return (groups) => Object.fromEntries(parts.map(([key, part]) => [key, part(groups)]));
}

function planEdges(state: RequestState, target: Target, edges: Selected, path: readonly string[]): Part {
  const parts = selectedFields(state, edges.selectionSets, []).flatMap((part): readonly (readonly [string, EdgePart])[] => {
    if (part.name === 'cursor') return [[part.key, (_row, place) => cursorOf(place)]];
    if (part.name === '__typename') return [[part.key, () => `${target.object.name}AggregateEdge`]];
    if (part.name === 'node') return [[part.key, planNode(state, target, part, [...path, part.key])]];
    state.errors.push(undefinedField(part.name, `${target.object.name}AggregateEdge`, path, part.node));
    return [];
  });
  return ({ rows, page }) =>
    rows
      .slice(page.offset, page.offset + page.first)
      .map((row, at) => Object.fromEntries(parts.map(([key, part]) => [key, part(row, page.offset + at + 1)])));
}

type EdgePart = (row: JsonRecord, place: number) => unknown;

function planNode(state: RequestState, { object, columns }: Target, node: Selected, path: readonly string[]): Shape {
  const parts = selectedFields(state, node.selectionSets, []).flatMap((part): readonly (readonly [string, Shape])[] => {
    const place = { state, columns, object, prefix: '', path: [...path, part.key] };
    if (part.name === 'aggregate') return [[part.key, planAggregateNode(place, part)]];
    if (part.name === '__typename') return [[part.key, () => `${object.name}Result`]];
    state.errors.push(undefinedField(part.name, `${object.name}Result`, path, part.node));
    return [];
  });
  return (row) => Object.fromEntries(parts.map(([key, shape]) => [key, shape(row)]));
}
