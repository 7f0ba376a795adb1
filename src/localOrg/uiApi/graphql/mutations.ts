import type { OrgContext } from '../../orgContext.ts';
import { badValue, OrgError } from '../../orgError.ts';
import { deleteRecord } from '../../records/deleteRecord.ts';
import { insertRecord, updateRecord } from '../../records/saveRecord.ts';
import type { OrgObject } from '../../schema/object.ts';
import { loadRecords } from '../loadRecords.ts';
import { findUiObject, visibleField } from '../supportedObjects.ts';
import type { GraphqlError } from './graphqlError.ts';
import { fetchingError, graphqlError, undefinedField } from './graphqlError.ts';
import type { RecordPlan } from './plan.ts';
import { planRecord } from './planSelection.ts';
import { fieldsOf } from './recordValues.ts';
import type { RequestState } from './requestState.ts';
import type { Selected } from './selections.ts';
import { selectedFields } from './selections.ts';
import { shapeRecords } from './runPlan.ts';

type Kind = 'Create' | 'Update' | 'Delete';
type PayloadPart =
  | { readonly key: string; readonly kind: 'record'; readonly plan: RecordPlan }
  | { readonly key: string; readonly kind: 'id' }
  | { readonly key: string; readonly kind: 'success' };

/** One operation of a mutation. */
export type MutationPlan = {
  readonly selected: Selected;
  readonly path: readonly string[];
  readonly kind: Kind;
  readonly object: OrgObject;
  readonly id: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly payload: readonly PayloadPart[];
};

/** The operations of a mutation in their order, and whether one failure undoes all. */
export type MutationPlans = { readonly allOrNone: boolean; readonly operations: readonly MutationPlan[] };

/**
 * Plans `uiapi(input: { allOrNone }) { <Object>Create | <Object>Update | <Object>Delete }`.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/mutations-schema.html
 */
export function planMutations(state: RequestState, root: Selected): MutationPlans {
  const input = root.arguments['input'];
  const allOrNone = isObject(input) ? input['allOrNone'] : undefined;
  const operations = selectedFields(state, root.selectionSets, ['UIAPIMutations']).flatMap((selected) => {
    const [, name = '', kind = ''] = /^(.*)(Create|Update|Delete)$/.exec(selected.name) ?? [];
    const object = findUiObject(state.context, name);
    if (object?.name === name) return [planOperation(state, { selected, object, kind: kind as Kind, path: [root.key, selected.key] })];
    state.errors.push(undefinedField(selected.name, 'UIAPIMutations', [root.key], selected.node));
    return [];
  });
  return { allOrNone: allOrNone !== false, operations };
}

type Operation = Pick<MutationPlan, 'selected' | 'object' | 'kind' | 'path'>;

function planOperation(state: RequestState, operation: Operation): MutationPlan {
  const { selected, object, kind } = operation;
  const input = selected.arguments['input'];
  const { Id: id, [object.name]: values } = isObject(input) ? input : {};
  checkNames(state, operation, isObject(values) ? Object.keys(values) : []);
  const needsId = kind !== 'Create';
  if ((needsId && typeof id !== 'string') || (kind !== 'Delete' && !isObject(values))) {
    const wanted = { Create: `{ ${object.name}: { ... } }`, Update: `{ Id, ${object.name}: { ... } }`, Delete: '{ Id }' }[kind];
    state.errors.push(graphqlError('ValidationError', `${selected.name} needs input: ${wanted}.`, selected.node));
  }
  return {
    ...operation,
    id: typeof id === 'string' ? id : undefined,
    values: isObject(values) ? values : {},
    payload: planPayload(state, operation)
  };
}

function checkNames(state: RequestState, { selected, object, kind }: Operation, names: readonly string[]): void {
  for (const name of names) {
    if (visibleField(state.context, object, name)?.name === name) continue;
    const reason = `the argument 'input.${object.name}' contains a field not in '${object.name}${kind}Representation': '${name}'`;
    state.errors.push(graphqlError('ValidationError', `Validation error (WrongType@[uiapi/${selected.name}]) : ${reason}`, selected.node));
  }
}

