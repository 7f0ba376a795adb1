import { expected } from '../expected.ts';
import type { CompiledColumn, CompiledParent, CompiledQuery } from '../../soql/compiledQuery.ts';
import type { SqlValue } from '../database.ts';
import type { OrgSchema } from '../schema/orgSchema.ts';

/** A record as REST gives it. */
export type JsonRecord = { [name: string]: unknown };

/** One row of a compiled query as an array of values. */
export type ResultRow = readonly SqlValue[];

export type RecordShaper = (row: ResultRow) => JsonRecord;

/** A stored value as JSON carries it: instants end in `+0000`, 0 and 1 of a boolean are false and true. */
export function jsonValue(type: string, value: SqlValue): unknown {
  if (value === null) return null;
  if (type === 'boolean') return value === 1;
  if (type === 'datetime' && typeof value === 'string') return value.replace('Z', '+0000');
  return value;
}

/** Builds records from result rows: attributes, fields, parents nested, missing parents null. Child queries are added by the caller. */
export function recordShaper(query: CompiledQuery, schema: OrgSchema, dataPath: string): RecordShaper {
  if (query.kind === 'groups') return aggregateShaper(query);
  const places = placesOf(query);
  const setters = query.columns.map((column, at) => setterOf(schema, column, at));
  const parents = query.parents.map((parent) => parentMaker(parent, places, dataPath));
  const idAt = places(query.idColumn ?? '');
  const { object } = query;
  return (row) => {
    const record: JsonRecord = { attributes: attributesOf(object, row[idAt] ?? null, dataPath) };
    for (const make of parents) make(record, row);
    for (const set of setters) set(record, row);
    return record;
  };
}

/** Column names to places in the row: values, then parents, then the record's id. */
export function placesOf(query: CompiledQuery): (column: string) => number {
  const names = query.columns.map((column) => column.column);
  for (const parent of query.parents) names.push(...(parent.typeColumn ? [parent.idColumn, parent.typeColumn] : [parent.idColumn]));
  if (query.idColumn) names.push(query.idColumn);
  const places = new Map(names.map((name, at) => [name, at]));
  return (column) => expected(places.get(column), `column ${column} of the query`);
}

function lastOf(path: readonly string[]): string {
  return path.at(-1) ?? '';
}

function attributesOf(object: string, id: SqlValue, dataPath: string): JsonRecord {
  return { type: object, url: `${dataPath}/sobjects/${object}/${id}` };
}

type Setter = (record: JsonRecord, row: ResultRow) => void;

function setterOf(schema: OrgSchema, column: CompiledColumn, at: number): Setter {
  const name = lastOf(column.path);
  const way = column.path.slice(0, -1);
  const convert = converterOf(schema, column);
  return (record, row) => {
    let target: JsonRecord = record;
    for (const step of way) {
      const parent = target[step];
      if (parent === null || parent === undefined) return;
      target = parent as JsonRecord;
    }
    target[name] = convert(row[at] ?? null);
  };
}

function converterOf(schema: OrgSchema, column: CompiledColumn): (value: SqlValue) => unknown {
  const { type } = column;
  if (column.fn === 'toLabel' && column.field) return labelOf(schema, column.object, column.field.name);
  if (type === 'boolean' || type === 'datetime') return (value) => jsonValue(type, value);
  return (value) => value;
}

function labelOf(schema: OrgSchema, objectName: string, fieldName: string): (value: SqlValue) => unknown {
  const object = schema.known(objectName);
  const labels = new Map(schema.field(object, fieldName)?.picklist?.values.map((entry) => [entry.value, entry.label]));
  return (value) => (typeof value === 'string' ? (labels.get(value) ?? value) : value);
}

function parentMaker(parent: CompiledParent, places: (column: string) => number, dataPath: string): Setter {
  const idAt = places(parent.idColumn);
  const typeAt = parent.typeColumn ? places(parent.typeColumn) : undefined;
  const name = lastOf(parent.path);
  const way = parent.path.slice(0, -1);
  return (record, row) => {
    let target: JsonRecord = record;
    for (const step of way) {
      const next = target[step];
      if (next === null || next === undefined) return;
      target = next as JsonRecord;
    }
    const id = row[idAt] ?? null;
    const object = typeAt === undefined ? parent.object : row[typeAt];
    target[name] = id === null ? null : { attributes: attributesOf(String(object), id, dataPath) };
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
