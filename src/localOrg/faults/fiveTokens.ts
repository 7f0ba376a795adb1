import type { LocalOrg } from '../localOrg.ts';
import { revokeToken } from '../session/tokens.ts';

const mostTokens = 5;

const given = new WeakMap<LocalOrg, Map<string, string[]>>();

/**
 * Ends the oldest of a user's tokens for an app when the app gets a sixth one; counted are those given while the fault is on.
 *
 * Source: https://help.salesforce.com/s/articleView?id=platform.remoteaccess_request_approve.htm (five approvals; the oldest is
 * revoked) and https://hotovo.com/2017/08/14/why-my-sfdc-oauth2-token-pair-gets-revoked/ (access tokens among them)
 */
export function keepFiveTokens(org: LocalOrg, userAndApp: string, token: string): void {
  let tokens = given.get(org);
  if (!tokens) {
    given.set(org, (tokens = new Map<string, string[]>()));
    org.faults.onClear(() => given.delete(org));
  }
  const own = [...(tokens.get(userAndApp) ?? []), token];
  for (const oldest of own.slice(0, -mostTokens)) revokeToken(org, oldest);
  tokens.set(userAndApp, own.slice(-mostTokens));
}
