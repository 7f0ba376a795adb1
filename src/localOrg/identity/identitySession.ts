import type { OrgReply, OrgRequest } from '../http/route.ts';
import { contextOf, type OrgContext } from '../orgContext.ts';
import { userOfAccessToken } from '../session/tokens.ts';

/**
 * The user behind a request to the identity service. Unlike the data API it takes the token from the header, the address or the form,
 * and refuses with 403 and one word of plain text.
 * Source: https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm (errors)
 */
export function identitySession(request: OrgRequest, form?: URLSearchParams): OrgContext | OrgReply {
  const header = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const given = header ?? form?.get('access_token') ?? request.query.get('oauth_token') ?? request.query.get('access_token');
  if (!given) return identityError(403, 'Missing_OAuth_Token');
  const userId = userOfAccessToken(request.org, given);
  const context = userId === undefined ? undefined : contextOf(request.org, userId);
  return context ?? identityError(403, 'Bad_OAuth_Token');
}

/** A refusal of the identity service. */
export function identityError(status: 403 | 404 | 406, word: string): OrgReply {
  return { status, text: word, contentType: 'text/html;charset=UTF-8' };
}

/** Whether `identitySession` has refused. */
export function isRefusal(outcome: OrgContext | OrgReply): outcome is OrgReply {
  return 'status' in outcome;
}
