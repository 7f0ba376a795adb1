/** 97.5% point of the standard normal distribution: both tails of a 95% interval. */
export const normal975 = 1.959963984540054;

/** Ends of a 95% interval. */
export type Interval = { readonly low: number; readonly high: number };

/**
 * 95% interval of a share of satisfied answers by Wilson's score method, without continuity correction.
 *
 * Formula: (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n), z = 1.96.
 * Source: docs/METHODS.md, "Survey intervals"; Wilson, JASA 22 (1927).
 *
 * @param share    0-1
 * @param answers  above 0; with a half-life the effective number, which need not be whole
 * @returns        ends 0-1
 * @example        shareInterval(0.5, 10) // { low: 0.2366, high: 0.7634 }
 */
export function shareInterval(share: number, answers: number): Interval {
  const square = normal975 * normal975;
  const centre = share + square / (2 * answers);
  const half = normal975 * Math.sqrt((share * (1 - share)) / answers + square / (4 * answers * answers));
  const scale = 1 + square / answers;
  return { low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) };
}
