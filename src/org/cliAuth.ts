import type { StateAggregator } from '@salesforce/core';
import { errorText } from '../domain/errorText.ts';
import { HealthError } from '../domain/healthError.ts';
import { nearestName } from '../domain/nearestName.ts';
import { checkInstanceUrl } from './instanceUrl.ts';
import { redact } from './redact.ts';
import type { AccessToken, RenewToken } from './session.ts';

/**
 * Reads a sign-in from the Salesforce CLI's store by alias or user name.
 *
 * Only the store and the CLI's own way to renew are used; its connection, whose renewal has no end, is not.
 */
export async function cliToken(aliasOrUsername: string): Promise<{ readonly token: AccessToken; readonly renew: RenewToken }> {
  const { AuthInfo, StateAggregator } = await import('@salesforce/core');
  try {
    const state = await StateAggregator.getInstance();
    const username = state.aliases.resolveUsername(aliasOrUsername);
    if (!(await state.orgs.hasFile(username))) throw await unknownOrg(aliasOrUsername, state);
    const authInfo = await AuthInfo.create({ username });
    // The CLI sends refresh tokens and assertions there, and asks nobody.
    const { loginUrl } = authInfo.getFields();
    if (loginUrl !== undefined) checkInstanceUrl(loginUrl, undefined, placeOf(aliasOrUsername));
    const read = (): AccessToken => tokenOf(authInfo.getConnectionOptions(), aliasOrUsername);
    const renew: RenewToken = async () => {
      const { refreshFn } = authInfo.getConnectionOptions();
      if (refreshFn === undefined) throw new Error('the CLI holds a session that cannot be renewed');
      // The CLI's function takes a connection and does not use it.
      const noConnection = undefined as never;
      const accessToken = await new Promise<string>((resolve, reject) => {
        const done = (error: Error | null, token?: string): void => {
          if (token === undefined) reject(error ?? new Error('the CLI got no new token'));
          else resolve(token);
        };
        Promise.resolve(refreshFn(noConnection, done as Parameters<typeof refreshFn>[1])).catch(reject);
      });
      return { ...read(), accessToken };
    };
    return { token: read(), renew };
  } catch (error) {
    if (error instanceof HealthError) throw error;
    throw new HealthError('SignInFailed', [aliasOrUsername, redact(errorText(error))], {
      cause: error
    });
  }
}

/** Nobody signed in under that name; the nearest one that somebody did is named. */
async function unknownOrg(name: string, state: StateAggregator): Promise<HealthError> {
  const usernames = (await state.orgs.readAll()).flatMap(({ username }) => username ?? []);
  const nearest = nearestName(name, [...Object.keys(state.aliases.getAll()), ...usernames]);
  return new HealthError('OrgUnknown', [name, nearest === undefined ? '' : ` Did you mean ${nearest}?`]);
}

function tokenOf(
  options: { readonly accessToken?: string | undefined; readonly instanceUrl?: string | undefined },
  who: string
): AccessToken {
  if (options.accessToken === undefined || options.instanceUrl === undefined) {
    throw new HealthError('SignInFailed', [who, 'the CLI knows no access token for it']);
  }
  return { accessToken: options.accessToken, instanceUrl: options.instanceUrl, from: placeOf(who) };
}

function placeOf(who: string): string {
  return `the Salesforce CLI's sign-in ${who}`;
}
