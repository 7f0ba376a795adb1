const names = String.raw`access_?token|refresh_?token|oauth_?token|client_?secret|session_?id|assertion|(?:(?<![A-Za-z0-9])|(?<=%[0-9A-F]{2}))(?:sid|password)`;
const quote = String.raw`(?:\\?["'])?`;
const sign = String.raw`\s*(?:[=:>]|%(?:25)*3D)\s*`;
const value = String.raw`(?:(?!%(?:25)*26)[^\s"'&,;<}\\])+`;

/** What secrets look like, wherever they turn up; a name is not enough, a value of the right shape behind it is. Texts may be encoded, so that a letter may stand right before them. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(${names})(${quote}${sign}${quote})${value}`, 'gi'), '$1$2[secret]'],
  // Access token: org id, exclamation mark, secret part; in addresses the mark is encoded, at times twice.
  [/00D[A-Za-z0-9]{12,15}(?:!|%(?:25)*21)[A-Za-z0-9._-]+/g, '[access token]'],
  [/5Aep[A-Za-z0-9._-]{20,}/g, '[refresh token]'],
  // JSON Web Token: assertion or JWT-based access token.
  [/eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, '[JSON Web Token]'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[private key]'],
  [/\bBearer\s+[^\s"',]+/g, 'Bearer [token]'],
  [/(\bauthorization(?:\\?["'])?\s*[:=]\s*(?:\\?["'])?Basic\s+)[^\s"',]+/gi, '$1[token]'],
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
