import { createSign } from 'node:crypto';
import { HealthError } from '../domain/healthError.ts';
import { isLoopback } from './instanceUrl.ts';

export type JwtClaims = {
  readonly clientId: string;
  readonly username: string;
  readonly audience: string;
  /** Seconds since 1970 at which the assertion ends; Salesforce allows a few minutes. */
  readonly expiresAt: number;
};

/** The signed assertion of the OAuth 2.0 JWT bearer flow (RFC 7523, RS256). */
export function signAssertion(claims: JwtClaims, privateKey: string): string {
  const header = encode({ alg: 'RS256' });
  const payload = encode({ iss: claims.clientId, sub: claims.username, aud: claims.audience, exp: claims.expiresAt });
  try {
    const signature = createSign('RSA-SHA256').update(`${header}.${payload}`).sign(privateKey, 'base64url');
    return `${header}.${payload}.${signature}`;
  } catch (error) {
    throw new HealthError('SignInFailed', [claims.username, 'the private key cannot sign'], { cause: error });
  }
}

/**
 * The audience that Salesforce wants in an assertion: its common login host, never the org's own address.
 *
 * Sandboxes have `--name.sandbox` in their My Domain or sign in at test.salesforce.com; a local org is its own audience.
 */
export function jwtAudience(loginUrl: string): string {
  const { hostname, origin } = new URL(loginUrl);
  if (isLoopback(hostname)) return origin;
  const isSandbox = hostname === 'test.salesforce.com' || hostname.includes('.sandbox.') || hostname.includes('.scratch.');
  return isSandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
