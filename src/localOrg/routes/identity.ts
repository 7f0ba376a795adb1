import { type OrgReply, param, type SessionRequest, type SessionRoute } from '../http/route.ts';
import { OrgError } from '../orgError.ts';

/** Who signed in. Source: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_using_openid.htm */
export const identityRoute: SessionRoute = {
  says: 'tells who the user of the session is',
  method: 'GET',
  path: '/id/:org/:user',
  handle: identity
};

function identity(request: SessionRequest): OrgReply {
  const { org, user } = request.context;
  if (param(request, 'org').slice(0, 15) !== org.id.slice(0, 15) || param(request, 'user').slice(0, 15) !== user.id.slice(0, 15)) {
    throw new OrgError(403, 'FORBIDDEN', 'Bad_OAuth_Token');
  }
  return {
    status: 200,
    json: { id: `${org.url}/id/${org.id}/${user.id}`, asserted_user: true, ...personOf(request), ...placeOf(request) }
  };
}

function personOf({ context }: SessionRequest): Record<string, unknown> {
  const { user, org } = context;
  const [firstName, ...rest] = user.name.split(' ');
  return {
    user_id: user.id,
    organization_id: org.id,
    username: user.username,
    nick_name: user.username,
    display_name: user.name,
    email: user.email,
    email_verified: true,
    first_name: rest.length > 0 ? firstName : null,
    last_name: rest.length > 0 ? rest.join(' ') : firstName,
    timezone: user.timeZone,
    active: true,
    user_type: 'STANDARD',
    language: user.language,
    locale: user.locale,
    utcOffset: 0,
    is_app_installed: true
  };
}

function placeOf({ context }: SessionRequest): Record<string, unknown> {
  const { org } = context;
  const rest = `${org.url}/services/data/v{version}`;
  return {
    urls: {
      enterprise: `${org.url}/services/Soap/c/{version}/${org.id}`,
      metadata: `${org.url}/services/Soap/m/{version}/${org.id}`,
      partner: `${org.url}/services/Soap/u/{version}/${org.id}`,
      rest: `${rest}/`,
      sobjects: `${rest}/sobjects/`,
      search: `${rest}/search/`,
      query: `${rest}/query/`,
      recent: `${rest}/recent/`,
      tooling_soap: `${org.url}/services/Soap/T/{version}/${org.id}`,
      tooling_rest: `${rest}/tooling/`,
      profile: `${org.url}/${context.user.id}`,
      custom_domain: org.url
    },
    last_modified_date: org.clock.stamp().replace('Z', '+0000')
  };
}

/** OpenID userinfo. Source: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_using_userinfo_endpoint.htm */
export const userinfoRoute: SessionRoute = {
  says: 'tells who the user of the session is, as OpenID Connect does',
  method: 'GET',
  path: '/services/oauth2/userinfo',
  handle: userinfo
};

function userinfo(request: SessionRequest): OrgReply {
  const { org, user } = request.context;
  const person = personOf(request);
  return {
    status: 200,
    json: {
      sub: `${org.url}/id/${org.id}/${user.id}`,
      user_id: user.id,
      organization_id: org.id,
      preferred_username: user.username,
      nickname: user.username,
      name: user.name,
      email: user.email,
      email_verified: true,
      given_name: person['first_name'],
      family_name: person['last_name'],
      zoneinfo: user.timeZone,
      profile: `${org.url}/${user.id}`,
      active: true,
      user_type: 'STANDARD',
      language: user.language,
      locale: user.locale,
      ...placeOf(request)
    }
  };
}
