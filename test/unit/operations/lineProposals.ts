import type { LineProposal } from '../../../src/domain/lineProposal.ts';

/** A proposal of a family with one rule for everybody, green from a median. */
export function proposalOf(family: string, key: string, median: number, more: Partial<LineProposal> = {}): LineProposal {
  const quartiles = { low: 1, median, high: median * 2 };
  return {
    family,
    key,
    source: 'asset',
    counts: 'quantity',
    owners: 12,
    quartiles,
    prices: [],
    priceSource: 'None',
    withAmount: 0,
    withTerm: 0,
    rules: [{ owners: 12, quartiles, perEmployee: false }],
    ...more
  };
}
