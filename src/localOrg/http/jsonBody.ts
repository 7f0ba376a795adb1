import { jsonParserError, OrgError } from '../orgError.ts';
import type { OrgRequest } from './route.ts';

type JsonRequest = Pick<OrgRequest, 'body' | 'headers'>;

/** The JSON object of the body; anything else is JSON_PARSER_ERROR, another content type 415. */
export function jsonObject(request: JsonRequest): Record<string, unknown> {
  const value = jsonValueOf(request);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw jsonParserError('The HTTP entity body is required to be a JSON object, but it is not');
}

function jsonValueOf(request: JsonRequest): unknown {
  if (request.body.length === 0) throw jsonParserError('The HTTP entity body is required, but this request has no entity body.');
  checkContentType(request.headers['content-type']);
  const text = request.body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw jsonParserError(parserMessage(text, error));
  }
}

/** A switch in a JSON body, off where it is not given; the words true and false are taken, anything else is refused: no guess at a rollback. */
export function jsonFlag(body: Readonly<Record<string, unknown>>, name: string): boolean {
  const value = body[name] ?? false;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw jsonParserError(`${name} must be true or false`);
}

/** 415: "The entity in the request is in a format that's not supported by the specified method". */
function checkContentType(contentType: string | undefined): void {
  const type = (contentType?.split(';')[0] ?? '').trim().toLowerCase();
  if (type === '' || type === 'application/json' || type.endsWith('+json')) return;
  throw new OrgError(415, 'UNSUPPORTED_MEDIA_TYPE', `Content-Type ${type} is not supported by the local org: application/json is.`);
}

/** The platform's parser names the character and its place: `Unexpected character ('}' (code 125)) at [line:1, column:10]`. */
function parserMessage(text: string, error: unknown): string {
  const found = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const offset = found === undefined ? text.length : Number(found);
  const before = text.slice(0, offset).split('\n');
  const place = `at [line:${before.length}, column:${(before.at(-1)?.length ?? 0) + 1}]`;
  const character = text.charAt(offset);
  if (character === '') return `Unexpected end-of-input ${place}`;
  return `Unexpected character ('${character}' (code ${character.charCodeAt(0)})) ${place}`;
}

/** The form fields of the body (OAuth). */
export function formOf(request: OrgRequest): URLSearchParams {
  const form = new URLSearchParams(request.body.toString('utf8'));
  for (const [name, value] of request.query) if (!form.has(name)) form.append(name, value);
  return form;
}
