/**
 * Share of the standard normal distribution above `z`.
 *
 * Formula: phi(z) x (b1 t + b2 t^2 + b3 t^3 + b4 t^4 + b5 t^5), t = 1 / (1 + 0.2316419 z); wrong by less than 7.5e-8.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.17.
 *
 * @param z  0 or more
 * @example  normalTail(1.959964) // 0.025
 */
export function normalTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return density * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
}
