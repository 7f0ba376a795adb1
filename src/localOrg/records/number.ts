/**
 * A number without the digits behind its last place, cut and not rounded, as the API does it.
 *
 * Works on the shortest decimal text, so that 0.29 with two places stays 0.29.
 * Source: DescribeSObjectResult, field `scale`: "The API silently truncates any extra digits to the right of the decimal point".
 *
 * @example cutToScale(71.5349, 1) // 71.5
 */
export function cutToScale(value: number, scale: number): number {
  const text = String(value);
  if (text.includes('e')) return Number(value.toFixed(Math.min(scale, 20)));
  const point = text.indexOf('.');
  if (point < 0 || text.length - point - 1 <= scale) return value;
  return Number(text.slice(0, point + 1 + scale));
}

/** Sums and products of money to cents, without the dust of binary fractions. */
export function roundMoney(value: number): number {
  return Math.sign(value) * (Math.round(Math.abs(value) * 100 + 1e-7) / 100);
}
