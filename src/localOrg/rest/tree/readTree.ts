import { jsonObject } from '../../http/jsonBody.ts';
import type { SessionRequest } from '../../http/route.ts';
import type { OrgContext } from '../../orgContext.ts';
import { jsonParserError, noSuchColumn, OrgError } from '../../orgError.ts';
import type { OrgObject } from '../../schema/object.ts';

const mostRecords = 200;
const mostLevels = 5;
const mostTypes = 5;

/** A record of a tree: its values, and where it hangs. */
export type TreeRecord = {
  readonly referenceId: string;
  readonly object: OrgObject;
  readonly values: Readonly<Record<string, unknown>>;
  /** The record above it, and the field that points there. */
  readonly parent?: { readonly record: TreeRecord; readonly field: string };
};

/** One failed record of the answer. */
export type TreeError = {
  readonly referenceId: string;
  readonly errors: readonly { readonly statusCode: string; readonly message: string; readonly fields: readonly string[] }[];
};

/** The records of a tree level by level, or what is wrong with the tree. */
export type Tree = { readonly levels: readonly (readonly TreeRecord[])[]; readonly errors: readonly TreeError[] };

/**
 * Reads `{records: [{attributes, ..., Contacts: {records: [...]}}]}`.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/requests_composite_sobject_tree.htm
 */
export function readTree(request: SessionRequest, root: OrgObject): Tree {
  const { records } = jsonObject(request);
  const levels: TreeRecord[][] = [];
  const errors: TreeError[] = [];
  let level = listOf(records).map((value) => readRecord(value, root, undefined, errors));
  while (level.length > 0) {
    levels.push(level.map(({ record }) => record));
    level = level.flatMap(({ record, children }) =>
      Object.entries(children).flatMap(([name, value]) => readChildren(request.context, { record, name, value }, errors))
    );
  }
  const all = levels.flat();
  checkSize(levels.length, all);
  const repeated = all.filter(({ referenceId }) => all.filter((other) => other.referenceId === referenceId).length > 1);
  const duplicates = repeated.map(({ referenceId }) => invalid(referenceId, 'Duplicate ReferenceId provided in the request.'));
  return { levels, errors: [...errors, ...duplicates] };
}

type Read = { readonly record: TreeRecord; readonly children: Readonly<Record<string, unknown>> };

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  throw jsonParserError('records must be a list of records');
}

function isChildren(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Array.isArray((value as { records?: unknown }).records);
}

function readRecord(value: unknown, object: OrgObject, parent: TreeRecord['parent'], errors: TreeError[]): Read {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw jsonParserError('a record must be an object');
  const { attributes, ...rest } = value as Record<string, unknown>;
  const { type, referenceId } = (attributes ?? {}) as { type?: unknown; referenceId?: unknown };
  if (typeof referenceId !== 'string' || referenceId === '') {
    throw new OrgError(403, 'INVALID_INPUT', 'Include a reference ID for each record in the request.');
  }
  if (typeof type !== 'string') errors.push(invalid(referenceId, 'Include an entity type for each record in the request.'));
  else if (type.toLowerCase() !== object.name.toLowerCase()) {
    errors.push(invalid(referenceId, `The record is of the type ${type}, where ${object.name} is expected.`));
  }
  const entries = Object.entries(rest);
  const values = Object.fromEntries(entries.filter(([, each]) => !isChildren(each)));
  return {
    record: { referenceId, object, values, ...(parent ? { parent } : {}) },
    children: Object.fromEntries(entries.filter(([, each]) => isChildren(each)))
  };
}

type Children = { readonly record: TreeRecord; readonly name: string; readonly value: unknown };

function readChildren(context: OrgContext, { record, name, value }: Children, errors: TreeError[]): readonly Read[] {
  const child = context.schema.children(record.object).find((each) => each.relationshipName?.toLowerCase() === name.toLowerCase());
  const object = child && context.schema.known(child.childObject);
  if (!child || !object || !context.permissions.object(object).read) throw noSuchColumn(name, record.object.name);
  const { records } = value as { records: readonly unknown[] };
  return records.map((each) => readRecord(each, object, { record, field: child.field.name }, errors));
}

function checkSize(levels: number, records: readonly TreeRecord[]): void {
  if (records.length > mostRecords) throw tooMuch(`${mostRecords} records`);
  if (levels > mostLevels) throw tooMuch(`${mostLevels} levels`);
  if (new Set(records.map(({ object }) => object.name)).size > mostTypes) throw tooMuch(`records of ${mostTypes} types`);
}

function tooMuch(most: string): OrgError {
  return new OrgError(400, 'LIMIT_EXCEEDED', `A tree request takes up to ${most}.`);
}

function invalid(referenceId: string, message: string): TreeError {
  return { referenceId, errors: [{ statusCode: 'INVALID_INPUT', message, fields: [] }] };
}
