import type { SelectionSetNode } from 'graphql';
import type { OrgField } from '../../schema/field.ts';
import type { OrgObject } from '../../schema/object.ts';
import { findUiObject, visibleField, visibleReference } from '../supportedObjects.ts';
import { checkArguments, countSubquery, scopeOf } from './connectionArguments.ts';
import { graphqlError, undefinedField } from './graphqlError.ts';
import { limits, pageOf } from './paging.ts';
import type { ConnectionPart, ConnectionPlan, EdgePart, PagePart, RecordLeaf, RecordPart, RecordPlan, ValuePart } from './plan.ts';
import type { RequestState } from './requestState.ts';
import type { Selected } from './selections.ts';
import { selectedFields } from './selections.ts';
import { sortOrder } from './sortOrder.ts';
import { hasPart, valueType } from './valueTypes.ts';
import { whereCondition } from './whereCondition.ts';

/** Where a record stands in the answer, and how many parents lead there from its connection. */
type RecordPlace = { readonly path: readonly string[]; readonly level?: number };
type Place = Required<RecordPlace> & { readonly state: RequestState; readonly object: OrgObject };

const leaves: Readonly<Record<string, RecordLeaf>> = {
  Id: 'Id',
  ApiName: 'ApiName',
  WeakEtag: 'WeakEtag',
  DisplayValue: 'DisplayValue',
  __typename: 'typename'
};
const valueParts: Readonly<Record<string, ValuePart>> = {
  value: 'value',
  displayValue: 'displayValue',
  label: 'label',
  format: 'format',
  __typename: 'typename'
};

/**
 * Plans a record's selection: own fields as `{ value displayValue }`, parents by relationship name, children as connections.
 *
 * What is not there, or hidden from the user, is an error of the request, unless it is marked `@optional`.
 */
export function planRecord(
  state: RequestState,
  object: OrgObject,
  selectionSets: readonly SelectionSetNode[],
  { path, level = 0 }: RecordPlace
): RecordPlan {
  const place = { state, object, path, level };
  const parts = selectedFields(state, selectionSets, [object.name, 'Record']).flatMap((selected) => {
    const part = planPart(place, selected);
    if (!part && !selected.isOptional) state.errors.push(undefinedField(selected.name, object.name, path, selected.node));
    return part ?? [];
  });
  return { object, parts };
}

function planPart(place: Place, selected: Selected): RecordPart | undefined {
  const { state, object } = place;
  const { name } = selected;
  const leaf = leaves[name];
  if (leaf !== undefined) return planLeaf(place, selected, leaf);
  const field = visibleField(state.context, object, name);
  if (field?.name === name) return planValue(place, field, selected);
  const reference = visibleReference(state.context, object, name);
  if (reference?.reference?.relationshipName === name) return planParent(place, reference, selected);
  return planChildren(place, selected);
}

function planLeaf({ state, object, path }: Place, { key, name, node, selectionSets }: Selected, leaf: RecordLeaf): RecordPart {
  if (selectionSets.length > 0) {
    const place = `SubselectionNotAllowed@[${[...path, key].join('/')}]`;
    state.errors.push(
      graphqlError(
        'ValidationError',
        `Validation error (${place}) : Subselection not allowed on leaf field '${name}' of '${object.name}'`,
        node
      )
    );
  }
  return { key, kind: 'leaf', leaf };
}

function planValue({ state, path }: Place, field: OrgField, selected: Selected): RecordPart {
  const typeName = valueType(field);
  const parts = selectedFields(state, selected.selectionSets, []).flatMap(({ key, name, node }) => {
    const part = valueParts[name];
    if (part !== undefined && hasPart(field, part)) return [{ key, part }];
    state.errors.push(undefinedField(name, typeName, [...path, selected.key], node));
    return [];
  });
  if (selected.selectionSets.length === 0) {
    const place = `SubselectionRequired@[${[...path, selected.key].join('/')}]`;
    const message = `Validation error (${place}) : Subselection required for type '${typeName}' of field '${field.name}'`;
    state.errors.push(graphqlError('ValidationError', message, selected.node));
  }
  return { key: selected.key, kind: 'value', field, parts };
}

