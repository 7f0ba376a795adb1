import { FormulaProblem } from './formulaProblem.ts';

const significantDigits = 15;

/**
 * A result of arithmetic without the dust of binary fractions: 15 significant digits, so that 0.1 + 0.2 is 0.3.
 *
 * The platform computes with decimals of more digits; numbers that need more than 15 differ from it in the last ones.
 *
 * @throws FormulaProblem  where there is no number: division by zero, the root of a negative number
 */
export function decimal(value: number): number {
  if (!Number.isFinite(value)) throw new FormulaProblem('#Error!');
  return Number(value.toPrecision(significantDigits));
}

/**
 * Rounds half away from zero; negative places round before the point.
 *
 * @example roundHalfUp(-2.5, 0) // -3
 * @example roundHalfUp(225.49823, -2) // 200
 */
export function roundHalfUp(value: number, places: number): number {
  const moved = decimal(Math.abs(value) * 10 ** places);
  return decimal((Math.sign(value) * Math.floor(moved + 0.5)) / 10 ** places);
}

/** Digits of a number without an exponent and without zeros at the end, as TEXT writes it. */
export function numberText(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: significantDigits }) : text;
}
