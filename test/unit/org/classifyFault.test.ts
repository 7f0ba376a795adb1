import { describe, expect, it } from 'vitest';
import { classifyFault } from '../../../src/org/classifyError.ts';
import { faultOf } from '../../../src/org/readFault.ts';

const rest = (errorCode: string, message: string): string => JSON.stringify([{ errorCode, message }]);
const oauth = (error: string, error_description: string): string => JSON.stringify({ error, error_description });

/** Bodies as Salesforce sends them; sources beside the rules in src/org/classifyError.ts. */
const bodies: readonly (readonly [status: number, body: string, action: string, name: string])[] = [
  [401, rest('INVALID_SESSION_ID', 'Session expired or invalid'), 'renew', 'SessionEnded'],
  [401, rest('INVALID_SESSION_ID', 'This session is not valid for use with the REST API'), 'stop', 'ApiDisabled'],
  [403, rest('API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.'), 'stop', 'ApiDisabled'],
  [403, rest('API_CURRENTLY_DISABLED', 'API is disabled for this User'), 'stop', 'ApiDisabled'],
  [403, rest('TXN_SECURITY_METERING_ERROR', 'Unable to complete this request'), 'stop', 'PolicyRefused'],
  [403, rest('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'), 'stop', 'ApiBudgetReached'],
  [403, rest('REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.'), 'retry', 'OrgUnreachable'],
  [503, '<html><body>Down for maintenance</body></html>', 'retry', 'OrgUnreachable'],
  [429, '', 'retry', 'OrgUnreachable'],
  [406, '', 'retry', 'OrgUnreachable'],
  [420, '<html></html>', 'retry', 'OrgUnreachable'],
  [500, rest('UNKNOWN_EXCEPTION', 'An unexpected error occurred'), 'retry', 'OrgUnreachable'],
  [502, '', 'retry', 'OrgUnreachable'],
  [504, '', 'retry', 'OrgUnreachable'],
  [301, '', 'move', 'OrgUnreachable'],
  [302, '<html></html>', 'move', 'OrgUnreachable'],
  [404, '<html><body>URL No Longer Exists</body></html>', 'move', 'OrgUnreachable'],
  [404, rest('NOT_FOUND', 'The requested resource does not exist'), 'stop', 'RequestRefused'],
  [410, rest('GONE', 'The REST API version is retired'), 'stop', 'ApiVersionInvalid'],
  [414, '', 'stop', 'RequestRefused'],
  [431, '', 'stop', 'RequestRefused'],
  [400, rest('INVALID_TYPE', "sObject type 'Foo__c' is not supported."), 'stop', 'ObjectMissing'],
  [400, rest('MALFORMED_QUERY', 'unexpected token: WHERE'), 'stop', 'RequestRefused'],
  [
    400,
    rest('QUERY_TOO_COMPLICATED', 'Query is either selecting too many fields or the filter is too complicated'),
    'stop',
    'QueryTooComplicated'
  ],
  [400, rest('INVALID_QUERY_LOCATOR', 'invalid query locator'), 'stop', 'CursorLost'],
  [400, rest('EXCEEDED_ID_LIMIT', 'too many ids'), 'stop', 'WindowTooLarge'],
  [400, rest('INVALID_REPLICATION_DATE', 'startDate cannot be more than 30 days ago'), 'stop', 'WindowTooOld'],
  [400, rest('INVALID_REPLICATION_DATE', 'startDate must precede endDate'), 'stop', 'RequestRefused'],
  [400, oauth('invalid_grant', 'expired access/refresh token'), 'stop', 'SignInFailed'],
  [400, oauth('invalid_client', 'invalid client credentials'), 'stop', 'SignInFailed'],
  [400, oauth('invalid_client', 'app must be installed into org'), 'stop', 'AppBlocked'],
  [400, oauth('OAUTH_APPROVAL_ERROR_GENERIC', 'An unexpected error has occurred during authentication.'), 'stop', 'AppBlocked'],
  [400, oauth('invalid_grant', "user hasn't approved this consumer"), 'stop', 'AppBlocked'],
  [400, oauth('invalid_app_access', 'user is not admin approved to access this app'), 'stop', 'AppBlocked'],
  [400, oauth('invalid_grant', 'ip restricted'), 'stop', 'AddressNotAllowed'],
  [400, oauth('invalid_grant', 'invalid login hours'), 'stop', 'OutsideLoginHours'],
  [400, oauth('invalid_grant', 'inactive user'), 'stop', 'UserNotActive'],
  [400, oauth('inactive_user', 'user is inactive'), 'stop', 'UserNotActive'],
  [400, oauth('invalid_grant', 'challenge required'), 'stop', 'SecondFactorNeeded']
];

describe('a refusal with', () => {
  it.each(bodies)('%i %s means: %s, %s', (status, body, action, name) => {
    expect(classifyFault(faultOf(status, body))).toEqual({ action, name });
  });
});
