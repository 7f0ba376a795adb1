import { countCall } from '../../http/door.ts';
import { jsonObject } from '../../http/jsonBody.ts';
import type { OrgReply, SessionRequest } from '../../http/route.ts';
import type { OrgContext } from '../../orgContext.ts';
import type { OrgObject } from '../../schema/object.ts';
import { findUiObject } from '../supportedObjects.ts';
import { planAggregate } from './aggregates.ts';
import type { GraphqlError } from './graphqlError.ts';
import { graphqlError, GraphqlRefusal, undefinedField } from './graphqlError.ts';
import { planMutations, runMutations } from './mutations.ts';
import { describeObjects } from './objectInfos.ts';
import { planConnection } from './planSelection.ts';
import type { GraphqlBody, RequestState } from './requestState.ts';
import { openRequest } from './requestState.ts';
import { runConnection } from './runPlan.ts';
import type { Selected } from './selections.ts';
import { selectedFields } from './selections.ts';

type Answer = { readonly data: unknown; readonly errors: readonly GraphqlError[] };

/**
 * POST /graphql: queries over records that UI API serves, and mutations.
 *
 * The status is 200 even for a wrong request; `errors` says what is wrong, and nothing is read or written then.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/query-status.html
 */
export function runGraphql(request: SessionRequest): OrgReply {
  return { status: 200, json: answerTo(request.context, jsonObject(request)) };
}

/** The answer to a request, in the form of GraphQL. */
function answerTo(context: OrgContext, body: GraphqlBody): Answer {
  try {
    const state = openRequest(context, body);
    const run = state.operation.operation === 'mutation' ? planMutation(state) : planQuery(state);
    if (state.errors.length > 0) throw new GraphqlRefusal(state.errors);
    countSubqueries(state);
    return run();
  } catch (error) {
    if (error instanceof GraphqlRefusal) return { data: null, errors: error.errors };
    throw error;
  }
}

/**
 * Each subquery counts as one call of the day; the request itself has been counted already.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/query-limits.html
 */
function countSubqueries({ context: { org }, subqueries }: RequestState): void {
  for (let more = 1; more < subqueries; more++) countCall(org);
}

type Run = () => Answer;
type Part = { readonly key: string; readonly read: () => unknown };

function planQuery(state: RequestState): Run {
  const parts = selectedFields(state, [state.operation.selectionSet], ['Query']).flatMap((root): readonly Part[] => {
    if (root.name === 'uiapi') return [planUiApi(state, root)];
    if (root.name === '__typename') return [{ key: root.key, read: () => 'Query' }];
    state.errors.push(root.name.startsWith('__') ? noIntrospection(root) : undefinedField(root.name, 'Query', [], root.node));
    return [];
  });
  return () => ({ data: read(parts), errors: [] });
}

/** The platform serves its whole schema to clients such as Altair; the local org has only the parts that it answers. */
function noIntrospection({ name, node }: Selected): GraphqlError {
  return graphqlError(
    'OperationNotSupported',
    `The local org does not serve introspection (${name}): ask /ui-api/object-info instead.`,
    node
  );
}

function planUiApi(state: RequestState, root: Selected): Part {
  const parts = selectedFields(state, root.selectionSets, ['UIAPI']).flatMap((selected): readonly Part[] => {
    const { key, name } = selected;
    const path = [root.key, key];
    if (name === 'query') return [planByObject(state, selected, { path, typeName: 'RecordQuery', plan: planRecords })];
    if (name === 'aggregate') return [planByObject(state, selected, { path, typeName: 'RecordQueryAggregate', plan: planAggregate })];
    if (name === 'objectInfos') return [{ key, read: describeObjects(state, selected, path) }];
    if (name === '__typename') return [{ key, read: () => 'UIAPI' }];
    state.errors.push(undefinedField(name, 'UIAPI (as far as the local org has it)', [root.key], selected.node));
    return [];
  });
  return { key: root.key, read: () => read(parts) };
}

type Plan = (state: RequestState, object: OrgObject, selected: Selected, path: readonly string[]) => () => unknown;
type ByObject = { readonly path: readonly string[]; readonly typeName: string; readonly plan: Plan };

function planRecords(state: RequestState, object: OrgObject, selected: Selected, path: readonly string[]): () => unknown {
  const plan = planConnection(state, object, selected, { path, isChild: false });
  return () => runConnection(state.context, plan);
}

/** A type with one field for each object that the user may see. */
function planByObject(state: RequestState, parent: Selected, { path, typeName, plan }: ByObject): Part {
  const parts = selectedFields(state, parent.selectionSets, [typeName]).flatMap((selected): readonly Part[] => {
    const { key, name } = selected;
    if (name === '__typename') return [{ key, read: () => typeName }];
    const object = findUiObject(state.context, name);
    if (object?.name === name) return [{ key, read: plan(state, object, selected, [...path, key]) }];
    if (!selected.isOptional) state.errors.push(undefinedField(name, typeName, path, selected.node));
    return [];
  });
  return { key: parent.key, read: () => read(parts) };
}

function read(parts: readonly Part[]): Record<string, unknown> {
  return Object.fromEntries(parts.map((part) => [part.key, part.read()]));
}

function planMutation(state: RequestState): Run {
  const [root, ...others] = selectedFields(state, [state.operation.selectionSet], ['Mutation']);
  for (const { name, node } of [root, ...others].filter((each) => each !== undefined)) {
    if (name !== 'uiapi') state.errors.push(undefinedField(name, 'Mutation', [], node));
  }
  if (!root) return () => ({ data: {}, errors: [] });
  const plan = planMutations(state, root);
  return () => {
    const { data, errors } = runMutations(state, plan);
    return { data: { [root.key]: data }, errors };
  };
}
