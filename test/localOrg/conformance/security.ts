import type { Conformance } from './behaviour.ts';
import { documented, observed, restGuide, unconfirmed } from './restSource.ts';

const door = 'unit/localOrg/door.test.ts';
const signIn = 'unit/localOrg/signIn.test.ts';
const flows = 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flows.htm';
const jwt = 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_jwt_flow.htm';
const refresh = 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_refresh_token_flow.htm';
const rebinding = 'https://owasp.org/www-community/attacks/DNS_Rebinding';

/** How clients sign in. */
export const signInConformance: Conformance = {
  area: 'Sign-in',
  behaviours: [
    {
      says: 'A JWT bearer assertion answers an access token, the instance and the identity',
      source: jwt,
      standing: 'documented',
      test: [signIn, 'answers a token that names the org, the identity and the instance']
    },
    {
      says: 'An assertion is refused with invalid_grant for a wrong signature, audience, user or time',
      source: jwt,
      standing: 'documented',
      test: [signIn, 'for another audience']
    },
    observed('An expiry in milliseconds is taken', 'https://github.com/forcedotcom/sfdx-core/blob/main/src/org/authInfo.ts', [
      signIn,
      'takes an expiry in milliseconds, as @salesforce/core sends it'
    ]),
    {
      says: 'Client credentials sign in the user that the app runs as',
      source: flows,
      standing: 'documented',
      test: [signIn, 'signs in the user that the app runs as']
    },
    {
      says: 'A refresh token gives a new access token, and no new refresh token',
      source: refresh,
      standing: 'documented',
      test: [signIn, 'give a new access token of the user who approved the app']
    },
    observed(
      'A refused refresh token answers invalid_grant, expired access/refresh token',
      'https://github.com/jsforce/jsforce/blob/main/test/connection-session.test.ts',
      [signIn, 'end by revocation, with the access tokens of their app']
    ),
    {
      says: 'Revoking a refresh token ends its access tokens',
      source: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_revoke_token.htm',
      standing: 'documented',
      test: [signIn, 'end by revocation, with the access tokens of their app']
    },
    documented('An ended session answers 401 Session expired or invalid', 'errorcodes', [
      signIn,
      'end by revocation with 401 INVALID_SESSION_ID'
    ]),
    unconfirmed('A refresh token of another app is invalid_grant', refresh, [signIn, 'of another app'])
  ],
  refusals: [
    {
      asks: 'sign-in by password, authorization code or device',
      gets: '400 unsupported_grant_type',
      test: [signIn, 'refuses a wrong secret and unknown grants']
    },
    {
      asks: 'the authorization page of OAuth, introspection, registration',
      gets: '501 NOT_IMPLEMENTED',
      test: ['unit/localOrg/server.test.ts', "['the authorization page of OAuth', "]
    }
  ],
  notThere: [
    'Sessions end by revocation, not by time; the five tokens of a user and app are counted only while the fault `five_tokens` is on.'
  ]
};

/** What keeps the local org from doing harm on the machine that it runs on. */
export const securityConformance: Conformance = {
  area: 'Security of the local org',
  behaviours: [
    {
      says: 'It listens on the loopback address only',
      source: rebinding,
      standing: 'documented',
      test: [door, 'listens on the loopback interface only']
    },
    {
      says: 'A foreign Host header is refused with 403',
      source: rebinding,
      standing: 'documented',
      test: [door, 'answers to loopback names in the Host header and refuses any other']
    },
    documented('A request without a token is refused with 401', 'errorcodes', [
      door,
      'refuses a request without a token, with a wrong one and with another scheme'
    ]),
    documented('Every route wants a token but those that sign in, list versions or carry the session in their body', 'errorcodes', [
      door,
      'wants a token at every route but those that sign in, list versions or carry the session in their body'
    ]),
    {
      says: 'No path of the data API is told apart without a token',
      source: restGuide('errorcodes'),
      standing: 'unconfirmed',
      test: [door, 'tells nobody without a token which paths of the data API exist']
    },
    {
      says: 'No CORS header is sent, so that no page of another origin reads a reply',
      source: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS',
      standing: 'documented',
      test: [door, 'sends no CORS header, also not for a preflight']
    },
    {
      says: 'A body above its cap is refused with 413 by its declared length',
      source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14',
      standing: 'documented',
      test: [door, 'are refused with 413 above their cap by the length that they declare']
    },
    {
      says: 'A chunked body is cut off at the cap',
      source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14',
      standing: 'documented',
      test: [door, 'are refused with 413 above their cap when they come in chunks']
    },
    {
      says: 'A compressed body is counted after decompression',
      source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14',
      standing: 'documented',
      test: [door, 'are refused with 413 when a few compressed bytes grow above the cap']
    },
    {
      says: 'So is the CSV of a Bulk job',
      source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14',
      standing: 'documented',
      test: [door, 'of a stream are capped after decompression, too']
    },
    {
      says: 'A body that is no gzip is refused with 400',
      source: restGuide('intro_rest_compression'),
      standing: 'unconfirmed',
      test: [door, 'that are no gzip are refused with 400, cut ones too']
    },
    {
      says: 'Requests above the rate of a second are refused with 429',
      source: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
      standing: 'documented',
      test: [door, 'refuse requests above the limit of a second with 429']
    },
    {
      says: 'Every reply, errors too, carries a header field of its own, X-Headroom-Local-Org',
      source: 'https://www.rfc-editor.org/rfc/rfc9110#section-16.3.2',
      standing: 'documented',
      test: ['unit/localOrg/server.test.ts', 'to an error carries them too']
    }
  ],
  refusals: [],
  notThere: []
};
