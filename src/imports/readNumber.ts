/**
 * The number that a cell means; NaN where it means none.
 *
 * Point or comma before at most two digits is the decimal sign; nothing separates thousands, because scores have none: `1,000`
 * could be one or a thousand, so it is neither.
 *
 * @example  readNumber('4,5') // 4.5
 */
export function readNumber(text: string): number {
  const trimmed = text.trim();
  return /^-?\d+([.,]\d{1,2})?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : NaN;
}
