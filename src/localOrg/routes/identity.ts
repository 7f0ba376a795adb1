import { identityError, identitySession, isRefusal } from '../identity/identitySession.ts';
import { type Person, readPerson, serviceUrls } from '../identity/person.ts';
import { param, type OpenRoute, type OrgReply, type OrgRequest } from '../http/route.ts';
import { toId18 } from '../ids.ts';
import { newestVersion } from '../versions.ts';

const callbackName = /^[A-Za-z_$][\w$.]*$/;

/** A user of the org by the identity URL. Source: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm */
export const identityRoute: OpenRoute = {
  says: 'says who a user is',
  method: 'GET',
  path: '/id/:org/:user',
  open: true,
  tokenIn: 'the header or the address',
  handle: (request) => {
    const session = identitySession(request);
    if (isRefusal(session)) return session;
    const { org } = request;
    const orgId = toId18(param(request, 'org'));
    if (orgId !== undefined && orgId !== org.id) return identityError(403, 'Wrong_Org');
    const userId = toId18(param(request, 'user'));
    const person = orgId === undefined || userId === undefined ? undefined : readPerson(org, userId);
    if (!person) return identityError(404, 'Bad_Id');
    if (!person.isActive) return identityError(404, 'Inactive');
    return formatted(request, person);
  }
};

function formatted(request: OrgRequest, person: Person): OrgReply {
  const format = request.query.get('format') ?? 'json';
  if (format !== 'json') {
    process.stderr.write(
      `local org: the identity service answers in JSON, not in "${format}". Add it in src/localOrg/routes/identity.ts.\n`
    );
    return identityError(406, 'Invalid_Format');
  }
  const asked = request.query.get('version') ?? undefined;
  const version = asked === 'latest' ? `${newestVersion}.0` : asked;
  if (version !== undefined && !/^\d{2,3}\.0$/.test(version)) return identityError(406, 'Invalid_Version');
  const json = identityOf(request, person, version);
  const callback = request.query.get('callback');
  if (callback === null) return { status: 200, json };
  if (!callbackName.test(callback)) return identityError(406, 'Invalid_Callback');
  return { status: 200, text: `${callback}(${JSON.stringify(json)});`, contentType: 'application/javascript;charset=UTF-8' };
}

function identityOf({ org }: OrgRequest, person: Person, version: string | undefined): Record<string, unknown> {
  return {
    id: `${org.url}/id/${org.id}/${person.userId}`,
    asserted_user: true,
    user_id: person.userId,
    organization_id: org.id,
    username: person.username,
    nick_name: person.nickname,
    display_name: person.name,
    email: person.email,
    email_verified: true,
    first_name: person.firstName,
    last_name: person.lastName,
    timezone: person.timeZone,
    mobile_phone: person.mobilePhone,
    mobile_phone_verified: false,
    is_lightning_login_user: false,
    status: { created_date: null, body: null },
    urls: serviceUrls(org, person.userId, version),
    active: person.isActive,
    user_type: person.userType,
    language: person.language,
    locale: person.locale,
    utcOffset: person.utcOffset,
    last_modified_date: person.lastModifiedAt,
    is_app_installed: true
  };
}

/** OpenID userinfo. Source: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_userinfo_endpoint.htm */
export const userinfoRoute: OpenRoute = {
  says: 'says who signed in (OpenID)',
  method: 'GET',
  path: '/services/oauth2/userinfo',
  open: true,
  tokenIn: 'the header or the address',
  handle: (request) => {
    const session = identitySession(request);
    if (isRefusal(session)) return session;
    const person = readPerson(request.org, session.user.id);
    return person ? { status: 200, json: userinfoOf(request, person) } : identityError(404, 'Bad_Id');
  }
};

function userinfoOf({ org }: OrgRequest, person: Person): Record<string, unknown> {
  return {
    sub: `${org.url}/id/${org.id}/${person.userId}`,
    user_id: person.userId,
    organization_id: org.id,
    preferred_username: person.username,
    nickname: person.nickname,
    name: person.name,
    email: person.email,
    email_verified: true,
    given_name: person.firstName,
    family_name: person.lastName,
    zoneinfo: person.timeZone,
    profile: `${org.url}/${person.userId}`,
    is_salesforce_integration_user: person.isIntegrationUser,
    urls: serviceUrls(org, person.userId),
    active: person.isActive,
    user_type: person.userType,
    language: person.language,
    locale: person.locale,
    utcOffset: person.utcOffset,
    updated_at: person.lastModifiedAt,
    is_app_installed: true
  };
}
