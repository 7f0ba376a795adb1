import type { HealthErrorName } from '../domain/healthError.ts';

/** What the org said, in its own words. */
export type OrgFault = { readonly status: number; readonly code: string; readonly message: string; readonly cause?: unknown };

/** Our own code for a request on which nothing came any more. */
export const silentCode = 'SILENT';

/**
 * What to do about a fault of a request: `renew` the token and try once more, the same where the org may have `move`d to
 * another address, else `retry` after a pause, or `stop` with the error named.
 */
export type FaultVerdict = { readonly action: 'renew' | 'move' | 'retry' | 'stop'; readonly name: HealthErrorName };

/**
 * What to do about a fault of one row: `retry` in this run, `gone` = the record is not there any more, `ask` = it may be gone,
 * `wait` = the record that it names by key was refused itself, so that the next run has it, else `park`.
 */
export type RowVerdict = 'retry' | 'gone' | 'ask' | 'wait' | 'park';

type FaultRule = FaultVerdict & { readonly codes?: readonly string[]; readonly statuses?: readonly number[]; readonly text?: RegExp };

/**
 * Refusals that no second try changes: somebody has to edit the org. Renewing a token because of the first would go on for
 * ever, since it comes with 401 and a token that is fine.
 * Sources: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm,
 * https://help.salesforce.com/s/articleView?id=005132365 (apps that nobody installed), jsforce http-api.js (the 401),
 * https://github.com/restforce/restforce/pull/646 (API_DISABLED_FOR_ORG), airbyte source-salesforce rate_limiting.py
 * (TXN_SECURITY_METERING_ERROR)
 */
const accessRules: readonly FaultRule[] = [
  { text: /session is not valid for use with the REST API|not attached to Agent/i, statuses: [401], action: 'stop', name: 'ApiDisabled' },
  { codes: ['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED'], action: 'stop', name: 'ApiDisabled' },
  { codes: ['TXN_SECURITY_METERING_ERROR'], action: 'stop', name: 'PolicyRefused' },
  { codes: ['OAUTH_APP_BLOCKED', 'OAUTH_APPROVAL_ERROR_GENERIC', 'invalid_app_access'], action: 'stop', name: 'AppBlocked' },
  { codes: ['invalid_client'], text: /must be installed|blocked/i, action: 'stop', name: 'AppBlocked' },
  { codes: ['invalid_grant'], text: /hasn't approved|not admin approved/i, action: 'stop', name: 'AppBlocked' },
  { codes: ['invalid_grant'], text: /\bip\b.*restricted|restricted ip/i, action: 'stop', name: 'AddressNotAllowed' },
  { codes: ['invalid_grant'], text: /login hours/i, action: 'stop', name: 'OutsideLoginHours' },
  { codes: ['invalid_grant'], text: /inactive|frozen|locked/i, action: 'stop', name: 'UserNotActive' },
  { codes: ['inactive_user'], action: 'stop', name: 'UserNotActive' },
  { codes: ['invalid_grant'], text: /challenge|verification|factor/i, action: 'stop', name: 'SecondFactorNeeded' },
  {
    codes: ['invalid_grant', 'invalid_client', 'invalid_client_id', 'unauthorized_client', 'invalid_request', 'unsupported_grant_type'],
    action: 'stop',
    name: 'SignInFailed'
  }
];

/**
 * Faults of requests, the first that fits decides. By code and status; by text only where Salesforce gives one code to
 * different faults.
 */
const faultRules: readonly FaultRule[] = [
  ...accessRules,
  { statuses: [401], action: 'renew', name: 'SessionEnded' },
  { codes: ['INVALID_SESSION_ID'], action: 'renew', name: 'SessionEnded' },
  // 25 calls of 20 s and more at once share a code with the day's limit.
  { codes: ['REQUEST_LIMIT_EXCEEDED'], text: /concurrent|long ?running|ConcurrentPerOrg/i, action: 'retry', name: 'OrgUnreachable' },
  { codes: ['REQUEST_LIMIT_EXCEEDED', 'EXCEEDED_QUOTA'], action: 'stop', name: 'ApiBudgetReached' },
  { codes: ['UNABLE_TO_LOCK_ROW', 'SERVER_UNAVAILABLE', 'QUERY_TIMEOUT', 'UNKNOWN_EXCEPTION'], action: 'retry', name: 'OrgUnreachable' },
  { codes: ['INVALID_TYPE'], action: 'stop', name: 'ObjectMissing' },
  { codes: ['INVALID_FIELD'], text: /No such column/i, action: 'stop', name: 'FieldMissing' },
  { codes: ['EXCEEDED_ID_LIMIT'], action: 'stop', name: 'WindowTooLarge' },
  // The same code refuses a window whose ends are in the wrong order, which is a fault of ours.
  { codes: ['INVALID_REPLICATION_DATE'], text: /^(?!.*precede)/is, action: 'stop', name: 'WindowTooOld' },
  { codes: ['INVALID_QUERY_LOCATOR'], action: 'stop', name: 'CursorLost' },
  { codes: ['QUERY_TOO_COMPLICATED'], action: 'stop', name: 'QueryTooComplicated' },
  { statuses: [410], action: 'stop', name: 'ApiVersionInvalid' },
  // 420 is sent for scratch orgs that are gone and, at times, under load; airbyte retries 406 and the rest of these too.
  { statuses: [406, 420, 429, 500, 502, 503, 504], action: 'retry', name: 'OrgUnreachable' },
  // An org that moved answers so at its old address, and an org under maintenance leads to a page that says it.
  { statuses: [301, 302, 303, 307, 308], action: 'move', name: 'OrgUnreachable' },
  { codes: ['HTTP_404'], action: 'move', name: 'OrgUnreachable' }
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

/** Source of the codes: https://developer.salesforce.com/docs/platform/api/guide/sforce-api-calls-concepts-core-data-objects.html */
const rowVerdicts: Readonly<Record<string, RowVerdict>> = {
  UNABLE_TO_LOCK_ROW: 'retry',
  // Our own word for a row that a Bulk job did not get to.
  UNPROCESSED: 'retry',
  SERVER_UNAVAILABLE: 'retry',
  UNKNOWN_EXCEPTION: 'retry',
  ENTITY_IS_DELETED: 'gone',
  NOT_FOUND: 'gone',
  // A record in the bin answers with these, and so does one that this user may not see.
  INVALID_CROSS_REFERENCE_KEY: 'ask',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'ask',
  INSUFFICIENT_ACCESS_OR_READONLY: 'ask',
  // Whoever is asked has to decide, by data, rules or rights.
  ENTITY_IS_LOCKED: 'park',
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'park',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'park',
  DUPLICATES_DETECTED: 'park',
  STRING_TOO_LONG: 'park'
};

/** Verdict on a row that the org did not take, by the code of its receipt; by the message only where one code means several things. */
export function classifyRow(code: string, message = ''): RowVerdict {
  if (code === 'INVALID_FIELD' && /foreign key external id/i.test(message)) return 'wait';
  return rowVerdicts[code] ?? 'park';
}

/** Object and field in `No such column 'X' on entity 'Y'`, Salesforce's text for INVALID_FIELD. */
export function missingColumn(message: string): { readonly object: string; readonly field: string } | undefined {
  const found = /No such column '([^']+)' on (?:entity|sobject of type) '?([A-Za-z0-9_]+)'?/i.exec(message);
  return found?.[1] === undefined || found[2] === undefined ? undefined : { field: found[1], object: found[2] };
}
