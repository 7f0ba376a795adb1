/**
 * Factor on the weight of a reading that grows stale: 1 today, one half at half of the days after which it is unknown.
 *
 * Stands apart from the engine's entry, because powers may differ between browsers in the last bit: the service works
 * the factor out, the engine takes it as a number.
 *
 * Formula: 2 ^ (-age / (staleAfter / 2)).
 * Source: docs/METHODS.md, "Ageing readings".
 *
 * @param ageDays         days since the reading; negative counts as 0; NaN = no date, not aged
 * @param staleAfterDays  days after which the reading is unknown
 * @returns               0-1; NaN when the reading is older than `staleAfterDays` (it is then unknown)
 * @example               ageFactor(30, 60) // 0.5
 */
export function ageFactor(ageDays: number, staleAfterDays: number): number {
  if (ageDays > staleAfterDays) {
    return NaN;
  }
  return ageDays > 0 ? 2 ** ((-2 * ageDays) / staleAfterDays) : 1;
}
