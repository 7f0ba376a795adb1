/**
 * Days left to decide; unknown once the day has passed, because silence after it is consent.
 *
 * Source: docs/METHODS.md, "Risk rules".
 *
 * @param decisionOn  epoch day by which the customer must have decided; NaN = no contract with an end
 * @param today       epoch day
 * @returns           0 or more; NaN = unknown
 * @example           decisionDaysLeft(174, 100) // 74
 */
export function decisionDaysLeft(decisionOn: number, today: number): number {
  return decisionOn >= today ? decisionOn - today : NaN;
}
