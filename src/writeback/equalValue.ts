/** A value as a record holds it. */
export type FieldValue = string | number | boolean | null;

const smallest = 1e-9;

/**
 * Whether a field would stand as it does after writing a value, so that writing it is needless.
 *
 * Empty text, null and absent are the same in Salesforce; numbers are the same whatever their text form; text loses
 * blanks at its ends and carriage returns on the way through the org; instants are the same in every notation.
 *
 * @example  equalValue('71.50', 71.5) // true
 */
export function equalValue(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (a === null || b === null) return a === b;
  if (typeof a === 'boolean' || typeof b === 'boolean') return String(a) === String(b);
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined && (typeof a === 'number' || typeof b === 'number')) return Math.abs(x - y) < smallest;
  if (isInstant(a) && isInstant(b)) return new Date(a).getTime() === new Date(b).getTime();
  return a === b;
}

/** A text as it comes back from the org: without blanks at its ends and carriage returns. */
export function storedText(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** Whether a text is a number, in plain or in scientific notation. */
export function isNumberText(text: string): boolean {
  return /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text);
}

/** Whether a text begins as an instant of ISO 8601 does. */
export function isInstantText(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text);
}

function plain(value: FieldValue | undefined): FieldValue {
  if (typeof value !== 'string') return value ?? null;
  const text = storedText(value);
  return text === '' ? null : text;
}

function asNumber(value: string | number): number | undefined {
  if (typeof value === 'number') return value;
  return isNumberText(value) ? Number(value) : undefined;
}

function isInstant(value: string | number): value is string {
  return typeof value === 'string' && isInstantText(value);
}

/**
 * A sentence without its numbers, for sentences whose numbers age ("open 21 days").
 *
 * @example  withoutNumbers('open 21 days') // 'open # days'
 */
export function withoutNumbers(value: FieldValue | undefined): FieldValue {
  return typeof value === 'string' ? value.replace(/\d+([.,]\d+)*/g, '#') : (value ?? null);
}
