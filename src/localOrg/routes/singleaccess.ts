import { issuePass } from '../identity/frontdoor.ts';
import { identitySession, isRefusal } from '../identity/identitySession.ts';
import { formOf } from '../http/jsonBody.ts';
import type { OpenRoute, OrgReply, OrgRequest } from '../http/route.ts';

/**
 * Exchanges an access token for a frontdoor URL that works once (UI Bridge API).
 * Source: https://help.salesforce.com/s/articleView?id=xcloud.frontdoor_singleaccess.htm
 */
export const singleaccessRoute: OpenRoute = {
  says: 'gives a frontdoor URL that works once',
  method: 'GET',
  path: '/services/oauth2/singleaccess',
  open: true,
  tokenIn: 'the header, the address or the form',
  handle: singleaccess
};

export const singleaccessPostRoute: OpenRoute = { ...singleaccessRoute, method: 'POST' };

function singleaccess(request: OrgRequest): OrgReply {
  const form = formOf(request);
  const session = identitySession(request, form);
  if (isRefusal(session)) return session;
  const startUrl = relativePath(form.get('redirect_uri') ?? '/lightning/page/home', request.org.url);
  if (startUrl === undefined) {
    return { status: 400, json: { error: 'invalid_request', error_description: 'redirect_uri must be a relative path' } };
  }
  const otp = issuePass(request.org, { userId: session.user.id, startUrl });
  const parameters = new URLSearchParams({ otp, startURL: startUrl });
  return { status: 200, json: { frontdoor_uri: `${request.org.url}/secur/frontdoor.jsp?${parameters.toString()}` } };
}

/** The path of a redirect on this org; undefined when it leads to another host. */
function relativePath(given: string, base: string): string | undefined {
  const url = URL.canParse(given, base) ? new URL(given, base) : undefined;
  return url?.origin === new URL(base).origin ? url.pathname + url.search + url.hash : undefined;
}
