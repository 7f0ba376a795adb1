import { createHash } from 'node:crypto';

/**
 * A value as JSON text with sorted keys and `v` first: equal content is equal text.
 *
 * @example  canonicalText({ b: 1, v: 1, a: [2] }) // '{"v":1,"a":[2],"b":1}'
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isPlain(part) ? sorted(part) : part));
}

/** SHA-256 of a text in lower-case hex. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Hash over the content of all settings: changes exactly when one of them does. */
export function settingsHash(content: object): string {
  return textHash(canonicalText(content));
}

/** Whether a value is an object with fields, and neither a list nor null. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(value).sort((a, b) => (a === 'v' ? -1 : b === 'v' ? 1 : a < b ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, value[key]]));
}
