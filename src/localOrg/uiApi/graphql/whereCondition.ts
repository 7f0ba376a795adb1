import type { OrgContext } from '../../orgContext.ts';
import type { OrgField } from '../../schema/field.ts';
import type { OrgObject } from '../../schema/object.ts';
import { findUiObject, visibleField, visibleReference } from '../supportedObjects.ts';
import { graphqlError } from './graphqlError.ts';
import type { RequestState } from './requestState.ts';
import type { Selected } from './selections.ts';
import { soqlLiteral } from './soqlLiteral.ts';

/** What a condition is about, and who is told why it cannot be. */
type Filter = { readonly context: OrgContext; readonly object: OrgObject; readonly refuse: (reason: string) => void };
/** Where a condition stands: `prefix` is the path that leads there from the filtered object. */
type Place = Filter & { readonly prefix: string };

type Input = Readonly<Record<string, unknown>>;

const comparisons: Readonly<Record<string, string>> = { eq: '=', ne: '!=', lt: '<', lte: '<=', gt: '>', gte: '>=', like: 'LIKE' };
const joins: Readonly<Record<string, string>> = { inq: 'IN', ninq: 'NOT IN' };
const lists: Readonly<Record<string, string>> = { in: 'IN', nin: 'NOT IN', includes: 'INCLUDES', excludes: 'EXCLUDES' };

/**
 * The argument `where` as a SOQL condition; undefined where it asks nothing.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/filter-fields.html
 */
export function whereCondition(state: RequestState, object: OrgObject, selected: Selected): string | undefined {
  const where = selected.arguments['where'];
  if (where === undefined || where === null) return undefined;
  const refuse = (reason: string): void => {
    state.errors.push(graphqlError('ValidationError', `Validation error (WrongType@[${selected.name}]) : ${reason}`, selected.node));
  };
  return conditionFor({ context: state.context, object, refuse }, where);
}

/** A filter's value as a SOQL condition; what does not fit is told to `refuse`, and the rest goes on. */
export function conditionFor(filter: Filter, where: unknown): string | undefined {
  return conditionOf({ ...filter, prefix: '' }, where);
}

function conditionOf(place: Place, input: unknown): string | undefined {
  if (!isInput(input)) return refuse(place, `${place.object.name}_Filter has to be an object`);
  const parts = Object.entries(input).flatMap(([name, value]) => partOf(place, name, value) ?? []);
  return together(parts, 'AND');
}

function together(parts: readonly string[], word: 'AND' | 'OR'): string | undefined {
  if (parts.length < 2) return parts[0];
  return `(${parts.join(` ${word} `)})`;
}

function partOf(place: Place, name: string, value: unknown): string | undefined {
  if (name === 'and' || name === 'or') {
    const inputs = Array.isArray(value) ? value : [value];
    const parts = inputs.flatMap((input) => conditionOf(place, input) ?? []);
    return together(parts, name === 'and' ? 'AND' : 'OR');
  }
  if (name === 'not') {
    const inner = conditionOf(place, value);
    return inner === undefined ? undefined : `(NOT ${inner})`;
  }
  const { context } = place;
  const field = visibleField(context, place.object, name);
  if (field) return fieldCondition(place, field, value);
  const target = visibleReference(context, place.object, name)?.reference?.to ?? [];
  const parent = target.length === 1 ? findUiObject(context, target[0] ?? '') : undefined;
  if (parent) return conditionOf({ ...place, object: parent, prefix: `${place.prefix}${name}.` }, value);
  return refuse(place, `the argument 'where' contains a field not in '${place.object.name}_Filter': '${name}'`);
}

function fieldCondition(place: Place, field: OrgField, operators: unknown): string | undefined {
  if (!isInput(operators)) return refuse(place, `the filter of '${field.name}' has to be an object such as { eq: ... }`);
  const parts = Object.entries(operators).flatMap(([operator, value]) => operatorCondition(place, field, operator, value) ?? []);
  return together(parts, 'AND');
}

function operatorCondition(place: Place, field: OrgField, operator: string, value: unknown): string | undefined {
  const name = `${place.prefix}${field.name}`;
  const list = lists[operator];
  if (list !== undefined) return listCondition(place, field, `${name} ${list}`, value);
  const join = joins[operator];
  if (join !== undefined) return joinCondition(place, field, `${name} ${join}`, value);
  const comparison = comparisons[operator];
  if (comparison === undefined) return refuse(place, `the filter of '${field.name}' has no operator '${operator}' in the local org`);
  const literal = soqlLiteral(field, value);
  return literal === undefined ? refuseValue(place, field, value) : `${name} ${comparison} ${literal}`;
}

function listCondition(place: Place, field: OrgField, start: string, value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return refuseValue(place, field, value);
  const literals = value.map((each) => soqlLiteral(field, each));
  const wrong = literals.indexOf(undefined);
  return wrong >= 0 ? refuseValue(place, field, value[wrong]) : `${start} (${literals.join(', ')})`;
}

/**
 * A filter by the records of another object: `Id: { inq: { Opportunity: { StageName: { eq: "Closed Won" } }, ApiName: "AccountId" } }`.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/filter-joins.html
 */
function joinCondition(place: Place, field: OrgField, start: string, value: unknown): string | undefined {
  const { ApiName: column, ...objects } = isInput(value) ? value : {};
  const [[name, where] = [], ...others] = Object.entries(objects);
  const object = name === undefined || others.length > 0 ? undefined : findUiObject(place.context, name);
  const joined = object && typeof column === 'string' ? visibleField(place.context, object, column) : undefined;
  if (!object || !joined) return refuse(place, `the join of '${field.name}' has to be { <Object>: { ... }, ApiName: "<its field>" }`);
  const condition = conditionOf({ ...place, object, prefix: '' }, where);
  return `${start} (SELECT ${joined.name} FROM ${object.name}${condition === undefined ? '' : ` WHERE ${condition}`})`;
}

function refuseValue(place: Place, field: OrgField, value: unknown): undefined {
  return refuse(place, `the value ${JSON.stringify(value)} does not fit '${field.name}' of the type ${field.type}`);
}

function refuse(place: Place, reason: string): undefined {
  place.refuse(reason);
  return undefined;
}

function isInput(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
