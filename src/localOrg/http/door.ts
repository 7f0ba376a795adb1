import type { IncomingMessage } from 'node:http';
import type { LocalOrg } from '../localOrg.ts';
import { OrgError } from '../orgError.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const mostHeaderBytes = 16_384;
const secondMs = 1000;

/**
 * DNS rebinding: a page on another host must not reach the org under a name of its own.
 * Source: https://owasp.org/www-community/attacks/DNS_Rebinding
 */
export function checkHost(incoming: IncomingMessage): void {
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (loopbackNames.has(host)) return;
  throw new OrgError(403, 'INVALID_HOST', 'The local org answers to localhost, 127.0.0.1 and [::1] only.');
}

/**
 * Address and headers together take 16,384 bytes: 414 where the address alone is longer, else 431.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
export function checkHeaderSize(incoming: IncomingMessage): void {
  const addressBytes = Buffer.byteLength(incoming.url ?? '');
  if (addressBytes > mostHeaderBytes) {
    throw new OrgError(414, 'URI_TOO_LONG', `The length of the URI exceeds the ${mostHeaderBytes} byte limit.`);
  }
  const headerBytes = incoming.rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0);
  if (addressBytes + headerBytes <= mostHeaderBytes) return;
  throw new OrgError(
    431,
    'REQUEST_HEADER_FIELDS_TOO_LARGE',
    `The combined length of the URI and headers exceeds the ${mostHeaderBytes} byte limit.`
  );
}

/** Counts requests a second of the host's clock, and refuses those above the org's limit. */
export class RequestGate {
  readonly #org: LocalOrg;
  #second = 0;
  #count = 0;

  constructor(org: LocalOrg) {
    this.#org = org;
  }

  /** Refuses a request above the limit with 429. */
  enter(): void {
    const second = Math.floor(Date.now() / secondMs);
    if (second !== this.#second) {
      this.#second = second;
      this.#count = 0;
    }
    this.#count++;
    const most = this.#org.limits.requestsPerSecond;
    if (this.#count <= most) return;
    throw new OrgError(429, 'TOO_MANY_REQUESTS', `The local org takes ${most} requests a second.`);
  }
}

/** Counts one API call of the day. Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm (403) */
export function countCall(org: LocalOrg): void {
  if (org.countCall() <= org.limits.dailyApiRequests) return;
  throw new OrgError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
}
