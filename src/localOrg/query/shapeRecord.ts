import { expected } from '../expected.ts';
import type { CompiledColumn, CompiledParent, CompiledQuery, CompiledTypeof } from '../../soql/compiledQuery.ts';
import type { SqlValue } from '../database.ts';
import type { OrgContext } from '../orgContext.ts';
import { converterOf, jsonValue } from './shapeValue.ts';

/** A record as REST gives it. */
export type JsonRecord = { [name: string]: unknown };

/** One row of a compiled query as an array of values. */
export type ResultRow = readonly SqlValue[];

export type RecordShaper = (row: ResultRow) => JsonRecord;

/** Writes one thing of a row into its record. */
type Setter = (record: JsonRecord, row: ResultRow) => void;

type Shape = { readonly context: OrgContext; readonly query: CompiledQuery; readonly places: Places; readonly dataPath: string };

/**
 * Builds records from result rows: attributes, then everything in the order of the select list. A parent stands where it is first
 * named and is null where there is none; a child query has its place, which the caller fills.
 */
export function recordShaper(query: CompiledQuery, context: OrgContext, dataPath: string): RecordShaper {
  if (query.kind === 'groups') return aggregateShaper(query);
  const places = placesOf(query);
  const shape: Shape = { context, query, places, dataPath };
  const setters = settersOf(shape);
  const idAt = places(query.idColumn ?? '');
  const { object } = query;
  return (row) => {
    const record: JsonRecord = { attributes: attributesOf(object, object, row[idAt] ?? null, dataPath) };
    for (const set of setters) set(record, row);
    return record;
  };
}

function settersOf(shape: Shape): readonly Setter[] {
  const { query } = shape;
  const setters: Setter[] = [];
  const made = new Set<string>();
  const addParents = (path: readonly string[], type: 'Name' | undefined): void => {
    for (let depth = 1; depth <= path.length; depth++) {
      const key = path.slice(0, depth).join('.');
      const parent = query.parents.find((each) => each.path.join('.') === key);
      if (parent && !made.has(key)) setters.push(parentMaker(parent, shape, type));
      made.add(key);
    }
  };
  for (let at = 0; at <= query.columns.length; at++) {
    for (const child of query.children) if (child.position === at) setters.push((record) => (record[child.relationshipName] = null));
    for (const each of query.typeofs) {
      if (each.position !== at) continue;
      addParents(each.path, undefined);
      setters.push(typeofSetter(each, shape));
    }
    const column = query.columns[at];
    if (!column) continue;
    addParents(column.path.slice(0, -1), 'Name');
    setters.push(setterOf(column, shape));
  }
  return setters;
}

type Places = (column: string) => number;

/** Column names to places in the row, in the order in which the query selects them. */
export function placesOf(query: CompiledQuery): Places {
  const names = query.columns.map((column) => column.column);
  for (const parent of query.parents) names.push(...(parent.typeColumn ? [parent.idColumn, parent.typeColumn] : [parent.idColumn]));
  for (const { branches, otherwise = [] } of query.typeofs) {
    names.push(...[...branches.flatMap(({ columns }) => columns), ...otherwise].map((column) => column.column));
  }
  if (query.idColumn) names.push(query.idColumn);
  const places = new Map(names.map((name, at) => [name, at]));
  return (column) => expected(places.get(column), `column ${column} of the query`);
}

function lastOf(path: readonly string[]): string {
  return path.at(-1) ?? '';
}

/** The url names the record's object, whatever the type that the place shows. */
function attributesOf(type: string, object: string, id: SqlValue, dataPath: string): JsonRecord {
  return { type, url: `${dataPath}/sobjects/${object}/${id}` };
}

/** The record that a way over parents leads to; undefined where a parent is missing. */
function targetOf(record: JsonRecord, way: readonly string[]): JsonRecord | undefined {
  let target = record;
  for (const step of way) {
    const parent = target[step];
    if (parent === null || parent === undefined) return undefined;
    target = parent as JsonRecord;
  }
  return target;
}

function setterOf(column: CompiledColumn, shape: Shape): Setter {
  const at = shape.places(column.column);
  const name = lastOf(column.path);
  const way = column.path.slice(0, -1);
  const convert = converterOf(shape.context, column);
  if (way.length === 0) return (record, row) => (record[name] = convert(row[at] ?? null));
  return (record, row) => {
    const target = targetOf(record, way);
    if (target) target[name] = convert(row[at] ?? null);
  };
}

/** A polymorphic parent shows the type `Name`, unless TYPEOF asks what it is. */
function parentMaker(parent: CompiledParent, { places, dataPath }: Shape, polymorphicType: 'Name' | undefined): Setter {
  const idAt = places(parent.idColumn);
  const typeAt = parent.typeColumn ? places(parent.typeColumn) : undefined;
  const name = lastOf(parent.path);
  const way = parent.path.slice(0, -1);
  return (record, row) => {
    const target = targetOf(record, way);
    if (!target) return;
    const id = row[idAt] ?? null;
    const object = String(typeAt === undefined ? parent.object : row[typeAt]);
    const type = typeAt === undefined ? object : (polymorphicType ?? object);
    target[name] = id === null ? null : { attributes: attributesOf(type, object, id, dataPath) };
  };
}

/** Fields of the branch that fits the parent's object; without one the parent is null. */
function typeofSetter(checked: CompiledTypeof, shape: Shape): Setter {
  const [name = ''] = checked.path;
  const parent = shape.query.parents.find((each) => each.path.join('.') === name);
  const typeAt = parent?.typeColumn === undefined ? undefined : shape.places(parent.typeColumn);
  const settersFor = (columns: readonly CompiledColumn[]): readonly Setter[] => columns.map((column) => setterOf(column, shape));
  const branches = new Map(checked.branches.map(({ object, columns }) => [object, settersFor(columns)]));
  const otherwise = checked.otherwise && settersFor(checked.otherwise);
  return (record, row) => {
    const object = typeAt === undefined ? parent?.object : row[typeAt];
    const setters = branches.get(String(object)) ?? otherwise;
    if (!setters) record[name] = null;
    else for (const set of setters) set(record, row);
  };
}

function aggregateShaper(query: CompiledQuery): RecordShaper {
  const columns = query.columns.map(({ path, type }) => ({ name: lastOf(path), type }));
  return (row) => {
    const record: JsonRecord = { attributes: { type: 'AggregateResult' } };
    for (const [at, { name, type }] of columns.entries()) record[name] = jsonValue(type, row[at] ?? null);
    return record;
  };
}
