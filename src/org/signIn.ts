import { cliToken } from './cliAuth.ts';
import { checkInstanceUrl } from './instanceUrl.ts';
import { jwtAudience, signAssertion } from './jwtAssertion.ts';
import { readPrivateKey } from './privateKey.ts';
import { Session } from './session.ts';
import type { AccessToken } from './session.ts';
import { requestToken } from './tokenRequest.ts';
import type { Grant, TokenPatience } from './tokenRequest.ts';

/** The ways to sign in. Passwords are none of them: Salesforce retires that call. */
export type SignIn =
  | ({ readonly kind: 'token' } & AccessToken)
  | { readonly kind: 'jwt'; readonly loginUrl: string; readonly clientId: string; readonly username: string; readonly keyFile: string }
  | { readonly kind: 'client_credentials'; readonly loginUrl: string; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: 'cli'; readonly aliasOrUsername: string };

const assertionSeconds = 180;
const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Signs in and returns the session with the way to renew it. Sends nothing to an address that is not allowed. */
export async function signIn(way: SignIn, patience: TokenPatience = {}): Promise<Session> {
  switch (way.kind) {
    case 'token':
      return new Session(way);
    case 'jwt': {
      const renew = (): Promise<AccessToken> => jwtToken(way, patience);
      return new Session(await renew(), renew);
    }
    case 'client_credentials': {
      const renew = (): Promise<AccessToken> =>
        requestToken({ ...way, who: way.clientId }, () => ({ grant_type: 'client_credentials' }), patience);
      return new Session(await renew(), renew);
    }
    case 'cli': {
      const { token, renew } = await cliToken(way.aliasOrUsername);
      return new Session(token, renew);
    }
  }
}

async function jwtToken(way: SignIn & { readonly kind: 'jwt' }, patience: TokenPatience): Promise<AccessToken> {
  checkInstanceUrl(way.loginUrl, undefined, 'HEADROOM_LOGIN_URL');
  const privateKey = await readPrivateKey(way.keyFile);
  const { clientId, username } = way;
  const assertionAt = (nowMs: number): string => {
    const expiresAt = Math.floor(nowMs / 1000) + assertionSeconds;
    return signAssertion({ clientId, username, audience: jwtAudience(way.loginUrl), expiresAt }, privateKey);
  };
  const grant: Grant = (nowMs) => ({ grant_type: jwtBearer, assertion: assertionAt(nowMs) });
  return requestToken({ loginUrl: way.loginUrl, clientId, who: username }, grant, patience);
}
