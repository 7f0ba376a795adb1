/**
 * The band next above a score; undefined in the best band and without a number.
 *
 * @param bands  in any order
 * @param score  rounded, as shown; null = no number
 * @example      bandAbove([{ floor: 0 }, { floor: 40 }, { floor: 80 }], 40) // { floor: 80 }
 */
export function bandAbove<B extends { readonly floor: number }>(bands: readonly B[], score: number | null): B | undefined {
  return bands.filter(({ floor }) => score !== null && floor > score).sort((a, b) => a.floor - b.floor)[0];
}
