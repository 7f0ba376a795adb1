/**
 * A number rounded half up to a few decimals, for JSON that is read by people and compared with the last run's.
 *
 * @example  rounded(53.754999, 2) // 53.75
 */
export function rounded(value: number, decimals: number): number {
  const step = 10 ** decimals;
  return Math.floor(value * step + 0.5 + 1e-9) / step + 0;
}

/** A number as JSON has it: null = unknown. */
export function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
