import { randomBytes } from 'node:crypto';
import type { LocalOrg } from '../localOrg.ts';

export type TokenKind = 'access' | 'refresh';

/** A new token of a user. Access tokens read `<org id>!...` as the platform's; they end by revocation, not by time. */
export function issueToken(org: LocalOrg, userId: string, kind: TokenKind, app?: string): string {
  const secret = randomBytes(48).toString('base64url').replace(/[-_]/g, '.');
  const token = kind === 'access' ? `${org.id.slice(0, 15)}!${secret}` : `5Aep${secret}`;
  org.database
    .statement('insert into org_session (token, user_id, kind, app, created_at) values (?, ?, ?, ?, ?)')
    .run(token, userId, kind, app ?? null, org.clock.stamp());
  return token;
}

/** The user of an access token; undefined when it was revoked or never given. */
export function userOfAccessToken(org: LocalOrg, token: string): string | undefined {
  const row = org.database.statement(`select user_id as id from org_session where token = ? and kind = 'access'`).get(token);
  return row ? String(row['id']) : undefined;
}

/** The user of an app's refresh token; undefined when it was revoked, never given, given to another app, or the user is inactive. */
export function userOfRefreshToken(org: LocalOrg, token: string, app: string): string | undefined {
  const sql = `
    select s.user_id as id from org_session s join "User" u on u."Id" = s.user_id
    where s.token = ? and s.kind = 'refresh' and s.app = ? and u."IsActive" = 1`;
  const row = org.database.statement(sql).get(token, app);
  return row ? String(row['id']) : undefined;
}

/** The refresh token that a user's approval of an app gave it, the same at every start. */
export function refreshTokenOf(org: LocalOrg, userId: string, app: string): string {
  const sql = `select token from org_session where user_id = ? and app = ? and kind = 'refresh'`;
  const row = org.database.statement(sql).get(userId, app);
  return row ? String(row['token']) : issueToken(org, userId, 'refresh', app);
}

/** Ends a token; false when there is none like it. A refresh token takes the access tokens of its user and app with it. */
export function revokeToken(org: LocalOrg, token: string): boolean {
  const row = org.database.statement('select user_id as userId, kind, app from org_session where token = ?').get(token);
  if (!row) return false;
  if (row['kind'] === 'refresh') {
    org.database.statement('delete from org_session where user_id = ? and app is ?').run(row['userId'] ?? null, row['app'] ?? null);
  }
  org.database.statement('delete from org_session where token = ?').run(token);
  return true;
}
