import { jsonParserError } from '../orgError.ts';
import type { OrgRequest } from './route.ts';

/** The JSON object of the body; anything else is JSON_PARSER_ERROR. */
export function jsonObject(request: OrgRequest): Record<string, unknown> {
  const value = jsonValueOf(request);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw jsonParserError('The HTTP entity body is required to be a JSON object, but it is not');
}

function jsonValueOf(request: OrgRequest): unknown {
  if (request.body.length === 0) throw jsonParserError('The HTTP entity body is required, but this request has no entity body.');
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch (error) {
    throw jsonParserError(`${error instanceof Error ? error.message : String(error)} at [line:1, column:1]`);
  }
}

/** The form fields of the body (OAuth). */
export function formOf(request: OrgRequest): URLSearchParams {
  const form = new URLSearchParams(request.body.toString('utf8'));
  for (const [name, value] of request.query) if (!form.has(name)) form.append(name, value);
  return form;
}
