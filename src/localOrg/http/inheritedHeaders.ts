import type { IncomingHttpHeaders } from 'node:http';

/**
 * Headers that a request inside another takes from it; all others are its own, so that options and conditions of the request on the wire
 * hold for no request inside.
 *
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/requests_composite.htm (httpHeaders)
 */
const inherited: ReadonlySet<string> = new Set(['accept', 'authorization', 'content-type']);

/** @param name  in lower case */
export function isInherited(name: string): boolean {
  return inherited.has(name);
}

/** The headers that requests inside take over. */
export function inheritedOf(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isInherited(name)));
}
