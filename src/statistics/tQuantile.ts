import { normal975 } from './normalQuantile.ts';

/**
 * 97.5% point of Student's t distribution: both tails of a 95% interval of a mean whose spread is itself estimated.
 *
 * Formula: z + g1/d + g2/d^2 + g3/d^3 + g4/d^4 with z = 1.96. Within 0.01 from 4 degrees of freedom up, 0.001 from 7 up.
 * Source: docs/METHODS.md, "Paired difference"; Abramowitz and Stegun 26.7.5.
 *
 * @param degrees  of freedom, at least 4
 * @example        t975(10) // 2.228
 */
export function t975(degrees: number): number {
  const z = normal975;
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  const g4 = (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160;
  return z + g1 / degrees + g2 / degrees ** 2 + g3 / degrees ** 3 + g4 / degrees ** 4;
}