function planPayload(state: RequestState, { selected, object, kind, path }: Operation): readonly PayloadPart[] {
  return selectedFields(state, selected.selectionSets, []).flatMap((part): readonly PayloadPart[] => {
    const { key, name, node } = part;
    if (kind === 'Delete' && name === 'Id') return [{ key, kind: 'id' }];
    if (kind === 'Update' && name === 'success') return [{ key, kind: 'success' }];
    if (kind !== 'Delete' && name === 'Record') return [{ key, kind: 'record', plan: planResult(state, object, part, [...path, key]) }];
    state.errors.push(undefinedField(name, `${selected.name}Payload`, path, node));
    return [];
  });
}

/** A mutation gives back the record's own fields: neither parents nor children. */
function planResult(state: RequestState, object: OrgObject, record: Selected, path: readonly string[]): RecordPlan {
  const plan = planRecord(state, object, record.selectionSets, { path });
  for (const part of plan.parts) {
    if (part.kind === 'parent' || part.kind === 'children')
      state.errors.push(undefinedField(part.key, `${object.name}Representation`, path, record.node));
  }
  return plan;
}

/** Runs the operations in order, all or nothing unless the request says otherwise; what depends on a failed one fails too. */
export function runMutations(state: RequestState, plans: MutationPlans): { data: unknown; errors: readonly GraphqlError[] } {
  const { database } = state.context.org;
  const results = new Map<string, unknown>();
  const ids = new Map<string, string>();
  const errors: GraphqlError[] = [];
  const runAll = () => {
    for (const plan of plans.operations) {
      try {
        results.set(
          plan.selected.key,
          database.transaction(() => runOperation(state.context, plan, ids))
        );
      } catch (error) {
        if (!(error instanceof OrgError)) throw error;
        errors.push(fetchingError(error, plan.path, plan.selected.node));
        if (plans.allOrNone) throw error;
      }
    }
  };
  try {
    database.transaction(runAll);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    results.clear();
  }
  return { data: Object.fromEntries(plans.operations.map(({ selected }) => [selected.key, results.get(selected.key) ?? null])), errors };
}

function runOperation(context: OrgContext, plan: MutationPlan, ids: Map<string, string>): unknown {
  const id = save(context, plan, ids);
  ids.set(plan.selected.key, id);
  return Object.fromEntries(plan.payload.map((part) => [part.key, payloadOf(context, part, id)]));
}

function save(context: OrgContext, plan: MutationPlan, ids: ReadonlyMap<string, string>): string {
  const { object, kind } = plan;
  const values = Object.fromEntries(Object.entries(plan.values).map(([name, value]) => [name, resolveReference(value, ids)]));
  const id = String(resolveReference(plan.id, ids));
  if (kind === 'Create') return insertRecord(context, object, values);
  if (kind === 'Update') updateRecord(context, object, id, values);
  else deleteRecord(context, object, id);
  return id;
}

/**
 * Puts the id of an earlier operation in the place of `@{its name or alias}`.
 * Source: https://developer.salesforce.com/docs/platform/graphql/guide/mutations-references.html (`@{ref.Record...}` comes with API 67)
 */
function resolveReference(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  const reference = typeof value === 'string' ? /^@\{(.+)\}$/.exec(value) : null;
  if (!reference) return value;
  const id = ids.get(reference[1] ?? '');
  if (id === undefined) throw badValue('INVALID_ID_FIELD', `The reference ${reference[0]} names no operation before this one.`);
  return id;
}

function payloadOf(context: OrgContext, part: PayloadPart, id: string): unknown {
  if (part.kind === 'id') return id;
  if (part.kind === 'success') return true;
  const records = [...loadRecords(context, part.plan.object, [id], fieldsOf(part.plan)).values()];
  return shapeRecords(context, part.plan, records)[0] ?? null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
