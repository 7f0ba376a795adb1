import { OrgError } from '../orgError.ts';
import type { OrgReply, SessionRequest } from './route.ts';

/** What a resource is now, for requests that depend on it. */
export type Validator = {
  /** Milliseconds since 1970, whole seconds. */
  readonly modifiedMs: number;
  /** Quoted tag; only account records have one. */
  readonly etag?: string;
};

type Condition = 'met' | 'notModified' | 'failed';

/**
 * Answers 304 or throws 412 where the conditional headers of the request say so; undefined = go on.
 *
 * `If-None-Match` that matches is 304 for reading and 412 for writing. A header that cannot be read is 400 on POST and PATCH and
 * ignored else.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest_conditional_requests.htm
 */
export function answerConditions(request: SessionRequest, validator: Validator): OrgReply | undefined {
  const results = [...tagConditions(request, validator.etag), ...dateConditions(request, validator.modifiedMs)];
  if (results.includes('failed')) throw preconditionFailed();
  return results.includes('notModified') ? { status: 304, headers: validatorHeaders(validator) } : undefined;
}

/** `Last-Modified`, and `ETag` where there is one. */
export function validatorHeaders(validator: Validator): Record<string, string> {
  const headers: Record<string, string> = { 'Last-Modified': new Date(validator.modifiedMs).toUTCString() };
  if (validator.etag !== undefined) headers['ETag'] = validator.etag;
  return headers;
}

function preconditionFailed(): OrgError {
  return new OrgError(412, 'PRECONDITION_FAILED', 'The request was not processed, because a precondition in its headers is not met.');
}

function isWrite(request: SessionRequest): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD';
}

function tagConditions(request: SessionRequest, etag: string | undefined): Condition[] {
  if (etag === undefined) return [];
  const match = tagsOf(request, 'if-match');
  const noneMatch = tagsOf(request, 'if-none-match');
  const holds = (tags: readonly string[]): boolean => tags.includes('*') || tags.includes(withoutSuffix(etag));
  const found: Condition[] = [];
  if (match) found.push(holds(match) ? 'met' : 'failed');
  if (noneMatch) found.push(!holds(noneMatch) ? 'met' : isWrite(request) ? 'failed' : 'notModified');
  return found;
}

/** Tags of the list without `-gzip`, which only tells how the reply travelled. */
function tagsOf(request: SessionRequest, name: 'if-match' | 'if-none-match'): readonly string[] | undefined {
  const text = request.headers[name];
  if (text === undefined) return undefined;
  const tags = text.split(',').map((each) => each.trim());
  if (tags.every((tag) => tag === '*' || /^(?:W\/)?"[^"]*"$/.test(tag))) return tags.map(withoutSuffix);
  if (isWrite(request)) throw new OrgError(400, 'INVALID_HEADER', `${name} is no list of entity tags: ${text}`);
  return undefined;
}

function withoutSuffix(tag: string): string {
  return tag.replace(/-gzip"$/, '"');
}

function dateConditions(request: SessionRequest, modifiedMs: number): Condition[] {
  const found: Condition[] = [];
  const since = dateOf(request, 'if-modified-since');
  const unmodified = dateOf(request, 'if-unmodified-since');
  if (since !== undefined && !isWrite(request)) found.push(modifiedMs > since ? 'met' : 'notModified');
  if (unmodified !== undefined) found.push(modifiedMs > unmodified ? 'failed' : 'met');
  return found;
}

function dateOf(request: SessionRequest, name: 'if-modified-since' | 'if-unmodified-since'): number | undefined {
  const text = request.headers[name];
  if (text === undefined) return undefined;
  const instant = Date.parse(text);
  if (!Number.isNaN(instant)) return instant;
  if (isWrite(request)) throw new OrgError(400, 'INVALID_HEADER', `${name} is no date: ${text}`);
  return undefined;
}
