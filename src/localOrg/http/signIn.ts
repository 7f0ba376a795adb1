import { isControl } from '../faults/controlPath.ts';
import { contextOf, type OrgContext } from '../orgContext.ts';
import { OrgError } from '../orgError.ts';
import { userOfAccessToken } from '../session/tokens.ts';
import type { OrgRequest } from './route.ts';

/**
 * The user behind the bearer token: 401 without one, and for one that ended or whose user is inactive.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm (401)
 */
export function signedIn(request: Pick<OrgRequest, 'org' | 'headers' | 'path' | 'query'>): OrgContext {
  const inUrl = request.path.startsWith('/id/') ? request.query.get('oauth_token') : null;
  const token = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? inUrl ?? undefined;
  const isEnded = token !== undefined && request.org.faults.deadTokens.has(token) && !isControl(request.path);
  const userId = token === undefined || isEnded ? undefined : userOfAccessToken(request.org, token);
  const context = userId === undefined ? undefined : contextOf(request.org, userId);
  if (!context) throw new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  return context;
}
