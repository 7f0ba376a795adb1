import { describe, expect, it } from 'vitest';
import { countFamilies } from '../../../src/signals/productFamilies.ts';
import { openCase } from '../../golden/goldenCase.ts';
import type { Given } from '../../golden/goldenCase.ts';

const accounts = ['A', 'B', 'C', 'D'];
const products = [
  ['Id', 'Family'],
  ['robot', 'Robots'],
  ['tool', 'Tools'],
  ['care', 'Care'],
  ['nameless', null]
] as const;
const assets = (product: string, owners: readonly string[], more: readonly [boolean, string] = [false, 'Installed']) =>
  owners.map((owner) => [`${product}${owner}${more.join('')}`, owner, product, ...more]);

const given: Given = {
  why: 'Families that could become product lines.',
  asOf: { instant: '2026-06-30T12:00:00.000Z', timeZone: 'UTC', today: '2026-06-30' },
  accounts,
  rows: {
    Account: [['Id'], ...accounts.map((id) => [id])],
    Product2: products.map((row) => [...row]),
    Asset: [
      ['Id', 'AccountId', 'Product2Id', 'IsCompetitorProduct', 'Status'],
      ...assets('robot', ['A', 'B', 'C']),
      // Two owners, and a third one whose tool is obsolete or of a competitor.
      ...assets('tool', ['A', 'B']),
      ...assets('tool', ['C'], [false, 'Obsolete']),
      ...assets('tool', ['D'], [true, 'Installed']),
      ...assets('nameless', accounts)
    ],
    Opportunity: [['Id', 'AccountId', 'IsWon'], ...accounts.map((id) => [`o${id}`, id, id !== 'D'])],
    OpportunityLineItem: [
      ['Id', 'OpportunityId', 'Product2Id'],
      ...accounts.flatMap((id) => ['care', 'tool'].map((product) => [`i${product}${id}`, `o${id}`, product]))
    ]
  },
  signals: [],
  productLines: []
};

/** The count for changed rows or lines. */
async function count(changes: Partial<Given> = {}): Promise<number | undefined> {
  const { context, close } = await openCase({ ...given, ...changes });
  const found = await countFamilies(context);
  await close();
  return found;
}

describe('product families without a line', () => {
  it('are those that three accounts own by assets, or else by won opportunities', async () => {
    // Robots by assets, care by three won opportunities, and tools by three of them too: two assets say less.
    expect(await count()).toBe(3);
  });

  it('are those that no line names, whatever the letter case', async () => {
    expect(await count({ productLines: [{ key: 'robots', title: 'Robots', productFamily: 'ROBOTS' }] })).toBe(2);
  });

  it('are not told where neither assets nor opportunity lines were pulled', async () => {
    expect(await count({ rows: { Account: given.rows['Account'] ?? [], Product2: given.rows['Product2'] ?? [] } })).toBeUndefined();
  });
});
