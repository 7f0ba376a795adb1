import type { HealthErrorName } from '../domain/healthError.ts';

/** What the org said, in its own words. */
export type OrgFault = { readonly status: number; readonly code: string; readonly message: string; readonly cause?: unknown };

/**
 * What to do about a fault of a request: `renew` the token and try once more, `retry` after a pause, or `stop` with the
 * error named.
 */
export type FaultVerdict = { readonly action: 'renew' | 'retry' | 'stop'; readonly name: HealthErrorName };

/** What to do about a fault of one row: `retry` in this run, `gone` = the record is not there any more, `ask` = it may be gone, else `park`. */
export type RowVerdict = 'retry' | 'gone' | 'ask' | 'park';

type FaultRule = FaultVerdict & { readonly codes?: readonly string[]; readonly statuses?: readonly number[]; readonly text?: RegExp };

/**
 * Faults of requests, the first that fits decides. By code and status; by text only where Salesforce gives one code to
 * different faults.
 */
const faultRules: readonly FaultRule[] = [
  // These come with 401 and a token that is fine; renewing it would go on for ever (jsforce http-api.js names both).
  { text: /session is not valid for use with the REST API|not attached to Agent/i, statuses: [401], action: 'stop', name: 'SignInFailed' },
  { statuses: [401], action: 'renew', name: 'SessionEnded' },
  { codes: ['INVALID_SESSION_ID'], action: 'renew', name: 'SessionEnded' },
  // 25 calls of 20 s and more at once share a code with the day's limit.
  { codes: ['REQUEST_LIMIT_EXCEEDED'], text: /concurrent|long ?running|ConcurrentPerOrg/i, action: 'retry', name: 'OrgUnreachable' },
  { codes: ['REQUEST_LIMIT_EXCEEDED', 'EXCEEDED_QUOTA'], action: 'stop', name: 'ApiBudgetReached' },
  { codes: ['UNABLE_TO_LOCK_ROW', 'SERVER_UNAVAILABLE', 'QUERY_TIMEOUT', 'UNKNOWN_EXCEPTION'], action: 'retry', name: 'OrgUnreachable' },
  { codes: ['INVALID_TYPE'], action: 'stop', name: 'ObjectMissing' },
  { codes: ['INVALID_FIELD'], text: /No such column/i, action: 'stop', name: 'FieldMissing' },
  {
    codes: ['invalid_grant', 'invalid_client', 'invalid_client_id', 'unauthorized_client', 'inactive_user'],
    action: 'stop',
    name: 'SignInFailed'
  },
  {
    codes: ['OAUTH_APPROVAL_ERROR_GENERIC', 'TXN_SECURITY_METERING_ERROR', 'API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED'],
    action: 'stop',
    name: 'SignInFailed'
  },
  // 420 is sent for scratch orgs that are gone and, at times, under load; airbyte retries the rest of these too.
  { statuses: [420, 429, 500, 502, 503, 504], action: 'retry', name: 'OrgUnreachable' },
  { statuses: [301, 302, 303, 307, 308], action: 'stop', name: 'OrgUnreachable' }
];

/** Verdict on a request that failed. */
export function classifyFault(fault: OrgFault): FaultVerdict {
  const rule = faultRules.find(
    (entry) =>
      (entry.codes === undefined || entry.codes.includes(fault.code)) &&
      (entry.statuses === undefined || entry.statuses.includes(fault.status)) &&
      (entry.text === undefined || entry.text.test(fault.message))
  );
  return rule === undefined ? { action: 'stop', name: 'RequestRefused' } : { action: rule.action, name: rule.name };
}

/** Source of the codes: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_calls_concepts_core_data_objects.htm */
const rowVerdicts: Readonly<Record<string, RowVerdict>> = {
  UNABLE_TO_LOCK_ROW: 'retry',
  // Our own word for a row that a Bulk job did not get to.
  UNPROCESSED: 'retry',
  SERVER_UNAVAILABLE: 'retry',
  ENTITY_IS_DELETED: 'gone',
  NOT_FOUND: 'gone',
  // A record in the bin answers with these, and so does one that this user may not see.
  INVALID_CROSS_REFERENCE_KEY: 'ask',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'ask',
  INSUFFICIENT_ACCESS_OR_READONLY: 'ask',
  // Whoever is asked has to decide, by data, rules or rights:.
  ENTITY_IS_LOCKED: 'park',
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'park',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'park',
  DUPLICATES_DETECTED: 'park',
  STRING_TOO_LONG: 'park'
};

/** Verdict on a row that the org did not take, by the code of its receipt. */
export function classifyRow(code: string): RowVerdict {
  return rowVerdicts[code] ?? 'park';
}

/** Object and field in `No such column 'X' on entity 'Y'`, Salesforce's text for INVALID_FIELD. */
export function missingColumn(message: string): { readonly object: string; readonly field: string } | undefined {
  const found = /No such column '([^']+)' on (?:entity|sobject of type) '?([A-Za-z0-9_]+)'?/i.exec(message);
  return found?.[1] === undefined || found[2] === undefined ? undefined : { field: found[1], object: found[2] };
}
