/**
 * A score of few answers drawn towards the mean of all customers.
 *
 * Formula: (n x own + k x mean) / (n + k). Of a share this is the mean of the beta posterior, of promoters less detractors
 * that of the Dirichlet posterior, of a mean of numbers the credibility estimate.
 * Source: docs/METHODS.md, "Few answers"; Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, chapters 2 and 3.
 *
 * @param own       score of the account's own answers, in the signal's unit
 * @param answers   effective number of them, above 0
 * @param mean      score of all customers' answers, in the same unit
 * @param strength  answers that the mean is worth
 * @example         drawTowards(0, 2, 30, 10) // 25
 */
export function drawTowards(own: number, answers: number, mean: number, strength: number): number {
  return (answers * own + strength * mean) / (answers + strength);
}
