/** What secrets look like, wherever they turn up; a name is not enough, a value of the right shape behind it is. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [
    /\b(access_token|refresh_token|client_secret|assertion|oauth_token|sid|password)((?:\\?["'])?\s*[=:]\s*(?:\\?["'])?)[^\s"'&,}\\]+/gi,
    '$1$2[secret]'
  ],
  // Access token: org id, exclamation mark, secret part; in addresses the mark is encoded.
  [/\b00D[A-Za-z0-9]{12,15}(?:!|%21)[A-Za-z0-9._-]+/g, '[access token]'],
  [/\b5Aep[A-Za-z0-9._-]{20,}/g, '[refresh token]'],
  // JSON Web Token: assertion or JWT-based access token.
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, '[JSON Web Token]'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[private key]'],
  [/\bBearer\s+[^\s"',]+/g, 'Bearer [token]'],
  // Pages in Setup are called "OAuth Usage" and the like.
  [/\b(OAuth)\s+[A-Za-z0-9!._~+/=%-]{16,}/gi, '$1 [token]']
];

/**
 * A text as it may leave this process: every token, key and secret in it replaced by what it was.
 *
 * @example  withoutSecrets('sid=abc&x=1') // 'sid=[secret]&x=1'
 */
export function withoutSecrets(text: string): string {
  return secrets.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}
