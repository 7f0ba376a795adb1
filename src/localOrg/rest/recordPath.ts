import { createHash } from 'node:crypto';
import { param, type SessionRequest } from '../http/route.ts';
import type { Validator } from '../http/conditions.ts';
import { toId18 } from '../ids.ts';
import { storedRow, type OrgContext } from '../orgContext.ts';
import { notFound, OrgError } from '../orgError.ts';
import type { OrgObject } from '../schema/object.ts';

/** The id in the path; text that is no id is looked for as an external id field, which no object has under that name. */
export function idInPath(request: SessionRequest): string {
  const text = param(request, 'id');
  const id = toId18(text);
  if (id === undefined) throw notFound(`Provided external ID field does not exist or is not accessible: ${text}`);
  return id;
}

/** Refuses values that name the record: its id stands in the address. */
export function withoutId(values: Record<string, unknown>): Record<string, unknown> {
  if (!Object.keys(values).some((name) => name.toLowerCase() === 'id')) return values;
  throw new OrgError(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.');
}

/** Names of `?fields=`, with the id, which the platform always gives; undefined = all fields. */
export function fieldsInQuery(request: SessionRequest): readonly string[] | undefined {
  const text = request.query.get('fields');
  if (text === null) return undefined;
  const names = text.split(',').map((name) => name.trim());
  return names.some((name) => name.toLowerCase() === 'id') ? names : [...names, 'Id'];
}

/** When a record changed, and for an account what its content hashes to; undefined for a record that is not there. */
export function validatorOf(context: OrgContext, object: OrgObject, id: string): Validator | undefined {
  const row = storedRow(context.org, object, id);
  const modified = row?.['LastModifiedDate'] ?? row?.['SystemModstamp'] ?? row?.['CreatedDate'];
  if (!row || typeof modified !== 'string') return undefined;
  const modifiedMs = Date.parse(modified);
  if (object.name !== 'Account') return { modifiedMs };
  return { modifiedMs, etag: `"${createHash('sha1').update(JSON.stringify(row)).digest('base64')}"` };
}
