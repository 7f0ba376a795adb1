/**
 * Shares of a total in whole steps that add up to it exactly (largest remainder, Hamilton's method).
 *
 * Every share is first rounded down; the steps still missing go to the shares with the largest remainders, ties to
 * the earlier one. Negative shares are rounded down too, so a deduction is never shown too small by more than a step.
 *
 * Source: docs/METHODS.md, "Contributions"; Balinski and Young, Fair Representation, 1982.
 *
 * @param shares  unrounded, in steps; they add up to about `total`
 * @param total   whole number of steps
 * @returns       whole numbers in the order of `shares`, whose sum is `total`
 * @example       apportion([1.4, 1.4, 1.2], 4) // [2, 1, 1]
 */
export function apportion(shares: readonly number[], total: number): number[] {
  const whole: number[] = [];
  const remainder: number[] = [];
  let missing = total;
  for (const share of shares) {
    const down = Math.floor(share) + 0;
    whole.push(down);
    remainder.push(share - down);
    missing -= down;
  }
  for (; missing > 0 && whole.length > 0; missing -= 1) {
    const place = largest(remainder);
    whole[place] = (whole[place] ?? 0) + 1;
    remainder[place] = (remainder[place] ?? 0) - 1;
  }
  return whole;
}

function largest(numbers: readonly number[]): number {
  let place = 0;
  for (let i = 1; i < numbers.length; i += 1) {
    if ((numbers[i] ?? 0) > (numbers[place] ?? 0)) {
      place = i;
    }
  }
  return place;
}
