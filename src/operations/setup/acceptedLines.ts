import type { LineProposal } from '../../domain/lineProposal.ts';
import type { RecordModel } from '../../metadata/model.ts';
import { acceptedRules } from './acceptedRules.ts';
import { acceptedSignals } from './acceptedSignals.ts';
import { newRecord } from './starterRecords.ts';
import { added } from './starterWords.ts';
import type { StarterWords } from './starterWords.ts';

const sortStep = 10;

/** Where new records stand among those of the org. */
export type LinePlaces = {
  /** Weight of each measure in its group. */
  readonly weight: number;
  /** Sort order of the product lines that are there, by key; the others follow. */
  readonly orders: ReadonlyMap<string, number>;
};

/**
 * The records that make proposals product lines: the line, its signals, its measure in Product coverage, and its rules. Pure.
 *
 * @param words  in the language of the set-up; a family keeps its own name
 */
export function acceptedLines(
  proposals: readonly LineProposal[],
  words: StarterWords,
  { weight, orders }: LinePlaces
): readonly RecordModel[] {
  let last = Math.max(0, ...orders.values());
  return proposals.flatMap((proposal) => {
    const common = { Active__c: true, Sort_Order__c: orders.get(proposal.key) ?? (last += sortStep) };
    return [
      ...acceptedSignals(proposal, words, common),
      newRecord('Headroom_Product_Line__mdt', proposal.key, { ...common, ...lineValues(proposal, words) }),
      newRecord('Headroom_Measure__mdt', `vx_${proposal.key}`, { ...common, ...measureValues(proposal, words, weight) }),
      ...acceptedRules(proposal, words)
    ];
  });
}

function lineValues(proposal: LineProposal, words: StarterWords): Record<string, string> {
  const { family, key, priceSource, withAmount, withTerm } = proposal;
  return {
    Title__c: family,
    Explanation__c: added(words, 'line.explanation', { family }),
    Quantity_Signal__c: `qty_${key}`,
    ...(withAmount > 0 ? { Amount_Signal__c: `amount_${key}` } : {}),
    ...(withTerm > 0 ? { Term_Signal__c: `term_${key}` } : {}),
    Product_Family__c: family,
    Price_Source__c: priceSource,
    Motion_When_None__c: 'Cross-sell',
    Motion_When_Some__c: 'Upsell',
    Unit__c: added(words, 'line.unit'),
    Unit_One__c: added(words, 'line.unitOne')
  };
}

function measureValues({ family, key }: LineProposal, words: StarterWords, weight: number): Record<string, string | number> {
  return {
    Title__c: family,
    Explanation__c: added(words, 'measure.explanation'),
    Group__c: 'vx_products',
    Signal__c: `qty_${key}`,
    Judge__c: 'Whitespace rule',
    Product_Line__c: key,
    Weight__c: weight,
    Missing_Policy__c: 'Skip',
    Evidence__c: added(words, 'measure.evidence')
  };
}
