/**
 * A value as JSON text for a record: `v` first, all other keys sorted, so that equal content is equal text.
 *
 * @example  jsonText({ b: 1, v: 1, a: [2] }) // '{"v":1,"a":[2],"b":1}'
 */
export function jsonText(value: object): string {
  return JSON.stringify(value, (_key, part: unknown) => (isPlain(part) ? withSortedKeys(part) : part));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withSortedKeys(value: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(value).sort((a, b) => (a === 'v' ? -1 : b === 'v' ? 1 : a < b ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, value[key]]));
}
