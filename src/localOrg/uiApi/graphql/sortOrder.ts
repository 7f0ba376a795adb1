import type { OrgObject } from '../../schema/object.ts';
import { findUiObject, visibleField, visibleReference } from '../supportedObjects.ts';
import { graphqlError } from './graphqlError.ts';
import type { RequestState } from './requestState.ts';
import type { Selected } from './selections.ts';

/**
 * The argument `orderBy` as the list of a SOQL ORDER BY; ties are broken by id, so that pages do not overlap.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/order.html
 */
export function sortOrder(state: RequestState, object: OrgObject, selected: Selected): string {
  const orderBy = selected.arguments['orderBy'];
  const inputs = Array.isArray(orderBy) ? orderBy : [orderBy];
  const parts = inputs.flatMap((input) => (isObject(input) ? partsOf({ state, selected, object, prefix: '' }, input) : []));
  return [...parts, 'Id ASC'].join(', ');
}

type Place = { readonly state: RequestState; readonly selected: Selected; readonly object: OrgObject; readonly prefix: string };

function partsOf(place: Place, input: object): readonly string[] {
  return Object.entries(input).flatMap(([name, how]: [string, unknown]) => {
    const field = visibleField(place.state.context, place.object, name);
    if (field && isObject(how)) return [`${place.prefix}${field.name} ${direction(place, how)}`];
    const target = visibleReference(place.state.context, place.object, name)?.reference?.to ?? [];
    const parent = target.length === 1 ? findUiObject(place.state.context, target[0] ?? '') : undefined;
    if (parent && isObject(how)) return partsOf({ ...place, object: parent, prefix: `${place.prefix}${name}.` }, how);
    return refuse(place, `contains a field not in '${place.object.name}_OrderBy': '${name}'`);
  });
}

function direction(place: Place, how: Readonly<Record<string, unknown>>): string {
  const { order = 'ASC', nulls, ...others } = how;
  const known = (order === 'ASC' || order === 'DESC') && (nulls === undefined || nulls === 'FIRST' || nulls === 'LAST');
  if (!known || Object.keys(others).length > 0) refuse(place, 'takes order: ASC or DESC and nulls: FIRST or LAST');
  return nulls === undefined ? String(order) : `${String(order)} NULLS ${String(nulls)}`;
}

function refuse({ state, selected }: Place, reason: string): [] {
  const message = `Validation error (WrongType@[${selected.name}]) : the argument 'orderBy' ${reason}`;
  state.errors.push(graphqlError('ValidationError', message, selected.node));
  return [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
