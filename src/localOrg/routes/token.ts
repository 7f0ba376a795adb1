import { createHmac } from 'node:crypto';
import { keepFiveTokens } from '../faults/fiveTokens.ts';
import { formOf } from '../http/jsonBody.ts';
import type { OpenRoute, OrgReply, OrgRequest } from '../http/route.ts';
import type { LocalOrg } from '../localOrg.ts';
import { readClaims, verifyJwt } from '../session/jwt.ts';
import { issueToken, userOfRefreshToken } from '../session/tokens.ts';

const jwtGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

type App = {
  readonly consumerKey: string;
  readonly certificate: string | null;
  readonly consumerSecret: string | null;
  readonly runAs: string | null;
};

/**
 * Sign-in: JWT bearer, client credentials and refresh token.
 * Source: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flows.htm
 */
export const tokenRoute: OpenRoute = {
  says: 'signs in: client credentials, JWT bearer or refresh token',
  method: 'POST',
  path: '/services/oauth2/token',
  open: true,
  handle: (request) => ({ ...answer(request, formOf(request)), headers: { Date: new Date(clockMs(request.org)).toUTCString() } })
};

function answer(request: OrgRequest, form: URLSearchParams): OrgReply {
  const grant = form.get('grant_type');
  if (grant === jwtGrant) return signInByJwt(request, form);
  if (grant === 'client_credentials') return signInByClient(request, form);
  if (grant === 'refresh_token') return refresh(request, form);
  process.stderr.write(
    `local org: the grant type ${String(grant)} is not served. JWT bearer, client credentials and refresh tokens are; see src/localOrg/routes/token.ts.\n`
  );
  return refused('unsupported_grant_type', 'grant type not supported');
}

/**
 * The clock of sign-in, milliseconds since 1970: the host's, and what a fault moved it by. A date that somebody set for the org's records
 * is none of it, since clients make assertions by their own clocks.
 */
function clockMs(org: LocalOrg): number {
  return org.faults.on('clock_skew').reduce((now, { seconds }) => now + seconds * 1000, Date.now());
}

function refused(error: string, description: string): OrgReply {
  return { status: 400, json: { error, error_description: description } };
}

function signInByJwt(request: OrgRequest, form: URLSearchParams): OrgReply {
  const { org } = request;
  const assertion = form.get('assertion') ?? '';
  const claims = readClaims(assertion);
  if (!claims) return refused('invalid_grant', 'invalid assertion');
  const app = appOf(org, claims.iss);
  if (!app?.certificate) return refused('invalid_client_id', 'client identifier invalid');
  const { port } = new URL(org.url);
  const audiences = [org.url, `http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const checked = verifyJwt(assertion, { certificate: app.certificate, audiences, nowMs: clockMs(org) });
  if (!checked.ok) return refused(checked.refusal.error, checked.refusal.description);
  const user = userOfName(org, checked.claims.sub);
  if (!user) return refused('invalid_grant', "user hasn't approved this consumer");
  if (!user.isActive) return refused('inactive_user', 'user is inactive');
  return signedIn(org, user.id, { app: app.consumerKey, scope: 'api id refresh_token', isJwt: true });
}

function signInByClient(request: OrgRequest, form: URLSearchParams): OrgReply {
  const { org } = request;
  const { key, secret } = credentialsOf(request, form);
  const app = appOf(org, key);
  if (!app) return refused('invalid_client_id', 'client identifier invalid');
  if (!app.consumerSecret || app.consumerSecret !== secret) return refused('invalid_client', 'invalid client credentials');
  const user = userOfName(org, app.runAs ?? '');
  if (!user?.isActive) return refused('invalid_grant', 'no client credentials user enabled');
  return signedIn(org, user.id, { app: key, scope: 'api' });
}

/** Key and secret of the app, from the form or from HTTP Basic. */
function credentialsOf(request: OrgRequest, form: URLSearchParams): { readonly key: string; readonly secret: string } {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const [headerKey = '', headerSecret = ''] = basic ? Buffer.from(basic, 'base64').toString('utf8').split(':') : [];
  return { key: form.get('client_id') ?? headerKey, secret: form.get('client_secret') ?? headerSecret };
}

/**
 * A new access token for a refresh token of the same app; an app with a secret must show it.
 * Source: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_refresh_token_flow.htm
 */
function refresh(request: OrgRequest, form: URLSearchParams): OrgReply {
  const { org } = request;
  const { key, secret } = credentialsOf(request, form);
  const app = appOf(org, key);
  if (!app) return refused('invalid_client_id', 'client identifier invalid');
  if (app.consumerSecret !== null && app.consumerSecret !== secret) return refused('invalid_client', 'invalid client credentials');
  const userId = userOfRefreshToken(org, form.get('refresh_token') ?? '', key);
  if (!userId) return refused('invalid_grant', 'expired access/refresh token');
  return signedIn(org, userId, { app: key, scope: 'api id refresh_token' });
}

function appOf(org: LocalOrg, consumerKey: string): App | undefined {
  const sql = `select consumer_key as consumerKey, certificate, consumer_secret as consumerSecret, run_as as runAs
    from org_app where consumer_key = ?`;
  return org.database.statement(sql).get(consumerKey) as App | undefined;
}

function userOfName(org: LocalOrg, username: string): { readonly id: string; readonly isActive: boolean } | undefined {
  const row = org.database
    .statement('select "Id" as id, "IsActive" as active from "User" where "Username" = ? collate nocase')
    .get(username);
  return row ? { id: String(row['id']), isActive: row['active'] === 1 } : undefined;
}

type Grant = { readonly app: string; readonly scope: string; readonly isJwt?: boolean };

/**
 * The token with what the platform tells beside it: to an assertion less than to others.
 * Sources: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm,
 * https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm
 */
function signedIn(org: LocalOrg, userId: string, grant: Grant): OrgReply {
  const accessToken = issueToken(org, userId, 'access', grant.app);
  if (org.faults.fires('refresh_gives_dead_token')) org.faults.deadTokens.add(accessToken);
  if (org.faults.fires('five_tokens')) keepFiveTokens(org, `${userId} ${grant.app}`, accessToken);
  const url = org.faults.fires('instance_moved') ? org.url.replace('localhost', '127.0.0.1') : org.url;
  const id = `${url}/id/${org.id}/${userId}`;
  const told = { access_token: accessToken, scope: grant.scope, instance_url: url, id, token_type: 'Bearer' };
  if (grant.isJwt) return { status: 200, json: told };
  const issuedAt = String(org.clock.nowMs());
  const signature = createHmac('sha256', org.id)
    .update(id + issuedAt)
    .digest('base64');
  return { status: 200, json: { ...told, signature, issued_at: issuedAt, api_instance_url: url } };
}
