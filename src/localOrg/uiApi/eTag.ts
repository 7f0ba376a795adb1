import { createHash } from 'node:crypto';
import type { OrgReply, SessionRequest } from '../http/route.ts';

/** Tag of a representation: changes with its content, 32 hexadecimal digits as the platform's. */
export function eTagOf(value: unknown): string {
  return createHash('md5').update(JSON.stringify(value)).digest('hex');
}

/** A representation with its tag. */
export type Tagged = { readonly eTag: string; readonly [more: string]: unknown };

/**
 * Answers a representation with its tag, or 304 without a body where the client holds it already.
 *
 * A client says so by `If-None-Match` with the tag, or for a record by `If-Modified-Since` with a date not before its last change.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_get_started_intro.htm
 */
export function tagged({ headers }: SessionRequest, json: Tagged): OrgReply {
  const tag = `"${json.eTag}"`;
  const { 'if-none-match': noneMatch, 'if-modified-since': modifiedSince } = headers;
  const isHeld = noneMatch === undefined ? !isAfter(json['lastModifiedDate'], modifiedSince) : noneMatch.includes(tag);
  return isHeld ? { status: 304, headers: { ETag: tag } } : { status: 200, json, headers: { ETag: tag } };
}

/** Whether an instant is later than a date of a header; HTTP dates are whole seconds. True where one of them says nothing. */
function isAfter(instant: unknown, header: string | undefined): boolean {
  const limit = instantOf(header);
  if (typeof instant !== 'string' || limit === undefined) return true;
  return Math.floor(Date.parse(instant) / 1000) > Math.floor(limit / 1000);
}

/** Milliseconds of a header's date, in HTTP's form or in ISO 8601 as a record's `lastModifiedDate`; undefined when it is no date. */
export function instantOf(header: string | undefined): number | undefined {
  const instant = Date.parse(header ?? '');
  return Number.isNaN(instant) ? undefined : instant;
}
