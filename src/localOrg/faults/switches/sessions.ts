import { z } from 'zod';
import type { FaultSwitch } from '../faultSwitch.ts';

const rest = 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest';
const grants = 'https://salesforcedictionary.com/errors/invalid-oauth-grant';
const none = z.strictObject({});

/** What happens to tokens, and who is not let in. */
export const sessionFaults = {
  session_dies: {
    says: 'ends the session that the request uses: 401 from here on, until a new sign-in',
    rows: [24],
    source: `${rest}/errorcodes.htm`,
    parameters: none
  },
  refresh_gives_dead_token: {
    says: 'signs in with a token that no request is let in with',
    rows: [24],
    source: 'https://github.com/jsforce/jsforce/issues/1301',
    parameters: none
  },
  refresh_refused: {
    says: 'refuses a sign-in with `invalid_grant`: expired access/refresh token',
    rows: [24],
    source: grants,
    parameters: none
  },
  five_tokens: {
    says: 'keeps five tokens of a user and app: the sixth sign-in ends the oldest',
    rows: [25],
    source: 'https://hotovo.com/2017/08/14/why-my-sfdc-oauth2-token-pair-gets-revoked/',
    lasts: true,
    parameters: none
  },
  app_blocked: {
    says: 'refuses sign-ins of an app that nobody has installed or approved',
    rows: [47],
    source: 'https://help.salesforce.com/s/articleView?id=005132365',
    lasts: true,
    parameters: z.strictObject({ generic: z.boolean().default(false) })
  },
  ip_restricted: {
    says: 'refuses sign-ins from this address',
    rows: [48],
    source: grants,
    lasts: true,
    parameters: none
  },
  user_frozen: {
    says: 'refuses sign-ins of the user and ends the session, because the user is frozen',
    rows: [48],
    source: grants,
    lasts: true,
    parameters: none
  },
  login_hours: {
    says: 'refuses sign-ins outside the login hours of the profile and ends the session',
    rows: [48],
    source: 'https://help.salesforce.com/s/articleView?id=sf.login_hours.htm',
    lasts: true,
    parameters: none
  },
  mfa: {
    says: 'refuses sign-ins until a second factor is shown',
    rows: [48],
    source: grants,
    lasts: true,
    parameters: none
  },
  api_disabled: {
    says: 'refuses requests because the API is off for the org or for the user',
    rows: [48],
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm',
    lasts: true,
    parameters: z.strictObject({ forUser: z.boolean().default(false) })
  },
  not_for_rest: {
    says: 'answers 401 to every request: the session is not valid for use with the REST API',
    rows: [48],
    source: 'https://github.com/jsforce/jsforce/blob/main/src/http-api.ts',
    lasts: true,
    parameters: none
  },
  transaction_security: {
    says: 'refuses requests by a policy of transaction security',
    rows: [48],
    source:
      'https://github.com/airbytehq/airbyte/blob/master/airbyte-integrations/connectors/source-salesforce/source_salesforce/rate_limiting.py',
    lasts: true,
    parameters: none
  }
} as const satisfies Readonly<Record<string, FaultSwitch>>;
