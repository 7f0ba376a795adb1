import { HealthError } from '../domain/healthError.ts';
import { freshToken } from '../org/connect.ts';
import { localConsumerKey, localOrgPaths } from './localOrgFolder.ts';
import type { LocalOrgFile } from './localOrgFolder.ts';

/** Who the page may be looked at as: words of `?user=` and user names of the demo company. */
const usernames = { rep: 'rep@headroom.example', csm: 'csm@headroom.example', leader: 'leader@headroom.example' } as const;

/**
 * Access tokens of the page's users, by JWT. An org without the demo's people is looked at as its administrator, and
 * `say` is told so.
 */
export async function pageUsers(dataFolder: string, org: LocalOrgFile, say: (username: string) => void): Promise<Record<string, string>> {
  const users: Record<string, string> = { admin: org.accessToken };
  for (const [user, username] of Object.entries(usernames)) {
    try {
      const { keyFile } = localOrgPaths(dataFolder);
      users[user] = await freshToken({ kind: 'jwt', loginUrl: org.instanceUrl, clientId: localConsumerKey, username, keyFile });
    } catch (error) {
      if (!(error instanceof HealthError) || error.name !== 'SignInFailed') throw error;
      say(username);
      users[user] = org.accessToken;
    }
  }
  return users;
}
