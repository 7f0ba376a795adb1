import { z } from 'zod';
import type { FaultSwitch } from '../faultSwitch.ts';

const rest = 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest';
const codes = `${rest}/errorcodes.htm`;
const limits =
  'https://developer.salesforce.com/docs/platform/salesforce-app-limits-cheatsheet/guide/salesforce-app-limits-platform-api.html';
const rateLimiting =
  'https://github.com/airbytehq/airbyte/blob/master/airbyte-integrations/connectors/source-salesforce/source_salesforce/rate_limiting.py';
const brokenDownloads = 'https://github.com/airbytehq/airbyte/pull/8009';
const none = z.strictObject({});

/** What happens to a request on its way to the org and back, whatever it asks for. */
export const requestFaults = {
  server_error: {
    says: 'refuses the request with a status of the servers in front of the org and a page of HTML; the org does nothing',
    rows: [27],
    source: rateLimiting,
    parameters: z.strictObject({ status: z.union([406, 420, 500, 502, 503, 504].map((status) => z.literal(status))).default(500) })
  },
  throttle: {
    says: 'refuses the request as one too many, with `Retry-After` where seconds are given',
    rows: [27],
    source: rateLimiting,
    parameters: z.strictObject({
      status: z.union([z.literal(429), z.literal(503)]).default(503),
      retryAfterSeconds: z.int().min(0).optional()
    })
  },
  html_body: {
    says: 'answers 200 with a page of HTML instead of JSON, or leads to a maintenance page',
    rows: [27],
    source: rateLimiting,
    parameters: z.strictObject({ redirects: z.boolean().default(false) })
  },
  empty_body: {
    says: 'does what was asked and answers with nothing where JSON belongs',
    rows: [27],
    source: 'https://github.com/jsforce/jsforce/issues/1061',
    parameters: none
  },
  truncated_json: {
    says: 'does what was asked and answers with JSON that ends too early',
    rows: [27],
    source: brokenDownloads,
    parameters: z.strictObject({ bytes: z.int().min(0).default(20) })
  },
  reset_before: {
    says: 'breaks the connection before the org has acted',
    rows: [17, 27],
    source: brokenDownloads,
    parameters: none
  },
  reset_after: {
    says: 'breaks the connection after the org has acted, without a word',
    rows: [17, 27],
    source: brokenDownloads,
    parameters: none
  },
  slow_drip: {
    says: 'sends the reply in small pieces with pauses between them',
    rows: [15, 27],
    source: brokenDownloads,
    parameters: z.strictObject({ bytes: z.int().min(1).default(64), everyMs: z.int().min(1).default(50) })
  },
  half_open: {
    says: 'takes the request, keeps the connection open and never answers',
    rows: [27],
    source: brokenDownloads,
    parameters: none
  },
  subrequest_fails: {
    says: 'refuses one request of a composite request, the others go on',
    rows: [27],
    source: `${rest}/resources_composite_composite_post.htm`,
    parameters: z.strictObject({ status: z.int().min(400).max(599).default(500), code: z.string().default('SERVER_UNAVAILABLE') })
  },
  query_too_complicated: {
    says: 'refuses a query as too complicated',
    rows: [22],
    source:
      'https://developer.salesforce.com/docs/platform/salesforce-app-limits-cheatsheet/guide/salesforce-app-limits-platform-soslsoql.html',
    parameters: none
  },
  locator_expired: {
    says: 'has lost the cursor of a query: its next page is INVALID_QUERY_LOCATOR',
    rows: [52],
    source: 'https://help.salesforce.com/s/articleView?id=000384958',
    parameters: none
  },
  instance_moved: {
    says: 'lives at another address (127.0.0.1 instead of localhost): the old one answers 404, or 301 to the new one; a new sign-in names it',
    rows: [46],
    source: 'https://help.salesforce.com/s/articleView?id=sf.domain_name_login_url_instanced_hosts.htm',
    lasts: true,
    parameters: z.strictObject({ status: z.union([z.literal(301), z.literal(404)]).default(404) })
  },
  version_retired: {
    says: 'answers 410 to API versions up to the one given',
    rows: [46],
    source: `${rest}/api_rest_eol.htm`,
    lasts: true,
    parameters: z.strictObject({ version: z.int().min(20).max(68) })
  },
  daily_limit: {
    says: 'leaves so many calls of the day, and refuses the others with REQUEST_LIMIT_EXCEEDED, until it is taken back or the next day',
    rows: [26],
    source: codes,
    parameters: z.strictObject({ remaining: z.int().min(0).default(0) })
  },
  other_app_calls: {
    says: 'counts so many calls of other apps beside each call',
    rows: [26],
    source: limits,
    lasts: true,
    parameters: z.strictObject({ calls: z.int().min(1).default(10) })
  },
  long_calls_busy: {
    says: 'refuses the request because 25 calls of 20 seconds and more are running',
    rows: [26],
    source: limits,
    parameters: none
  }
} as const satisfies Readonly<Record<string, FaultSwitch>>;
