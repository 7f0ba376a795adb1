import type { JsonRecord } from '../../query/shapeRecord.ts';
import type { OrgObject } from '../../schema/object.ts';
import { displayValue, uiValue } from '../../query/displayValue.ts';
import { aggregateFunctions, dateFunctions, stepTo } from './aggregateColumns.ts';
import type { AggregateColumns, Reached } from './aggregateColumns.ts';
import { undefinedField } from './graphqlError.ts';
import type { RequestState } from './requestState.ts';
import type { Selected } from './selections.ts';
import { selectedFields } from './selections.ts';
import { valueType } from './valueTypes.ts';

/** Takes a part of the answer out of a row of the result. */
export type Shape = (row: JsonRecord) => unknown;

type Place = {
  readonly state: RequestState;
  readonly columns: AggregateColumns;
  readonly object: OrgObject;
  readonly prefix: string;
  readonly path: readonly string[];
};

/** Plans the fields under `aggregate`: grouped values, functions of values, and those of parents. */
export function planAggregateNode(place: Place, selected: Selected): Shape {
  const { state, object, path } = place;
  const parts = selectedFields(state, selected.selectionSets, []).flatMap((part): readonly (readonly [string, Shape])[] => {
    if (part.name === '__typename') return [[part.key, () => `${object.name}Aggregate`]];
    const reached = stepTo(state, place, part.name);
    const below = [...path, part.key];
    if (reached && 'parent' in reached) {
      return [[part.key, planAggregateNode({ ...place, object: reached.parent, prefix: reached.prefix, path: below }, part)]];
    }
    if (reached) return [[part.key, planField({ ...place, path: below }, reached, part)]];
    if (!part.isOptional) state.errors.push(undefinedField(part.name, `${object.name}Aggregate`, path, part.node));
    return [];
  });
  return (row) => Object.fromEntries(parts.map(([key, shape]) => [key, shape(row)]));
}

function planField(place: Place, reached: Reached, selected: Selected): Shape {
  const parts = selectedFields(place.state, selected.selectionSets, []).flatMap((part): readonly (readonly [string, Shape])[] => {
    const shape = planFieldPart(place, reached, part);
    if (shape) return [[part.key, shape]];
    place.state.errors.push(undefinedField(part.name, aggregateType(reached), place.path, part.node));
    return [];
  });
  return (row) => Object.fromEntries(parts.map(([key, shape]) => [key, shape(row)]));
}

function aggregateType({ field }: Reached): string {
  return valueType(field).replace(/Value$/, 'Aggregate');
}

function planFieldPart(place: Place, reached: Reached, part: Selected): Shape | undefined {
  const { columns } = place;
  const { context } = place.state;
  const { field, path } = reached;
  const fn = aggregateFunctions[part.name] ?? dateFunctions[part.name];
  if (fn !== undefined) return planCall(place, reached, { part, fn });
  if (part.name === 'grouping') return planCall(place, reached, { part, fn: 'GROUPING' });
  if (part.name === '__typename') return () => aggregateType(reached);
  if (part.name !== 'value' && part.name !== 'displayValue' && part.name !== 'label' && part.name !== 'format') return undefined;
  const column = columns.field({ field, path });
  if (part.name === 'value') return (row) => uiValue(field, row[column]);
  return (row) => displayValue(context, field, row[column]);
}

type Call = { readonly part: Selected; readonly fn: string };

/** A function's result: `{ value }`, and `{ displayValue }` where the function gives a value of the field's own kind. */
function planCall({ state, columns, path }: Place, { field, path: fieldPath }: Reached, { part, fn }: Call): Shape {
  const column = columns.call(fn, fieldPath);
  const isOwnKind = ['AVG', 'MAX', 'MIN', 'SUM'].includes(fn);
  const parts = selectedFields(state, part.selectionSets, []).flatMap(({ key, name, node }): readonly (readonly [string, Shape])[] => {
    if (name === 'value') return [[key, (row) => (isOwnKind ? uiValue(field, row[column]) : (row[column] ?? null))]];
    if (name === 'displayValue' || name === 'format') {
      return [[key, (row) => (isOwnKind ? displayValue(state.context, field, row[column]) : asText(row[column]))]];
    }
    state.errors.push(undefinedField(name, `${part.name}Aggregate`, [...path, part.key], node));
    return [];
  });
  return (row) => Object.fromEntries(parts.map(([key, shape]) => [key, shape(row)]));
}

function asText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
