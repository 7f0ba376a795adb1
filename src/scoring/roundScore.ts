import type { EngineBand } from './types.ts';

/**
 * A score rounded half up to one decimal, as tenths: the one rounding of the product, done once at the end.
 *
 * The billionth keeps a half that binary numbers cannot hold exactly from falling down.
 *
 * Formula: floor(score * 10 + 0.5 + 1e-9).
 * Source: docs/METHODS.md, "Rounding".
 *
 * @returns  whole number of tenths; NaN when score is NaN
 * @example  scoreTenths(39.95) // 400
 */
export function scoreTenths(score: number): number {
  return Math.floor(score * 10 + 0.5 + 1e-9) + 0;
}

/**
 * A score rounded half up to one decimal. For sums that must add up exactly work in `scoreTenths`.
 *
 * @example  roundScore(71.534279) // 71.5
 */
export function roundScore(score: number): number {
  return scoreTenths(score) / 10;
}

/**
 * Place of the band that a rounded score falls into; floors are inclusive.
 *
 * Source: docs/METHODS.md, "Bands".
 *
 * @param score  rounded score; NaN = none
 * @param bands  sorted by rising floor
 * @returns      place in `bands`; -1 when there is no score or it lies below the first floor
 * @example      bandOf(39.5, [{ key: 'red', floor: 0 }, { key: 'yellow', floor: 40 }]) // 0
 */
export function bandOf(score: number, bands: readonly EngineBand[]): number {
  let found = -1;
  for (let b = 0; b < bands.length; b += 1) {
    const band = bands[b];
    if (band !== undefined && score >= band.floor) {
      found = b;
    }
  }
  return found;
}