function planParent({ state, path, level }: Place, reference: OrgField, selected: Selected): RecordPart | undefined {
  const objects = (reference.reference?.to ?? []).flatMap((target) => findUiObject(state.context, target) ?? []);
  if (objects.length === 0) return undefined;
  if (level === limits.parents) {
    state.errors.push(graphqlError('ValidationError', `A query can follow at most ${limits.parents} levels of parents.`, selected.node));
    return { key: selected.key, kind: 'parent', reference, plans: [] };
  }
  const below = [...path, selected.key];
  const plans = objects.map((object) => planRecord(state, object, selected.selectionSets, { path: below, level: level + 1 }));
  return { key: selected.key, kind: 'parent', reference, plans };
}

function planChildren({ state, object, path }: Place, selected: Selected): RecordPart | undefined {
  const child = state.context.schema.children(object).find(({ relationshipName }) => relationshipName === selected.name);
  const childObject = child && findUiObject(state.context, child.childObject);
  if (!childObject || !state.context.permissions.canReadField(childObject, child.field)) return undefined;
  const connection = planConnection(state, childObject, selected, { path: [...path, selected.key], isChild: true });
  return { key: selected.key, kind: 'children', parentField: child.field, connection };
}

const childArguments = ['first', 'after', 'where', 'orderBy', 'upperBound'];
const knownArguments = [...childArguments, 'scope'];
const pageInfo = ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'];

/** Where a connection stands: children of a record have no scope of their own. */
export type ConnectionPlace = { readonly path: readonly string[]; readonly isChild: boolean };

/** Plans a list of records: the arguments become a query, the selection the form of the answer. */
export function planConnection(
  state: RequestState,
  object: OrgObject,
  selected: Selected,
  { path, isChild }: ConnectionPlace
): ConnectionPlan {
  countSubquery(state, selected);
  checkArguments(state, selected, isChild ? childArguments : knownArguments);
  const page = pageOf(state, selected);
  const bounded = state.bounded.at(-1) ?? false;
  if (bounded && page.upperBound === undefined) {
    state.errors.push(
      graphqlError('ValidationError', `${selected.name} needs an 'upperBound', because its parent has one.`, selected.node)
    );
  }
  state.bounded.push(page.upperBound !== undefined);
  const parts = selectedFields(state, selected.selectionSets, []).flatMap((part) => planConnectionPart(state, object, part, path) ?? []);
  state.bounded.pop();
  const where = whereCondition(state, object, selected);
  return { object, selected, path, where, orderBy: sortOrder(state, object, selected), scope: scopeOf(selected), page, parts };
}

function planConnectionPart(
  state: RequestState,
  object: OrgObject,
  selected: Selected,
  path: readonly string[]
): ConnectionPart | undefined {
  const { key, name } = selected;
  if (name === 'totalCount' || name === 'pageResultCount') return { key, kind: name };
  if (name === '__typename') return { key, kind: 'typename' };
  if (name === 'edges') return { key, kind: 'edges', parts: planEdges(state, object, selected, [...path, key]) };
  if (name === 'pageInfo') return { key, kind: 'pageInfo', parts: planPageInfo(state, selected, [...path, key]) };
  state.errors.push(undefinedField(name, `${object.name}Connection`, path, selected.node));
  return undefined;
}

function planEdges(state: RequestState, object: OrgObject, edges: Selected, path: readonly string[]): readonly EdgePart[] {
  return selectedFields(state, edges.selectionSets, []).flatMap((selected): readonly EdgePart[] => {
    const { key, name } = selected;
    if (name === 'cursor') return [{ key, kind: 'cursor' }];
    if (name === '__typename') return [{ key, kind: 'typename' }];
    if (name === 'node') return [{ key, kind: 'node', plan: planRecord(state, object, selected.selectionSets, { path: [...path, key] }) }];
    state.errors.push(undefinedField(name, `${object.name}Edge`, path, selected.node));
    return [];
  });
}

function planPageInfo(state: RequestState, page: Selected, path: readonly string[]): readonly PagePart[] {
  return selectedFields(state, page.selectionSets, []).flatMap(({ key, name, node }) => {
    if (pageInfo.includes(name)) return [{ key, name }];
    state.errors.push(undefinedField(name, 'PageInfo', path, node));
    return [];
  });
}
