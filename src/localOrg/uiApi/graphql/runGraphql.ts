import type { OrgReply, SessionRequest } from '../../http/route.ts';
import type { OrgContext } from '../../orgContext.ts';
import { jsonParserError } from '../../orgError.ts';
import { findUiObject } from '../supportedObjects.ts';
import type { GraphqlError } from './graphqlError.ts';
import { GraphqlRefusal, undefinedField } from './graphqlError.ts';
import { planMutations, runMutations } from './mutations.ts';
import { describeObjects } from './objectInfos.ts';
import type { ConnectionPlan } from './plan.ts';
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
export function runGraphql({ context, body }: SessionRequest): OrgReply {
  return { status: 200, json: answerTo(context, readBody(body)) };
}

function readBody(body: Buffer): GraphqlBody {
  try {
    return JSON.parse(body.toString('utf8')) as GraphqlBody;
  } catch (cause) {
    throw jsonParserError(String(cause));
  }
}

/** The answer to a request, in the form of GraphQL. */
function answerTo(context: OrgContext, body: GraphqlBody): Answer {
  try {
    const state = openRequest(context, body);
    const run = state.operation.operation === 'mutation' ? planMutation(state) : planQuery(state);
    if (state.errors.length > 0) throw new GraphqlRefusal(state.errors);
    return run();
  } catch (error) {
    if (error instanceof GraphqlRefusal) return { data: null, errors: error.errors };
    throw error;
  }
}

type Run = () => Answer;
type Part = { readonly key: string; readonly read: () => unknown };

function planQuery(state: RequestState): Run {
  const parts = selectedFields(state, [state.operation.selectionSet], ['Query']).flatMap((root) => {
    if (root.name === 'uiapi') return [planUiApi(state, root)];
    state.errors.push(undefinedField(root.name, 'Query', [], root.node));
    return [];
  });
  return () => ({ data: read(parts), errors: [] });
}

function planUiApi(state: RequestState, root: Selected): Part {
  const parts = selectedFields(state, root.selectionSets, ['UIAPI']).flatMap((selected): readonly Part[] => {
    if (selected.name === 'query') return [planRecordQuery(state, selected, [root.key, selected.key])];
    if (selected.name === 'objectInfos') return [{ key: selected.key, read: describeObjects(state, selected, [root.key, selected.key]) }];
    state.errors.push(undefinedField(selected.name, 'UIAPI (as far as the local org has it)', [root.key], selected.node));
    return [];
  });
  return { key: root.key, read: () => read(parts) };
}

function planRecordQuery(state: RequestState, query: Selected, path: readonly string[]): Part {
  const plans = selectedFields(state, query.selectionSets, ['RecordQuery']).flatMap((selected): readonly [string, ConnectionPlan][] => {
    const object = findUiObject(state.context, selected.name);
    if (object?.name === selected.name) return [[selected.key, planConnection(state, object, selected, [...path, selected.key])]];
    if (!selected.isOptional) state.errors.push(undefinedField(selected.name, 'RecordQuery', path, selected.node));
    return [];
  });
  const parts = plans.map(([key, plan]) => ({ key, read: () => runConnection(state.context, plan) }));
  return { key: query.key, read: () => read(parts) };
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
