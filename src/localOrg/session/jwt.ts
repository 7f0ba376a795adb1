import { createPublicKey, verify, X509Certificate, type KeyObject } from 'node:crypto';

export type JwtClaims = { readonly iss: string; readonly sub: string; readonly aud: string | readonly string[]; readonly exp: number };

/** Why an assertion is not accepted, in the words of OAuth. */
export type JwtRefusal = { readonly error: string; readonly description: string };

export type JwtResult = { readonly ok: true; readonly claims: JwtClaims } | { readonly ok: false; readonly refusal: JwtRefusal };

/** The key of a certificate or public key in PEM. */
export function publicKeyOf(pem: string): KeyObject {
  return pem.includes('BEGIN CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem);
}

/** The claims of an assertion, not yet verified: who signed it must be known first. */
export function readClaims(assertion: string): JwtClaims | undefined {
  const claims = decode(assertion.split('.')[1]);
  return typeof claims?.['iss'] === 'string' && typeof claims['sub'] === 'string' && typeof claims['exp'] === 'number'
    ? (claims as unknown as JwtClaims)
    : undefined;
}

function decode(part: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export type JwtRules = {
  readonly certificate: string;
  /** Addresses that `aud` may name; a slash at the end does not count. */
  readonly audiences: readonly string[];
  /** The clock that assertions are held against, milliseconds since 1970. */
  readonly nowMs: number;
};

/**
 * Checks signature (RS256), audience and expiry of a JWT bearer assertion.
 * Source: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_jwt_flow.htm
 */
export function verifyJwt(assertion: string, rules: JwtRules): JwtResult {
  const parts = assertion.split('.');
  const claims = readClaims(assertion);
  if (parts.length !== 3 || !claims) return refuse('invalid_grant', 'invalid assertion');
  if (decode(parts[0])?.['alg'] !== 'RS256') return refuse('invalid_grant', 'algorithm not supported: only RS256 is');
  const signed = Buffer.from(`${parts[0]}.${parts[1]}`);
  if (!verify('sha256', signed, publicKeyOf(rules.certificate), Buffer.from(parts[2] ?? '', 'base64url'))) {
    return refuse('invalid_grant', 'invalid assertion');
  }
  const audiences = (typeof claims.aud === 'string' ? [claims.aud] : [...(claims.aud ?? [])]).map(withoutSlash);
  if (!audiences.some((audience) => rules.audiences.map(withoutSlash).includes(audience)))
    return refuse('invalid_grant', 'audience is invalid');
  // No upper bound: Salesforce's own client library (@salesforce/core, AuthInfo) sends milliseconds here and is let in.
  // The words: https://github.com/simple-salesforce/simple-salesforce/issues/371
  if (claims.exp * 1000 < rules.nowMs) return refuse('invalid_grant', 'expired authorization code');
  return { ok: true, claims };
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

function refuse(error: string, description: string): JwtResult {
  return { ok: false, refusal: { error, description } };
}
