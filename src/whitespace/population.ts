import type { Assessment } from './assessAccounts.ts';
import type { AlikePrices } from './lookAlikes.ts';

/**
 * What looks across all accounts when one of them is judged, as plain values: worked out by a run over all accounts, so that a run
 * over some of them gives these the same records, bit by bit.
 */
export type Population = {
  /** Mean points by scorecard and measure, for the missing policy *segment mean*; a measure without one has no reading anywhere. */
  readonly means: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What customers alike pay, by product line key; places of segments are those of the line's rules. */
  readonly prices: Readonly<Record<string, AlikePrices>>;
  /** Places of cells among what is put forward to their owners, by `placeKey`. */
  readonly places: ReadonlyMap<string, number>;
};

/** Means that an assessment filled in, by scorecard and measure (pure): see `Population.means`. */
export function meansOfScorecards(scorecards: Assessment['scorecards']): Population['means'] {
  return Object.fromEntries(
    scorecards.map(({ key, model, columns }) => [
      key,
      Object.fromEntries(
        model.measures.flatMap((measure, m) => {
          const mean = columns.segmentMeans?.[m]?.[0] ?? NaN;
          return Number.isNaN(mean) ? [] : [[measure.key, mean]];
        })
      )
    ])
  );
}

/** Key of a cell in `Population.places`. */
export function placeKey(accountId: string, productLine: string): string {
  return `${accountId}:${productLine}`;
}
