import { formOf } from '../http/jsonBody.ts';
import type { OpenRoute } from '../http/route.ts';
import { revokeToken } from '../session/tokens.ts';

/** Ends a token. Source: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_revoke_token.htm */
export const revokeRoute: OpenRoute = {
  says: 'ends a session',
  method: 'POST',
  path: '/services/oauth2/revoke',
  open: true,
  handle: (request) => {
    if (revokeToken(request.org, formOf(request).get('token') ?? '')) return { status: 200 };
    return { status: 400, json: { error: 'unsupported_token_type', error_description: 'this token type is not supported' } };
  }
};

/** The same with the token in the address, as the page above has it for clients that can only read. */
export const revokeByAddressRoute: OpenRoute = { ...revokeRoute, says: 'ends a session by its address', method: 'GET' };
