import type { RecordModel } from '../../metadata/model.ts';
import type { OrgClient } from '../../org/orgClient.ts';
import { soqlText } from '../../org/soqlText.ts';
import { newRecord } from './starterRecords.ts';
import { added } from './starterWords.ts';
import type { StarterWords } from './starterWords.ts';

/** A product family that the admin accepts as a product line. */
export type AcceptedFamily = { readonly family: string; readonly medianQuantity: number };

const sortStep = 10;

/** Reads what the owners of each family have, to take the median as what fits. Reads the org only. */
export async function readFamilies(client: OrgClient, families: readonly string[]): Promise<readonly AcceptedFamily[]> {
  return Promise.all(
    families.map(async (family) => {
      const where = `${ownedFilter(family)} AND Quantity > 0`;
      const rows = await client.query(`SELECT AccountId, SUM(Quantity) owned FROM Asset WHERE ${where} GROUP BY AccountId`);
      return { family, medianQuantity: median(rows.map((row) => Number(row['owned']))) };
    })
  );
}

/**
 * The records that make families product lines: the line, its quantity signal, its measure in Product coverage, and a
 * rule for every segment with yellow from 1 and green from the median of the owners. Weights are equal until edited. Pure.
 *
 * @param words  in the language of the set-up; a family keeps its own name
 */
export function acceptedLines(families: readonly AcceptedFamily[], words: StarterWords): readonly RecordModel[] {
  const weight = Math.floor(10000 / Math.max(families.length, 1)) / 100;
  return families.flatMap(({ family, medianQuantity }, index) => {
    const key = keyOf(family);
    const common = { Active__c: true, Sort_Order__c: (index + 1) * sortStep };
    return [
      newRecord('Headroom_Signal__mdt', `qty_${key}`, { ...common, ...signalValues(family, words) }),
      newRecord('Headroom_Product_Line__mdt', key, { ...common, ...lineValues({ family, key }, words) }),
      newRecord('Headroom_Measure__mdt', `vx_${key}`, { ...common, ...measureValues({ family, key, weight }, words) }),
      newRecord('Headroom_Whitespace_Rule__mdt', `${key}_all`, { ...common, ...ruleValues({ family, key, medianQuantity }, words) })
    ];
  });
}

function ownedFilter(family: string): string {
  return `IsCompetitorProduct = false AND Status != 'Obsolete' AND Product2.Family = ${soqlText(family)}`;
}

function signalValues(family: string, words: StarterWords): Record<string, string | number> {
  return {
    Title__c: added(words, 'signal.title', family),
    Explanation__c: added(words, 'signal.explanation', family),
    Object__c: 'Asset',
    Account_Path__c: 'AccountId',
    Aggregate__c: 'SUM',
    Field__c: 'Quantity',
    Filter__c: ownedFilter(family),
    Live_From__c: 'PurchaseDate',
    Live_To__c: 'UsageEndDate',
    When_Empty__c: 'Zero if seen',
    Unit__c: 'units',
    In_Use_From__c: 20,
    History__c: 'Current',
    Source__c: 'Own'
  };
}

function lineValues({ family, key }: { readonly family: string; readonly key: string }, words: StarterWords): Record<string, string> {
  return {
    Title__c: family,
    Explanation__c: added(words, 'line.explanation', family),
    Quantity_Signal__c: `qty_${key}`,
    Product_Family__c: family,
    Price_Source__c: 'Price book',
    Motion_When_None__c: 'Cross-sell',
    Motion_When_Some__c: 'Upsell',
    Unit__c: added(words, 'line.unit'),
    Unit_One__c: added(words, 'line.unitOne')
  };
}

function measureValues(
  { family, key, weight }: { readonly family: string; readonly key: string; readonly weight: number },
  words: StarterWords
): Record<string, string | number> {
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

function ruleValues(
  { family, key, medianQuantity }: AcceptedFamily & { readonly key: string },
  words: StarterWords
): Record<string, string | number> {
  return {
    Title__c: added(words, 'rule.title', family),
    Explanation__c: added(words, 'rule.explanation', family),
    Product_Line__c: key,
    Basis__c: 'Quantity',
    Yellow_From__c: 1,
    Green_From__c: Math.max(medianQuantity, 1),
    Target__c: Math.max(medianQuantity, 1),
    Target_Per__c: 'Fixed'
  };
}

/** A developer name from a family: letters, digits and single underscores, beginning with a letter, at most 30 long. */
function keyOf(family: string): string {
  const words = family
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const begun = /^[a-z]/.test(words) ? words : `line_${words}`;
  return begun.slice(0, 30).replace(/_+$/, '');
}

/** Lower median: a quantity that an owner really has. */
function median(quantities: readonly number[]): number {
  const sorted = [...quantities].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 1;
}
