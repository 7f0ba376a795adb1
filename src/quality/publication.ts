/** How many customers a scorecard reaches. */
export type ScorecardReach = {
  readonly key: string;
  /** Customers in its population that are neither too new to judge nor excluded by a person. */
  readonly judged: number;
  /** Those of them that get a number. */
  readonly numbers: number;
};

/**
 * Customers that have to get a number before a scorecard may be published; rounded up to whole customers.
 *
 * @param leastShare  0-1, from the general setting
 * @example           neededNumbers(30, 0.2) // 6
 */
export function neededNumbers(judged: number, leastShare: number): number {
  return Math.max(0, Math.ceil(judged * leastShare - 1e-9));
}

/**
 * Scorecards that are not published yet and would give too few customers a number: they are held back and named, so that nobody
 * meets a page of grey. A scorecard that was published once stays, however its data fare: its history must not vanish over night.
 * Where there is nobody to judge, nothing is held back.
 *
 * Source: docs/METHODS.md, "Set up".
 *
 * @param published  keys of scorecards of which the org holds results
 * @returns          keys, in the order given
 */
export function heldBack(reaches: readonly ScorecardReach[], published: ReadonlySet<string>, leastShare: number): readonly string[] {
  return reaches
    .filter(({ key, judged, numbers }) => !published.has(key) && numbers < neededNumbers(judged, leastShare))
    .map(({ key }) => key);
}
