import type { OrgObject } from '../../schema/object.ts';
import { aggregateFunctions, dateFunctions, stepTo } from './aggregateColumns.ts';
import type { Reached } from './aggregateColumns.ts';
import { graphqlError } from './graphqlError.ts';
import type { RequestState } from './requestState.ts';
import type { Selected } from './selections.ts';

type Place = {
  readonly state: RequestState;
  readonly selected: Selected;
  readonly argument: 'groupBy' | 'orderBy';
  readonly object: OrgObject;
  readonly prefix: string;
};
type Input = Readonly<Record<string, unknown>>;
type Clause = (place: Place, reached: Reached, how: Input) => readonly string[];

/**
 * The arguments `groupBy` and `orderBy` of an aggregation as the end of a SOQL query.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/aggregate-groupby.html and aggregate-orderby.html
 */
export function groupOrder(
  state: RequestState,
  object: OrgObject,
  selected: Selected
): { readonly isGrouped: boolean; readonly soql: string } {
  const start = { state, selected, object, prefix: '' };
  const { type = 'GROUP_BY', ...fields } = asInput(selected.arguments['groupBy']);
  const groups = clausesOf({ ...start, argument: 'groupBy' }, fields, groupClause);
  const orders = clausesOf({ ...start, argument: 'orderBy' }, asInput(selected.arguments['orderBy']), orderClause);
  const list = groups.join(', ');
  const grouped = groups.length === 0 ? '' : ` GROUP BY ${type === 'GROUP_BY' ? list : `${String(type)}(${list})`}`;
  if (type !== 'GROUP_BY' && type !== 'ROLLUP' && type !== 'CUBE') {
    refuse({ ...start, argument: 'groupBy' }, `takes the types GROUP_BY, ROLLUP and CUBE, not ${JSON.stringify(type)}`);
  }
  return { isGrouped: groups.length > 0, soql: grouped + (orders.length === 0 ? '' : ` ORDER BY ${orders.join(', ')}`) };
}

/** An argument may be one object or a list of them. */
function asInput(value: unknown): Input {
  if (Array.isArray(value)) return Object.assign({}, ...value.map(asInput)) as Input;
  return isInput(value) ? value : {};
}

function clausesOf(place: Place, input: Input, clause: Clause): readonly string[] {
  return Object.entries(input).flatMap(([name, how]) => {
    const reached = stepTo(place.state, place, name);
    if (reached === undefined || !isInput(how)) return refuse(place, `contains a field not in '${place.object.name}': '${name}'`);
    if ('parent' in reached) return clausesOf({ ...place, object: reached.parent, prefix: reached.prefix }, how, clause);
    return clause(place, reached, how);
  });
}

function groupClause(place: Place, { path, field }: Reached, { group, function: fn, ...others }: Input): readonly string[] {
  const isDatePart = typeof fn === 'string' && Object.values(dateFunctions).includes(fn);
  if (Object.keys(others).length > 0 || (fn !== undefined && !isDatePart)) {
    return refuse(place, `takes group: true or a date function for '${field.name}'`);
  }
  if (isDatePart) return [`${fn}(${path})`];
  return group === true ? [path] : [];
}

function orderClause(place: Place, { path, field }: Reached, { function: fn, order = 'ASC', nulls, ...others }: Input): readonly string[] {
  const known = [...Object.values(aggregateFunctions), ...Object.values(dateFunctions)];
  const isKnown = fn === undefined || (typeof fn === 'string' && known.includes(fn));
  const isOrder = (order === 'ASC' || order === 'DESC') && (nulls === undefined || nulls === 'FIRST' || nulls === 'LAST');
  if (!isKnown || !isOrder || Object.keys(others).length > 0) {
    return refuse(place, `takes function, order: ASC or DESC and nulls: FIRST or LAST for '${field.name}'`);
  }
  const value = typeof fn === 'string' ? `${fn}(${path})` : path;
  return [`${value} ${order}${nulls === undefined ? '' : ` NULLS ${nulls}`}`];
}

function refuse({ state, selected, argument }: Place, reason: string): [] {
  const message = `Validation error (WrongType@[${selected.name}]) : the argument '${argument}' ${reason}`;
  state.errors.push(graphqlError('ValidationError', message, selected.node));
  return [];
}

function isInput(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
