const secrets: readonly (readonly [RegExp, string])[] = [
  // Access token: org id, exclamation mark, secret part.
  [/\b00D[A-Za-z0-9]{12,15}![A-Za-z0-9._-]+/g, '[access token]'],
  [/\b5Aep[A-Za-z0-9._-]{20,}/g, '[refresh token]'],
  // JSON Web Token: assertion or JWT-based access token.
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, '[JSON Web Token]'],
  [/\b(Bearer|OAuth)\s+[^\s"',]+/gi, '$1 [token]'],
  [/\b(access_token|refresh_token|client_secret|assertion|oauth_token|sid|password)(["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi, '$1$2[secret]']
];

const longest = 500;

/**
 * Text of an org or a network error as it may be shown: without tokens and secrets, without control characters, cut to
 * 500 characters. Such text is data that others wrote.
 */
export function redact(text: string): string {
  const clean = secrets.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
  // eslint-disable-next-line no-control-regex -- terminal escapes are what must go
  const printable = clean.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return printable.length > longest ? `${printable.slice(0, longest)}...` : printable;
}
